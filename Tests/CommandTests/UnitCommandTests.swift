import Foundation
import Mail
import Rehearsal
import Testing

/// `huiyin unit import-certificate`.
@Suite struct UnitCommandTests {
  /// Of 旗住建局.
  private static let leader = "zjj-ld@naiman.example"

  private func folder() throws -> (bureau: Bureau, ca: String) {
    let bureau = try Bureau()
    let ca = bureau.directory + "/ca"
    for arguments in [["init", ca], ["leader", ca, "王强", Self.leader]] {
      let answer = try Answer(of: ["/bin/bash", Repository.root + "/Scripts/ca.sh"] + arguments)
      #expect(answer.status == 0, "\(answer.errors)")
    }
    return (bureau, ca)
  }

  @Test func itsLinesAreReadyForTheYAML() throws {
    let (bureau, ca) = try folder()
    try bureau.edit("# authorities: [ca.pem]", "authorities: [../ca/ca.pem]")
    try bureau.edit("# revocation-lists: [ca.crl]", "revocation-lists: [../ca/crl.pem]")
    let answer = try bureau.huiyin("unit", "import-certificate", "\(ca)/\(Self.leader).pem")
    #expect(answer.status == 0 && answer.errors.isEmpty, "\(answer.errors)")
    #expect(answer.lines.contains("# holder  王强 \(Self.leader)"))
    #expect(answer.lines.contains { $0.hasPrefix("# sha-256 ") && $0.count == 74 })
    #expect(answer.lines.contains { $0.hasPrefix("# for 旗住建局") })
    #expect(answer.lines.contains("    address: \"\(Self.leader)\""))
    // In the file they are read as what they say.
    let units = bureau.directory + "/config/units.yaml"
    let text = String(decoding: try Files.read(units), as: UTF8.self)
    let old = "    leaders:\n      - name: 高海峰\n        address: \(Self.leader)\n"
    try #require(text.contains(old))
    let new = answer.lines.filter { !$0.hasPrefix("#") }.map { "    \($0)\n" }.joined()
    try Files.write(text.replacing(old, with: new), to: units)
    let checked = try bureau.huiyin("check", "--quiet")
    #expect(checked.status == 0, "\(checked.errors)")
    let again = try bureau.huiyin("unit", "import-certificate", "\(ca)/\(Self.leader).pem")
    #expect(again.lines.contains { $0.hasSuffix("who has it already") })
  }

