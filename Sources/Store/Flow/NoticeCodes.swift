import Domain
import GRDB

/// With which a desk says that notices of one mail were carried out (design law 5).
package struct NoticeCode: Sendable {
  package let desk: String
  /// In the order of the mail.
  package let notices: [Int64]
}

extension Book {
  package func give(code: String, to desk: String, for notices: [Notice], at time: Timestamp) throws {
    try database.run(
      "INSERT INTO noticeCode (code, desk, notices, at) VALUES (?, ?, ?, ?)",
      [
        Question.digest(of: code), desk, notices.map { "\($0.id)" }.joined(separator: " "), time.seconds,
      ])
  }

  /// The notices with these ids, in that order.
  package func notices(_ ids: [Int64]) throws -> [Notice] {
    try ids.flatMap { try Notice.all(database, "id = ?", [$0]) }
  }

  package func replyFile(_ id: Int64) throws -> ReplyFile? {
    try database.row("SELECT * FROM replyFile WHERE id = ?", [id])
      .map(ReplyFile.init)
  }

  /// Notes that a desk is reminded on that day; false where it was already, or on a later one: a clock went back. A day more
  /// than a month ahead was itself a clock's error.
  package func beginChase(of desk: String, on day: Day) throws -> Bool {
    try database.run(
      """
      INSERT INTO chase (desk, day) VALUES (?, ?)
      ON CONFLICT (desk) DO UPDATE SET day = excluded.day
        WHERE excluded.day > chase.day OR excluded.day < chase.day - 31
      """, [desk, day.number])
    return database.changesCount == 1
  }

  /// Notes that all there was to remind of was reminded of on that day, which may lie before the last one where a clock
  /// went back.
  package func noteChase(of name: String, on day: Day) throws {
    try database.run("INSERT OR REPLACE INTO chase (desk, day) VALUES (?, ?)", [name, day.number])
  }
}

extension Ledger {
  /// The day on which a desk was last reminded.
  package func lastChase(of desk: String) throws -> Day? {
    try database.read {
      try $0.value(Int.self, "SELECT day FROM chase WHERE desk = ?", [desk])
    }.map(Day.init(number:))
  }

  package func noticeCode(_ code: String) throws -> NoticeCode? {
    try database.read {
      try $0.row("SELECT * FROM noticeCode WHERE code = ?", [Question.digest(of: code)])
    }.map { row in
      let ids: String = row["notices"]
      return NoticeCode(desk: row["desk"], notices: ids.split(separator: " ").compactMap { Int64($0) })
    }
  }
}
