import Domain
import Foundation
import Testing

@testable import Store

@Suite struct CanonicalJSONTests {
  @Test(arguments: [
    "", "暖气不热", "\"quoted\" \\ and /", "a\u{0}b\u{8}\t\n\u{C}\r\u{1F}\u{7F}\u{2028}", "👨‍👩‍👧 e\u{301} ᠮᠣᠩᠭᠣᠯ",
  ]) func textsAreWrittenAsFoundationWritesThem(text: String) throws {
    try expectSame(Sample(text: text, texts: [text, text], named: [text: 1, "a": 2, "B": 3]))
  }

  @Test(arguments: [0, 1, -1, 0.5, 0.1 + 0.2, 1e-7, 1e21, 123_456_789.25, 1.0 / 3])
  func numbersAreWrittenAsFoundationWritesThem(number: Double) throws {
    try expectSame(Sample(number: number))
  }

  @Test func factsAreWrittenAsTheyAlwaysWere() throws {
    let facts: [Fact] = [
      .accepted(clause: .dailyLife, because: ["无不予受理情形"]), .split(into: []),
      .assigned(Assignment(round: 1, lead: "旗住建局", cooperating: ["旗水务局"], because: ["供热（units.yaml:31）"])),
      .merged(into: LetterID(prefix: "NM", year: 2026, serial: 12)), .claimed(unit: "旗住建局"),
      .signedOff(
        SignOff(
          leader: "王强", way: .signature(fingerprint: "ab", signature: "cd", signedAt: monday), answer: "ef")),
      .published(Publication(revision: 1, path: "letters/2026/a.html", hash: "00")),
      .cleared(.toPublish),
      .held(mail: MailReference(id: 7, commitment: "aa"), reason: "failed", detail: "a/b"),
    ]
    for fact in facts {
      try expectSame(
        EventRow.Payload(
          sequence: 3, letter: LetterID(prefix: "NM", year: 2026, serial: 1), at: monday, by: .policy,
          fact: fact))
    }
  }

  @Test func whatIsNoNumberIsRefused() {
    #expect(throws: EncodingError.self) {
      try CanonicalJSON.encode(Sample(number: .infinity), keeping: WordBasket(entropy: { _ in [] }))
    }
  }

  private func expectSame(_ value: some Encodable) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let theirs = String(decoding: try encoder.encode(value), as: UTF8.self)
    let ours = try CanonicalJSON.encode(value, keeping: WordBasket(entropy: { _ in [] }))
    #expect(String(decoding: ours, as: UTF8.self) == theirs)
  }
}

/// Something of every kind.
private struct Sample: Encodable {
  enum Kind: String, Encodable { case one, two }

  var text = "x"
  var texts: [String] = []
  var number = 0.5
  var whole = -7
  var small: UInt8 = 255
  var truth = true
  var nothing: String?
  var kind = Kind.two
  var named: [String: Int] = [:]
  var nested: [[Int]] = [[], [1, 2]]
}
