import ArgumentParser
import Domain
import Office
import OfficeSettings
import Papers
import Settings

struct Import: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract:
      "Take in what a new-media account exported, a letter from every row; or what an earlier system answered.",
    discussion: """
      CSV, TSV, XLSX, JSON, JSON lines, and web pages named .xls. Rows that another export brought before are passed \
      over; those that cannot be read go to the holding pen. With --dry-run it only shows which column is what and what \
      is wrong with which row (exit status 1 where one cannot be read), and needs no configuration unless an account is \
      named. With --history the rows are questions and answers of earlier years (历史数据): number, answer, unit and date \
      of the answer, and where they are there title, question, author, category, date of the question and old address. \
      They go through the same gates as every page, are listed by year apart from the letters, and count in no figure \
      but their own. A row with something that only a person can judge is kept back until it is given --reviewed. \
      Works beside a running daemon.
      """)

  @OptionGroup var options: ConfigurationOption
  @Argument(help: "The export.") var file: String
  @Option(help: "The account (政务新媒体帐号) that it comes from.") var account: String?
  @Flag(help: "These are questions and answers of an earlier system (历史数据).") var history = false
  @Flag(help: "With --history: somebody has read the doubtful rows.") var reviewed = false
  @Flag(help: "Only show what it would bring.") var dryRun = false
  @Option(
    name: .customLong("made-at"),
    help: "When the export was made, as YYYY-MM-DD or \"YYYY-MM-DD HH:MM\"; default: the file's own time.",
    transform: Timestamp.argument)
  var madeAt: Timestamp?
  @Flag(help: "As JSON.") var json = false

  func validate() throws {
    if history, account != nil {
      throw ValidationError("what an earlier system answered belongs to no account")
    }
    if reviewed, !history { throw ValidationError("--reviewed is said of --history alone") }
  }

  func run() throws {
    guard !history else {
      let earlier = ImportEarlier(file: try ExportFile(path: file, madeAt: madeAt), isReviewed: reviewed)
      if dryRun { try earlier.show(json: json) } else { try earlier.takeIn(options.load(), json: json) }
      return
    }
    if dryRun { try show() } else { try takeIn() }
  }

  private func show() throws {
    let mapping = try account.map { try options.load().account($0).mapping } ?? [:]
    let file = try ExportFile(path: file, madeAt: madeAt)
    let shown: ShownExport
    do { shown = try ShownExport(try file.export(mapping), of: file) } catch { throw file.failure(of: error) }
    try Console.answer(json ? JSON.text(shown) : shown.page)
    if shown.bad > 0 { throw ExitCode(1) }
  }

  private func takeIn() throws {
    guard let account else {
      throw Failure("an export belongs to an account", hint: "name it: --account 奈曼政务", status: 2)
    }
    let configuration = try options.load()
    _ = try configuration.account(account)
    let file = try ExportFile(path: file, madeAt: madeAt)
    let deed = Deed(account: account, name: file.name, madeAt: file.madeAt, export: SentFile(file.bytes))
    let reply = try deed.send(configuration)
    try reply.check()
    guard let receipt = reply.receipt else { return }
    if json { try Console.answer(JSON.text(receipt)) } else { try Console.answer(lines: receipt.lines) }
  }
}

extension Import {
  struct Deed: ClerksDeed {
    let account: String
    let name: String
    let madeAt: Timestamp
    var export: SentFile

    var file: SentFile? {
      get { export }
      set { if let newValue { export = newValue } }
    }

    static var needsLetters: Bool { false }

    /// Reads it with the columns that the office's own configuration names.
    func carryOut(_ office: Office, by clerk: Party, at now: Timestamp) throws -> ControlReply {
      guard let mapping = office.rules.intakes[account]?.columns else {
        throw Failure("there is no account \"\(account)\"", hint: "add it under accounts: in huiyin.yaml")
      }
      let source = ExportFile(name: name, bytes: export.bytes, madeAt: madeAt)
      do {
        return ControlReply(
          receipt: try office.takeIn(name, digest: source.digest, from: account, by: clerk, at: now) {
            try source.export(mapping)
          })
      } catch {
        throw source.failure(of: error)
      }
    }
  }
}
