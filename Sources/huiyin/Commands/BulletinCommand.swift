import ArgumentParser
import Domain
import Foundation
import Office
import Papers
import Settings
import Store

/// What the supervisor tells the units of a month.
struct BulletinCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bulletin",
    abstract: "A month's bulletin (通报): its draft, what units object to, its release by the supervisor.",
    discussion: """
      Units get their figures, then the supervisor the draft; only the supervisor releases it, by mail (同意印发) or here. \
      What is released stays as it was; recheck lists what has changed since (更正).
      """,
    subcommands: [Shown.self, Objections.self, Release.self, Recheck.self], defaultSubcommand: Shown.self)

  struct Subject: ParsableArguments {
    @OptionGroup var options: ConfigurationOption
    @Option(help: "The month: 2026-11; the last whole one where it is left out.") var month: String?
    @Flag(help: "As JSON.") var json = false

    func open() throws -> (office: Office, period: Period, kept: KeptBulletin?, now: Timestamp) {
      let configuration = try options.load()
      let now = Environment.now()
      let office = try Assembly.readingOffice(configuration)
      let period = try Period(month, today: now.day)
      return (office, period, try office.ledger.bulletin(of: period), now)
    }
  }
}

extension Period {
  /// A month by its name, or the last whole one.
  init(_ month: String?, today: Day) throws {
    let last = today + -today.dayOfMonth
    let text = month ?? "\(last)".dropLast(3).description
    guard let period = Period(month: text), period.first <= today else {
      throw Failure("\"\(text)\" is no month that has begun", hint: "write it as 2026-11", status: 2)
    }
    self = period
  }
}

extension BulletinCommand {
  struct Shown: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "show",
      abstract: "What it says: as it was released, as it was drafted, or as it would be now.")

    enum Format: String, CaseIterable, ReportFormat { case text, xlsx, json }

    @OptionGroup var subject: Subject
    @Option(help: "text, xlsx or json; xlsx is for a file: > bulletin.xlsx.") var format: Format?

    func run() throws {
      let (office, period, kept, now) = try subject.open()
      let bulletin = try kept?.content ?? office.bulletin(of: period, at: now)
      let table = BulletinTable(bulletin, in: office)
      switch try format.chosen(json: subject.json, otherwise: .text) {
      case .json: try Console.answer(JSON.text(ShownBulletin(bulletin, kept)))
      case .xlsx: try Console.answer(workbook: table.sheets)
      case .text: try Console.answer(lines: [ShownBulletin.state(of: kept)] + table.lines)
      }
    }
  }

  struct Objections: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "What units object to (异议), and what the supervisor answered.")

    @OptionGroup var subject: Subject

    func run() throws {
      let (office, _, kept, _) = try subject.open()
      let all = try kept.map { try office.ledger.objections(to: $0.id) } ?? []
      let shown = try all.enumerated().map { try ShownObjection($1, number: $0 + 1, in: office.ledger) }
      if subject.json { return try Console.answer(JSON.text(shown)) }
      try Console.answer(lines: shown.map(\.line))
    }
  }

  struct Release: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Send the draft to the units (同意印发), as the supervisor alone may.",
      discussion: "Works beside a running daemon. The supervisor whose login it is, is recorded.")

    @OptionGroup var options: ConfigurationOption
    @Option(help: "The month: 2026-11; the last whole one where it is left out.") var month: String?

    func run() throws {
      let period = try Period(month, today: Environment.now().day)
      try ControlRequest.releaseBulletin(period).send(options.load()).tell()
    }
  }

  struct Recheck: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "What of its figures is otherwise in the ledger as it stands now (更正).")

    @OptionGroup var subject: Subject

    func run() throws {
      let (office, period, kept, now) = try subject.open()
      guard let kept, kept.releasedAt != nil else {
        throw Failure("no bulletin of \(period.first) to \(period.last) was released")
      }
      let corrections = try office.corrections(of: kept.content, at: now)
      if subject.json { return try Console.answer(JSON.text(corrections.map(ShownCorrection.init))) }
      try Console.answer(lines: corrections.map(\.chinese))
    }
  }
}
