import ArgumentParser
import Store

struct LedgerCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ledger", abstract: "The ledger.", subcommands: [Verify.self])

  struct Verify: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Walk the chain: every hash, every word against its commitment, every transition.")

    @OptionGroup var options: ConfigurationOption

    func run() throws {
      let ledger = try Ledger.open(readingFrom: options.load().state)
      let count = try ledger.verify()
      print("\(count) events, head \(try ledger.head().hash)")
    }
  }
}
