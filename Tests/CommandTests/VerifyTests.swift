import Foundation
import Rehearsal
import Testing

struct VerifyTests {
  /// Of 旗住建局.
  private static let leader = "zjj-ld@naiman.example"

  private static let date: String = {
    let formatter = DateFormatter()
    formatter.locale = Locale(identifier: "en_US_POSIX")
    formatter.dateFormat = "EEE, dd MMM yyyy HH:mm:ss Z"
    return formatter.string(from: Date())
  }()

  /// An office that believes an authority of its own, and a mail that a leader under it has signed.
  private func office() throws -> (bureau: Bureau, file: String) {
    let bureau = try Bureau([
      ("# authorities: [ca.pem]", "authorities: [../ca/ca.pem]"),
      ("# revocation-lists: [ca.crl]", "revocation-lists: [../ca/crl.pem]"),
    ])
    let ca = bureau.directory + "/ca"
    try script("init", ca)
    try script("leader", ca, "高海峰", Self.leader)
    let mail =
      "From: \(Self.leader)\r\nTo: liuyan@naiman.example\r\nSubject: NM2026000001\r\nDate: \(Self.date)\r\n"
      + "Message-ID: <1@naiman.example>\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n已修复。\r\n"
    let signed = try script("sign", ca, Self.leader, input: Array(mail.utf8))
    let file = bureau.directory + "/answer.eml"
    try Data(signed).write(to: URL(fileURLWithPath: file))
    return (bureau, file)
  }

  @discardableResult
  private func script(_ arguments: String..., input: [UInt8] = []) throws -> [UInt8] {
    try Command.run("/bin/bash", [Repository.root + "/Scripts/ca.sh"] + arguments, input: input)
  }

  @Test func aValidSignatureNamesItsSigner() throws {
    let (bureau, file) = try office()
    let answer = try bureau.huiyin("verify", file)
    #expect(answer.status == 0, "\(answer.output) \(answer.errors)")
    #expect(answer.lines == ["valid  \(Self.leader)  旗住建局"])
    let judgement = try bureau.huiyin("verify", file, "--json").object()
    #expect(Set(judgement.keys) == ["verdict", "signer", "unit", "fingerprint", "signedText"])
    #expect(judgement["unit"] as? String == "旗住建局")
    #expect(judgement["signedText"] as? String == "已修复。")
  }

  @Test func aChangedMailIsInvalidForAReasonAndThatIsAllThatIsSaid() throws {
    let (bureau, file) = try office()
    let text = String(decoding: try Files.read(file), as: UTF8.self)
    #expect(text.contains("已修复"))
    try Files.write(text.replacing("已修复", with: "未修复"), to: file)
    let answer = try bureau.huiyin("verify", file)
    #expect(answer.status == 1)
    #expect(answer.complaints.isEmpty, "a verdict is an answer, not an error")
    #expect(answer.lines.first?.hasPrefix("invalid") == true)
    #expect(answer.lines.count == 2)
    let judgement = try bureau.huiyin("verify", file, "--json")
    #expect(judgement.status == 1)
    #expect(Set(try judgement.object().keys).isSuperset(of: ["verdict", "reason"]))
    #expect(try judgement.object()["reason"] as? String == "contentChanged")
  }

  @Test func aMailWithoutASignatureHasNone() throws {
    let bureau = try Bureau()
    try Files.write("From: a@b.example\n\nx\n", to: bureau.directory + "/plain.eml")
    let answer = try bureau.huiyin("verify", bureau.directory + "/plain.eml", "--json")
    #expect(answer.status == 1)
    #expect(try answer.object()["verdict"] as? String == "absent")
  }

  /// The same authority signs for many; only what is registered for him makes somebody a leader (rule 6).
  @Test func aCertificateThatIsNotTheRegisteredOneSignsForNobody() throws {
    let (bureau, file) = try office()
    try script("init", bureau.directory + "/other")
    try script("leader", bureau.directory + "/other", "高海峰", Self.leader)
    let units = bureau.directory + "/registered.yaml"
    func register(_ certificate: String) throws {
      try Files.write(
        """
        units:
          - name: 甲
            full-name: 甲局
            sign-off: smime
            officers: [{name: 乙, address: yi@naiman.example}]
            leaders: [{name: 高海峰, address: \(Self.leader), certificates: [\(certificate)/\(Self.leader).pem]}]

        """, to: units)
    }
    try register("other")
    let other = try bureau.huiyin("verify", file, "--units", units)
    #expect(other.status == 1 && other.lines.last?.hasPrefix("not the leader: ") == true, "\(other.errors)")
    try register("ca")
    #expect(try bureau.huiyin("verify", file, "--units", units).lines == ["valid  \(Self.leader)  甲"])
  }

  @Test func aFileThatCannotBeReadIsNoInvalidSignature() throws {
    let answer = try Bureau().huiyin("verify", "/nonexistent.eml")
    #expect(answer.status == 2)
    #expect(answer.complaints == ["/nonexistent.eml: cannot be read"])
  }

  @Test func aSignatureOfTheFutureIsNotBelievedYet() throws {
    let (bureau, file) = try office()
    let answer = try bureau.huiyin("verify", file, "--at", "2020-01-01", "--json")
    #expect(answer.status == 1)
    #expect(try answer.object()["verdict"] as? String == "invalid")
  }

  @Test func otherUnitsMayBeGivenInPlaceOfTheConfigurationsOwn() throws {
    let (bureau, file) = try office()
    let units = bureau.directory + "/others.yaml"
    try Files.write(
      "units: [{name: 甲, full-name: 甲局, officers: [{name: 乙, address: \(Self.leader)}]}]\n", to: units)
    #expect(try bureau.huiyin("verify", file, "--units", units).lines == ["valid  \(Self.leader)  甲"])
    try Files.write("units: [{name: 甲}]\n", to: units)
    #expect(try bureau.huiyin("verify", file, "--units", units).status == 2)
  }

  @Test func aValidSignatureNeedNotSignALetterOff() throws {
    let (bureau, file) = try office()
    let unknown = try bureau.huiyin("verify", file, "--letter", "NM2026000001")
    #expect(unknown.status != 0)
    #expect(unknown.lines.isEmpty && !unknown.complaints.isEmpty, "no letter, no verdict")
    try bureau.write()
    try bureau.huiyin("once")
    try bureau.huiyin("assign", "NM2026000001", "--lead", "旗住建局")
    let answer = try bureau.huiyin("verify", file, "--letter", "NM2026000001", "--json")
    #expect(answer.status == 1)
    #expect(try answer.object()["verdict"] as? String == "invalid")
    #expect(try answer.object()["reason"] as? String == "not the leader")
    #expect(try answer.object()["signer"] as? String == Self.leader)
  }
}
