import Domain
import GRDB

extension Book {
  /// The letters that one mail reminded a unit of: what one transaction recorded stands together in the chain.
  /// - Parameter event: the reminder on one of them.
  package func letters(remindedWith event: Event) throws -> [LetterID] {
    let most: Int64 = 2000  // events of one mail's transaction
    return try database.values(
      String.self,
      """
      SELECT DISTINCT letter FROM event
      WHERE sequence BETWEEN ? AND ? AND act = 'remind' AND at = ? ORDER BY letter
      """, [event.sequence - most, event.sequence + most, event.at.seconds]
    ).compactMap(LetterID.init)
  }
}
