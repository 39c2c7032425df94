import Domain
import GRDB

extension Book {
  /// Has a letter's author asked about his answer from that time on, unless he was before.
  package func planSurvey(of letter: LetterID, notBefore time: Timestamp) throws {
    try database.run(
      """
      INSERT INTO survey (letter, notBefore) VALUES (?, ?)
      ON CONFLICT (letter) DO UPDATE SET notBefore = excluded.notBefore WHERE asked = 0
      """, [letter.description, time.seconds])
  }

  /// He was asked, or is not to be.
  package func closeSurvey(of letter: LetterID) throws {
    try database.run("UPDATE survey SET asked = 1 WHERE letter = ?", [letter.description])
  }

  /// There will be another answer, about which he may be asked again.
  package func forgetSurvey(of letter: LetterID) throws {
    try database.run("DELETE FROM survey WHERE letter = ?", [letter.description])
  }
}

extension Ledger {
  /// Letters whose authors are to be asked about an answer that stands, oldest first; at most `limit` of them. Those that
  /// are open again wait for their next answer.
  package func surveysDue(at time: Timestamp, limit: Int) throws -> [LetterID] {
    try database.read {
      try $0.values(
        String.self,
        """
        SELECT survey.letter FROM survey
        JOIN letter ON letter.id = survey.letter
        LEFT JOIN merger ON merger.letter = survey.letter
        LEFT JOIN letter AS root ON root.id = merger.root
        WHERE asked = 0 AND notBefore <= ?
          AND coalesce(root.stage, letter.stage) IN ('published', 'withheld')
        ORDER BY notBefore, survey.rowid LIMIT ?
        """, [time.seconds, limit])
    }.compactMap(LetterID.init)
  }
}
