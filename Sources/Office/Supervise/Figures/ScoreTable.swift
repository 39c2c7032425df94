import Domain
import Papers

/// The units' scores of a period (考核), ranked, with what stands behind each.
package struct ScoreTable: Sendable {
  package let cards: [Scorecard]
  package let formula: ScoreFormula
  package let dated: DatedReport

  package var title: String { "\(dated.report.period.chinese)网民留言办理情况考核" }

  /// Until when things were looked at, and where in the chain.
  package var state: String { "截至\(dated.moment)　台账第\(dated.position)条" }

  package static let heading =
    ["名次", "承办单位", "得分", "应办结（件次）"]
    + ScorePart.allCases.flatMap { ["\($0.chinese)（%）", "\($0.chinese)基数"] }

  package var cells: [[TableCell]] {
    cards.map { card in
      [
        card.rank.map(TableCell.number) ?? .text("—"), .text(card.unit.text), .tenths(card.score),
        .number(card.volume),
      ]
        + ScorePart.allCases.flatMap { part -> [TableCell] in
          let share = card.shares[part]
          return [.tenths(share?.tenths), .number(share?.base ?? 0)]
        }
    }
  }

  package var definitions: [(name: String, text: String)] {
    [("得分", formula.definition)] + ScorePart.allCases.map { ($0.chinese, $0.definition) }
  }

  /// Title, table and how it was reckoned, as rows of a text table.
  package var texts: [[String]] {
    [[title], [state], Self.heading] + cells.map { $0.map(\.text) } + [[], ["计算办法"]]
      + definitions.map { [$0.name, $0.text] }
  }

  package var sheets: [WorkbookWriter.Sheet] {
    [
      WorkbookWriter.Sheet(
        name: "考核", heading: Self.heading,
        rows: cells.map { $0.map(\.spreadsheetCell) } + [[], [.text(title)], [.text(state)]], widths: [6, 24]),
      WorkbookWriter.Sheet(
        name: "计算办法", heading: ["项目", "计算办法"],
        rows: definitions.map { [.text($0.name), .text($0.text)] }, widths: [14, 100]),
    ]
  }
}

extension Office {
  /// Scores the units of a period.
  /// - Parameter point: as of ``report(on:by:only:asOf:at:)``.
  package func scores(of period: Period, asOf point: LedgerPoint? = nil, at now: Timestamp) throws
    -> ScoreTable
  {
    let dated = try report(on: period, by: .unit, asOf: point, at: now)
    let units = Set(dated.report.total.counted.values.joined().compactMap(\.unit))
    return ScoreTable(
      cards: Scorecard.ranking(dated.report, of: Array(units), by: rules.scores), formula: rules.scores,
      dated: dated)
  }
}
