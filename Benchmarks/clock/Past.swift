import Domain
import Store

/// Letters that came and were answered in public, one after the other, as a ledger of years holds them.
struct Past {
  static let first = Day("2024-09-02")!
  /// A morning after all of them.
  let now = Timestamp(Day("2026-11-23")!, hour: 9)
  private let ledger: Ledger
  private let units: [UnitName]
  private var written = 0
  /// The letter that was written last.
  private(set) var last: LetterID?

  init(_ ledger: Ledger, units: [UnitName]) {
    self.ledger = ledger
    self.units = units
  }

  mutating func grow(to count: Int) throws {
    while written < count {
      let together = min(500, count - written)
      try ledger.write { book in
        for number in written..<written + together { last = try tell(number, in: book) }
      }
      written += together
    }
  }

  private func tell(_ number: Int, in book: Book) throws -> LetterID {
    // Whatever the number of letters, they are spread over the same two years.
    let day = Self.first + number % 790
    let unit = units[number % units.count]
    let start = Timestamp(day, hour: 9)
    let end = Timestamp(day + 4 + number % 7, hour: 15)
    let officer = Party(.officer, name: "李工", unit: unit)
    let clerk = Party(.clerk, name: "王敏")
    let id = try book.register(
      Registration(
        desk: "网站管理中心", channel: .portal, receivedAt: start, title: Words("小区第\(number)户暖气不热"),
        text: Words("家里只有12度，已经第\(number % 9)天，请尽快处理。"), authorName: Words("网民\(number)"),
        authorAddress: Words("author\(number)@citizen.example"), queryCode: Words("k\(number)"), mail: nil),
      prefix: "NM", at: start, by: .policy)
    let answer = Answer(
      unit: unit, text: Words("您反映的问题已经处理，温度恢复正常。"), mail: MailReference(id: 1, commitment: "c"),
      receivedAt: end, digest: "d\(number)")
    let facts: [(Fact, Party, Timestamp)] = [
      (.classified(Classification(category: .complaint, topic: "供热", because: [])), .policy, start),
      (.accepted(clause: .dailyLife, because: []), clerk, start),
      (.assigned(Assignment(round: 1, lead: unit, because: [])), clerk, start),
      (
        .dueSet(
          DueDay(
            unit: unit, round: 1, day: day + 7, dayZero: day, workingDays: 5, isOfficial: true, calendar: "1",
            reason: "转办")), .policy, start
      ),
      (.claimed(unit: unit), officer, start + 3600),
      (.replied(answer), officer, end),
      (.signedOff(SignOff(leader: "王强", way: .scan(digest: "s"), answer: answer.digest)), clerk, end),
      (.cleared(.toPublish), clerk, end),
      (
        .published(Publication(revision: 1, path: "letters/\(id.year)/\(id)/", hash: "h\(number)")), .policy,
        end
      ),
    ]
    for (fact, party, time) in facts { _ = try book.record(fact, on: id, at: time, by: party) }
    return id
  }
}
