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

  @Test(arguments: [
    Party.policy, Party(.clerk, name: "王\"芳"), Party(.officer, name: "李", unit: "旗住建局", onWordOf: "张"),
  ])
  func factsAreWrittenAsTheyAlwaysWere(by party: Party) throws {
    for fact in everyFact {
      let payload = EventRow.Payload(
        sequence: 3, letter: LetterID(prefix: "NM", year: 2026, serial: 1), at: monday, by: party, fact: fact)
      try expectSame(payload)
      let (one, other) = (WordBasket(entropy: { _ in [] }), WordBasket(entropy: { _ in [] }))
      #expect(
        String(decoding: try EventRow.encode(payload, keeping: one), as: UTF8.self)
          == String(decoding: try CanonicalJSON.encode(payload, keeping: other), as: UTF8.self))
      // In the same order: the rows have the same numbers.
      #expect(one.kept.map(\.text) == other.kept.map(\.text))
    }
  }

  @Test func eventsThatEveryLetterHasAreWrittenWithoutACoder() throws {
    let written = try everyFact.filter { fact in
      let payload = EventRow.Payload(
        sequence: 3, letter: LetterID(prefix: "NM", year: 2026, serial: 1), at: monday, by: .policy,
        fact: fact)
      return try FrequentEvents.octets(of: payload, keeping: WordBasket(entropy: { _ in [] })) != nil
    }
    #expect(Set(written.map(\.act)) == [.register, .registerChild, .classify, .accept, .assign, .setDue])
  }

  @Test func whatIsNoNumberIsRefused() {
    #expect(throws: EncodingError.self) {
      try CanonicalJSON.encode(Sample(number: .infinity), keeping: WordBasket(entropy: { _ in [] }))
    }
  }

  private func expectSame(_ value: some Encodable) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    encoder.userInfo[.wordKeeper] = WordBasket(entropy: { _ in [] })
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
