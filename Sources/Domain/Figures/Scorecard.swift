/// What a unit's score is made of (考核), each as a share of what it is taken of.
package enum ScorePart: String, CaseIterable, Sendable, Codable {
  case answered
  case onTime = "on-time"
  case accepted
  case satisfied

  package var chinese: String {
    switch self {
    case .answered: "办结率"
    case .onTime: "按期率"
    case .accepted: "一次通过率"
    case .satisfied: "满意率"
    }
  }

  package var definition: String {
    switch self {
    case .answered: "应办结的牵头件次中，到统计时已办结的（含逾期办结的）。"
    case .onTime: "应办结的牵头件次中，按期办结的。"
    case .accepted: "报来的答复中，未被退回重办的。"
    case .satisfied: "有评价的留言中，满意和基本满意的；没有评价的不计算。"
    }
  }
}

/// How the parts are weighed: the county's to say.
package struct ScoreFormula: Equatable, Sendable, Codable {
  /// A part that has no weight does not count.
  package let weights: [ScorePart: Int]
  /// How many terms must have ended in the period for a unit to be ranked: one letter makes nobody the best or the worst.
  package let rankedFrom: Int

  package init(weights: [ScorePart: Int], rankedFrom: Int) {
    self.weights = weights
    self.rankedFrom = rankedFrom
  }

  package static let standard = ScoreFormula(
    weights: [.answered: 30, .onTime: 40, .accepted: 10, .satisfied: 20], rankedFrom: 3)

  /// How it is said under the scores.
  package var definition: String {
    let parts = ScorePart.allCases.filter { weights[$0, default: 0] > 0 }
      .map { "\($0.chinese)×\(weights[$0, default: 0])" }
    return "得分 = （\(parts.joined(separator: " + "))）÷ 有数据各项的权重之和；没有数据的项不计入。应办结不足\(rankedFrom)件次的不参加排名。"
  }
}

/// One unit's score in a period.
package struct Scorecard: Sendable, Equatable {
  package struct Share: Sendable, Equatable {
    /// In tenths of a percent; nil where there is nothing to take it of.
    package let tenths: Int?
    package let base: Int
  }

  package let unit: UnitName
  /// Terms as the lead unit that ended in the period: what stands behind the score.
  package let volume: Int
  package let shares: [ScorePart: Share]
  /// 0 to 100 points, in tenths; nil where none of the parts can be taken of anything.
  package let score: Int?
  /// From 1; those who have the same score share their place. Nil where there is too little to rank.
  package fileprivate(set) var rank: Int?

  package init(_ row: Report.Row, of unit: UnitName, by formula: ScoreFormula) {
    self.unit = unit
    volume = row.count(.due)
    let judged = row.count(.onTime) + row.count(.overdue)
    let met = row.spans(.unitWorkingDays).count
    let happy = row.count(.satisfied) + row.count(.fairly)
    func share(_ part: Int, of base: Int) -> Share {
      Share(tenths: base == 0 ? nil : Report.Row.share(part, of: base), base: base)
    }
    shares = [
      .answered: share(min(met, judged), of: judged),
      .onTime: share(row.count(.onTime), of: judged),
      .accepted: share(met, of: met + row.count(.sentBack)),
      .satisfied: share(happy, of: happy + row.count(.dissatisfied)),
    ]
    var (points, weight) = (0, 0)
    for (part, share) in shares {
      guard let tenths = share.tenths, let own = formula.weights[part] else { continue }
      points += own * tenths
      weight += own
    }
    score = weight == 0 ? nil : (points * 2 + weight) / (2 * weight)
  }

  /// The units of a report that is sorted by them, the best first, those that are not ranked at the end by their names.
  package static func ranking(_ report: Report, of units: [UnitName], by formula: ScoreFormula) -> [Scorecard]
  {
    let rows = Dictionary(report.rows.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    let cards = units.compactMap { unit in
      rows[unit.text].map { Scorecard($0, of: unit, by: formula) }
    }
    let isRanked = { (card: Scorecard) in card.volume >= formula.rankedFrom && card.score != nil }
    var ranked = cards.filter(isRanked).sorted {
      ($1.score ?? 0, $1.volume, $0.unit.text) < ($0.score ?? 0, $0.volume, $1.unit.text)
    }
    for index in ranked.indices {
      let isEqual = index > 0 && ranked[index].score == ranked[index - 1].score
      ranked[index].rank = isEqual ? ranked[index - 1].rank : index + 1
    }
    return ranked + cards.filter { !isRanked($0) }.sorted { $0.unit.text < $1.unit.text }
  }
}
