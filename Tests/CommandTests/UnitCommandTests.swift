import Foundation
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

  @Test func whatIsNoLeadersCertificateIsRefusedOrWarnedOf() throws {
    let (bureau, ca) = try folder()
    let key = try bureau.huiyin("unit", "import-certificate", "\(ca)/\(Self.leader).key")
    #expect(key.status == 1 && key.complaints.first?.hasSuffix("holds a private key") == true)
    let none = try bureau.huiyin("unit", "import-certificate", bureau.configuration)
    #expect(none.status == 1 && none.complaints.first?.hasSuffix("holds no certificate") == true)
    let authority = try bureau.huiyin("unit", "import-certificate", "\(ca)/ca.pem")
    #expect(authority.status == 0 && authority.warnings.count == 2)
    #expect(try bureau.huiyin("unit", "import-certificate", "/nonexistent").status == 2)
  }
}
