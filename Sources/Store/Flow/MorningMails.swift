import Domain
import Foundation
import GRDB

/// A mail that told a desk of everything that waits for it. Its code, mailed only to that desk, decides about what it
/// listed and nothing else, each of it once (design law 5).
package struct MorningMail: Sendable {
  package let id: Int64
  package let day: Day
  package let desk: String
  /// The clerk whom it was mailed to alone; nil for the desk's mailbox.
  package let person: String?
  /// What it listed, by its numbers.
  package let matters: [Int: ListedMatter]
  /// The units that it said are to be called, by numbers that go on behind those: the letter that a call is noted on.
  package let calls: [Int: LetterID]

  package var numbers: [Int] { matters.keys.sorted() }
}

/// Who is told what waits: a desk, or one clerk of it of what he alone was asked.
package struct MorningReader: Hashable, Sendable {
  package let desk: String
  package let person: String?

  package init(desk: String, person: String? = nil) { (self.desk, self.person) = (desk, person) }

  fileprivate init(_ row: Row) {
    let person: String = row["person"]
    self.init(desk: row["desk"], person: person.isEmpty ? nil : person)
  }
}

/// What a desk's list may be about.
package enum ListedMatter: Sendable, Hashable {
  /// By its id.
  case question(Int64)
  /// An entry of the holding pen.
  case held(Int64)
}

extension ListedMatter {
  fileprivate init?(_ row: Row) {
    if let question = row["question"] as Int64? {
      self = .question(question)
    } else if let held = row["held"] as Int64? {
      self = .held(held)
    } else {
      return nil
    }
  }
}

/// A desk's question that still waits for an answer.
package struct WaitingQuestion: Sendable {
  package let question: Question
  /// Whether a mail of its own has put it.
  package let isAlone: Bool
  /// Whether a list has.
  package let isTold: Bool
  /// What a list says of it, as its asker wrote it; nil where that is looked up when the list is written.
  package let shown: [UInt8]?
  /// The addresses of those who were asked instead of the desk; nil where it was.
  package let persons: [String]?
}

extension WaitingQuestion {
  fileprivate init?(_ row: Row) {
    guard let question = Question(row) else { return nil }
    self.question = question
    (isAlone, isTold) = (row["alone"], row["told"])
    shown = (row["shown"] as Data?).map(Array.init)
    persons = (row["persons"] as String?)?.split(separator: "\n").map(String.init)
  }
}

extension Book {
  /// Notes that somebody was told at that hour; false where he was already.
  /// - Parameters:
  ///   - matters: in the order of their numbers.
  ///   - first: the number of the first one.
  ///   - part: where what waits is told in several mails.
  ///   - calls: letters whose units are to be called, by their numbers.
  ///   - code: nil where nothing waits.
  package func recordMorning(
    of matters: [ListedMatter], from first: Int = 1, to reader: MorningReader, on day: Day, hour: Int,
    part: Int = 1, calls: [Int: LetterID] = [:], code: String?
  ) throws -> Bool {
    try database.run(
      """
      INSERT INTO morning (day, hour, desk, person, part, code) VALUES (?, ?, ?, ?, ?, ?)
      ON CONFLICT (day, desk, person, hour, part) DO NOTHING
      """, [day.number, hour, reader.desk, reader.person ?? "", part, code.map(Question.digest)])
    guard database.changesCount == 1 else { return false }
    let morning = database.lastInsertedRowID
    for (position, matter) in matters.enumerated() {
      let (question, held): (Int64?, Int64?) =
        switch matter {
        case .question(let id): (id, nil)
        case .held(let id): (nil, id)
        }
      try database.run(
        "INSERT INTO morningItem (morning, number, question, held) VALUES (?, ?, ?, ?)",
        [morning, position + first, question, held])
    }
    for (number, letter) in calls {
      try database.run(
        "INSERT INTO morningCall (morning, number, letter) VALUES (?, ?, ?)",
        [morning, number, letter.description])
    }
    return true
  }

  /// What is open about a letter within this transaction, oldest first.
  package func waitingQuestions(about letter: LetterID) throws -> [WaitingQuestion] {
    try database.rows(
      """
      SELECT *, EXISTS (SELECT 1 FROM morningItem WHERE morningItem.question = question.id) AS told
      FROM question WHERE letter = ? AND answeredAt IS NULL AND void = 0 ORDER BY id
      """, [letter.description]
    ).compactMap(WaitingQuestion.init)
  }

