import Domain
import Templates

extension ReportTable {
  /// A page of its own, whose table mail clients show as well; the picture only those that know SVG.
  package func page(by templates: TemplateLibrary) throws -> String {
    try templates.render(
      "board/report.html",
      with: [
        "title": .text(title), "state": .text(state), "chart": .markup(chart.svg),
        "heading": .list(heading.map(TemplateValue.text)),
        "rows": .list(
          rows.map { row in
            [
              "name": .text(row.first?.text ?? ""), "cells": .list(row.dropFirst().map { .text($0.text) }),
            ]
          }),
        "definitions": .list(definitions.map { ["name": .text($0.name), "text": .text($0.text)] }),
      ])
  }
}

extension Chart {
  /// Of a sorted report its rows with most letters, else what became of all letters.
  init(of report: Report) throws {
    guard let sorting = report.sorting else {
      let figures: [Figure] = [.received, .accepted, .declined, .answered, .closed, .open, .onTime, .overdue]
      try self.init(
        .rows, id: "report", title: "\(report.period.chinese)办理情况", by: "项目", figures.map(\.chinese),
        [.init("数量", figures.map(report.total.count))], in: .count("件"))
      return
    }
    let rows = report.rows.prefix(20)
    try self.init(
      .rows, id: "report", title: "\(report.period.chinese)收到和答复的留言", by: sorting.chinese, rows.map(\.name),
      [.init("收到", rows.map { $0.count(.received) }), .init("答复", rows.map { $0.count(.answered) })],
      in: .count("件"))
  }
}
