import ArgumentParser
import Domain
import Foundation
import Office
import Settings
import Store
import Wire

/// What is done and known where something of a letter leaked.
struct IncidentCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "incident",
    abstract: "Something of a letter leaked: take it down, see who got it, draft the report (信息泄露处置).",
    discussion: """
      Takes the page down as "huiyin withdraw" does (another clerk confirms it, by mail, by "huiyin withdraw" or by the same \
      command, unless policy says otherwise), brings lists, search and copies elsewhere up to date, and notes it with the \
      letter. With --wrong-unit nothing is taken down: that unit is asked by mail to delete what it was sent, not to pass \
      it on, and to confirm it. Then it tells which mails held the letter's words and who got them, when its page was \
      public, which backups hold it, and drafts the report (情况报告), with blanks for what only a person knows. \
      Works beside a running daemon. The clerk whose login it is, is recorded.
      """)

  @OptionGroup var options: DeedOptions
  @Argument(help: "The letter's number: NM2026000001.", completion: .letters, transform: LetterID.argument)
  var letter: LetterID
  @Option(help: "What happened; it is noted with the letter.") var why: String?
  @Option(help: "The unit that was sent what was not meant for it (误发).", completion: .units)
  var wrongUnit: String?
  @Option(
    help: "Directories that backups were made in; each time one of them.", completion: .directory)
  var backups: [String] = []
  @Option(help: "Write the report into this file, readable by you alone, instead.", completion: .file())
  var out: String?
  @Flag(help: "Only report: nothing is taken down, sent or noted.") var report = false
  @Flag(help: "As JSON.") var json = false

  func validate() throws {
    try why.map(checkReason)
    guard !report || wrongUnit == nil else {
      throw ValidationError("--report asks nobody to delete anything")
    }
  }

  func run() throws {
    let configuration = try options.load()
    try checkOut()
    var done: [String] = []
    if !report {
      let sent = SentDeed(
        deed: Deed(letter: letter, why: why, wrongUnit: wrongUnit), clerk: options.clerk,
        isRehearsal: options.dryRun)
      let reply = try ControlRequest.deed(sent).send(configuration, quietly: json || options.dryRun)
      try reply.check()
      done = reply.lines
      if options.dryRun { return try Console.answer(lines: done) }
      if wrongUnit == nil { upload(configuration) }
    }
    let shown = try shown(configuration, after: done)
    if let out {
      try DurableFile.write(Array(shown.report.utf8), to: out, by: out + ".part")
    }
    if json { return try Console.answer(JSON.text(shown)) }
    try Console.answer(lines: done)
    if out == nil {
      try Console.answer(
        lines: shown.report.split(separator: "\n", omittingEmptySubsequences: false).map(String.init))
    }
  }

  /// Before anything is done: a report that may be filled in already is not written over.
  private func checkOut() throws {
    guard let out else { return }
    guard access(out, F_OK) != 0 else {
      throw Failure("\(out) is there already; nothing was done", hint: "name another file", status: 2)
    }
    let folder = URL(fileURLWithPath: out).deletingLastPathComponent().path
    guard access(folder, W_OK) == 0 else {
      throw Failure("\(folder): cannot be written; nothing was done", hint: "name another file", status: 2)
    }
  }

  /// What is taken down has to go from other servers as well; what is in the way is told, and tried again by the daemon.
  private func upload(_ configuration: Configuration) {
    guard !configuration.site.publishTo.isEmpty else { return }
    do {
      let reply = try ControlRequest.uploadSite(full: false).ask(at: configuration.control.socket)
      for trouble in try (reply ?? SiteCommand.Upload.alone(configuration)).troubles {
        Console.warning(trouble.message, hint: "\"huiyin site upload\" tries it again")
      }
    } catch {
      Console.warning("\(error)", hint: "\"huiyin site upload\" tries it again")
    }
  }

  private func shown(_ configuration: Configuration, after done: [String]) throws -> ShownIncident {
    let office = try Assembly.readingOffice(configuration)
    guard let letter = try office.ledger.letter(self.letter) else {
      throw LedgerError.noSuchLetter(self.letter)
    }
    let transport = Transport(configuration)
    let copies = try configuration.site.publishTo.map { settings in
      (target: settings.name, copy: try transport.uploading(office, settings).copy(of: letter.id))
    }
    let report = IncidentReport(
      try Exposure(of: letter, in: office), copies: copies, kept: try kept(configuration.state),
      lastBackup: office.ledger.lastBackup, why: why ?? "")
    return ShownIncident(
      report, done: done, text: try report.text(by: office, at: Environment.now()))
  }

  private func kept(_ state: String) throws -> [IncidentReport.Kept] {
    let found = try backups.flatMap { directory -> [Backup] in
      if let one = try? Backup(at: directory) { return [one] }
      let all: [Backup]
      do { all = try Backup.all(in: directory) } catch {
        throw Failure(
          "\(directory): cannot be read", hint: "name a directory that \"huiyin backup\" was given", status: 2
        )
      }
      guard !all.isEmpty else { throw BackupError.none(directory) }
      return all
    }
    return found.map { backup in
      // One that an older or newer program made may not be readable.
      let holding = try? backup.holding([letter])
      return IncidentReport.Kept(
        path: backup.path, madeAt: backup.manifest.madeAt, holdsIt: holding.map { !$0.isEmpty })
    }
      + (try Leftovers.all(in: state)).map {
        IncidentReport.Kept(path: "\(state)/\($0)", madeAt: nil, holdsIt: nil)
      }
  }

  struct Deed: LetterDeed {
    var name: String { "incident" }
    /// Nobody's second is asked where nothing is taken down.
    var mayTakeTwo: Bool { wrongUnit == nil }

    let letter: LetterID
    let why: String?
    let wrongUnit: String?

    func carryOut(_ office: Office, by clerk: Party, at now: Timestamp) throws -> ControlReply {
      let lines = try office.incident(
        letter, because: try why.map(reason), wrongUnit: wrongUnit, by: clerk, at: now)
      return ControlReply(lines: lines)
    }
  }
}
