import Domain
import Foundation
import GRDB

/// A letter of a portal about which something has happened.
package struct ChangedSubmission: Sendable {
  package let letter: LetterID
  /// Its last event.
  package let sequence: Int64
  /// Digest of what the portal was last told of it; nil before the first time.
  package let told: [UInt8]?
}

extension Ledger {
  /// The letters that portals know by this number of theirs, oldest first.
  package func letters(withSerial serial: String) throws -> [LetterID] {
    try database.read { database in
      try database.values(String.self, "SELECT letter FROM submission WHERE serial = ?", [serial])
    }.compactMap(LetterID.init).sorted()
  }

  /// A portal's letters with events after `sequence`, in the order of their last ones.
  package func submissions(to portal: String, after sequence: Int64, limit: Int) throws -> [ChangedSubmission]
  {
    try database.read { database in
      try database.rows(
        """
        SELECT event.letter AS letter, max(event.sequence) AS last, submission.told AS told
        FROM event CROSS JOIN submission ON submission.letter = event.letter
        WHERE event.sequence > ? AND submission.portal = ?
        GROUP BY event.letter ORDER BY last LIMIT ?
        """, [sequence, portal, limit])
    }.compactMap { row in
      LetterID(row["letter"]).map {
        ChangedSubmission(letter: $0, sequence: row["last"], told: (row["told"] as Data?).map { Array($0) })
      }
    }
  }
}

extension Book {
  /// The letters that this portal knows by this number of its own, newest first; by right there is one at most.
  package func letters(withSerial serial: String, of portal: String, limit: Int) throws -> [LetterID] {
    try database.values(
      String.self,
      """
      SELECT letter FROM submission WHERE serial = ? AND portal = ?
      ORDER BY length(letter) DESC, letter DESC LIMIT ?
      """, [serial, portal, limit]
    ).compactMap(LetterID.init)
  }

  /// Records what a portal was told of a letter.
  package func recordTold(_ digest: [UInt8], of letter: LetterID) throws {
    try database.run("UPDATE submission SET told = ? WHERE letter = ?", [Data(digest), letter.description])
  }

  func project(_ letter: LetterID, _ submission: Submission) throws {
    try database.run(
      "INSERT INTO submission (letter, portal, serial) VALUES (?, ?, ?)",
      [letter.description, submission.portal, submission.serial?.text])
  }
}
