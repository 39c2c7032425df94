import ArgumentParser
import Store

struct LedgerCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ledger", abstract: "The ledger.", subcommands: [Verify.self])

  struct Verify: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Walk the chain: every hash, every word against its commitment, every transition.")

    @OptionGroup var options: ConfigurationOption
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
      let events = try ledger.verify()
      // A running daemon may have gone on meanwhile: the head says by itself which event it is.
      let (sequence, hash) = try ledger.head()
      let result = Result(events: events, head: Head(sequence: sequence, hash: hash))
      try Console.answer(json ? JSON.text(result) : "\(events) events, head \(sequence) \(hash)")
    }
  }
}
