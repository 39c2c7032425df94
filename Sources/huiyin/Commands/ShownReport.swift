import Domain
import Office

/// `huiyin report --json`; its keys are stable.
struct ShownReport: Encodable {
  struct Row: Encodable {
    let name: String
    /// By the figure's name on the command line.
    let figures: [String: Int]
    /// By the ground's number in article 7.
    let grounds: [String: Int]
    /// By the reason for which answers went to their authors alone.
    let withheld: [String: Int]
    @Nullable var onTimeShare: Double?
    @Nullable var satisfiedShare: Double?
    let days: [Days]

    init(_ row: Report.Row) {
      name = row.name
      figures = Dictionary(
        uniqueKeysWithValues: Figure.allCases.map { ($0.rawValue, row.count($0)) })
      grounds = Dictionary(
        uniqueKeysWithValues: DeclineGround.allCases.map { ("\($0.rawValue)", row.declined(on: $0)) })
      withheld = Dictionary(
        uniqueKeysWithValues: WithholdingGround.allCases.map { ($0.rawValue, row.withheld(on: $0)) })
      onTimeShare = row.onTimeShare.map { Double($0) / 1000 }
      satisfiedShare = row.satisfiedShare.map { Double($0) / 1000 }
      days = Measure.allCases.map { Days($0, row.spans($0)) }
    }
  }
  struct Days: Encodable {
    let measure: String
    let count: Int
    @Nullable var average: Double?
    @Nullable var median: Double?

    init(_ measure: Measure, _ spans: Spans) {
      self.measure = measure.rawValue
      count = spans.count
      average = spans.averageTenths.map { Double($0) / 10 }
      median = spans.medianTenths.map { Double($0) / 10 }
    }
  }

  let from: String
  let through: String
  let position: Int64
  let asOf: String
  /// SHA-256 of the configuration that was in effect at that position.
  @Nullable var configuration: String?
  /// Letters marked 测试, which count in nothing else.
  let tests: Int
  /// Answers of an earlier system (历史数据) that were given then, which count in nothing else.
  let earlier: Int
  @Nullable var by: String?
  let total: Row
  let rows: [Row]
  /// By the figure's or measure's name.
  let definitions: [String: String]

  init(_ dated: DatedReport) {
    let report = dated.report
    from = report.period.first.description
    through = report.period.last.description
    position = dated.position
    asOf = dated.moment.description
    configuration = dated.configuration
    tests = report.tests
    earlier = dated.earlier
    by = report.sorting?.rawValue
    total = Row(report.total)
    rows = report.rows.map(Row.init)
    definitions = Dictionary(
      uniqueKeysWithValues: Figure.allCases.map { ($0.rawValue, $0.definition(judgedBy: dated.judgedBy)) }
        + Measure.allCases.map { ($0.rawValue, $0.definition) })
  }
}

/// One line of `huiyin report --letters`; its JSON keys are stable.
struct ShownCounted: Encodable {
  let letter: String
  @Nullable var unit: String?
  let at: String

  init(_ counted: Counted) {
    letter = counted.letter.description
    unit = counted.unit?.text
    at = counted.at.description
  }

  /// For a spreadsheet.
  static let heading = ["编号", "时间", "单位"]
  var row: [String] { [letter, at, unit ?? ""] }

  var line: String { [letter, at, unit].compactMap(\.self).joined(separator: "  ") }
}

extension ReportTable {
  /// For a terminal: of wide tables each row by itself, without what is nothing.
  var lines: [String] {
    let names = heading.dropFirst()
    let body =
      heading.count == 2
      ? rows.map { "  \($0[0].text)  \($0[1].text)" }
      : rows.flatMap { row in
        [row[0].text]
          + zip(names, row.dropFirst()).filter { ![.number(0), .tenths(nil)].contains($1) }
          .map { "  \($0)  \($1.text)" }
      }
    return [title, state, ""] + body + ["", "统计口径"] + definitions.map { "  \($0.name)：\($0.text)" }
  }
}
