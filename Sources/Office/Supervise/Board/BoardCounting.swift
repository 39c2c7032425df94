import Domain
import Site

/// Twelve months as the board draws them, from the records that reports count.
struct BoardCounting {
  private let office: Office
  private let now: Timestamp
  /// This month and the eleven before it.
  private let months: [Period]
  private let cases: Cases?

  init(office: Office, now: Timestamp) throws {
    (self.office, self.now) = (office, now)
    months = Period.months(12, through: now.day)
    cases = try months.first.flatMap { Period(from: $0.first, through: now.day) }
      .map { try office.cases(of: $0, asOf: nil, at: now) }
  }

  func figures(of tree: BoardTree) throws -> BoardFigures {
    BoardFigures(
      asOf: now, months: months.map { figures(of: $0, in: tree) },
      // The month that is over, and the one that is not.
      scores: tree.comparesUnits ? try months.suffix(2).map(scores) : [])
  }

  private func figures(of month: Period, in tree: BoardTree) -> BoardFigures.Month {
    let count = Count(month, at: now, rules: office.rules.clock)
    var counted: [Figure: Int] = [:]
    for record in cases?.records ?? [] where tree.shows(desk: record.desk) {
      for figure in Self.shown { counted[figure, default: 0] += count.entries(figure, of: record).count }
    }
    func number(_ figures: Figure...) -> Int { figures.reduce(0) { $0 + counted[$1, default: 0] } }
    return BoardFigures.Month(
      year: month.first.year, month: month.first.month, received: number(.received),
      answered: number(.answered),
      onTime: Report.Row.share(number(.onTime), of: number(.onTime, .overdue)),
      satisfied: Report.Row.share(number(.satisfied, .fairly), of: number(.satisfied, .fairly, .dissatisfied))
    )
  }

  private static let shown: [Figure] = [
    .received, .answered, .onTime, .overdue, .satisfied, .fairly, .dissatisfied,
  ]

  private func scores(of month: Period) throws -> BoardFigures.Scores {
    let table = try office.scores(of: month, at: now)
    return BoardFigures.Scores(
      title: table.title, heading: ScoreTable.heading, rows: table.cells.map { $0.map(\.text) },
      points: table.cards.compactMap { card in
        guard card.rank != nil, let score = card.score else { return nil }
        return (card.unit.text, score)
      }, formula: table.formula.definition)
  }
}

extension Period {
  /// So many months up to the one of that day, the latest last.
  static func months(_ count: Int, through day: Day) -> [Period] {
    (0..<count).reversed().compactMap { back in
      let month = day.year * 12 + day.month - 1 - back
      return Day(year: month / 12, month: month % 12 + 1, day: 1).flatMap {
        Period(month: $0.description.dropLast(3).description)
      }
    }
  }
}
