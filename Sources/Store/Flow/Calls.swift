import Domain
import GRDB

extension Ledger {
  /// Letters whose authors have to be called, and of whose newest word the desk was not told yet.
  package func lettersToCall() throws -> [LetterID] {
    try database.read {
      try $0.values(
        String.self,
        """
        SELECT letter FROM (
          SELECT letter, max(id) AS newest FROM notice WHERE way = 'telephone' AND doneAt IS NULL
          GROUP BY letter) AS waiting
        WHERE NOT EXISTS (
          SELECT 1 FROM question
          WHERE question.letter = waiting.letter AND kind = 'call' AND answeredAt IS NULL AND void = 0
            AND CAST(subject AS INTEGER) >= newest)
        """)
    }.compactMap(LetterID.init)
  }
}
