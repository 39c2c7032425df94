import Domain
import GRDB

/// What a desk was asked and answered in some time, as its figures count it.
extension Ledger {
  /// Questions that a desk's people answered then; and what was void when the time ended, which somebody may have
  /// settled by a command: asked since `earliest`.
  package func questions(
    of desk: String, answered time: Range<Timestamp>, orVoidSince earliest: Timestamp
  ) throws -> [Question] {
    try database.read {
      try $0.rows(
        """
        SELECT * FROM question WHERE desk = :desk AND answeredAt >= :start AND answeredAt < :end
        UNION
        SELECT * FROM question
        WHERE desk = :desk AND askedAt >= :earliest AND askedAt < :end AND answeredAt IS NULL AND void = 1
        ORDER BY id
        """,
        [
          "desk": desk, "start": time.lowerBound.seconds, "end": time.upperBound.seconds,
          "earliest": earliest.seconds,
        ])
    }.compactMap(Question.init)
  }

  /// When entries of the holding pen that a desk's lists told of came, and when they were closed then.
  package func closedEntries(listedFor desk: String, in time: Range<Timestamp>) throws
    -> [(came: Timestamp, closed: Timestamp)]
  {
    try database.read {
      try $0.rows(
        """
        SELECT at, closedAt FROM held WHERE closedAt >= ? AND closedAt < ? AND EXISTS (
          SELECT 1 FROM morningItem JOIN morning ON morning.id = morningItem.morning
          WHERE morningItem.held = held.id AND morning.desk = ?)
        ORDER BY id
        """, [time.lowerBound.seconds, time.upperBound.seconds, desk])
    }.map { (Timestamp(seconds: $0["at"]), Timestamp(seconds: $0["closedAt"])) }
  }

  /// What a desk's clerks wrote in answers to lists, by what came of it.
  package func deskLines(of desk: String, in time: Range<Timestamp>) throws -> [DeskLine] {
    try database.read {
      try $0.rows(
        "SELECT line, held, result, kind FROM deskLine WHERE desk = ? AND at >= ? AND at < ?",
        [desk, time.lowerBound.seconds, time.upperBound.seconds])
    }.map { DeskLine(line: $0["line"], held: $0["held"], result: $0["result"], kind: $0["kind"]) }
  }

  /// What persons decided beside what was proposed.
  package func decisions(in time: Range<Timestamp>) throws -> [(letter: LetterID, decided: DecidedProposal)] {
    try database.read {
      try $0.rows(
        "SELECT * FROM decision WHERE at >= ? AND at < ? ORDER BY id",
        [time.lowerBound.seconds, time.upperBound.seconds])
    }.compactMap { row in
      guard let letter = LetterID(row["letter"]), let step = ProposedStep(rawValue: row["step"]) else {
        return nil
      }
      return (
        letter,
        DecidedProposal(
          step: step, proposed: row["proposed"], decided: row["decided"], confidence: row["confidence"])
      )
    }
  }
}
