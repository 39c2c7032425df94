import Domain
import GRDB

extension Book {
  /// The letters that are handled with `root`, oldest first.
  package func letters(mergedInto root: LetterID) throws -> [LetterID] {
    var letters: [LetterID] = []
    try database.step(
      "SELECT letter FROM merger WHERE root = ? ORDER BY length(letter), letter", [.text(root.description)]
    ) { row in LetterID(row.text(0)).map { letters.append($0) } }
    return letters
  }

  /// Notes that a merged letter's author has been told of this event of its root's.
  package func recordTold(_ event: Int64, toAuthorOf letter: LetterID) throws {
    try database.run("UPDATE merger SET told = ? WHERE letter = ?", [event, letter.description])
  }

  /// Keeps the projection of who is handled with whom.
  func projectMerger(of letter: LetterID, _ fact: Fact) throws {
    switch fact {
    case .merged(let root):
      try database.run(
        "INSERT OR REPLACE INTO merger (letter, root, told) VALUES (?, ?, 0)",
        [letter.description, root.description])
    case .unmerged:
      try database.run("DELETE FROM merger WHERE letter = ?", [letter.description])
    default: break
    }
  }
}

extension Ledger {
  /// The letters that are handled with `root`, oldest first.
  package func letters(mergedInto root: LetterID) throws -> [LetterID] {
    try database.read {
      try $0.values(
        String.self, "SELECT letter FROM merger WHERE root = ? ORDER BY length(letter), letter",
        [root.description])
    }.compactMap(LetterID.init)
  }

  /// Merged letters whose root has come to an end of which their authors were not told yet, oldest first; at most
  /// `limit` of them.
  /// - Parameter position: of the chain; a root to which nothing has happened since has told them already.
  package func mergedLettersToTell(touchedAfter position: Int64, limit: Int) throws -> [LetterID] {
    try database.read {
      // CROSS says in which order: what has happened since is little.
      try $0.values(
        String.self,
        """
        SELECT DISTINCT merger.letter FROM event CROSS JOIN merger ON merger.root = event.letter
          CROSS JOIN letter ON letter.id = merger.root
        WHERE event.sequence > ?
          AND letter.stage IN ('published', 'withheld', 'declined', 'retracted', 'split')
          AND merger.told < (
            SELECT max(sequence) FROM event AS its WHERE its.letter = merger.root
              AND act IN ('publish', 'withhold', 'decline', 'retract', 'split'))
        ORDER BY length(merger.letter), merger.letter LIMIT ?
        """, [position, limit])
    }.compactMap(LetterID.init)
  }

  /// How many merged letters there are but for tests, by the stage of their root: they are closed when it is.
  package func mergedCensus() throws -> [Stage: Int] {
    // CROSS says in which order: most letters are nobody's root.
    try stages(
      """
      SELECT letter.stage AS stage FROM merger CROSS JOIN letter ON letter.id = merger.root
      WHERE merger.letter NOT IN (SELECT letter FROM testLetter)
      """)
  }
}
