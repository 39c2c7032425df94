import Digest
import Domain
import Office
import Store

/// Letters that came and were answered in public, one after the other, as a ledger of years holds them.
package struct Past {
  /// What one of them is about.
  package struct Matter {
    package let title: String
    package let text: String
    package let answer: String
    package let topic: String

    package init(title: String, text: String, answer: String, topic: String) {
      self.title = title
      self.text = text
      self.answer = answer
      self.topic = topic
    }
  }

  package static let first = Day("2024-09-02")!
  /// A morning after all of them.
  package static let now = Timestamp(Day("2026-11-23")!, hour: 9)
  private let ledger: Ledger
  private let units: [UnitName]
  private let matter: (Int) -> Matter
  private var written: Int
  /// The letter that was written last.
  package private(set) var last: LetterID?

  /// - Parameters:
  ///   - before: how many there are already.
  ///   - matter: what the letter with that number, from 0, is about.
  package init(
    of office: Office, after before: Int = 0, matter: @escaping (Int) -> Matter = Self.heating
  ) {
    ledger = office.ledger
    written = before
    units = office.register.units.map(\.name)
    self.matter = matter
  }

  /// The same few words for all.
  package static func heating(_ number: Int) -> Matter {
    Matter(
      title: "小区第\(number)户暖气不热", text: "家里只有12度，已经第\(number % 9)天，请尽快处理。",
      answer: "您反映的问题已经处理，温度恢复正常。", topic: "供热")
  }

  package mutating func grow(to count: Int) throws {
    while written < count {
      let together = min(500, count - written)
      try ledger.write { book in
        for number in written..<written + together { last = try tell(number, in: book) }
      }
      written += together
    }
  }

  /// One more, which waits for nothing but to be published.
  package mutating func bringOne() throws -> LetterID {
    defer { written += 1 }
    return try ledger.write { try tell(written, in: $0, isPublished: false) }
  }

  /// Has somebody write a note on the last letter three days ago: a clock that nothing was recorded by for a month is not
  /// believed at once.
  package static func bringUpToDate(_ office: Office) throws {
    guard let last = try office.ledger.letters().last else { return }
    _ = try office.note(last, "上周核对", by: Party(.clerk, name: "王敏"), at: now + -3 * 86_400)
  }

  /// As the office gives them out.
  private static func code(_ number: Int) -> String {
    Base32.encode(SHA256.digest(of: "\(number)".utf8).prefix(8))
  }

  private func tell(_ number: Int, in book: Book, isPublished: Bool = true) throws -> LetterID {
    let matter = matter(number)
    // Whatever the number of letters, they are spread over the same two years.
    let day = Self.first + number % 790
    let unit = units[number % units.count]
    let category = Category.allCases[number % Category.allCases.count]
    let start = Timestamp(day, hour: 9)
    let end = Timestamp(day + 4 + number % 7, hour: 15)
    let officer = Party(.officer, name: "李工", unit: unit)
    let clerk = Party(.clerk, name: "王敏")
    let id = try book.register(
      Registration(
        desk: "网站管理中心", channel: .portal, receivedAt: start, title: Words(matter.title),
        text: Words(matter.text), authorName: Words("网民\(number)"),
        authorAddress: Words("author\(number)@citizen.example"), queryCode: Words(Self.code(number)),
        mail: nil),
      prefix: "NM", at: start, by: .policy)
    let answer = Answer(
      unit: unit, text: Words(matter.answer), mail: MailReference(id: 1, commitment: "c"),
      receivedAt: end, digest: "d\(number)")
    let facts: [(Fact, Party, Timestamp)] = [
      (.classified(Classification(category: category, topic: matter.topic, because: [])), .policy, start),
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
    ]
    for (fact, party, time) in facts { _ = try book.record(fact, on: id, at: time, by: party) }
    if isPublished {
      let publication = Publication(revision: 1, path: "letters/\(id.year)/\(id)/", hash: "h\(number)")
      _ = try book.record(.published(publication), on: id, at: end, by: .policy)
    }
    return id
  }
}
