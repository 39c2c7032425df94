import ArgumentParser
import Domain
import Office
import Settings
import Store

/// `huiyin held`: the list, where no other word follows.
struct Held: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "The holding pen (无法识别的来信): mail that waits for a person, each with its reason.",
    discussion:
      "Nothing leaves it by itself: every entry is released or discarded by a clerk, and stays on record. What was "
      + "discarded can still be released.",
    subcommands: [Entries.self, Show.self, Release.self, Discard.self], defaultSubcommand: Entries.self)

  struct Entries: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "list", abstract: "List what waits, oldest first, with what it looks like.")

    @OptionGroup var options: ConfigurationOption
    @Flag(help: "Also what was released or discarded, and by whom.") var all = false
    @Flag(help: "As JSON.") var json = false

    func run() throws {
      let configuration = try options.load()
      let ledger = try Ledger.open(readingFrom: configuration.state)
      let entries = try HoldingPen(ledger, configuration.register).entries(all: all).map { entry in
        ShownHeldMail(entry, came: try ledger.whatCame(of: entry.held))
      }
      if json { return try Console.answer(JSON.text(entries)) }
      try Console.answer(lines: entries.flatMap(\.lines))
    }
  }

  struct Release: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract:
        "Let a held mail go on: as a letter, as a unit's word about a letter, as a supplement, or sorted anew.",
      discussion: """
        Without --as it goes on as what it looks like. A release says where a mail belongs and lends it no authority: \
        a reply must come from an address that is registered for the letter's unit, an answer still needs its \
        signature or its confirmed scan, a supplement must come from the author's address. Works beside a running \
        daemon. The clerk whose login it is, is recorded.
        """)

    enum Way: String, Codable, CaseIterable, ExpressibleByArgument {
      case letter, reply, supplement, retry
    }

    @OptionGroup var options: ConfigurationOption
    @Argument(help: "The entry's number, as \"huiyin held\" shows it.") var number: Int64
    @Option(name: .customLong("as"), help: "What it is.") var way: Way?
    @Option(
      help: "For a reply or a supplement: the number of the letter it is about, as NM2026000001.",
      completion: .letters, transform: LetterID.argument)
    var letter: LetterID?

    func validate() throws {
      guard letter != nil, way == .letter || way == .retry else { return }
      throw ValidationError("--letter belongs to --as reply or --as supplement")
    }

    func run() throws {
      // Whoever names a letter and nothing else means its answer.
      let deed = Deed(entry: number, way: way ?? letter.map { _ in .reply }, letter: letter)
      try ControlRequest.release(deed).send(options.load()).tell()
    }
  }

  struct Discard: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Close entries of which nothing comes; the mails themselves are kept.",
      discussion: "Works beside a running daemon. The clerk whose login it is, is recorded.")

    @OptionGroup var options: ConfigurationOption
    @Argument(help: "The entries' numbers, as \"huiyin held\" shows them.") var numbers: [Int64]
    @Option(help: "The reason, which stays on record.") var why: String

    func run() throws {
      try Deed(entries: numbers, why: why).send(options.load()).tell()
    }
  }
}

extension Held {
  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract:
        "Show what a clerk needs to decide about an entry: the mail as it was read, the reason, the way out.")

    @OptionGroup var options: ConfigurationOption
    @Argument(help: "The entry's number, as \"huiyin held\" shows it.") var number: Int64
    @Flag(help: "The bytes as they came, to standard output, and nothing else.") var raw = false
    @Flag(help: "As JSON.") var json = false

    func validate() throws {
      if raw, json { throw ValidationError("--raw and --json exclude each other") }
    }

    func run() throws {
      let configuration = try options.load()
      let ledger = try Ledger.open(readingFrom: configuration.state)
      guard let held = try ledger.heldMail(number) else { throw PenRefusal.noSuchEntry(number) }
      let bytes = try ledger.mail(held.mail)?.bytes ?? []
      if raw { return try Console.answer(bytes: bytes) }
      let entry = try HoldingPen(ledger, configuration.register).entry(held)
      let dossier = Dossier(entry, bytes, came: try ledger.whatCame(of: held))
      try Console.answer(json ? JSON.text(dossier) : dossier.page)
    }
  }
}

extension Ledger {
  /// What came of a mail since its entry was closed; nil while it is open, and where it was discarded.
  fileprivate func whatCame(of held: HeldMail) throws -> String? {
    guard let closing = held.closing, closing.outcome != .discarded else { return nil }
    return try ReleaseResult(of: held, in: self).sentence
  }
}
