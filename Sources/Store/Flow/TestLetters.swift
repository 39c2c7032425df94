import Domain
import GRDB

/// Letters that a person marked as tests (测试): no figure counts them.
extension Book {
  func projectTest(_ isTest: Bool, of letter: LetterID) throws {
    try database.run(
      isTest
        ? "INSERT OR IGNORE INTO testLetter (letter) VALUES (?)" : "DELETE FROM testLetter WHERE letter = ?",
      [letter.description])
  }
}

extension Ledger {
  /// How many tests stand at each stage; of those that are merged, at their own.
  package func testCensus() throws -> [Stage: Int] {
    // CROSS says in which order: few letters are tests.
    try stages("SELECT stage FROM testLetter CROSS JOIN letter ON letter.id = testLetter.letter")
  }

  /// How many rows of a query name each stage in their only column.
  func stages(_ sql: String) throws -> [Stage: Int] {
    let rows = try database.read {
      try $0.rows("SELECT stage, count(*) AS n FROM (\(sql)) GROUP BY stage")
    }
    return Dictionary(
      rows.compactMap { row in Stage(rawValue: row["stage"]).map { ($0, row["n"]) } },
      uniquingKeysWith: { first, _ in first })
  }
}
