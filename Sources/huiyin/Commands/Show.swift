import ArgumentParser
import Domain
import Settings
import Store

struct Show: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Show a letter's whole history, as the ledger has it.")

  @OptionGroup var options: ConfigurationOption
  @Argument(help: "The letter's number: NM2026000001, or the number its portal knows it by.") var letter:
    String
  @Flag(help: "As JSON.") var json = false

  func run() throws {
    let configuration = try options.load()
    let ledger = try Ledger.open(readingFrom: configuration.state)
    let id = try ledger.number(letter)
    guard let letter = try ledger.letter(id) else { throw LedgerError.noSuchLetter(id) }
    let history = History(
      letter, mails: try ledger.outbox(of: letter.id), notices: try ledger.notices(about: letter.id),
      at: Environment.now(), by: configuration.clocks.rules)
    try Console.answer(json ? JSON.text(history) : history.story)
  }
}

extension Ledger {
  /// A portal's number may look like one of ours: then ours is meant, where there is such a letter.
  func number(_ letter: String) throws -> LetterID {
    let id = LetterID(letter.uppercased())
    if let id, try self.letter(id) != nil { return id }
    let known = try letters(withSerial: letter)
    if known.count > 1 {
      let numbers = known.map(\.description).joined(separator: ", ")
      throw Failure("\(letter): several letters have such a number", hint: "their letters: \(numbers)")
    }
    guard let found = known.first ?? id else {
      throw Failure("\(letter): no letter has this number", hint: "a letter's number looks like NM2026000001")
    }
    return found
  }
}
