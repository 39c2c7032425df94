import Domain
import Foundation
import Testing

@testable import Store

/// Foundation's decoder is the other opinion on what an event says.
@Suite struct JSONTextTests {
  @Test func everyFactReadsBackAsFoundationReadsIt() throws {
    #expect(Set(everyFact.map(\.act)) == Set(Act.allCases))
    for fact in everyFact {
      let basket = WordBasket(entropy: { [UInt8](repeating: 7, count: $0) })
      let written = try CanonicalJSON.encode(payload(fact), keeping: basket)
      let known = Dictionary(uniqueKeysWithValues: basket.kept.map { ($0.id, $0.text) })
      let words = WordBasket(known: known, entropy: { _ in [] })
      let decoder = JSONDecoder()
      decoder.userInfo[.wordKeeper] = words
      let theirs = try decoder.decode(EventRow.Payload.self, from: Data(written))
      let ours = try EventRow.decode(written, words: words)
      #expect("\(ours.fact)" == "\(theirs.fact)")
      #expect(ours.letter == theirs.letter && ours.sequence == theirs.sequence && ours.at == theirs.at)
      // What was read has its references, so that it is written again without keeping a word.
      #expect(try CanonicalJSON.encode(payload(ours.fact), keeping: words) == written)
      #expect(words.kept.isEmpty)
    }
  }

  @Test(arguments: [
    "[]", "[1,-2,30]", " [ 1 ,\n2\t] ", "[0]", "[9223372036854775807]", "[-0]",
  ]) func wholeNumbersAreRead(text: String) throws {
    try expectSame([Int].self, text)
  }

  @Test(arguments: [
    "[0.5,1,-2.25e3,1E-7,0.30000000000000004]", "[1e21]",
  ]) func numbersAreRead(text: String) throws {
    try expectSame([Double].self, text)
  }

  @Test(arguments: [
    #"["", "暖气不热", "\"\\\/\b\f\n\r\t", "\u0041\u00e9\u6696", "\ud83d\ude00", "e\u0301"]"#, #"["👨‍👩‍👧"]"#,
  ]) func textsAreRead(text: String) throws {
    try expectSame([String].self, text)
  }

  @Test(arguments: [
    #"{"a":1,"b":null}"#, #"{"\u0061":2}"#, "{}", #"{ "x" : 1 , "x" : 2 }"#,
  ]) func membersAreFoundByTheirKeys(text: String) throws {
    try expectSame([String: Int?].self, text)
  }

  @Test(arguments: [
    "", " ", "[", "]", "[\"a\"", "[\"a]", "[\"a\",]", "[,]", "[\"a\" \"b\"]", "[\"a\"]x", "{\"a\"}",
    "{\"a\":}", "{a:1}",
    "[01]", "[1.]", "[.5]", "[+1]", "[1e]", "[-]", "[\"\\q\"]", "[\"\\u12\"]", "[\"\\u+123\"]",
    "[\"\\ud800\"]",
    "[\"\\ud800\\u0041\"]", "[\"\n\"]", "[\"\\", "[nul]", "[tru]", "[True]", "[\"\\\"]", "null", "1",
    "\u{FEFF}[]",
  ]) func whatIsNoneIsRefused(text: String) {
    #expect(throws: JSONError.self) { try decoded([String].self, Array(text.utf8)) }
  }

  @Test func whatIsNoUTF8IsRefused() {
    #expect(throws: JSONError.self) {
      try decoded([String].self, Array("[\"".utf8) + [0xFF] + Array("\"]".utf8))
    }
  }

  @Test(arguments: [(100, true), (200, false), (100_000, false)])
  func depthHasAnEnd(depth: Int, isRead: Bool) {
    let nested = String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
    #expect(((try? JSONText(Array(nested.utf8))) != nil) == isRead)  // whether it is read is the question
  }

  @Test func anotherKindThanWantedIsRefused() {
    for text in ["[\"1\"]", "[null]", "[true]", "[1.5]", "[9223372036854775808]", "[{}]", "{}"] {
      #expect(throws: JSONError.self) { try decoded([Int].self, Array(text.utf8)) }
    }
    #expect(throws: JSONError.missing("by")) {
      try EventRow.decode(
        Array(#"{"sequence":1,"letter":"NM2026000001","at":0}"#.utf8), words: WordBasket(entropy: { _ in [] })
      )
    }
  }

  @Test func noDamageToAnEventDoesHarm() throws {
    let basket = WordBasket(entropy: { [UInt8](repeating: 7, count: $0) })
    for fact in everyFact.prefix(3) {
      let written = try CanonicalJSON.encode(payload(fact), keeping: basket)
      for place in written.indices {
        #expect(throws: (any Error).self) { try EventRow.decode(Array(written[..<place]), words: basket) }
        var damaged = written
        for octet in [0x00, 0x22, 0x5C, 0x7B, 0x5D, 0xFF] as [UInt8] {
          damaged[place] = octet
          _ = try? EventRow.decode(damaged, words: basket)  // whatever it says, it says it
        }
      }
    }
  }

  private func expectSame<Value: Decodable & Equatable>(_ type: Value.Type, _ text: String) throws {
    let theirs = try JSONDecoder().decode(type, from: Data(text.utf8))
    #expect(try decoded(type, Array(text.utf8)) == theirs)
  }

  private func decoded<Value: Decodable>(_ type: Value.Type, _ octets: [UInt8]) throws -> Value {
    try CanonicalJSON.decode(type, from: octets, words: WordBasket(entropy: { _ in [] }))
  }

  private func payload(_ fact: Fact) -> EventRow.Payload {
    EventRow.Payload(
      sequence: 3, letter: LetterID(prefix: "NM", year: 2026, serial: 1), at: monday,
      by: Party(.clerk, name: "王芳", unit: "旗住建局"), fact: fact)
  }
}
