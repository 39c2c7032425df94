import Domain
import GRDB
import Testing

@testable import Store

/// The index of likeness: found fast, bounded, and gone with the words.
@Suite struct LikenessTests {
  private let test: TestLedger

  init() throws { test = try TestLedger() }

  private func entry(
    _ id: LetterID, shingles: [UInt32], digest: UInt64? = nil, authors: [UInt64] = [], in book: Book
  ) throws -> LikenessEntry {
    let letter = try #require(try book.letter(id))
    return LikenessEntry(
      sequence: letter.events[0].sequence, at: letter.registeredAt,
      authors: authors, digest: digest,
      shingles: shingles)
  }

  private func place(
    _ id: LetterID, shingles: [UInt32], digest: UInt64? = nil, authors: [UInt64] = []
  ) throws {
    try test.ledger.write { book in
      try book.index([entry(id, shingles: shingles, digest: digest, authors: authors, in: book)])
    }
  }

  private func candidates(
    for id: LetterID, shingles: [UInt32], digest: UInt64? = nil, authors: [UInt64] = []
  ) throws -> [LikenessCandidate] {
    try test.ledger.write { book in
      try book.candidates(for: entry(id, shingles: shingles, digest: digest, authors: authors, in: book))
    }
  }

  private func count(_ table: String) throws -> Int {
    try test.ledger.database.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM \(table)") ?? 0 }
  }

  @Test func aLetterIsFoundByShingleDigestAndAuthorAndNeverItself() throws {
    let (one, two, three, other) = (
      try test.register(), try test.register(), try test.register(), try test.register()
    )
    try place(one, shingles: [1, 2, 3])
    try place(two, shingles: [7], digest: 99)
    try place(three, shingles: [8], authors: [5])
    let found = try candidates(for: other, shingles: [3, 9], digest: 99, authors: [5])
    #expect(found.map(\.sequence).sorted() == [1, 2, 3])
    #expect(found.first?.hasSameDigest == true, "the same text comes first")
    #expect(found.first { $0.sequence == 3 }?.hasSameAuthor == true)
    #expect(found.first { $0.sequence == 1 }?.shingles == [1, 2, 3])
    #expect(try candidates(for: one, shingles: [1, 2, 3]).isEmpty)
  }

  @Test func kindsOfValuesAreNotTakenForEachOther() throws {
    let (one, two) = (try test.register(), try test.register())
    try place(one, shingles: [42], digest: 43, authors: [44])
    #expect(try candidates(for: two, shingles: [43, 44], digest: 44, authors: [42]).isEmpty)
  }

  @Test func onlyTheFirstShinglesAreLookedUp() throws {
    let (one, two) = (try test.register(), try test.register())
    try place(one, shingles: (0..<32).map { UInt32($0) })
    #expect(try count("shingle") == Book.shinglesLookedUp)
    #expect(try candidates(for: two, shingles: [31]).isEmpty)
    #expect(try candidates(for: two, shingles: [11]).count == 1)
  }

  @Test func aThousandCopiesBringUpAFewTheFirstAmongThem() throws {
    let ids = try (0..<1000).map { _ in try test.register() }
    try test.ledger.write { book in
      try book.index(ids.map { try entry($0, shingles: [1, 2, 3], digest: 9, authors: [4], in: book) })
    }
    let new = try test.register()
    let found = try candidates(for: new, shingles: [1, 2, 3], digest: 9, authors: [4])
    #expect(found.count == Book.mostCandidates)
    #expect(found.contains { $0.sequence == 1 } && found.contains { $0.sequence == 1000 })
  }

  @Test func indexingTwiceChangesNothing() throws {
    let one = try test.register()
    try place(one, shingles: [1])
    try place(one, shingles: [2])
    #expect(try count("shingle") == 1)
  }

  @Test func erasedWordsLeaveNothingInTheIndex() throws {
    let (one, two) = (try test.register(), try test.register())
    try place(one, shingles: (0..<32).map { UInt32($0) }, digest: 9, authors: [4, 6])
    try place(two, shingles: [1])
    try test.ledger.eraseWords(of: one)
    #expect(try count("likeness") == 1 && count("shingle") == 1)
  }

  /// Letters with shingles, digests and authors that few, many and very many of them share; one in three comes late.
  private func placeMany() throws -> [LetterID] {
    let ids = try (0..<150).map { _ in try test.register() }
    for number in ids.indices.filter({ $0 % 3 > 0 }) + ids.indices.filter({ $0 % 3 == 0 }) {
      try place(
        ids[number], shingles: [1, UInt32(10 + number % 2), UInt32(100 + number % 40)],
        digest: UInt64(number % 7 == 0 ? 1 : number % 50), authors: [UInt64(number % 30)])
      _ = try found(of: ids[0], among: 2)
    }
    return ids
  }

  private func found(of id: LetterID, among kinds: Int = 50) throws -> [[String]] {
    try (0..<kinds).map { number in
      let found = try candidates(
        for: id, shingles: [1, UInt32(10 + number % 2), UInt32(100 + number % 40)],
        digest: UInt64(number), authors: [UInt64(number % 30)])
      return found.map { "\($0.sequence) \($0.shingles) \($0.hasSameDigest) \($0.hasSameAuthor)" }
    }
  }

  @Test func whatIsKnownOfTheIndexIsWhatStandsInIt() throws {
    let ids = try placeMany()
    let known = try found(of: ids[149])
    test.ledger.forgetLetters()
    #expect(try found(of: ids[149]) == known)
    #expect(known.contains { $0.count == Book.mostCandidates })
  }

