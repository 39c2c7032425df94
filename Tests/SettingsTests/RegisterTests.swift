import Domain
import Foundation
import Testing

@testable import Settings

@Suite struct RegisterTests {
  @Test func aUnitIsReadWithItsPeople() throws {
    let workshop = try Workshop()
    try workshop.write(
      "units.yaml",
      """
      units:
        - name: 县住建局
          full-name: 青河县住房和城乡建设局
          aliases: [县建设局]
          since: 2020-01-01
          officers:
            - name: 于冬
              address: zjj@qinghe.example
              telephone: 0400-0000001
              until: 2026-06-30
              away: [{from: 2026-05-01, until: 2026-05-07}]
            - {name: 马雨, address: zjj-2@qinghe.example}
          leaders: [{name: 高海, address: zjj-ld@qinghe.example}]
          sub-units: [{name: 县供热服务中心, address: gr@qinghe.example}]
          keywords: {供热: 3, 绿化: -1}
          places: [河西]
      """)
    let configuration = try workshop.load()
    let unit = try #require(configuration.register.unit("县住建局"))
    #expect(unit.fullName == "青河县住房和城乡建设局" && unit.isCalled("县建设局"))
    let officers = try ["2026-05-03", "2026-05-08", "2026-07-01"].map { day in
      unit.officer(on: try #require(Day(day)))?.name
    }
    #expect(officers == ["马雨", "于冬", "马雨"])
    #expect(unit.leaders.map(\.name) == ["高海"] && unit.subUnits.map(\.name) == ["县供热服务中心"])
    #expect(unit.signOff == .scan)
    let route = try #require(configuration.routes.first)
    let words = route.keywords + route.places
    #expect(words.map(\.text) == ["供热", "绿化", "河西"] && words.map(\.weight) == [3, -1, 0.5])
    #expect(words.map(\.place) == ["units.yaml:15", "units.yaml:15", "units.yaml:16"])
  }

  @Test func aDeskMayBeAUnitWhoseOfficersAreItsClerks() throws {
    let workshop = try Workshop()
    try workshop.append(
      "units.yaml",
      """
        - name: 网站管理中心
          full-name: 青河县网站管理中心
          desk: 网站管理中心
          leaders: [{name: 高海, address: gl-ld@qinghe.example}]
          keywords: [感谢信]
      """)
    let configuration = try workshop.load()
    let today = try #require(Day("2026-06-01"))
    let unit = try #require(configuration.register.unit(ofDesk: "网站管理中心", on: today))
    #expect(unit.officers.map(\.address) == ["gaowa@qinghe.example"] && unit.leaders.count == 1)
    #expect(configuration.register.unit(writingFrom: "gaowa@qinghe.example", on: today) == nil)
    #expect(configuration.register.unit(writingFrom: "gl-ld@qinghe.example", on: today)?.name == unit.name)
    let warning = try #require(configuration.warnings.first)
    #expect(warning.message.contains("whoever of its 1 clerks answers may not confirm it"))
  }

  @Test func aClerkMayReadMongolian() throws {
    let workshop = try Workshop()
    let file = try String(contentsOfFile: workshop.path + "/huiyin.yaml", encoding: .utf8)
    func clerk(_ languages: String) -> String {
      file.replacingOccurrences(
        of: "gaowa@qinghe.example}", with: "gaowa@qinghe.example, languages: \(languages)}")
    }
    try workshop.write("huiyin.yaml", clerk("[mn]"))
    #expect(try workshop.load().register.desks[0].clerks[0].languages == [.mongolian])
    try workshop.write("huiyin.yaml", clerk("[ru]"))
    #expect(try workshop.complaint().contains("must be mn, not \"ru\""))
  }

  @Test func thoseAboveTheDesksAreReadWithTheirTimeInOffice() throws {
    let workshop = try Workshop()
    try workshop.append(
      "huiyin.yaml",
      """
      officials:
        - {role: coordinator, name: 白玉兰, address: zhengban@qinghe.example, logins: [bai], until: 2026-06-30}
        - {role: supervisor, name: 高峰, address: ducha@qinghe.example}
      """)
    let register = try workshop.load().register
    let last = try #require(Day("2026-06-30"))
    #expect(register.official(.coordinator, on: last)?.logins == ["bai"])
    #expect(register.official(.coordinator, on: last + 1) == nil)
    #expect(register.official(.supervisor, on: last)?.name == "高峰")
  }

  @Test func anAddressMayPassToTheUnitThatFollows() throws {
    let workshop = try Workshop()
    try workshop.append(
      "units.yaml",
      """
        - name: 县环保局
          full-name: 青河县环境保护局
          until: 2024-12-31
          succeeded-by: 县生态局
          officers: [{name: 苏宁, address: hb@qinghe.example}]
        - name: 县生态局
          full-name: 青河县生态环境局
          since: 2025-01-01
          officers: [{name: 苏宁, address: hb@qinghe.example}]
      """)
    let register = try workshop.load().register
    let days = try (#require(Day("2024-12-31")), #require(Day("2025-01-01")))
    #expect(register.unit(writingFrom: "hb@qinghe.example", on: days.0)?.name == "县环保局")
    #expect(register.unit(writingFrom: "HB@qinghe.example", on: days.1)?.name == "县生态局")
  }

  @Test func aUnitThatMustSignWithoutACertificateIsWarnedOf() throws {
    let workshop = try Workshop()
    try workshop.append("units.yaml", "    sign-off: smime\n")
    #expect(
      try workshop.load().warnings.map { "\($0.place): \($0.message)" }
        == ["units.yaml:10:15: handling unit \"县教育局\" must sign but has no certificate"])
  }

  @Test func aUnitWithoutAnOfficerInOfficeIsWarnedOf() throws {
    let workshop = try Workshop()
    let units = try String(contentsOfFile: workshop.path + "/units.yaml", encoding: .utf8)
    try workshop.write("units.yaml", units.replacing("包晴,", with: "包晴, until: 2026-05-31,"))
    #expect(try workshop.load(today: "2026-05-31").warnings == [])
    #expect(
      try workshop.load().warnings.map(\.message)
        == ["handling unit \"县教育局\" has no officer today (2026-06-01)"])
  }

