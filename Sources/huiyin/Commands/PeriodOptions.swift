import ArgumentParser
import Domain

/// Which days a report is about: one of these, and this month where none is given.
struct PeriodOptions: ParsableArguments {
  @Option(help: "A month: 2026-11.") var month: String?
  @Option(help: "A quarter: 2026-Q4.") var quarter: String?
  @Option(help: "A year: 2026.") var year: String?
  @Option(help: ArgumentHelp("The first day: 2026-11-02; alone, up to today.", valueName: "day")) var from:
    String?
  @Option(
    name: .customLong("to"),
    help: ArgumentHelp("The last day, included; alone, from the first of its month.", valueName: "day"))
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