  @Test func whatWasUndoneIsFoundNoMore() throws {
    struct Trouble: Error {}
    let (one, two) = (try test.register(), try test.register())
    #expect(try candidates(for: two, shingles: [1]).isEmpty)
    #expect(throws: Trouble.self) {
      try test.ledger.write { book in
        try book.index([entry(one, shingles: [1], in: book)])
        #expect(try book.candidates(for: entry(two, shingles: [1], in: book)).count == 1)
        throw Trouble()
      }
    }
    #expect(try candidates(for: two, shingles: [1]).isEmpty)
  }

  @Test func whatWasTakenOutIsFoundNoMore() throws {
    let (one, two) = (try test.register(), try test.register())
    try place(one, shingles: [1])
    #expect(try candidates(for: two, shingles: [1]).count == 1)
    try test.ledger.write { try $0.forgetLikeness(of: one) }
    #expect(try candidates(for: two, shingles: [1]).isEmpty)
    try place(one, shingles: [1])
    #expect(try candidates(for: two, shingles: [1]).count == 1)
    try test.ledger.forgetAllLikeness()
    #expect(try candidates(for: two, shingles: [1]).isEmpty)
  }

  @Test func theWordsAreReadByTheirRows() throws {
    let (one, two) = (try test.register("暖气"), try test.register())
    try place(one, shingles: [1])
    let words = try test.ledger.write { book in
      try book.words(of: #require(try book.candidates(for: entry(two, shingles: [1], in: book)).first))
    }
    #expect(words?.letter == one && words?.title == "暖气" && words?.text == "我家暖气不热。")
  }

  @Test func aMatterIsKnownByItsFirstLetterAndLeft() throws {
    let ids = try (0..<4).map { _ in try test.register() }
    for (number, id) in ids.enumerated() { try place(id, shingles: [1], authors: [UInt64(number / 2 + 1)]) }
    try test.ledger.write { book in
      try book.join(2, toTopicOf: 1)
      try book.join(3, toTopicOf: 2)
    }
    let start = Timestamp(seconds: monday.seconds - 1)
    let topic = try #require(try test.ledger.topics(from: start, to: monday, authors: 2).first)
    #expect(topic.id == 1 && topic.letters == 3 && topic.authors == 2)
    #expect(topic.first == ids[0] && topic.last == ids[2])
    #expect(try test.ledger.letters(of: topic, from: start, to: monday, limit: 9) == Array(ids.prefix(3)))
    #expect(try test.ledger.topics(from: start, to: monday, authors: 3).isEmpty)
    #expect(try test.ledger.topics(from: monday, to: monday, authors: 2).isEmpty)
    try test.ledger.write { try $0.leaveTopic(ids[2]) }
    #expect(try test.ledger.topics(from: start, to: monday, authors: 2).isEmpty)
  }

  @Test func aDeskIsToldOfAMatterOnce() throws {
    let (one, two) = (try test.register(), try test.register())
    try place(one, shingles: [1])
    try place(two, shingles: [1])
    try test.ledger.write { try $0.join(2, toTopicOf: 1) }
    let topic = try #require(
      try test.ledger.topics(from: Timestamp(seconds: 0), to: monday, authors: 2).first)
    try test.ledger.write { try $0.tell(topic, to: "网站管理中心", at: monday) }
    let isToBeTold = try test.ledger.write { book in
      try [
        book.isToBeTold(topic, to: "网站管理中心", unlessAfter: monday + -60),
        book.isToBeTold(topic, to: "宣传台席", unlessAfter: monday + -60),
        book.isToBeTold(topic, to: "网站管理中心", unlessAfter: monday),
      ]
    }
    #expect(isToBeTold == [false, true, true])
    try place(try test.register(), shingles: [1])
    try test.ledger.write { try $0.join(3, toTopicOf: 1) }
    let grown = try #require(
      try test.ledger.topics(from: Timestamp(seconds: 0), to: monday, authors: 2).first)
    #expect(grown.authors == 3)
    #expect(
      try test.ledger.write { try $0.isToBeTold(grown, to: "网站管理中心", unlessAfter: monday + -60) })
  }

  @Test func mergersAreAProjectionOfTheEvents() throws {
    let (root, one, two) = (try test.register(), try test.register(), try test.register())
    let clerk = Party(.clerk, name: "王敏")
    try test.ledger.write { book in
      for id in [one, two] { try book.record(.merged(into: root), on: id, at: monday, by: clerk) }
    }
    #expect(try test.ledger.write { try $0.letters(mergedInto: root) } == [one, two])
    #expect(try test.ledger.mergedCensus() == [.registered: 2])
    #expect(try test.ledger.mergedLettersToTell(touchedAfter: 0, limit: 9).isEmpty)
    try test.ledger.write { book in
      try book.record(.unmerged(reason: Words("不是一件事")), on: two, at: monday, by: clerk)
      let end = try book.record(
        .declined(ground: .other, explanation: Words("a"), suggestion: Words("b"), because: []), on: root,
        at: monday, by: clerk)
      #expect(try book.letters(mergedInto: root) == [one])
      _ = end
    }
    #expect(try test.ledger.mergedLettersToTell(touchedAfter: 0, limit: 9) == [one])
    let end = try test.ledger.head().sequence
    try test.ledger.write { try $0.recordTold(end, toAuthorOf: one) }
    #expect(try test.ledger.mergedLettersToTell(touchedAfter: 0, limit: 9).isEmpty)
    #expect(try test.ledger.verify() > 0)
    try test.tamper("DELETE FROM merger")
    #expect(throws: LedgerError.corrupt("the root of \(one) differs from its events")) {
      try test.ledger.verify()
    }
  }
}
