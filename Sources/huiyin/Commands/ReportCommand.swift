import ArgumentParser
import Domain
import Foundation
import Office
import Papers
import Settings

/// What is counted of a period, for whoever has to account for it.
struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report", abstract: "A period: its figures, its register, what is written of it elsewhere.",
    discussion: """
      Every figure is defined under the table, and lists what it counted: --letters on-time --unit 旗住建局. The same \
      period at the same position of the ledger (--as-of) gives the same bytes at any time.
      """,
    subcommands: [Figures.self, RegisterOfLetters.self, Scores.self, SelfCheck.self, Annual.self],
    defaultSubcommand: Figures.self)

  /// Which days, and which state of the ledger.
  struct Subject: ParsableArguments {
    @OptionGroup var options: ConfigurationOption
    @OptionGroup var chosen: PeriodOptions
    @Option(help: ArgumentHelp("The ledger as it was at a position of its chain.", valueName: "position"))
    var asOf: Int64?
    @Option(
      help: ArgumentHelp(
        "Beside --as-of: when running terms are judged, as the report that is to be made again says (截至).",
        valueName: "2026-11-12 10:00"), transform: Timestamp.argument)
    var at: Timestamp?
    @Flag(help: "As JSON.") var json = false

    func point() throws -> LedgerPoint? {
      guard let asOf else {
        guard at == nil else {
          throw Failure("--at says when, but not at which position", hint: "add --as-of", status: 2)
        }
        return nil
      }
      return LedgerPoint(asOf, at: at)
    }

    /// What is needed to count, and to name whom it is counted for.
    func open() throws -> (configuration: Configuration, office: Office, period: Period, now: Timestamp) {
      let configuration = try options.load()
      let now = Environment.now()
      let period = try chosen.period(today: now.day)
      let office = try Assembly.readingOffice(configuration)
      try warn(of: office, under: configuration)
      return (configuration, office, period, now)
    }

    /// Definitions and weights are those of today, whatever the ledger had then.
    private func warn(of office: Office, under configuration: Configuration) throws {
      guard let asOf, let then = try office.ledger.configuration(asOf: asOf), then != configuration.digest
      else { return }
      Console.warning(
        "another configuration (\(then.prefix(12))) was in effect at position \(asOf)",
        hint: "figures are counted by the calendar, cut-off and weights of today's")
    }
  }

  enum Format: String, CaseIterable, ReportFormat { case text, html, csv, xlsx, json }
}

extension ReportCommand {
  struct Figures: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "figures", abstract: "The figures: received, answered, on time …, by unit and otherwise.")

    @OptionGroup var subject: Subject
    @Option(help: "Only what counts to this unit (承办单位).") var unit: String?
    @Option(name: .customLong("by"), help: "Sort by unit, desk, channel, clause, ground, category or topic.")
    var sorting: Report.Sorting?
    @Option(help: "text, html, csv, xlsx or json; xlsx is for a file: > report.xlsx.") var format: Format?
    @Option(
      help: ArgumentHelp("List what a figure counted: received, on-time, overdue …", valueName: "figure"))
    var letters: Figure?

    func run() throws {
      let (configuration, office, period, now) = try subject.open()
      let name = try unit.map { try configuration.register.unit(everCalled: $0) }
      let dated = try office.report(on: period, by: sorting, only: name, asOf: subject.point(), at: now)
      let format = try format.chosen(json: subject.json, otherwise: .text)
      if let letters { return try list(dated.report.total.counted[letters] ?? [], as: format) }
      let table = try ReportTable(dated, of: configuration.office.name, only: name)
      switch format {
      case .json: try Console.answer(JSON.text(ShownReport(dated)))
      case .html: try Console.answer(table.page(by: office.templates), end: "")
      case .csv: try Console.answer(bytes: CommaSeparated.bytes(of: table.sheet))
      case .xlsx: try Console.answer(workbook: table.sheets)
      case .text: try Console.answer(lines: table.lines)
      }
    }

    /// What one figure counted, a line or a row each.
    private func list(_ counted: [Counted], as format: Format) throws {
      let entries = counted.map(ShownCounted.init)
      switch format {
      case .text: try Console.answer(lines: entries.map(\.line))
      case .json: try Console.answer(JSON.text(entries))
      case .csv:
        try Console.answer(bytes: CommaSeparated.bytes(of: [ShownCounted.heading] + entries.map(\.row)))
      case .xlsx:
        let rows = entries.map { $0.row.map { WorkbookWriter.Cell.text($0) } }
        try Console.answer(workbook: [.init(name: "清单", heading: ShownCounted.heading, rows: rows)])
      case .html:
        throw Failure("--letters makes no page", hint: "write --format text, csv, xlsx or json", status: 2)
      }
    }
  }

  struct RegisterOfLetters: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "register", abstract: "The register (台账): a row for each letter that was registered then.")

    enum Format: String, CaseIterable, ReportFormat { case csv, xlsx, json }

    @OptionGroup var subject: Subject
    @Option(help: "Only letters that this unit leads or cooperates in.") var unit: String?
    @Option(help: "xlsx, csv or json; a file for a spreadsheet: > register.xlsx.") var format: Format?

    func run() throws {
      let (configuration, office, period, now) = try subject.open()
      let name = try unit.map { try configuration.register.unit(everCalled: $0) }
      let table = try office.register(of: period, only: name, asOf: subject.point(), at: now)
      switch try format.chosen(json: subject.json, otherwise: .csv) {
      case .json: try Console.answer(JSON.text(table.rows.map(ShownRegistered.init)))
      case .csv: try Console.answer(bytes: CommaSeparated.bytes(of: table.texts))
      case .xlsx: try Console.answer(workbook: table.sheets)
      }
    }
  }

  struct Scores: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "The units' scores (考核), ranked, by the weights of scores: in the YAML.")

    enum Format: String, CaseIterable, ReportFormat { case text, csv, xlsx, json }

    @OptionGroup var subject: Subject
    @Option(help: "text, csv, xlsx or json; xlsx is for a file: > scores.xlsx.") var format: Format?

    func run() throws {
      let (_, office, period, now) = try subject.open()
      let table = try office.scores(of: period, asOf: subject.point(), at: now)
      switch try format.chosen(json: subject.json, otherwise: .text) {
      case .json: try Console.answer(JSON.text(ShownScores(table)))
      case .csv: try Console.answer(bytes: CommaSeparated.bytes(of: table.texts))
      case .xlsx: try Console.answer(workbook: table.sheets)
      case .text: try Console.answer(lines: table.lines)
      }
    }
  }

  struct SelfCheck: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "The paragraph about letters in the quarter's self-check (自查).")

    @OptionGroup var subject: Subject

    func run() throws {
      let (_, office, period, now) = try subject.open()
      let statements = try office.statements(on: period, asOf: subject.point(), at: now)
      if subject.json {
        return try Console.answer(JSON.text(ShownStatement(statements.dated, statements.selfCheck)))
      }
      try Console.answer(lines: [statements.selfCheck, "", statements.dated.state])
    }
  }

  struct Annual: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "The block about letters in the website's annual report (政府网站工作年度报表).")

    @OptionGroup var subject: Subject

    func run() throws {
      let (_, office, period, now) = try subject.open()
      let statements = try office.statements(on: period, asOf: subject.point(), at: now)
      let fields = statements.annual
      if subject.json { return try Console.answer(JSON.text(fields.map(ShownField.init))) }
      try Console.answer(
        lines: ["\(period.chinese)　互动交流·留言办理"] + fields.map { "  \($0.field)：\($0.value)" }
          + ["", Statements.annualScope, statements.dated.state])
    }
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
