import ArgumentParser
import Domain
import Office
import Settings
import Store
import Wire

struct Attachments: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "List the files that came with a letter, or write them as they came.",
    discussion: """
      They are a stranger's: with what tells where a photo was taken, and perhaps with programs in them. Nothing but
      this command hands them out unchanged.
      """)

  @OptionGroup var options: ConfigurationOption
  @Argument(help: "The letter's number: NM2026000001.", completion: .letters, transform: LetterID.argument)
  var letter: LetterID
  @Option(help: "Write them into this directory, readable by you alone.") var to: String?
  @Flag(help: "As JSON.") var json = false

  private struct Entry: Encodable {
    let name: String
    let sentAs: String
    let kind: String
    let bytes: Int
    @Nullable var withheld: String?
  }

  func run() throws {
    let ledger = try Ledger.open(readingFrom: options.load().state)
    guard let letter = try ledger.letter(self.letter) else { throw LedgerError.noSuchLetter(self.letter) }
    var entries: [Entry] = []
    try ledger.originals(of: letter) { file in
      entries.append(
        Entry(
          name: file.name, sentAs: file.shownName, kind: file.kind, bytes: file.bytes.count,
          withheld: file.obstacle))
      if let to {
        try DurableFile.write(file.bytes, to: "\(to)/\(file.name)", by: "\(to)/.\(file.name).part")
      }
    }
    if json { return try Console.answer(JSON.text(entries)) }
    try Console.answer(lines: entries.map(Self.line))
  }

  private static func line(_ entry: Entry) -> String {
    let facts = [
      entry.name, entry.kind, "\(entry.bytes) bytes", entry.withheld.map { "withheld=\($0)" }, entry.sentAs,
    ]
    return facts.compactMap(\.self).joined(separator: "  ")
  }
}
