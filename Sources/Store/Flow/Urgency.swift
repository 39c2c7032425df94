import Domain
import GRDB

/// The projection of what is 特急: which letters, and about which somebody has to be called.
extension Book {
  /// What a person has said is not undone by the rules.
  func projectUrgency(_ isUrgent: Bool, of letter: LetterID, by party: Party, at time: Timestamp) throws {
    let isByPerson = party.role != .policy
    // Most letters are none, and never were.
    let mayChange = isUrgent ? "urgent = 0" : "urgent = 1"
    try database.run(
      "UPDATE letter SET urgent = ? WHERE id = ? AND \(mayChange)\(isByPerson ? "" : " AND urgentByPerson = 0")",
      [isUrgent, letter.description])
    let hasChanged = database.changesCount == 1
    if isByPerson {
      try database.run("UPDATE letter SET urgentByPerson = 1 WHERE id = ?", [letter.description])
    }
    guard hasChanged else { return }
    if isUrgent {
      try database.run(
        """
        INSERT INTO dutyWatch (letter, since, firstRound, round, why, next) VALUES (?, ?, 1, 1, 'urgent', ?)
        ON CONFLICT (letter) DO UPDATE SET
          since = excluded.since, firstRound = round + 1, round = round + 1, why = 'urgent',
          next = excluded.next, endedAt = NULL, endedBy = NULL
        """, [letter.description, time.seconds, time.seconds])
    } else {
      try hurryWatch(of: letter, at: time)
    }
  }

  /// Something has happened after which perhaps nobody has to be called: the watch is looked at now.
  func hurryWatch(of letter: LetterID, at time: Timestamp) throws {
    try database.run(
      "UPDATE dutyWatch SET next = min(next, ?) WHERE letter = ? AND next IS NOT NULL",
      [time.seconds, letter.description])
  }
}
