import ArgumentParser
import Domain
import Foundation
import Office
import Papers
import Settings

struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "The figures of a period: received, answered, on time …, by unit and otherwise.",
    discussion: """
      Every figure is defined under the table, and lists what it counted: --letters on-time --unit 旗住建局. The same \
      period at the same position of the ledger (--as-of) gives the same bytes at any time.
      """)

  enum Format: String, CaseIterable, ExpressibleByArgument { case text, html, csv, xlsx, json }

  @OptionGroup var options: ConfigurationOption
  @OptionGroup var chosen: PeriodOptions
  @Option(help: "Only what counts to this unit (承办单位).") var unit: String?
  @Option(name: .customLong("by"), help: "Sort by unit, desk, channel, clause, ground, category or topic.")
  var sorting: Report.Sorting?
  @Option(help: "text, html, csv, xlsx or json; xlsx is for a file: > report.xlsx.") var format = Format.text
  @Option(help: ArgumentHelp("List what a figure counted: received, on-time, overdue …", valueName: "figure"))
  var letters: Figure?
  @Option(help: ArgumentHelp("The ledger as it was at a position of its chain.", valueName: "position"))
  var asOf: Int64?
  @Flag(help: "The same as --format json.") var json = false

  func run() throws {
    let configuration = try options.load()
    let now = Environment.now()
    let period = try chosen.period(today: now.day)
    let office = try Assembly.readingOffice(configuration)
    let name = try unit.map { try configuration.register.unit(everCalled: $0) }
    let dated = try office.report(on: period, by: sorting, only: name, asOf: asOf, at: now)
    if let letters { return try list(dated.report.total.counted[letters] ?? []) }
    let table = ReportTable(dated, of: configuration.office.name, only: name)
    switch json ? .json : format {
    case .json: try Console.answer(JSON.text(ShownReport(dated)))
    case .html: try Console.answer(table.html, end: "")
    case .csv: try Console.answer(bytes: CommaSeparated.bytes(of: table.sheet))
    case .xlsx: try Console.answer(bytes: Self.workbook(of: table))
    case .text: try Console.answer(lines: table.lines)
    }
  }

  private static func workbook(of table: ReportTable) throws -> [UInt8] {
    let folder = try ScratchFolder()
    let path = folder.path + "/report.xlsx"
    try WorkbookWriter.write(table.sheets, to: path)
    return Array(try Data(contentsOf: URL(fileURLWithPath: path)))
  }

  /// What one figure counted, a line each.
  private func list(_ counted: [Counted]) throws {
    let entries = counted.map(ShownCounted.init)
    if json || format == .json { return try Console.answer(JSON.text(entries)) }
    try Console.answer(lines: entries.map(\.line))
  }
}

extension Register {
  /// A unit of today or of the past, by one of its names.
  fileprivate func unit(everCalled text: String) throws -> UnitName {
    if let unit = units.first(where: { $0.isCalled(text) }) { return unit.name }
    let near = nearest(to: text, among: units.map(\.name.text))
    throw Failure(
      "there is no unit \"\(text)\"",
      hint: near.map { "did you mean \"\($0)\"?" } ?? "write a name or an alias of units.yaml", status: 2)
  }
}

extension Report.Sorting: ExpressibleByArgument {}
extension Figure: ExpressibleByArgument {}

/// Which days a report is about: one of these, and this month where none is given.
struct PeriodOptions: ParsableArguments {
  @Option(help: "A month: 2026-11.") var month: String?
  @Option(help: "A quarter: 2026-Q4.") var quarter: String?
  @Option(help: "A year: 2026.") var year: String?
  @Option(help: ArgumentHelp("The first day: 2026-11-02.", valueName: "day")) var from: String?
  @Option(name: .customLong("to"), help: ArgumentHelp("The last day, included.", valueName: "day"))
  var through: String?

  func period(today: Day) throws -> Period {
    let given = [month, quarter, year, from ?? through].count { $0 != nil }
    guard given <= 1 else {
      throw Failure(
        "more than one period is given", hint: "one of --month, --quarter, --year, or --from with --to",
        status: 2)
    }
    let period = try named(today: today)
    guard period.first <= today else {
      throw Failure("\(period.first) has not come yet", hint: "a period that has begun", status: 2)
    }
    return period
  }

  private func named(today: Day) throws -> Period {
    func read(_ text: String, as kind: String, example: String, _ period: Period?) throws -> Period {
      guard let period else {
        throw Failure("\"\(text)\" is no \(kind)", hint: "write it as \(example)", status: 2)
      }
      return period
    }
    if let month { return try read(month, as: "month", example: "2026-11", Period(month: month)) }
    if let quarter { return try read(quarter, as: "quarter", example: "2026-Q4", Period(quarter: quarter)) }
    if let year { return try read(year, as: "year", example: "2026", Period(year: year)) }
    guard from != nil || through != nil else {
      return try read(
        "\(today)", as: "day", example: "2026-11-02", Period(month: "\(today)".dropLast(3).description))
    }
    let last = try through.map { try day($0) } ?? today
    let first = try from.map { try day($0) } ?? last + (1 - last.dayOfMonth)
    guard let period = Period(from: first, through: last) else {
      throw Failure("\(first) comes after \(last)", hint: "--from is the first day, --to the last", status: 2)
    }
    return period
  }

  private func day(_ text: String) throws -> Day {
    guard let day = Day(text) else {
      throw Failure("\"\(text)\" is no day", hint: "write it as 2026-11-02", status: 2)
    }
    return day
  }
}
