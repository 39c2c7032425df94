import Domain
import GRDB

extension Book {
  /// Whom a letter accuses. Few accuse anybody: of the others one look at what they were classified as says so, and
  /// they are not read back for it.
  package func accusation(of id: LetterID) throws -> Accusation? {
    _ = try head()
    if let known = page.letter(id) { return known.accusation }
    var mayAccuse = false
    try database.step(
      """
      SELECT 1 FROM event
      WHERE letter = ? AND act = 'classify' AND instr(payload, CAST('"accusation"' AS BLOB)) LIMIT 1
      """, [.text(id.description)]
    ) { _ in mayAccuse = true }
    return mayAccuse ? try letter(id)?.accusation : nil
  }
}
