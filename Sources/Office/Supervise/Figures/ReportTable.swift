import Domain
import Papers

/// A report as a table that every format shows: what stands in each cell, and under it how it was counted.
package struct ReportTable: Sendable {
  /// A column, or a line where the report has no columns.
  private enum Quantity {
    case figure(Figure)
    case ground(DeclineGround)
    case onTimeShare, satisfiedShare
    case average(Measure)
    case median(Measure)

    static let all: [Quantity] =
      Figure.allCases.flatMap { figure -> [Quantity] in
        switch figure {
        case .declined: [.figure(figure)] + DeclineGround.allCases.map(Quantity.ground)
        case .overdue: [.figure(figure), .onTimeShare]
        case .unrated: [.figure(figure), .satisfiedShare]
        default: [.figure(figure)]
        }
      } + Measure.allCases.flatMap { [.average($0), .median($0)] }

    var name: String {
      switch self {
      case .figure(let figure): figure.chinese
      case .ground(let ground): "其中：" + ground.chinese
      case .onTimeShare: "按期率（%）"
      case .satisfiedShare: "满意率（%）"
      case .average(let measure): "平均" + measure.chinese
      case .median(let measure): measure.chinese.replacing("（", with: "中位数（")
      }
    }

    func cell(of row: Report.Row) -> TableCell {
      switch self {
      case .figure(let figure): .number(row.count(figure))
      case .ground(let ground): .number(row.declined(on: ground))
      case .onTimeShare: .tenths(row.onTimeShare)
      case .satisfiedShare: .tenths(row.satisfiedShare)
      case .average(let measure): .tenths(row.spans(measure).averageTenths)
      case .median(let measure): .tenths(row.spans(measure).medianTenths)
      }
    }
  }

  package let title: String
  /// As of when and where in the ledger.
  package let state: String
  package let heading: [String]
  package let rows: [[TableCell]]
  /// How each figure was counted, in the order of the figures.
  package let definitions: [(name: String, text: String)]

  /// - Parameter office: whose report it is.
  package init(_ dated: DatedReport, of office: String, only unit: UnitName? = nil) {
    let report = dated.report
    title = "\(report.period.chinese)网民留言办理情况统计" + (unit.map { "（\($0)）" } ?? "")
    state = "\(office)　截至\(dated.moment)　台账第\(dated.position)条"
    if let sorting = report.sorting {
      heading = [sorting.chinese] + Quantity.all.map(\.name)
      rows = (report.rows + [report.total]).map { row in
        [.text(row.name)] + Quantity.all.map { $0.cell(of: row) }
      }
    } else {
      heading = ["项目", "数量"]
      rows = Quantity.all.map { [.text($0.name), $0.cell(of: report.total)] }
    }
    definitions =
      Figure.allCases.map { ($0.chinese, $0.definition) } + [
        ("按期率", "按期占按期与逾期之和的比例；没有应办结的不计算。"),
        ("满意率", "满意和基本满意占有评价留言的比例；没有评价的不计算。"),
      ] + Measure.allCases.map { ($0.chinese, $0.definition) }
  }
}

extension ReportTable {
  /// A page of its own, which mail clients show as well.
  package var html: String {
    func escaped(_ text: String) -> String {
      text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
    }
    let head = heading.map { "<th scope=\"col\">\(escaped($0))</th>" }.joined()
    let body = rows.map { row -> String in
      let cells = row.dropFirst().map { "<td style=\"text-align:right\">\(escaped($0.text))</td>" }.joined()
      return
        "<tr><th scope=\"row\" style=\"text-align:left\">\(escaped(row.first?.text ?? ""))</th>\(cells)</tr>"
    }.joined(separator: "\n")
    let notes = definitions.map { "<dt>\(escaped($0.name))</dt><dd>\(escaped($0.text))</dd>" }.joined(
      separator: "\n")
    return """
      <!DOCTYPE html>
      <html lang="zh-CN">
      <head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>\(escaped(title))</title></head>
      <body>
      <h1>\(escaped(title))</h1>
      <p>\(escaped(state))</p>
      <table border="1" cellspacing="0" cellpadding="4">
      <thead><tr>\(head)</tr></thead>
      <tbody>
      \(body)
      </tbody>
      </table>
      <h2>统计口径</h2>
      <dl>
      \(notes)
      </dl>
      </body>
      </html>

      """
  }

  /// A workbook of two sheets: the figures as numbers, and how they were counted.
  package var sheets: [WorkbookWriter.Sheet] {
    [
      WorkbookWriter.Sheet(
        name: "统计", heading: heading,
        rows: rows.map { $0.map(\.spreadsheetCell) } + [[], [.text(title)], [.text(state)]],
        widths: [24]),
      WorkbookWriter.Sheet(
        name: "统计口径", heading: ["项目", "口径"], rows: definitions.map { [.text($0.name), .text($0.text)] },
        widths: [24, 90]),
    ]
  }

  /// Title, table and definitions as rows of a text table.
  package var sheet: [[String]] {
    [[title], [state], heading] + rows.map { $0.map(\.text) } + [[], ["统计口径"]]
      + definitions.map { [$0.name, $0.text] }
  }
}