  /// A question as it stands in this transaction.
  package func question(_ id: Int64) throws -> Question? {
    try database.row("SELECT * FROM question WHERE id = ?", [id])
      .flatMap(Question.init)
  }
}

extension Ledger {
  /// The mail that a code belongs to.
  package func morning(withCode code: String) throws -> MorningMail? {
    try database.read { database in
      guard
        let row = try database.row(
          "SELECT id, day, desk, person FROM morning WHERE code = ?", [Question.digest(of: code)])
      else { return nil }
      let id: Int64 = row["id"]
      let items = try database.rows("SELECT number, question, held FROM morningItem WHERE morning = ?", [id])
      let calls = try database.rows("SELECT number, letter FROM morningCall WHERE morning = ?", [id])
      let reader = MorningReader(row)
      return MorningMail(
        id: id, day: Day(number: row["day"]), desk: reader.desk, person: reader.person,
        matters: Dictionary(
          uniqueKeysWithValues: items.compactMap { item in
            ListedMatter(item).map { (item["number"] as Int, $0) }
          }),
        calls: Dictionary(
          uniqueKeysWithValues: calls.compactMap { call in
            LetterID(call["letter"]).map { (call["number"] as Int, $0) }
          }))
    }
  }

  /// A question, open or not.
  package func question(_ id: Int64) throws -> Question? {
    try database.read { try $0.row("SELECT * FROM question WHERE id = ?", [id]) }.flatMap(Question.init)
  }

  /// How much of what somebody was told on the last day on which he was still waits.
  package func openItems(ofLastListOf reader: MorningReader) throws -> Int {
    let (desk, person) = (reader.desk, reader.person ?? "")
    return try database.read {
      try $0.value(
        Int.self,
        """
        SELECT count(DISTINCT coalesce(question.id, -held.id)) FROM morning
        JOIN morningItem ON morningItem.morning = morning.id
        LEFT JOIN question ON question.id = morningItem.question
        LEFT JOIN held ON held.id = morningItem.held
        WHERE morning.desk = ? AND morning.person = ? AND morning.day = (
            SELECT max(day) FROM morning WHERE desk = ? AND person = ? AND code IS NOT NULL)
          AND (question.answeredAt IS NULL AND question.void = 0
            OR morningItem.held IS NOT NULL AND held.closedAt IS NULL)
        """, [desk, person, desk, person])
    } ?? 0
  }

  /// The hours of a day for which each reader was told already.
  package func morningHours(on day: Day) throws -> [MorningReader: Set<Int>] {
    let rows = try database.read {
      try $0.rows("SELECT desk, person, hour FROM morning WHERE day = ?", [day.number])
    }
    return Dictionary(grouping: rows, by: MorningReader.init)
      .mapValues { Set($0.map { $0["hour"] as Int }) }
  }

  /// Questions that wait for an answer, oldest first.
  /// - Parameter kind: all kinds, if `nil`.
  package func waitingQuestions(_ kind: String? = nil) throws -> [WaitingQuestion] {
    try database.read {
      try $0.rows(
        """
        SELECT *, EXISTS (SELECT 1 FROM morningItem WHERE morningItem.question = question.id) AS told
        FROM question WHERE coalesce(kind = ?, 1) AND answeredAt IS NULL AND void = 0 ORDER BY id
        """, [kind])
    }.compactMap(WaitingQuestion.init)
  }

  /// What of one kind waits about a letter.
  package func waitingQuestion(_ kind: String, about letter: LetterID) throws -> WaitingQuestion? {
    try database.read {
      try $0.row(
        """
        SELECT *, EXISTS (SELECT 1 FROM morningItem WHERE morningItem.question = question.id) AS told
        FROM question WHERE letter = ? AND kind = ? AND answeredAt IS NULL AND void = 0
        """, [letter.description, kind])
    }.flatMap(WaitingQuestion.init)
  }

  /// What waits in the pen and no mail has told of yet.
  package func untoldEntries() throws -> Set<Int64> {
    try database.read {
      try Set(
        $0.values(
          Int64.self,
          """
          SELECT id FROM held WHERE closedAt IS NULL
          AND NOT EXISTS (SELECT 1 FROM morningItem WHERE morningItem.held = held.id)
          """))
    }
  }
}
