import Foundation
import Lab
import Rehearsal
import Testing

struct CheckTests {
  @Test func theShippedConfigurationIsRightAndShownWithItsDefaults() throws {
    let answer = try Bureau().huiyin("check")
    #expect(answer.status == 0)
    #expect(answer.complaints.isEmpty && answer.isInForm)
    #expect(answer.output.contains("name: 奈曼旗人民政府门户网站管理中心"))
    #expect(answer.output.contains("second-person:"))
  }

  @Test func whereNobodyStandsAboveTheDesksThatIsSaid() throws {
    let answer = try Bureau().huiyin("check")
    #expect(answer.status == 0)
    #expect(answer.warnings.contains { $0.contains("nobody stands above the desks") })
  }

  /// Nothing goes out half protected: mails to units are kept. Citizens are served all the same.
  @Test func anOwnCertificateThatIsOverIsSaidWithItsPlace() throws {
    let bureau = try Bureau()
    let (ca, script) = (bureau.directory + "/ca", Repository.root + "/Scripts/ca.sh")
    try Command.run("/bin/bash", [script, "init", ca])
    for (name, until) in [("old", "20210101000000Z"), ("new", "20491231235959Z")] {
      try Command.run(
        "/usr/bin/env",
        ["AS=\(name)", "UNTIL=\(until)", "/bin/bash", script, "leader", ca, "中心", "liuyan@naiman.example"])
      try Command.run("/bin/chmod", ["600", "\(ca)/\(name).key"])
    }
    try bureau.edit("# office-certificate: office.pem   ", "office-certificate: ../ca/old.pem   ")
    try bureau.edit("# office-key-file: ../secrets/office.key", "office-key-file: ../ca/old.key")
    let said = /huiyin\.yaml:\d+:\d+: the office's certificate: has expired/
    let checked = try bureau.huiyin("check")
    #expect(checked.status == 2 && checked.complaints.count == 1)
    #expect(checked.complaints[0].contains(said))
    try bureau.write()
    let once = try bureau.huiyin("once")
    #expect(once.status == 0 && once.complaints.isEmpty, "\(once.errors)")
    #expect(once.warnings.contains { $0.contains(said) } && once.output.contains("receipt"))
    // What it keeps back is said until it can leave.
    let letter = try #require(try bureau.huiyin("list", "--json").list().first?["letter"] as? String)
    #expect(try bureau.huiyin("assign", letter, "--lead", "旗住建局").status == 0)
    #expect(try bureau.huiyin("check").warnings.contains { $0.contains("1 mail to 旗住建局 kept back") })
    // Beside one that holds it harms nobody.
    try bureau.edit("# next-office-certificate: next.pem", "next-office-certificate: ../ca/new.pem")
    try bureau.edit("# next-office-key-file: ../secrets/next.key", "next-office-key-file: ../ca/new.key")
    let answer = try bureau.huiyin("check", "--quiet")
    #expect(answer.status == 0, "\(answer.errors)")
    #expect(try bureau.huiyin("once").status == 0)
    #expect(try !bureau.huiyin("check").warnings.contains { $0.contains("kept back") })
  }

