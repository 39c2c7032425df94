import ArgumentParser
import Domain
import Office
import Settings

struct Reopen: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Take up a closed letter again.",
    discussion: """
      A declined or retracted letter is decided about anew; an answered one goes back to its units with a new term. \
      The author is told. Works beside a running daemon. The clerk whose login it is, is recorded.
      """)

  @OptionGroup var options: DeedOptions
  @Argument(help: "The letter's number: NM2026000001.", transform: LetterID.argument) var letter: LetterID
  @Option(help: "Why; it is recorded with the letter, and its units read it.") var why: String

  func validate() throws {
    guard why.contains(where: { !$0.isWhitespace }) else { throw ValidationError("--why says nothing") }
  }

  func run() throws {
    try Deed(letter: letter, why: why).perform(options)
  }

  struct Deed: LetterDeed {
    let letter: LetterID
    let why: String

    func carryOut(_ office: Office, by clerk: Party, at now: Timestamp) throws -> ControlReply {
      ControlReply(lines: [try office.reopen(letter, because: reason(why), by: clerk, at: now)])
    }
  }
}
