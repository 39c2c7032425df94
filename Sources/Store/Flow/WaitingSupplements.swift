import Domain
import GRDB

extension Book {
  /// Lets what an author has added since the event `sequence` wait; of what waits already, the first stays.
  package func letWait(_ letter: LetterID, since sequence: Int64, until time: Timestamp) throws {
    try database.run(
      "INSERT OR IGNORE INTO waitingSupplement (letter, since, notBefore) VALUES (?, ?, ?)",
      [letter.description, sequence, time.seconds])
  }

  /// Nothing an author has added waits any more.
  /// - Returns: the event that recorded the first of what waited; nil where nothing did.
  @discardableResult
  package func endWaiting(of letter: LetterID) throws -> Int64? {
    var since: Int64?
    try database.step(
      "DELETE FROM waitingSupplement WHERE letter = ? RETURNING since", [.text(letter.description)]
    ) { since = $0.integer(0) }
    return since
  }
}

extension Ledger {
  /// Letters to which their authors have added more than is passed on in a day, and that have waited long enough.
  package func lettersWithWaitingSupplements(at time: Timestamp) throws -> [LetterID] {
    try database.read {
      try $0.values(
        String.self, "SELECT letter FROM waitingSupplement WHERE notBefore <= ? ORDER BY since",
        [time.seconds])
    }.compactMap(LetterID.init)
  }
}