  @Test func aClerksLoginsAndAbsencesAreRead() throws {
    let workshop = try Workshop()
    let main = try String(contentsOfFile: workshop.path + "/huiyin.yaml", encoding: .utf8)
    try workshop.write(
      "huiyin.yaml",
      main.replacing(
        "gaowa@qinghe.example}",
        with: "gaowa@qinghe.example, logins: [gaowa, root], away: [{from: 2026-06-01}]}"))
    let clerk = try #require(try workshop.load().register.desks.first?.clerks.first)
    #expect(clerk.logins == ["gaowa", "root"])
    let first = try #require(Day("2026-06-01"))
    #expect(clerk.isAway(on: first) && !clerk.isAway(on: first + -1))
  }

  @Test func aCertificateIsKnownByTheFingerprintThatOpensslPrints() throws {
    let workshop = try Workshop()
    try workshop.append(
      "units.yaml",
      """
          sign-off: smime
          leaders: [{name: 孟冬, address: jyj-ld@qinghe.example, certificates: [certs/md.pem]}]
      """)
    try workshop.write("certs/.keep", "")
    let certificate = workshop.path + "/certs/md.pem"
    try openssl(
      "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-subj", "/CN=md",
      "-keyout", "/dev/null", "-out", certificate)
    let printed = try openssl("x509", "-in", certificate, "-noout", "-fingerprint", "-sha256")
    let fingerprint = try #require(printed.split(separator: "=").last).filter(\.isHexDigit).lowercased()
    let configuration = try workshop.load()
    #expect(configuration.register.unit("县教育局")?.leaders.first?.fingerprints == [fingerprint])
    #expect(configuration.warnings == [])
  }

  @Test func aFileThatWasWrittenAnewIsToldFromWhatItWas() throws {
    let workshop = try Workshop()
    let path = workshop.path + "/list.pem"
    #expect(FileStamp(of: path) == nil)
    try workshop.write("list.pem", "one")
    let first = FileStamp(of: path)
    #expect(first != nil && first == FileStamp(of: path))
    // As long, and of the same time: another file in its place.
    try workshop.write("other.pem", "two")
    try tool(["touch", "-r", path, workshop.path + "/other.pem"])
    try tool(["mv", workshop.path + "/other.pem", path])
    #expect(FileStamp(of: path) != first)
    let second = FileStamp(of: path)
    try workshop.append("list.pem", "x")
    #expect(FileStamp(of: path) != second)
  }

  @Test(arguments: ["ed25519", "rsa2048"])
  func anOpenPGPKeyIsKnownByTheFingerprintThatGnuPGPrints(kind: String) throws {
    let workshop = try Workshop()
    try workshop.append(
      "units.yaml",
      """
          sign-off: openpgp
          leaders: [{name: 孟冬, address: jyj-ld@qinghe.example, keys: [keys/armoured.asc]}]
      """)
    try workshop.write("keys/.keep", "")
    let home = workshop.path + "/gnupg"
    try FileManager.default.createDirectory(
      atPath: home, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    let gpg = ["gpg", "--homedir", home, "--batch", "--quiet"]
    try tool(gpg + ["--passphrase", "", "--quick-generate-key", "md <jyj-ld@qinghe.example>", kind, "sign"])
    try tool(gpg + ["--armor", "--export", "--output", workshop.path + "/keys/armoured.asc"])
    let printed = try tool(gpg + ["--with-colons", "--list-keys"])
    try tool(["gpgconf", "--homedir", home, "--kill", "gpg-agent"])
    let line = try #require(printed.split(separator: "\n").first { $0.hasPrefix("fpr:") })
    let fingerprint = line.split(separator: ":")[1].lowercased()
    let configuration = try workshop.load()
    let leader = try #require(configuration.register.unit("县教育局")?.leaders.first)
    #expect(leader.fingerprints == [fingerprint])
    #expect(leader.keys.map(\.fingerprint) == [fingerprint])
    #expect(leader.keys.first?.packets.first.map { $0 & 0x80 != 0 } == true)
    #expect(configuration.warnings == [])
  }

  @discardableResult
  private func openssl(_ arguments: String...) throws -> String { try tool(["openssl"] + arguments) }
}
