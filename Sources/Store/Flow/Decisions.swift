import Domain
import GRDB

extension Book {
  /// Notes what a person decided beside what was proposed. A later decision of the step replaces it: what a unit gave
  /// back was no right proposal, though a clerk once agreed.
  package func remember(
    _ decision: DecidedProposal, about letter: LetterID, by name: String, at time: Timestamp
  )
    throws
  {
    try database.run(
      """
      INSERT OR REPLACE INTO decision (letter, step, proposed, confidence, decided, decidedBy, at)
      VALUES (?, ?, ?, ?, ?, ?, ?)
      """,
      [
        letter.description, decision.step.rawValue, decision.proposed, decision.confidence, decision.decided,
        name,
        time.seconds,
      ])
  }

  /// Whether a desk is to hear how often proposals were right: once a month, and when what is advised has changed.
  package func isToHear(_ advice: String, desk: String, on day: Day) throws -> Bool {
    let last = try database.row("SELECT day, advice FROM toldRecord WHERE desk = ?", [desk])
    if let last, last["advice"] == advice, Day(number: last["day"]).isInMonth(of: day) { return false }
    try database.run(
      "INSERT OR REPLACE INTO toldRecord (desk, day, advice) VALUES (?, ?, ?)", [desk, day.number, advice])
    return true
  }
}

extension Book {
  /// How often the proposals for each step were right of late.
  package func trackRecords() throws -> [TrackRecord] { try TrackRecord.all(in: database) }
}

extension Ledger {
  /// How often the proposals for each step were right of late.
  package func trackRecords() throws -> [TrackRecord] { try database.read(TrackRecord.all) }
}

extension TrackRecord {
  fileprivate static func all(in database: Database) throws -> [TrackRecord] {
    try ProposedStep.allCases.map { step in
      let rows = try database.rows(
        "SELECT proposed, decided, confidence FROM decision WHERE step = ? ORDER BY id DESC LIMIT ?",
        [step.rawValue, most])
      return TrackRecord(
        step,
        of: rows.map { row in
          DecidedProposal(
            step: step, proposed: row["proposed"], decided: row["decided"], confidence: row["confidence"])
        })
    }
  }
}

extension Day {
  fileprivate func isInMonth(of other: Day) -> Bool { year == other.year && month == other.month }
}