  /// What can be read and is of no use is said before somebody signs with it.
  @Test func certificatesAndListsThatAreOfNoUseAreSaid() throws {
    let bureau = try Bureau()
    let (ca, script) = (bureau.directory + "/ca", Repository.root + "/Scripts/ca.sh")
    try Command.run("/bin/bash", [script, "init", ca])
    for (name, until) in [("old", "20210101000000Z"), ("revoked", "20491231235959Z")] {
      try Command.run(
        "/usr/bin/env",
        ["AS=\(name)", "UNTIL=\(until)", "/bin/bash", script, "leader", ca, "高海峰", "zjj-ld@naiman.example"])
    }
    try Command.run("/bin/bash", [script, "revoke", ca, "revoked"])
    try Command.run("/usr/bin/env", ["AS=stale", "UNTIL=20210101000000Z", "/bin/bash", script, "list", ca])
    let units = bureau.directory + "/config/units.yaml"
    let shipped = String(decoding: try Files.read(units), as: UTF8.self)
    let (name, leader) = (
      "    full-name: 奈曼旗住房和城乡建设局\n", "        address: zjj-ld@naiman.example\n"
    )
    #expect(shipped.contains(name) && shipped.contains(leader))
    func sign(with certificates: String, encryptingTo cover: String = "") throws -> [String] {
      try Files.write(
        shipped.replacing(name, with: "\(name)    sign-off: smime\n\(cover)")
          .replacing(leader, with: "\(leader)        certificates: [\(certificates)]\n"), to: units)
      let answer = try bureau.huiyin("check", "--quiet")
      #expect(answer.status == 0, "\(answer.errors)")
      return answer.warnings
    }
    let without = try sign(with: "../ca/old.pem", encryptingTo: "    encrypt-to: ../ca/old.pem\n")
    #expect(without.contains { $0.contains("signatures: no authority is named, and 旗住建局 sign off by smime") })
    #expect(without.contains { $0.contains("no certificate of the office's own is named") })
    #expect(without.contains { $0.contains("旗住建局: the only certificate of 高海峰 has ended") })
    #expect(without.contains { $0.contains("旗住建局: the certificate under encrypt-to: ended 2021-01-01") })
    try bureau.edit("  # authorities: [ca.pem] ", "  authorities: [../ca/ca.pem, ../ca/old.pem] ")
    try bureau.edit("  # revocation-lists: [ca.crl]", "  revocation-lists: [../ca/stale.pem]")
    let useless = try sign(with: "../ca/revoked.pem")
    #expect(useless.contains { $0.contains(/old\.pem: "高海峰" is no authority's certificate/) })
    #expect(
      useless.contains { $0.contains(/huiyin\.yaml:\d+:\d+: .*stale\.pem: the revocation list of .* ended/) })
    #expect(useless.contains { $0.contains("the only certificate of 高海峰 has ended or is revoked") })
    // With a good list, and an authority that is one, nothing of it is left.
    try bureau.edit("[../ca/ca.pem, ../ca/old.pem]", "[../ca/ca.pem]")
    try bureau.edit("../ca/stale.pem", "../ca/crl.pem")
    #expect(try sign(with: "../ca/old.pem").count { $0.contains("高海峰") } == 1)
    try Command.run(
      "/usr/bin/env", ["AS=good", "/bin/bash", script, "leader", ca, "高海峰", "zjj-ld@naiman.example"])
    try Command.run(
      "/usr/bin/env",
      [
        "AS=opens", "EXTENSIONS=basicConstraints=critical,CA:FALSE\nkeyUsage=critical,keyAgreement",
        "/bin/bash",
        script, "leader", ca, "高海峰", "zjj-ld@naiman.example",
      ])
    let good = try sign(
      with: "../ca/old.pem, ../ca/good.pem", encryptingTo: "    encrypt-to: ../ca/opens.pem\n")
    #expect(!good.contains { $0.contains("高海峰") || $0.contains("旗住建局") || $0.contains("authority") })
    let sealed = try sign(with: "../ca/good.pem", encryptingTo: "    encrypt-to: ../ca/ca.pem\n")
    #expect(sealed.contains { $0.contains("旗住建局: the certificate under encrypt-to: is an authority's") })
    let closed = try sign(with: "../ca/good.pem", encryptingTo: "    encrypt-to: ../ca/good.pem\n")
    #expect(closed.contains { $0.contains("the certificate under encrypt-to: is for signing alone") })
  }

  /// Nobody would hear of it before a leader has signed, and is refused.
  @Test func certificatesByWhichNobodyCanSignAreSaidWithTheReason() throws {
    let bureau = try Bureau()
    let (ca, script) = (bureau.directory + "/ca", Repository.root + "/Scripts/ca.sh")
    let address = "zjj-ld@naiman.example"
    func make(_ words: String...) throws {
      try Command.run(
        "/usr/bin/env",
        Array(words.prefix { $0.contains("=") }) + ["/bin/bash", script]
          + words.drop { $0.contains("=") })
    }
    try make("init", ca)
    try make("AUTHORITY=Other", "init", ca + "/other")
    try make("AS=good", "leader", ca, "高海峰", address)
    try make("AS=another", "leader", ca, "高海峰", "gao@naiman.example")
    try make("AS=future", "FROM=20480101000000Z", "leader", ca, "高海峰", address)
    try make(
      "AS=server",
      "EXTENSIONS=basicConstraints=critical,CA:FALSE\nkeyUsage=critical,digitalSignature\nextendedKeyUsage=serverAuth\nsubjectKeyIdentifier=hash\nauthorityKeyIdentifier=keyid:always\nsubjectAltName=email:\(address)",
      "leader", ca, "高海峰", address)
    try make("AS=good", "leader", ca + "/other", "高海峰", address)
    let units = bureau.directory + "/config/units.yaml"
    let shipped = String(decoding: try Files.read(units), as: UTF8.self)
    let (name, leader) = ("    full-name: 奈曼旗住房和城乡建设局\n", "        address: \(address)\n")
    try bureau.edit("  # authorities: [ca.pem] ", "  authorities: [../ca/ca.pem] ")
    try bureau.edit("  # revocation-lists: [ca.crl]", "  revocation-lists: [../ca/crl.pem]")
    func warnings(of certificates: String) throws -> [String] {
      try Files.write(
        shipped.replacing(name, with: "\(name)    sign-off: smime\n")
          .replacing(leader, with: "\(leader)        certificates: [\(certificates)]\n"), to: units)
      let answer = try bureau.huiyin("check", "--quiet")
      #expect(answer.status == 0, "\(answer.errors)")
      return answer.warnings.filter { $0.contains("高海峰") }
    }
    for (file, said) in [
      ("ca", "is an authority's"), ("another", "is not of his address"), ("future", "is not yet valid"),
      ("server", "is not meant for protecting mail"), ("other/good", "comes from none of the authorities"),
    ] {
      let found = try warnings(of: "../ca/\(file).pem")
      #expect(found.count == 1 && found[0].contains("the only certificate of 高海峰 \(said)"), "\(found)")
    }
    #expect(try warnings(of: "../ca/future.pem, ../ca/good.pem").isEmpty)
    // Of two authorities the list of one is named.
    try bureau.edit("authorities: [../ca/ca.pem]", "authorities: [../ca/ca.pem, ../ca/other/ca.pem]")
    let found = try warnings(of: "../ca/other/good.pem")
    #expect(found.count == 1 && found[0].contains("is covered by no revocation list"), "\(found)")
  }

  @Test func theOfficesOwnCertificateIsOfItsAddress() throws {
    let bureau = try Bureau()
    let (ca, script) = (bureau.directory + "/ca", Repository.root + "/Scripts/ca.sh")
    try Command.run("/bin/bash", [script, "init", ca])
    for address in ["liuyan@naiman.example", "other@naiman.example"] {
      try Command.run("/bin/bash", [script, "leader", ca, "中心", address])
      try Command.run("/bin/chmod", ["600", "\(ca)/\(address).key"])
    }
    try bureau.edit(
      "# office-certificate: office.pem   ", "office-certificate: ../ca/other@naiman.example.pem   ")
    try bureau.edit(
      "# office-key-file: ../secrets/office.key", "office-key-file: ../ca/other@naiman.example.key")
    let warned = try bureau.huiyin("check", "--quiet").warnings
    #expect(
      warned.contains {
        $0.contains("names other@naiman.example, and its mails come from liuyan@naiman.example")
      })
    for ending in ["pem", "key"] {
      try bureau.edit("other@naiman.example.\(ending)", "liuyan@naiman.example.\(ending)")
    }
    #expect(try !bureau.huiyin("check", "--quiet").warnings.contains { $0.contains("its mails come from") })
  }

  @Test func aMisspeltKeyIsNamedWithItsPlaceAndItsNeighbour() throws {
    let answer = try Bureau([("  telephone:", "  telefone:")]).huiyin("check")
    #expect(answer.status == 2)
    #expect(answer.output.isEmpty)
    #expect(answer.complaints.count == 1)
    #expect(answer.complaints[0].contains(/^huiyin\.yaml:\d+:3: "office" has no key "telefone"$/))
    #expect(answer.hints == ["did you mean \"telephone\"?"])
  }

  @Test func everyCommandRefusesAConfigurationThatIsWrong() throws {
    let bureau = try Bureau([("  telephone:", "  telefone:")])
    for command in ["run", "once", "list", "held"] { #expect(try bureau.huiyin(command).status == 2) }
  }

  @Test func theJSONNamesEveryProblem() throws {
    let answer = try Bureau([("  telephone:", "  telefone:")]).huiyin("check", "--json")
    #expect(answer.status == 2)
    let object = try answer.object()
    #expect(Set(object.keys) == ["configuration", "problems", "warnings"])
    let problem = try #require((object["problems"] as? [[String: Any]])?.first)
    #expect(Set(problem.keys) == ["file", "line", "column", "message", "hint"])
    #expect(problem["file"] as? String == "huiyin.yaml")
    #expect(problem["column"] as? Int == 3)
  }

  @Test func theJSONOfARightOneHoldsWhatIsInEffect() throws {
    let object = try Bureau().huiyin("check", "--json", "--live").object()
    #expect(Set(object.keys) == ["configuration", "problems", "warnings", "effective", "servers"])
    let servers = try #require(object["servers"] as? [[String: Any]])
    #expect(servers.map { $0["name"] as? String } == ["mailbox 收件箱", "courier"])
  }

  @Test func aFormThatCannotBeFilledInIsPartOfTheConfigurationAsWell() throws {
    let bureau = try Bureau()
    try Files.write("{\\rtf1 {{id}}}", to: bureau.directory + "/config/forms/reply-form.docx")
    let answer = try bureau.huiyin("check", "--quiet")
    #expect(answer.status == 2 && answer.complaints.count == 1)
    let complaint = try #require(answer.complaints.first)
    #expect(
      complaint.contains(
        /^huiyin\.yaml:\d+:8: .*forms\/reply-form\.docx: this is a document in an old format/))
    #expect(answer.hints.last == "open it in WPS or Word and save it as .docx, without a password")
    #expect(try bureau.huiyin("once").status == 2)
  }

  @Test func aTemplateThatCannotBeUsedIsPartOfTheConfiguration() throws {
    let bureau = try Bureau()
    try Files.write("主题：{{id}}", to: bureau.directory + "/config/templates/mail/receipt.txt")
    let answer = try bureau.huiyin("check", "--quiet")
    #expect(answer.status == 2)
    #expect(answer.complaints.count == 1)
    #expect(answer.complaints.first?.hasPrefix("mail/receipt.txt:1: ") == true)
  }

  @Test func aGroupThatThisMachineDoesNotHaveIsNamed() throws {
    let bureau = try Bureau([("# control: ", "control: {group: no-such-group} # ")])
    let answer = try bureau.huiyin("check", "--quiet")
    #expect(answer.status == 2)
    #expect(answer.complaints == ["control: there is no group \"no-such-group\" on this machine"])
    #expect(answer.hints.last == "groupadd --system no-such-group")
  }

  @Test func anUnreachableServerIsOneLineWithItsReason() throws {
    let bureau = try Bureau([Change.imapMailbox("网上咨询", port: try DeafServer.silentPort())])
    try bureau.writePassword()
    let answer = try bureau.huiyin("check", "--live", "--quiet")
    #expect(answer.status == 1)
    #expect(answer.complaints.count == 1)
    #expect(
      answer.complaints.first?.hasPrefix("mailbox 网上咨询: 127.0.0.1: cannot be reached: Failed to connect")
        == true)
    let json = try bureau.huiyin("check", "--live", "--json")
    #expect(json.status == 1)
    let servers = try #require(try json.object()["servers"] as? [[String: Any]])
    #expect(servers.map { $0["reason"] != nil } == [false, true, false])
  }

  @Test func aPasswordThatIsNotThereIsNamedWithItsPlace() throws {
    let bureau = try Bureau([Change.imapMailbox("网上咨询", port: 1)])
    let answer = try bureau.huiyin("check", "--live", "--quiet")
    #expect(answer.status == 1)
    #expect(answer.complaints.first?.contains(/huiyin\.yaml:\d+:\d+: .*password/) == true)
  }

  @Test(.enabled(if: Lab.obstacle == nil, "\(Lab.obstacle ?? "")"))
  func allServersOfTheLabLetUsIn() throws {
    let lab = try Lab.start(accounts: Cast.addresses)
    defer { try? lab.stop() }  // it ends with this process in any case
    let directory = FileManager.default.temporaryDirectory.path + "/huiyin-live-" + UUID().uuidString
    defer { try? FileManager.default.removeItem(atPath: directory) }  // a leftover harms nobody
    let office = try Premises(in: directory, lab: lab)
    let arguments = ["check", "--live", "--config", office.configurationFile]
    let answer = try Answer(of: [program] + arguments)
    #expect(answer.status == 0, "\(answer.errors)")
    #expect(answer.lines.suffix(3) == ["mailbox liuyan: ok", "courier: ok", "audit mailbox: ok"])

    try Files.write("tiger\n", to: directory + "/config/password")
    let refused = try Answer(of: [program] + arguments)
    #expect(refused.status == 1)
    #expect(refused.complaints.count == 3 && refused.isInForm)
    #expect(refused.complaints.first?.hasPrefix("mailbox liuyan: localhost: login refused: \"NO ") == true)
    #expect(!refused.errors.joined().contains("tiger"), "a password is never shown")
  }
}
