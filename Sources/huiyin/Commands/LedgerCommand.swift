import ArgumentParser
import Domain
import Store

struct LedgerCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ledger", abstract: "The ledger.",
    subcommands: [Verify.self, ExportLedger.self, ImportLedger.self])

  struct Verify: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract:
        "Walk the chain: every hash, every word against its commitment, every transition; and every page of both files.",
      discussion: """
        What is kept ready of the events (stages, counts, figures, the shelves of the site) is made anew and compared. \
        The first thing that is wrong is told. A ledger that was cut off, or written anew from a place on, is sound in \
        itself: --anchor compares it with what was told outside, in the morning mail and in ledger.json on the site.
        """)

    @OptionGroup var options: ConfigurationOption
    @Option(
      help: "What was told outside: SEQUENCE:HASH; as often as wanted.",
      transform: { text in
        guard let anchor = ChainAnchor(text) else {
          throw ValidationError("\"\(text)\" is no SEQUENCE:HASH of 64 hexadecimal digits")
        }
        return anchor
      })
    var anchor: [ChainAnchor] = []
    @Flag(help: "As JSON.") var json = false

    /// What an outside witness keeps.
    private struct Head: Encodable {
      let sequence: Int64
      let hash: String
    }
    private struct Result: Encodable {
      let events: Int64
      let head: Head
    }

    func run() throws {
      let ledger = try Ledger.open(readingFrom: options.load().state)
      try ledger.checkPages()
      let events = try ledger.verify()
      for anchor in anchor { try ledger.check(anchor) }
      // A running daemon may have gone on meanwhile: the head says by itself which event it is.
      let (sequence, hash) = try ledger.head()
      let result = Result(events: events, head: Head(sequence: sequence, hash: hash))
      try Console.answer(json ? JSON.text(result) : "\(events) events, head \(sequence) \(hash)")
    }
  }
}
