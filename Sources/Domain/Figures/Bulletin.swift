/// What a bulletin (通报, Art. 18) says of the units in a period. It is drawn up as a draft, and frozen with the ledger's
/// position when the supervisor releases it.
package struct Bulletin: Sendable, Codable, Equatable {
  /// One figure of a unit.
  package struct Entry: Sendable, Codable, Hashable {
    package let figure: Figure
    package let count: Int
  }

  package struct Row: Sendable, Codable, Equatable {
    package let unit: UnitName
    /// 0 to 100 points, in tenths; nil where there is nothing to score.
    package let score: Int?
    /// Nil where it had too little to be ranked.
    package let rank: Int?
    package let entries: [Entry]

    package func count(_ figure: Figure) -> Int { entries.first { $0.figure == figure }?.count ?? 0 }
  }

  /// A matter that many wrote of (热点).
  package struct Topic: Sendable, Codable, Equatable {
    /// The letter in which it is handled; it is told by its number, and never in somebody's words.
    package let letter: LetterID
    package let authors: Int
    package let units: [UnitName]

    package init(letter: LetterID, authors: Int, units: [UnitName]) {
      (self.letter, self.authors, self.units) = (letter, authors, units)
    }
  }

  /// A letter whose terms do not count against a unit: the supervisor agreed with its objection (核减).
  package struct LeftOut: Sendable, Codable, Hashable {
    package let letter: LetterID
    package let unit: UnitName

    package init(letter: LetterID, unit: UnitName) { (self.letter, self.unit) = (letter, unit) }
  }

  package let period: Period
  /// Position in the chain of the last event that was counted.
  package let position: Int64
  /// The best first; those that are not ranked at the end.
  package let rows: [Row]
  package let commended: [UnitName]
  package let criticised: [UnitName]
  package let topics: [Topic]
  package let leftOut: [LeftOut]
  /// What has changed of the figures of the bulletin before.
  package let corrections: [Correction]

  /// What is told of every unit.
  package static let figures: [Figure] = [
    .due, .onTime, .overdue, .cooperatingOverdue, .returned, .sentBack, .extended, .reminded, .satisfied,
    .fairly, .dissatisfied,
  ]

  /// - Parameter report: sorted by units.
  package init(
    of report: Report, scores: [Scorecard], by rules: BulletinRules, position: Int64, topics: [Topic] = [],
    leftOut: [LeftOut] = [], corrections: [Correction] = []
  ) {
    let counted = Dictionary(report.rows.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    period = report.period
    self.position = position
    rows = scores.map { card in
      Row(
        unit: card.unit, score: card.score, rank: card.rank,
        entries: Self.figures.map { figure in
          Entry(figure: figure, count: counted[card.unit.text]?.count(figure) ?? 0)
        })
      // Whoever only has a letter that is not due yet has nothing to be compared by.
    }.filter { row in row.entries.contains { $0.count > 0 } }
    let ranked = scores.filter { $0.rank != nil }
    commended = ranked.filter { ($0.score ?? 0) >= rules.commendedFrom * 10 }.map(\.unit)
    criticised = ranked.filter { ($0.score ?? 0) < rules.criticisedBelow * 10 }.map(\.unit)
    self.topics = topics
    self.leftOut = leftOut
    self.corrections = corrections
  }

  package func row(of unit: UnitName) -> Row? { rows.first { $0.unit == unit } }

  /// What of its figures is otherwise in another count of the same period (更正).
  package func corrections(by recount: Bulletin) -> [Correction] {
    let units = Set((rows + recount.rows).map(\.unit)).sorted { $0.text < $1.text }
    return units.flatMap { unit -> [Correction] in
      let (old, new) = (row(of: unit), recount.row(of: unit))
      let score = [Correction(period, unit, nil, old?.score ?? 0, new?.score ?? 0)]
      return
        (score
        + Self.figures.map { Correction(period, unit, $0, old?.count($0) ?? 0, new?.count($0) ?? 0) })
        .filter { $0.before != $0.after }
    }
  }
}

/// A figure of a released bulletin that is another now.
package struct Correction: Sendable, Codable, Hashable {
  package let period: Period
  package let unit: UnitName
  /// Nil for the score, which is in tenths of a point.
  package let figure: Figure?
  package let before: Int
  package let after: Int

  fileprivate init(_ period: Period, _ unit: UnitName, _ figure: Figure?, _ before: Int, _ after: Int) {
    (self.period, self.unit, self.figure) = (period, unit, figure)
    (self.before, self.after) = (before, after)
  }
}

/// When bulletins are drawn up, and whom they name.
package struct BulletinRules: Equatable, Sendable, Codable {
  /// On which working day of the next month units get their own figures.
  package let after: Int
  /// Working days within which they may object.
  package let objections: Int
  /// Points from which a ranked unit is commended, and below which it is criticised.
  package let commendedFrom: Int
  package let criticisedBelow: Int

  package init(after: Int, objections: Int, commendedFrom: Int, criticisedBelow: Int) {
    (self.after, self.objections) = (after, objections)
    (self.commendedFrom, self.criticisedBelow) = (commendedFrom, criticisedBelow)
  }

  package static let standard = BulletinRules(
    after: 1, objections: 3, commendedFrom: 90, criticisedBelow: 60)
}

extension CaseRecord {
  /// Without a unit's terms and what it was sent back for.
  package func leavingOut(_ unit: UnitName) -> CaseRecord {
    var record = self
    record.clocks.removeAll { $0.unit == unit }
    record.happenings.removeAll { $0.unit == unit && $0.kind == .sentBack }
    return record
  }
}
