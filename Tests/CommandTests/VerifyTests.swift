import Foundation
import Mail
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
    return (bureau, try signed("已修复。", in: bureau))
  }

  /// The leader's mail, as a file.
  private func signed(_ words: String, in bureau: Bureau) throws -> String {
    let mail =
      "From: \(Self.leader)\r\nTo: liuyan@naiman.example\r\nSubject: NM2026000001\r\nDate: \(Self.date)\r\n"
      + "Message-ID: <1@naiman.example>\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n\(words)\r\n"
    let signed = try script("sign", bureau.directory + "/ca", Self.leader, input: Array(mail.utf8))
    let file = bureau.directory + "/answer.eml"
    try Data(signed).write(to: URL(fileURLWithPath: file))
    return file
  }

  @discardableResult
  private func script(_ arguments: String..., input: [UInt8] = []) throws -> [UInt8] {
    try Command.run("/bin/bash", [Repository.root + "/Scripts/ca.sh"] + arguments, input: input)
  }

  /// A file of units, of which one has registered a leader's certificate of that authority.
  private func units(of bureau: Bureau, certifiedBy authority: String = "ca") throws -> String {
    let units = bureau.directory + "/registered.yaml"
    try Files.write(
      """
      units:
        - name: 旗住建局
          full-name: 旗住房和城乡建设局
          sign-off: smime
          officers: [{name: 乙, address: yi@naiman.example}]
          leaders: [{name: 高海峰, address: \(Self.leader), certificates: [\(authority)/\(Self.leader).pem]}]

      """, to: units)
    return units
  }

  @Test func aValidSignatureNamesItsSignerAndWhatWasNotLookedAt() throws {
    let (bureau, file) = try office()
    let units = try units(of: bureau)
    let answer = try bureau.huiyin("verify", file, "--units", units)
    #expect(answer.status == 0, "\(answer.output) \(answer.errors)")
    #expect(answer.lines.first == "valid  \(Self.leader)  旗住建局")
    #expect(answer.lines.last?.hasPrefix("note: no --letter") == true && answer.lines.count == 2)
    let judgement = try bureau.huiyin("verify", file, "--units", units, "--json").object()
    #expect(Set(judgement.keys) == ["verdict", "signer", "unit", "fingerprint", "signedText", "note"])
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
    let other = try bureau.huiyin("verify", file, "--units", units(of: bureau, certifiedBy: "other"))
    #expect(other.status == 1 && other.lines.last?.hasPrefix("not the leader: ") == true, "\(other.errors)")
  }

  @Test func aFileOfUnitsThatIsNoneIsBlamedItself() throws {
    let (bureau, file) = try office()
    for path in ["/dev/null", "/nonexistent.yaml"] {
      let answer = try bureau.huiyin("verify", file, "--units", path)
      #expect(
        answer.status == 2 && answer.complaints.first?.hasPrefix("\(path): ") == true, "\(answer.errors)")
    }
  }

  @Test func whereNoCertificateIsRegisteredNobodyIsALeader() throws {
    let (bureau, file) = try office()
    let answer = try bureau.huiyin("verify", file, "--json")
    #expect(answer.status == 1)
    #expect(try answer.object()["verdict"] as? String == "invalid")
    #expect(try answer.object()["reason"] as? String == "no leader registered")
    let fingerprint = try #require(try answer.object()["fingerprint"] as? String)
    #expect(try (answer.object()["detail"] as? String)?.contains(fingerprint) == true, "to compare by hand")
  }

  @Test func whoBelongsToNoUnitSignsForNone() throws {
    let (bureau, file) = try office()
    let units = bureau.directory + "/others.yaml"
    try Files.write(
      "units: [{name: 甲, full-name: 甲局, officers: [{name: 乙, address: yi@naiman.example}]}]\n", to: units)
    let answer = try bureau.huiyin("verify", file, "--units", units)
    #expect(answer.status == 1 && answer.lines.first == "invalid  \(Self.leader)")
    #expect(answer.lines.last?.hasPrefix("no unit: ") == true)
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
    #expect(try bureau.huiyin("verify", file).status == 1)
    #expect(try bureau.huiyin("verify", file, "--units", units(of: bureau)).status == 0)
    let units = bureau.directory + "/others.yaml"
    try Files.write("units: [{name: 甲}]\n", to: units)
    #expect(try bureau.huiyin("verify", file, "--units", units).status == 2)
  }

  @Test func aValidSignatureNeedNotSignALetterOff() throws {
    let (bureau, file) = try office()
    let units = try units(of: bureau)
    let unknown = try bureau.huiyin("verify", file, "--letter", "NM2026000001")
    #expect(unknown.status != 0)
    #expect(unknown.lines.isEmpty && !unknown.complaints.isEmpty, "no letter, no verdict")
    try bureau.write()
    try bureau.huiyin("once")
    try bureau.huiyin("assign", "NM2026000001", "--lead", "旗住建局")
    let answer = try bureau.huiyin("verify", file, "--units", units, "--letter", "NM2026000001", "--json")
    #expect(answer.status == 1)
    #expect(try answer.object()["verdict"] as? String == "invalid")
    #expect(try answer.object()["reason"] as? String == "token not signed")
    #expect(try answer.object()["signer"] as? String == Self.leader)
  }

  @Test func whatSignsTheLettersTokenSignsItOff() throws {
    let (bureau, _) = try office()
    let units = try units(of: bureau)
    try bureau.write()
    try bureau.huiyin("once")
    try bureau.huiyin("assign", "NM2026000001", "--lead", "旗住建局")
    try bureau.huiyin("once")
    let assigned = try bureau.post.mailbox(of: "zjj@naiman.example").map { try Message(parsing: $0).text }
    let tokens = assigned.compactMap { text in
      text.firstMatch(of: /nm2026000001-\w{16}/).map { String($0.output) }
    }
    let token = try #require(tokens.first)
    let file = try signed("答复：已修复。\r\n\r\n办件标识 \(token)", in: bureau)
    let answer = try bureau.huiyin("verify", file, "--units", units, "--letter", "NM2026000001")
    #expect(answer.status == 0, "\(answer.output) \(answer.errors)")
    #expect(answer.lines.first == "valid  \(Self.leader)  旗住建局")
    #expect(answer.lines.last?.hasPrefix("note: what it says was not read") == true)
    let judgement = try bureau.huiyin(
      "verify", file, "--units", units, "--letter", "NM2026000001", "--json"
    ).object()
    #expect(judgement["verdict"] as? String == "valid" && judgement["reason"] == nil)
  }
}
