import ArgumentParser
import Store

struct Held: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "List the holding pen: mail that waits for a person, each with its reason.")

  @OptionGroup var options: ConfigurationOption
  @Flag(help: "As JSON.") var json = false

  private struct Entry: Encodable {
    let number: Int64
    let at: String
    let reason: String
    let detail: String
    let letter: String?
  }

  func run() throws {
    let ledger = try Ledger.open(readingFrom: options.load().state)
    let entries = try ledger.heldMail().map {
      Entry(
        number: $0.id, at: $0.at.description, reason: $0.reason, detail: $0.detail,
        letter: $0.letter?.description)
    }
    if json { return try Console.answer(JSON.text(entries)) }
    try Console.answer(
      lines: entries.map {
        "\($0.number)  \($0.at)  \($0.letter ?? "-")  \($0.reason): \($0.detail)"
      })
  }
}
