import Foundation
import Mail
import Testing

@testable import Signatures

/// None of the hostile mails counts, and each says why; what they are made from counts.
struct CorpusTests {
  @Test(arguments: Corpus.smime) func aHostileMailIsRefusedForItsOwnReason(hostile: HostileMail) throws {
    try judge(hostile)
  }

  @Test(.enabled(if: Keys.obstacle == nil, "\(Keys.obstacle ?? "")"), arguments: Corpus.openPGP)
  func aHostileOpenPGPMailIsRefusedForItsOwnReason(hostile: HostileMail) throws {
    try judge(hostile)
  }

  private func judge(_ hostile: HostileMail) throws {
    let (mail, policy) = try hostile.make()
    let verdict = try policy.verdict(on: mail)
    #expect(verdict.signer == nil)
    #expect(verdict.reason == hostile.expected)
    try Collection.keep(hostile, mail, policy)
  }

  @Test func thereAreManyAndEachHasAName() {
    let names = Corpus.smime.map(\.name) + Corpus.openPGP.map { "P \($0.name)" }
    #expect(Corpus.smime.count >= 120)
    #expect(Corpus.openPGP.count >= 35)
    #expect(Set(names).count == names.count)
  }

  /// All reasons but those that only the office's own house or a broken program gives.
  @Test func everyReasonHasItsMail() {
    let named = Set((Corpus.smime + Corpus.openPGP).compactMap(\.expected))
    let missing = Set(Reason.allCases).subtracting(named)
    #expect(
      missing == [
        .policyUnusable, .verifierUnavailable, .tooManyCertificates, .openPGPWrongClass, .openPGPFailed,
      ])
  }
}

/// Where `make corpus FOLDER=…` wants the mails: each with what judges it, for `huiyin verify` and other programs.
private enum Collection {
  static func keep(_ hostile: HostileMail, _ mail: [UInt8], _ policy: SignaturePolicy) throws {
    guard let folder = ProcessInfo.processInfo.environment["HUIYIN_CORPUS"] else { return }
    let name = hostile.name.map { $0.isLetter || $0.isNumber ? String($0) : "-" }.joined()
    let path = folder + "/" + name
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try Data(mail).write(to: URL(filePath: path + ".eml"))
    let verdict = "\(hostile.expected?.rawValue ?? "absent")\t\(policy.receivedAt)\t\(hostile.name)\n"
    try Data(verdict.utf8).write(to: URL(filePath: path + ".expected"))
  }
}
