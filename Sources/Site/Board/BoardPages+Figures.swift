import Domain
import Templates

extension BoardPages {
  /// How it went month by month, and how units compare.
  package func figures(_ figures: BoardFigures, of tree: BoardTree) throws -> SiteFile {
    try page(
      "figures.html", at: BoardPath.figures, of: tree, title: "统计与考核", at: .figures,
      with: [
        "asOf": "\(figures.asOf)",
        "charts": .list(try charts(of: figures.months).map { .markup($0.figure) }),
        "scores": .list(
          try figures.scores.enumerated().map { number, scores in
            .record([
              "title": .text(scores.title), "formula": .text(scores.formula),
              "heading": .list(scores.heading.map(TemplateValue.text)),
              "rows": .list(scores.rows.map { .record(["cells": .list($0.map(TemplateValue.text))]) }),
              "chart": .markup(try chart(of: scores, number: number).figure),
            ])
          }),
      ])
  }

  private func charts(of months: [BoardFigures.Month]) throws -> [Chart] {
    let labels = months.enumerated().map { place, month in
      place == 0 || month.month == 1 ? "\(month.year)年\(month.month)月" : "\(month.month)月"
    }
    return [
      try Chart(
        .columns, id: "monthly", title: "每月收到和答复的留言", by: "月份", labels,
        [.init("收到", months.map(\.received)), .init("答复", months.map(\.answered))], in: .count("件")),
      try Chart(
        .lines, id: "shares", title: "每月按期率和满意率", by: "月份", labels,
        [.init("按期率", months.map(\.onTime)), .init("满意率", months.map(\.satisfied))], in: .ofHundred("%")),
    ]
  }

  private func chart(of scores: BoardFigures.Scores, number: Int) throws -> Chart {
    let shown = scores.points.prefix(40)
    return try Chart(
      .rows, id: "scores-\(number)", title: "\(scores.title)得分", by: "承办单位", shown.map(\.unit),
      [.init("得分", shown.map(\.tenths))], in: .ofHundred("分"))
  }
}
