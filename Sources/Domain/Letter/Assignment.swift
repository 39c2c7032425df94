/// One round of a letter with its units (转办): reassigning starts the next round and ends the old token.
package struct Assignment: Sendable, Codable, Equatable {
  /// 1, 2, 3 …
  package let round: Int
  package let lead: UnitName
  package let cooperating: [UnitName]
  /// Why these units, in the words that decided it.
  package let because: [String]
  /// Absent in ledgers that did not know it yet.
  private let together: Bool?
  private let ruled: Bool?

  package init(
    round: Int, lead: UnitName, cooperating: [UnitName] = [], because: [String], answersAll: Bool = false,
    isRuling: Bool = false
  ) {
    self.round = round
    self.lead = lead
    self.cooperating = cooperating
    self.because = because
    together = answersAll ? true : nil
    ruled = isRuling ? true : nil
  }

  /// Whether the lead answers several matters in one (统一答复).
  package var answersAll: Bool { together ?? false }
  /// Whether the arbiter said so (裁定): the lead cannot give it back any more.
  package var isRuling: Bool { ruled ?? false }

  /// The same round without one of its cooperating units.
  package func without(_ unit: UnitName) -> Assignment {
    Assignment(
      round: round, lead: lead, cooperating: cooperating.filter { $0 != unit }, because: because,
      answersAll: answersAll, isRuling: isRuling)
  }

  package var units: [UnitName] { [lead] + cooperating }
}

/// A due day is a recorded event; only *overdue* is computed (design §4).
package struct DueDay: Sendable, Codable, Equatable {
  package let unit: UnitName
  package let round: Int
  package let day: Day
  package let dayZero: Day
  package let workingDays: Int
  /// False while a year of the term has no official calendar: 暂定.
  package let isOfficial: Bool
  /// The state of the calendar it was counted in.
  package let calendar: String
  package let reason: String

  package init(
    unit: UnitName, round: Int, day: Day, dayZero: Day, workingDays: Int, isOfficial: Bool, calendar: String,
    reason: String
  ) {
    self.unit = unit
    self.round = round
    self.day = day
    self.dayZero = dayZero
    self.workingDays = workingDays
    self.isOfficial = isOfficial
    self.calendar = calendar
    self.reason = reason
  }
}
