import Foundation
import Lab
import Rehearsal
import Testing

@testable import Settings
@testable import huiyin

/// `huiyin doctor`, as the administrator runs it at night.
struct DoctorTests {
  private static let account = Lab.Account(address: "box@lab.test")

  private func findings(_ answer: Answer) throws -> [(severity: String, about: String, what: String)] {
    let findings = try #require(try answer.object()["findings"] as? [[String: Any]], "\(answer.errors)")
    return findings.map {
      ($0["severity"] as? String ?? "", $0["about"] as? String ?? "", $0["what"] as? String ?? "")
    }
  }

  @Test func anOfficeThatDoesNotRunIsSaidToWithWhatToDo() throws {
    let (bureau, names) = (try Bureau.withLetter(), try ScriptedNames())
    let answer = try bureau.huiyin("doctor", "--no-probe", "--resolver", names.address)
    #expect(answer.status == 1 && answer.errors.isEmpty, "\(answer.errors)")
    #expect(answer.lines.first?.hasPrefix("BROKEN  daemon: it does not run") == true)
    #expect(
      answer.lines.contains(
        "        do:  systemctl start huiyin; why it ended says \"journalctl -u huiyin -n 50\""))
    #expect(answer.output.contains("WEAK  backup: none was ever made"))
    #expect(answer.output.contains("WEAK  DNS: naiman.example has no SPF record"))
    #expect(answer.lines.last?.contains("mailbox 收件箱") == true)
    // What was put right is said no more.
    try bureau.huiyin("backup", bureau.directory + "/backups")
    let office = try RunningOffice(bureau)
    let later = try findings(bureau.huiyin("doctor", "--no-probe", "--resolver", names.address, "--json"))
    #expect(!later.contains { $0.about == "daemon" || $0.about == "backup" }, "\(later)")
    #expect(office.terminate().status == 0)
  }

  @Test func whatSomebodyElseMayReadOrOwnIsFound() throws {
    let (bureau, away) = (
      try Bureau.withLetter(), Change.imapMailbox("网上咨询", port: try DeafServer.silentPort())
    )
    try bureau.edit(away.old, away.new)
    try bureau.writePassword()
    chmod(bureau.directory + "/config/password", 0o644)
    chmod(bureau.directory + "/state", 0o755)
    chmod(bureau.directory + "/state/token.key", 0o644)
    let checked = try bureau.huiyin("check", "--quiet")
    #expect(checked.status == 0)
    #expect(
      checked.warnings.contains { $0.contains(/^huiyin\.yaml:\d+:\d+: everybody can read .*password$/) })
    #expect(checked.hints.contains { $0.hasPrefix("chmod 600 ") && $0.hasSuffix("password") })
    let found = try findings(
      bureau.huiyin("doctor", "--no-probe", "--resolver", try ScriptedNames().address, "--json"))
    #expect(found.contains { $0.about == "permissions" && $0.what.contains("may look into it") }, "\(found)")
    #expect(found.contains { $0.about == "permissions" && $0.what.contains("everybody can read") })
    #expect(found.contains { $0.about == "configuration" && $0.what.contains("everybody can read") })
    #expect(found.contains { $0.about == "mailbox 网上咨询" && $0.severity == "broken" })
  }

  @Test func aServerThatSaysNothingIsGivenUpInTime() throws {
    let server = try DeafServer()
    let bureau = try Bureau([Change.imapMailbox("网上咨询", port: server.port)])
    try bureau.writePassword()
    let configuration = try Configuration.load(from: bureau.configuration, today: Environment.now().day)
    let looks = LookingAtServers(configuration: configuration, patience: 1).looks
    let time = ContinuousClock().measure {
      let found = Look.all(looks)
      #expect(found.map(\.what) == ["nothing came of it within 1 seconds"])
    }
    #expect(time < .seconds(6))
  }

  private func taken(in bureau: Bureau) throws -> Bureau {
    try bureau.write()
    try bureau.huiyin("once")
    return bureau
  }

  @Test func aCertificateThatEndsInThreeWeeksIsSaidWithWhatToDo() throws {
    let bureau = try Bureau()
    let (ca, script) = (bureau.directory + "/ca", Repository.root + "/Scripts/ca.sh")
    try Command.run("/bin/bash", [script, "init", ca])
    let date = try Command.run("/usr/bin/env", ["date", "-u", "-d", "+20 days", "+%Y%m%d%H%M%SZ"])
    let until = String(decoding: date, as: UTF8.self).trimmingCharacters(in: .newlines)
    try Command.run(
      "/usr/bin/env",
      ["UNTIL=\(until)", "/bin/bash", script, "leader", ca, "高海峰", "zjj-ld@naiman.example"])
    try bureau.edit("  # authorities: [ca.pem] ", "  authorities: [../ca/ca.pem] ")
    try bureau.edit("  # revocation-lists: [ca.crl]", "  revocation-lists: [../ca/crl.pem]")
    let units = bureau.directory + "/config/units.yaml"
    let (name, leader) = (
      "    full-name: 奈曼旗住房和城乡建设局\n", "        address: zjj-ld@naiman.example\n"
    )
    let text = String(decoding: try Files.read(units), as: UTF8.self)
      .replacing(name, with: "\(name)    sign-off: smime\n")
      .replacing(leader, with: "\(leader)        certificates: [../ca/zjj-ld@naiman.example.pem]\n")
    try Files.write(text, to: units)
    let names = try ScriptedNames()
    let found = try findings(bureau.huiyin("doctor", "--no-probe", "--resolver", names.address, "--json"))
    #expect(
      found.contains {
        $0.about == "certificates" && $0.what.contains("the certificate of 旗住建局 高海峰 ends in ")
      }, "\(found)")
    let paper = try taken(in: bureau).huiyin("handover").output
    #expect(paper.contains("- [ ] 旗住建局高海峰的签名证书　"))
  }

  @Test func aConfigurationThatIsWrongIsNoPatient() throws {
    let answer = try Bureau([("  telephone:", "  telefone:")]).huiyin("doctor")
    #expect(answer.status == 2 && answer.output.isEmpty && answer.complaints.count == 1)
    #expect(try Bureau().huiyin("doctor", "--wait", "long").status == 2)
  }

  private func bureau(in lab: Lab) throws -> Bureau {
    let courier = """
        type: smtp
        host: localhost
        port: \(lab.smtp)
        security: none
        #
      """
    let bureau = try Bureau([
      Change.mailbox(of: Self.account, in: lab, more: "poll: 1 second"), ("  type: folder ", courier),
      ("address: liuyan@naiman.example ", "address: \(Self.account.address) "),
    ])
    try bureau.writePassword(Self.account.password)
    return bureau
  }

  @Test(.enabled(if: Lab.obstacle == nil, "\(Lab.obstacle ?? "")"))
  func theProbeMailComesInBesideTheDaemonAndIsNobodysLetter() throws {
    let lab = try Lab.start(accounts: [Self.account.address])
    defer { try? lab.stop() }  // it ends with this process in any case
    let (bureau, names) = (try bureau(in: lab), try ScriptedNames())
    let office = try RunningOffice(bureau)
    let found = try findings(
      bureau.huiyin("doctor", "--wait", "30s", "--resolver", names.address, "--json"))
    #expect(!found.contains { ["probe mail", "courier", "mailbox 网上咨询"].contains($0.about) }, "\(found)")
    #expect(found.contains { $0.what == "the probe mail carries no DKIM signature" })
    let log = String(decoding: try Files.read(lab.folder + "/postfix.log"), as: UTF8.self)
    #expect(log.contains(/to=<box\+doctor-\w+@lab\.test>.*status=sent/))
    // The daemon has had it by now, and set it aside.
    try bureau.huiyin("once")
    #expect(try bureau.huiyin("held", "--json").list().isEmpty)
    #expect(try bureau.huiyin("list", "--json").list().isEmpty)
    #expect(office.terminate().status == 0)
  }

  @Test(.enabled(if: Lab.obstacle == nil, "\(Lab.obstacle ?? "")"))
  func aServerThatKnowsNoPlusSignsIsFoundOutWithoutTheDaemon() throws {
    let lab = try Lab.start(accounts: [Self.account.address])
    defer { try? lab.stop() }  // it ends with this process in any case
    try Files.write("/\\+/ 550 5.1.1 no such user in the lab\n", to: lab.folder + "/refused")
    let bureau = try bureau(in: lab)
    let found = try findings(
      bureau.huiyin("doctor", "--wait", "30s", "--resolver", try ScriptedNames().address, "--json"))
    let probes = found.filter { $0.about == "probe mail" }
    #expect(probes.count == 1 && probes[0].severity == "broken", "\(found)")
    #expect(probes.first?.what.contains("does not take the one to box+doctor-") == true)
    // What lies there still is set aside by the next look.
    try bureau.huiyin("once")
    #expect(try bureau.huiyin("held", "--json").list().isEmpty)
    #expect(try bureau.huiyin("list", "--json").list().isEmpty)
  }
}
