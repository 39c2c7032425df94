import Domain
import GRDB

/// A letter whose words are to be erased.
package struct Erasure: Sendable {
  package let letter: LetterID
  /// Why, and who decided.
  package let reason: String
  package let clerk: String
  package let at: Timestamp
  /// Whether it was done once, and the ledger is one from before: then nothing can be against it.
  package let isListed: Bool

  package init(letter: LetterID, reason: String, clerk: String, at time: Timestamp, isListed: Bool = false) {
    (self.letter, self.reason, self.clerk, at, self.isListed) = (letter, reason, clerk, time, isListed)
  }
}

extension Book {
  /// Notes that a letter's words are to be erased; it is done outside of this transaction, and can be done again.
  package func orderErasure(_ erasure: Erasure) throws {
    try database.run(
      "INSERT OR REPLACE INTO erasure (letter, reason, clerk, at, done, listed) VALUES (?, ?, ?, ?, 0, ?)",
      [erasure.letter.description, erasure.reason, erasure.clerk, erasure.at.seconds, erasure.isListed])
  }

  package func markDone(_ erasure: Erasure) throws {
    try database.run("UPDATE erasure SET done = 1 WHERE letter = ?", [erasure.letter.description])
  }

  /// Gives up what was decided: the letter no longer is one to be erased.
  package func dropErasure(of letter: LetterID) throws {
    try database.run("DELETE FROM erasure WHERE letter = ? AND done = 0", [letter.description])
  }

  /// Whether what was decided has not been done yet.
  package func isToBeErased(_ letter: LetterID) throws -> Bool {
    try database.value(
      Bool.self, "SELECT EXISTS (SELECT 1 FROM erasure WHERE letter = ? AND done = 0)", [letter.description])
      ?? false
  }
}

extension Ledger {
  /// What was decided and is not done yet.
  package func erasures() throws -> [Erasure] {
    try database.read {
      try $0.rows("SELECT * FROM erasure WHERE done = 0 ORDER BY letter")
    }.compactMap { row in
      LetterID(row["letter"]).map {
        Erasure(
          letter: $0, reason: row["reason"], clerk: row["clerk"], at: Timestamp(seconds: row["at"]),
          isListed: row["listed"] == 1)
      }
    }
  }
}
