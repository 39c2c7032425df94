import Domain
import GRDB

/// Answers that say the same as others (已读乱回).
extension Book {
  /// Keeps what a letter's answer is found by, in place of its earlier one.
  package func keepAnswer(_ digest: UInt64, of letter: LetterID) throws {
    try database.run(
      "INSERT OR REPLACE INTO knownAnswer (letter, digest) VALUES (?, ?)",
      [letter.description, Int64(bitPattern: digest)])
  }

  /// Other letters with such an answer, the latest numbers first.
  package func letters(answeredWith digest: UInt64, but letter: LetterID, atMost limit: Int) throws
    -> [LetterID]
  {
    try database.values(
      String.self,
      """
      SELECT known.letter FROM knownAnswer AS known JOIN letter ON letter.id = known.letter
      WHERE known.digest = ? AND known.letter != ? ORDER BY letter.year DESC, letter.serial DESC LIMIT ?
      """, [Int64(bitPattern: digest), letter.description, limit]
    ).compactMap(LetterID.init)
  }

  /// Before its words are erased.
  package func forgetAnswer(of letter: LetterID) throws {
    try database.run("DELETE FROM knownAnswer WHERE letter = ?", [letter.description])
  }
}