  @Test func anIssuerThatIsNotConfiguredIsNamedWithTheKeyToAdd() throws {
    let (bureau, ca) = try folder()
    let subject = try Command.run(
      "/usr/bin/openssl",
      ["x509", "-in", "\(ca)/ca.pem", "-noout", "-subject", "-nameopt", "multiline,utf8,-esc_msb"])
    let answer = try bureau.huiyin("unit", "import-certificate", "\(ca)/\(Self.leader).pem")
    #expect(answer.status == 0 && answer.warnings.count == 1)
    let name = String(decoding: subject, as: UTF8.self).split(separator: "\n")
      .first { $0.contains("commonName") }?.split(separator: "=").last?.trimmingCharacters(in: .whitespaces)
    let warning = try #require(answer.warnings.first)
    #expect(warning.contains(try #require(name)), "\(warning)")
    #expect(
      warning.contains("is no configured authority") && warning.contains("signatures: authorities:"),
      "\(warning)")
  }

  @Test func thePathIsWholeAndWhatCannotSignIsSaid() throws {
    let (bureau, ca) = try folder()
    try Command.run(
      "/usr/bin/env",
      [
        "AS=server",
        "EXTENSIONS=basicConstraints=critical,CA:FALSE\nkeyUsage=critical,digitalSignature\n"
          + "extendedKeyUsage=serverAuth\nsubjectKeyIdentifier=hash\nauthorityKeyIdentifier=keyid:always\n"
          + "subjectAltName=email:\(Self.leader)", "/bin/bash", Repository.root + "/Scripts/ca.sh", "leader",
        ca,
        "王强", Self.leader,
      ])
    let answer = try bureau.huiyin("unit", "import-certificate", "\(ca)/./server.pem")
    #expect(answer.status == 0)
    #expect(answer.warnings.count == 1 && answer.warnings[0].contains("not meant for protecting mail"))
    #expect(
      answer.lines.contains {
        $0.contains("/server.pem") && $0.contains("certificates: [") && !$0.contains("/./")
      })
  }

  @Test func whatIsNoLeadersCertificateIsRefused() throws {
    let (bureau, ca) = try folder()
    let key = try bureau.huiyin("unit", "import-certificate", "\(ca)/\(Self.leader).key")
    #expect(key.status == 1 && key.complaints.first?.hasSuffix("holds a private key") == true)
    let authority = try bureau.huiyin("unit", "import-certificate", "\(ca)/ca.pem")
    #expect(authority.status == 1 && authority.lines.isEmpty)
    #expect(authority.complaints.first?.contains("is the certificate of an authority") == true)
    let none = try bureau.huiyin("unit", "import-certificate", bureau.configuration)
    #expect(none.status == 1 && none.complaints.first?.hasSuffix("holds no certificate") == true)
    #expect(try bureau.huiyin("unit", "import-certificate", "/nonexistent").status == 2)
  }

  /// An office that runs and whose 旗住建局 signs with a certificate.
  private func signing() throws -> (bureau: Bureau, ca: String) {
    let (bureau, ca) = try folder()
    try bureau.edit("# authorities: [ca.pem]", "authorities: [../ca/ca.pem]")
    try bureau.edit("# revocation-lists: [ca.crl]", "revocation-lists: [../ca/crl.pem]")
    try bureau.edit(Change.quickPoll.old, Change.quickPoll.new)
    let units = bureau.directory + "/config/units.yaml"
    let text = String(decoding: try Files.read(units), as: UTF8.self)
    let leader = "      - name: 高海峰\n        address: \(Self.leader)\n"
    try #require(text.contains(leader))
    let certificate = "        certificates: [../ca/\(Self.leader).pem]\n    sign-off: smime\n"
    try Files.write(text.replacing(leader, with: leader + certificate), to: units)
    return (bureau, ca)
  }

  @Test func aProbeIsAnsweredJudgedAndToldOf() throws {
    let (bureau, ca) = try signing()
    #expect(try bureau.huiyin("unit", "probe", "旗住建局", "--result").status == 1)
    let office = try RunningOffice(bureau)
    let unknown = try bureau.huiyin("unit", "probe", "旗外局")
    #expect(unknown.complaints == ["there is no unit \"旗外局\" today"])
    let sent = try bureau.huiyin("unit", "probe", "住建局")
    #expect(sent.status == 0, "\(sent.errors)")
    #expect(sent.lines.first?.hasPrefix("旗住建局  高海峰  \(Self.leader)  sent ") == true)
    try office.wait(for: "mailed  probe  to=旗住建局")
    let waiting = try bureau.huiyin("unit", "probe", "旗住建局", "--result", "--json")
    #expect(waiting.status == 1)
    #expect(try waiting.list().map { $0["verdict"] as? String } == ["waiting"])

    let mail = try Message(parsing: try #require(try bureau.post.mailbox(of: Self.leader).last))
    let quoted = mail.text.split(separator: "\n").map { "> \($0)\r\n" }.joined()
    let words =
      "From: \(Self.leader)\r\nTo: \(mail.replyTo[0].mailbox)\r\nSubject: Re\r\nDate: \(Self.date)\r\n"
      + "Message-ID: <1@zjj.example>\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n收到。\r\n\(quoted)"
    let signed = try Command.run(
      "/bin/bash", [Repository.root + "/Scripts/ca.sh", "sign", ca, Self.leader], input: Array(words.utf8))
    try bureau.post.send(Array(signed), from: Self.leader, to: "liuyan@naiman.example")
    try office.wait(for: "mailed  probed  to=旗住建局")
    let result = try bureau.huiyin("unit", "probe", "旗住建局", "--result")
    #expect(result.status == 0 && result.lines.first?.hasSuffix("  valid") == true, "\(result.output)")
    #expect(try bureau.subjects(to: Self.leader).contains("【签名测试通过】旗住建局"))
  }

  /// The list that lies there is out of date; another is put in its place while the office runs.
  @Test func aFreshRevocationListCountsWithoutARestart() throws {
    let (bureau, ca) = try signing()
    for change in Change.everythingAutomatic { try bureau.edit(change.old, change.new) }
    try Command.run("/bin/cp", ["\(ca)/crl.pem", "\(ca)/fresh.pem"])
    let script = [Repository.root + "/Scripts/ca.sh", "list", ca]
    try Command.run(
      "/usr/bin/env", ["AS=crl", "UNTIL=20210101000000Z", "/bin/bash"] + script)
    try bureau.write()
    let office = try RunningOffice(bureau)
    try office.wait(for: "mailed  assigned  to=旗住建局")
    let mail = try Message(parsing: try #require(try bureau.post.mailbox(of: "zjj@naiman.example").last))
    let quoted = mail.text.split(separator: "\n").map { "> \($0)\r\n" }.joined()
    let words =
      "From: \(Self.leader)\r\nTo: \(mail.replyTo[0].mailbox)\r\nSubject: Re\r\nDate: \(Self.date)\r\n"
      + "Message-ID: <1@zjj.example>\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n"
      + "答复：管网已修复，供热恢复正常。\r\n\(quoted)"
    let signed = try Command.run(
      "/bin/bash", [Repository.root + "/Scripts/ca.sh", "sign", ca, Self.leader], input: Array(words.utf8))
    try bureau.post.send(signed, from: Self.leader, to: "liuyan@naiman.example")
    try office.wait(for: "held  reason=signature:revocationListStale")
    // One that is half written changes nothing, and is told of.
    try Files.write("-----BEGIN X509 CRL-----\nMIIB", to: "\(ca)/crl.pem")
    let once = try bureau.huiyin("once")
    #expect(once.status == 0, "\(once.errors)")
    #expect(!office.lines.contains { $0.contains("signedOff") })
    try Command.run("/bin/mv", ["\(ca)/fresh.pem", "\(ca)/crl.pem"])
    #expect(try bureau.huiyin("once").status == 0)
    try office.wait(for: "signedOff  leader=高海峰")
  }

  private static let date: String = {
    let formatter = DateFormatter()
    formatter.locale = Locale(identifier: "en_US_POSIX")
    formatter.dateFormat = "EEE, dd MMM yyyy HH:mm:ss Z"
    return formatter.string(from: Date())
  }()
}
