import Foundation
import Mail
import Testing

@testable import Signatures

/// Mails that leaders sign with OpenPGP, and how gpgv's words are taken.
@Suite(.enabled(if: Keys.obstacle == nil, "\(Keys.obstacle ?? "")"))
struct OpenPGPTests {
  private let keys: Keys

  init() throws { keys = try Keys.made() }

  @Test func aSignatureTellsWhoSignedWhatAndWhen() throws {
    let signer = try #require(try keyPolicy().verdict(on: Mails.openPGP(keys.signature())).signer)
    #expect(signer.address == "water@nm.example")
    #expect(signer.commonName == "张伟民 <water@nm.example>")
    #expect(try signer.fingerprint == keys.pinned("water")[0].fingerprint)
    #expect(signer.fingerprint.utf8.count == 40)
    #expect(signer.signedAt == Mails.signedAt)
    #expect(signer.text == Mails.text)
    #expect(signer.content == Array(Mails.wireEntity.utf8))
  }

  @Test(arguments: ["water", "rsa", "p256"])
  func keysOfEachKindCount(name: String) throws {
    let mail = Mails.openPGP(try keys.signature(by: name))
    #expect(try keyPolicy(name).verdict(on: mail).signer?.text == Mails.text)
  }

  @Test func aSubkeySignsForItsPrimaryKey() throws {
    let signer = try keyPolicy("primary").verdict(on: Mails.openPGP(keys.signature(by: "subkey"))).signer
    #expect(try signer?.fingerprint == keys.pinned("primary")[0].fingerprint)
  }

  @Test(arguments: [["--textmode"], ["--digest-algo", "SHA512"], ["--set-notation", "a@b.example=c"]])
  func whatGnuPGMayWriteIntoASignatureCounts(options: [String]) throws {
    let mail = Mails.openPGP(try keys.signature(options))
    #expect(try keyPolicy().verdict(on: mail).signer?.text == Mails.text)
  }

  @Test func aMailStoredWithBareLineFeedsIsTheSameMail() throws {
    let stored = Mails.openPGP(try keys.signature()).replacingOccurrences(of: "\r\n", with: "\n")
    #expect(try keyPolicy().verdict(on: stored).signer?.text == Mails.text)
  }

  @Test func aSignatureWithoutArmourCounts() throws {
    let mail = Mails.openPGP(try Keys.joined(keys.signature()))
    #expect(try keyPolicy().verdict(on: mail).signer?.text == Mails.text)
  }

  @Test func oneOfSeveralPinnedKeysIsEnoughAndIsNamed() throws {
    let mail = Mails.openPGP(try keys.signature(by: "rsa"))
    let signer = try keyPolicy("other", "rsa", "water").verdict(on: mail).signer
    #expect(try signer?.fingerprint == keys.pinned("rsa")[0].fingerprint)
  }

  private static let good = [
    "NEWSIG", "GOODSIG 341D8DB6006D8872 x",
    "VALIDSIG 07759F66 2026-03-02 1772416800 0 4 0 22 8 00 07759F66",
  ]

  private func reason(_ lines: [String], exitStatus: Int32 = 0) -> Reason? {
    let output = lines.map { "[GNUPG:] \($0)\n" }.joined()
    let status = GpgvStatus(Array(output.utf8), exitStatus: exitStatus)
    do throws(Refusal) {
      _ = try status.signature(
        by: [PinnedKey(fingerprint: "07759f66", packets: [])], receivedAt: 1_772_416_860)
      return nil
    } catch { return error.reason }
  }

  /// A signature of 02:00:00 that was received a minute later, by a key that has ended now.
  @Test(
    arguments: [
      (["1772416861"], nil), (["0", "1772416861"], nil), (["1772416860"], .openPGPKeyExpired),
      (["1772416800"], .openPGPKeyExpired), (["1772500000", "1772416861"], nil),
      (["1772500000", "1772416700"], .openPGPKeyExpired), (["0"], .openPGPKeyExpired),
      ([], .openPGPKeyExpired),
      (["20260303T000000"], .openPGPKeyExpired),
    ] as [([String], Reason?)])
  func aKeyThatEndedAfterReceiptCounts(ends: [String], expected: Reason?) {
    let lines = Self.good.map { $0.replacingOccurrences(of: "GOODSIG", with: "EXPKEYSIG") }
    #expect(reason(ends.map { "KEYEXPIRED \($0)" } + lines) == expected)
  }

