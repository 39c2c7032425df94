import ArgumentParser
import Domain
import Settings
import Store

struct Show: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Show a letter's whole history, as the ledger has it.")

  @OptionGroup var options: ConfigurationOption
  @Argument(help: "The letter's number: NM2026000001.", transform: LetterID.argument) var letter: LetterID
  @Flag(help: "As JSON.") var json = false

  func run() throws {
    let ledger = try Ledger.open(readingFrom: options.load().state)
    guard let letter = try ledger.letter(self.letter) else {
      throw LedgerError.noSuchLetter(self.letter)
    }
    let history = History(
      letter, mails: try ledger.outbox(of: letter.id), notices: try ledger.notices(about: letter.id))
    try Console.answer(json ? JSON.text(history) : history.story)
  }
}
