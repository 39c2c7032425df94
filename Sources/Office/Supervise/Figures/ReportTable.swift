import Domain
import Papers
import Templates

/// A report as a table that every format shows: what stands in each cell, and under it how it was counted.
package struct ReportTable: Sendable {
  /// A column, or a line where the report has no columns.
  private enum Quantity {
    case figure(Figure)
    case ground(DeclineGround)
    case withholding(WithholdingGround)
    case onTimeShare, satisfiedShare
    case average(Measure)
    case median(Measure)

    static let all: [Quantity] =
      Figure.allCases.flatMap { figure -> [Quantity] in
        switch figure {
        case .declined: [.figure(figure)] + DeclineGround.allCases.map(Quantity.ground)
        case .withheld: [.figure(figure)] + WithholdingGround.allCases.map(Quantity.withholding)
        case .overdue: [.figure(figure), .onTimeShare]
        case .unrated: [.figure(figure), .satisfiedShare]
        default: [.figure(figure)]
        }
      } + Measure.allCases.flatMap { [.average($0), .median($0)] }

    var name: String {
      switch self {
      case .figure(let figure): figure.chinese
      case .ground(let ground): "其中：" + ground.chinese
      case .withholding(let ground): "不公开：" + ground.chinese
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
      case .withholding(let ground): .number(row.withheld(on: ground))
      case .onTimeShare: .tenths(row.onTimeShare)
      case .satisfiedShare: .tenths(row.satisfiedShare)
      case .average(let measure): .tenths(row.spans(measure).averageTenths)
      case .median(let measure): .tenths(row.spans(measure).medianTenths)
      }
    }
  }

  package let title: String
  /// As of when and where in the ledger, under which configuration, and what was left out.
  package let state: String
  package let heading: [String]
  package let rows: [[TableCell]]
  /// How each figure was counted, in the order of the figures.
  package let definitions: [(name: String, text: String)]
  /// What its page shows in a picture.
  let chart: Chart

  /// - Parameter office: whose report it is.
  package init(_ dated: DatedReport, of office: String, only unit: UnitName? = nil) throws {
    let report = dated.report
    title = "\(report.period.chinese)网民留言办理情况统计" + (unit.map { "（\($0)）" } ?? "")
    let tests = report.tests == 0 ? "" : "　另有测试留言\(report.tests)件，不计入"
    let earlier = dated.earlier == 0 ? "" : "　另有历史数据\(dated.earlier)件（原系统答复），不计入"
    state = "\(office)　\(dated.state)\(tests)\(earlier)"
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
      Figure.allCases.map { ($0.chinese, $0.definition(judgedBy: dated.judgedBy)) } + [
        ("按期率", "按期占按期与逾期之和的比例；没有应办结的不计算。"),
        ("满意率", "满意和基本满意占有评价留言的比例；没有评价的不计算。"),
      ] + Measure.allCases.map { ($0.chinese, $0.definition) }
    chart = try Chart(of: report)
  }
}

extension ReportTable {
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