  /// A signature of 02:00:00 that was received a minute later, and has ended now, or has not: whatever clock the machine
  /// goes by.
  @Test(
    arguments: [
      ("EXPSIG", "1772416861", nil), ("EXPSIG", "1772416860", .openPGPSignatureExpired),
      ("EXPSIG", "1772416800", .openPGPSignatureExpired), ("EXPSIG", "0", .openPGPSignatureExpired),
      ("GOODSIG", "1772416861", nil), ("GOODSIG", "1772416860", .openPGPSignatureExpired),
      ("GOODSIG", "x", .openPGPFailed),
    ] as [(String, String, Reason?)])
  func aSignatureThatEndedAfterReceiptCounts(word: String, end: String, expected: Reason?) {
    let lines = Self.good.map {
      $0.replacingOccurrences(of: "GOODSIG", with: word)
        .replacingOccurrences(of: "1772416800 0", with: "1772416800 \(end)")
    }
    #expect(reason(lines, exitStatus: word == "EXPSIG" ? 1 : 0) == expected)
    // Its key may have ended before it.
    let ofKey = reason(["KEYEXPIRED 1772416860"] + lines, exitStatus: word == "EXPSIG" ? 1 : 0)
    if word == "EXPSIG" { #expect(ofKey == .openPGPKeyExpired) }
  }

  @Test func gpgvItselfIsAskedByTheTimeOfReceipt() throws {
    let mail = Mails.openPGP(try keys.signature(["--default-sig-expire", "seconds=3600"]))
    #expect(try keyPolicy().verdict(on: mail).signer?.text == Mails.text)
    #expect(
      try keyPolicy(receivedAt: Mails.signedAt + 3600).verdict(on: mail).reason == .openPGPSignatureExpired)
    let untrue = Mails.openPGP(
      try keys.signature(["--default-sig-expire", "seconds=3600"]), over: Mails.wireEntity + "x")
    #expect(try keyPolicy().verdict(on: untrue).reason == .openPGPSignatureBroken)
  }

  /// Of a signature that has ended gpgv does not say that its key was taken back.
  @Test func whoseKeyWasTakenBackHasSignedNothing() throws {
    let mail = Mails.openPGP(
      try keys.signature(by: "revoked", ["--default-sig-expire", "seconds=3600"]))
    #expect(try keyPolicy("revoked").verdict(on: mail).reason == .openPGPKeyRevoked)
  }

  /// What the corpus cannot make: signatures of other classes, and answers that gpgv should never give.
  @Test(
    arguments: [
      ("22 8 00", "22 8 01", nil), ("22 8 00", "22 8 02", .openPGPWrongClass),
      ("22 8 00", "22 8 40", .openPGPWrongClass), ("22 8 00", "22 8 10", .openPGPWrongClass),
      ("22 8 00", "22 2 00", .weakDigest), ("22 8 00", "22 11 00", .weakDigest),
      ("22 8 00", "22 12 00", .unsupportedAlgorithm), ("00 07759F66", "00 07759F67", .openPGPKeyUnknown),
      ("1772416800 0", "20260302T020000 0", .openPGPFailed), ("00 07759F66", "00", .openPGPFailed),
    ] as [(String, String, Reason?)])
  func aValidSignatureIsReadToItsEnd(old: String, new: String, expected: Reason?) {
    let lines = Self.good.map { $0.replacingOccurrences(of: old, with: new) }
    #expect(lines != Self.good)
    #expect(reason(lines) == expected)
  }

  @Test func onlyTheWholeAnswerIsAnAnswer() {
    #expect(reason(Self.good) == nil)
    #expect(reason(Self.good, exitStatus: 1) == .openPGPFailed)
    #expect(reason(Self.good + ["FAILURE gpg-exit 33554433"]) == .openPGPFailed)
    #expect(reason(Self.good + ["NODATA 4"]) == .openPGPSignatureMissing)
    #expect(reason(Self.good + ["PLAINTEXT 62 0 "]) == .contentInsideSignature)
    #expect(reason(Self.good + ["NEWSIG"]) == .severalSigners)
    #expect(reason([Self.good[0], Self.good[2]]) == .openPGPFailed)
    #expect(reason([Self.good[0], Self.good[1]]) == .openPGPFailed)
    #expect(reason(Array(Self.good[1...])) == .openPGPSignatureMissing)
    #expect(reason([]) == .openPGPSignatureMissing)
    for (word, expected) in [
      ("BADSIG", Reason.openPGPSignatureBroken), ("REVKEYSIG", .openPGPKeyRevoked),
    ] {
      #expect(reason(Self.good + ["\(word) 341D8DB6006D8872 x"]) == expected)
    }
    #expect(reason(Self.good + ["EXPSIG 341D8DB6006D8872 x"]) == .openPGPFailed)
    #expect(reason(Self.good + ["EXPKEYSIG 341D8DB6006D8872 x"]) == .openPGPFailed)
    #expect(reason(["NEWSIG", "ERRSIG 34 22 8 02 0 1 -"]) == .openPGPWrongClass)
    #expect(reason(["NEWSIG", "ERRSIG 34 22 8 00 0 4 -"]) == .openPGPFailed)
    #expect(reason(["NEWSIG", "ERRSIG 34"]) == .openPGPFailed)
  }
}
