import Domain
import Papers
import Templates

/// A bulletin as people read it: rows for a workbook and a terminal, values for mails.
package struct BulletinTable: Sendable {
  package let bulletin: Bulletin
  package let formula: ScoreFormula
  package let rules: BulletinRules

  package init(_ bulletin: Bulletin, in office: Office) {
    self.bulletin = bulletin
    (formula, rules) = (office.rules.scores, office.rules.bulletin ?? .standard)
  }

  package var title: String { "\(bulletin.period.chinese)网民留言办理情况通报" }
  package var state: String { "台账第\(bulletin.position)条" }

  package static let heading = ["名次", "承办单位", "得分"] + Bulletin.figures.map(\.chinese)

  package var cells: [[TableCell]] {
    bulletin.rows.map { row in
      [row.rank.map(TableCell.number) ?? .text("—"), .text(row.unit.text), .tenths(row.score)]
        + Bulletin.figures.map { .number(row.count($0)) }
    }
  }

  /// How units stand beside each other; of many, the first, as the table has all.
  var charts: [Chart] {
    get throws {
      let rows = bulletin.rows.filter { $0.count(.due) > 0 }.prefix(Self.mostRows)
      let scored = bulletin.rows.filter { $0.rank != nil }.prefix(Self.mostRows)
      let charts = try [
        Chart(
          .stackedRows, id: "due", title: "应办结留言", by: "承办单位", rows.map(\.unit.text),
          [
            .init("按期", rows.map { $0.count(.onTime) }), .init("逾期", rows.map { $0.count(.overdue) }),
          ], in: .count("件"), isNarrow: true),
        Chart(
          .rows, id: "scores", title: "考核得分", by: "承办单位", scored.map(\.unit.text),
          [.init("得分", scored.map(\.score))], in: .ofHundred("分"), isNarrow: true),
      ]
      return charts.filter { !$0.isEmpty }
    }
  }

  /// As many as a picture is read with.
  private static let mostRows = 20

  /// Everything beside the table, a line each.
  package var remarks: [String] {
    ["通报表扬：" + names(bulletin.commended), "通报批评：" + names(bulletin.criticised)]
      + bulletin.topics.map { "热点：" + $0.chinese } + bulletin.leftOut.map { "核减：" + $0.chinese }
      + bulletin.corrections.map { "更正：" + $0.chinese } + notes
  }

  package var lines: [String] {
    [title, state, ""]
      + cells.map { row in
        zip(Self.heading, row).map { "\($0) \($1.text)" }.joined(separator: "  ")
      } + [""] + remarks
  }

  package var sheets: [WorkbookWriter.Sheet] {
    [
      WorkbookWriter.Sheet(
        name: "通报", heading: Self.heading,
        rows: cells.map { $0.map(\.spreadsheetCell) } + [[], [.text(title)], [.text(state)]],
        widths: [6, 24, 8]),
      WorkbookWriter.Sheet(
        name: "说明", heading: ["说明"], rows: remarks.map { [.text($0)] }, widths: [100]),
    ]
  }

  var values: TemplateValues {
    [
      "title": .text(title), "state": .text(state), "commended": .text(names(bulletin.commended)),
      "criticised": .text(names(bulletin.criticised)),
      "rows": .list(
        bulletin.rows.map { row in
          [
            "rank": .text(row.rank.map { "\($0)" } ?? "—"), "unit": .text(row.unit.text),
            "score": .text(TableCell.tenths(row.score).text), "due": "\(row.count(.due))",
            "onTime": "\(row.count(.onTime))", "overdue": "\(row.count(.overdue))",
            "cooperation": "\(row.count(.cooperatingOverdue))", "sentBack": "\(row.count(.sentBack))",
            "satisfied": "\(row.count(.satisfied) + row.count(.fairly))",
            "dissatisfied": "\(row.count(.dissatisfied))",
          ]
        }),
      "topics": .list(bulletin.topics.map { .text($0.chinese) }),
      "leftOut": .list(bulletin.leftOut.map { .text($0.chinese) }),
      "corrections": .list(bulletin.corrections.map { .text($0.chinese) }),
      "notes": .list(notes.map { .text($0) }),
    ]
  }

  /// How it was counted.
  private var notes: [String] {
    [
      formula.definition,
      "参加排名的单位，得分\(rules.commendedFrom)分以上的通报表扬，低于\(rules.criticisedBelow)分的通报批评。",
    ]
  }

  private func names(_ units: [UnitName]) -> String {
    units.isEmpty ? "无" : units.map(\.text).joined(separator: "、")
  }
}

extension Bulletin.Topic {
  fileprivate var chinese: String {
    let whose = units.isEmpty ? "尚未转办" : units.map(\.text).joined(separator: "、")
    return "\(letter)等，\(authors)位网民反映（\(whose)）"
  }
}

extension Bulletin.LeftOut {
  fileprivate var chinese: String { "\(letter)不计入\(unit)（异议采纳）" }
}

extension Correction {
  /// `2026年10月　旗住建局　逾期由2改为1`.
  package var chinese: String {
    let name = figure?.chinese ?? "得分"
    func shown(_ value: Int) -> String { figure == nil ? TableCell.tenths(value).text : "\(value)" }
    return "\(period.chinese)　\(unit)　\(name)由\(shown(before))改为\(shown(after))"
  }
}
