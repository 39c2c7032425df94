import ArgumentParser
import Domain
import Foundation
import Office
import Settings
import Store

/// What was closed in a year, for the office's archive volume.
struct ArchiveCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "archive",
    abstract: "Write the files of all letters that were closed in a year, with their list (归档).",
    discussion: """
      A folder for each letter: its form (回复情况表) with the answer, the mails as they came, the scan, the page, its \
      history, and what proves the sign-off; at the root the list (归档目录.xlsx) and SHA256SUMS, by which \
      "sha256sum -c SHA256SUMS" checks all of it at any time. \
      It says who the authors are: it is the office's, readable by you alone (0700, 0600), and goes where such volumes are \
      kept. What is declined as ground four lies not in it; its list says where it is read. Tests are left out. \
      What is open goes to the year in which it is closed. The directory must not be there yet; nothing is left of a run \
      that fails. Works beside a running daemon.
      """)

  @OptionGroup var options: ConfigurationOption
  @Option(help: "The year: 2026.") var year: String
  @Option(
    help: ArgumentHelp(
      "To be kept 30 years and not 10, besides what is so by its class.", valueName: "letter"),
    completion: .letters, transform: LetterID.argument)
  var important: [LetterID] = []
  @Argument(help: "The directory, which must not be there yet.", completion: .directory) var directory: String
  @Flag(help: "As JSON.") var json = false

  func run() throws {
    let configuration = try options.load()
    let now = Environment.now()
    let period = try self.period(now)
    try configuration.checkIsPrivate(directory, "an archive says who the authors are")
    let office = try Assembly.readingOffice(configuration)
    let closed = try ClosedLetters(in: period, office.ledger)
    try check(closed)
    if period.end > now {
      Console.warning("\(year) is not over: what is closed from now on is not in this archive")
    }
    var folder = try ArchiveFolder(at: directory)
    do {
      let shown = try write(closed, of: office, configuration, to: &folder, at: now)
      try json ? Console.answer(JSON.text(shown)) : Console.answer(lines: shown.lines)
    } catch {
      folder.discard()
      throw error
    }
  }

  private func period(_ now: Timestamp) throws -> Period {
    guard let period = Period(year: year) else {
      throw Failure("\"\(year)\" is no year", hint: "write it as 2026", status: 2)
    }
    guard period.start <= now else {
      throw Failure("\(year) has not come yet", hint: "a year that has begun", status: 2)
    }
    return period
  }

  private func check(_ closed: ClosedLetters) throws {
    let known = Set(closed.letters.map(\.letter))
    let unknown = important.filter { !known.contains($0) }
    guard unknown.isEmpty else {
      throw Failure(
        "\(unknown.map(\.description).joined(separator: ", ")): not closed in \(year)",
        hint: "--important names letters of this archive", status: 2)
    }
  }

  /// One letter after the other: of all of them only their lines of the list are kept.
  private func write(
    _ closed: ClosedLetters, of office: Office, _ configuration: Configuration,
    to folder: inout ArchiveFolder,
    at now: Timestamp
  ) throws -> ShownArchive {
    let form = try Assembly.replyForm(configuration)
    var index = ArchiveIndex()
    var shown = ShownArchive(year: year, directory: folder.place, closed)
    for (id, closedAt) in closed.letters {
      guard let letter = try office.ledger.letter(id) else { throw LedgerError.noSuchLetter(id) }
      let isImportant = important.contains(id)
      if letter.isFiledApart {
        shown.apart.append(id.description)
        index.add(ArchiveIndex.Row(filedApart: letter, closedAt: closedAt, isImportant: isImportant))
        continue
      }
      let history = History(
        letter, mails: try office.ledger.outbox(of: id), notices: try office.ledger.notices(about: id),
        at: now, by: configuration.clocks.rules)
      let file = try ArchivedLetter(
        of: letter, closedAt: closedAt, isImportant: isImportant, in: office, form: form,
        record: Array((try JSON.text(history) + "\n").utf8))
      for part in file.files { try folder.add(part.bytes, as: "\(id)/\(part.name)") }
      index.add(ArchiveIndex.Row(file))
      shown.add(file)
    }
    try folder.add(try index.workbook(), as: "归档目录.xlsx")
    try folder.add(try index.readme(of: closed, year: year, by: office, at: now), as: "说明.txt")
    (shown.files, shown.bytes) = (folder.count, folder.bytes)
    try folder.takePlace()
    return shown
  }
}
