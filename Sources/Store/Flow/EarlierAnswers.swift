import Domain
import Foundation
import GRDB

/// Answers that an earlier system had made public (历史数据).
extension Book {
  /// What became of an answer that came.
  package enum EarlierOutcome: Sendable {
    case new, known, changed
    /// It was taken down here, and does not come back by itself.
    case gone
  }

  /// Puts one in its place.
  /// - Parameter body: everything its page says; the office knows how it is written.
  package func put(_ answer: EarlierAnswer, body: [UInt8]) throws -> EarlierOutcome {
    let row = try database.row("SELECT isGone, body FROM earlierAnswer WHERE number = ?", [answer.number])
    if let row, row["isGone"] as Bool { return .gone }
    if let before: Data = row?["body"], Array(before) == body { return .known }
    try database.run(
      """
      INSERT INTO earlierAnswer (number, year, answeredOn, since, body) VALUES (?, ?, ?, ?, ?)
      ON CONFLICT DO UPDATE SET year = excluded.year, answeredOn = excluded.answeredOn, body = excluded.body
      """,
      [
        answer.number, answer.year, answer.answeredOn.number, try head().sequence + 1, Data(body),
      ])
    return row == nil ? .new : .changed
  }

  /// Empties its place.
  /// - Returns: false where none stands there.
  package func takeDownEarlier(_ number: String) throws -> Bool {
    try database.run(
      "UPDATE earlierAnswer SET isGone = 1, body = x'' WHERE number = ? AND isGone = 0", [number])
    return database.changesCount > 0
  }
}

extension Ledger {
  /// How many were answered in some days; of those that came up to a position in the chain.
  package func earlierAnswers(in days: ClosedRange<Day>, through position: Int64) throws -> Int {
    try database.read {
      try $0.value(
        Int.self,
        """
        SELECT count(*) FROM earlierAnswer
        WHERE year BETWEEN ? AND ? AND answeredOn BETWEEN ? AND ? AND since <= ?
        """,
        [
          days.lowerBound.year, days.upperBound.year, days.lowerBound.number, days.upperBound.number,
          position,
        ]) ?? 0
    }
  }

  /// How many stand in each year, the latest first.
  package func earlierYears() throws -> [(year: Int, count: Int)] {
    try database.read {
      try $0.rows("SELECT year, sum(isGone = 0) AS count FROM earlierAnswer GROUP BY year ORDER BY year DESC")
    }.map { ($0["year"], $0["count"]) }
  }

  /// What the pages of a year say, oldest first.
  package func earlierAnswers(of year: Int) throws -> [[UInt8]] {
    try database.read {
      try $0.values(
        Data.self, "SELECT body FROM earlierAnswer WHERE year = ? AND isGone = 0 ORDER BY answeredOn, number",
        [year])
    }.map { Array($0) }
  }

  /// Those of a year that were taken down.
  package func goneEarlierAnswers(of year: Int) throws -> [GoneEarlierAnswer] {
    try database.read {
      try $0.values(
        String.self, "SELECT number FROM earlierAnswer WHERE year = ? AND isGone = 1 ORDER BY number", [year])
    }.map { GoneEarlierAnswer(number: $0, year: year) }
  }
}
