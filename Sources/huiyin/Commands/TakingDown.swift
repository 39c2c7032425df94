import ArgumentParser
import Domain
import Office
import Settings

struct Withdraw: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Take down what is public (撤回公开); its address stays, with a note.",
    discussion: """
      Another clerk has to confirm it, by mail or by the same command, unless policy says otherwise. \
      Works beside a running daemon. The clerk whose login it is, is recorded.
      """)

  @OptionGroup var options: DeedOptions
  @Argument(help: "The letter's number: NM2026000001.", transform: LetterID.argument) var letter: LetterID
  @Option(help: "Why; it is recorded with the letter.") var why: String

  func validate() throws { try checkReason(why) }

  func run() throws { try Deed(letter: letter, why: why).perform(options) }

  struct Deed: LetterDeed {
    static let mayTakeTwo = true

    let letter: LetterID
    let why: String

    func carryOut(_ office: Office, by clerk: Party, at now: Timestamp) throws -> ControlReply {
      ControlReply(try office.withdraw(letter, because: reason(why), by: clerk, at: now), by: clerk)
    }
  }
}

struct Restore: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Bring back what was taken down: it is looked at once more, then published.",
    discussion: """
      Works beside a running daemon. The clerk whose login it is, is recorded.
      """)

  @OptionGroup var options: DeedOptions
  @Argument(help: "The letter's number: NM2026000001.", transform: LetterID.argument) var letter: LetterID
  @Option(help: "Why; it is recorded with the letter.") var why: String

  func validate() throws { try checkReason(why) }

  func run() throws { try Deed(letter: letter, why: why).perform(options) }

  struct Deed: LetterDeed {
    let letter: LetterID
    let why: String

    func carryOut(_ office: Office, by clerk: Party, at now: Timestamp) throws -> ControlReply {
      ControlReply(try office.restore(letter, because: reason(why), by: clerk, at: now), by: clerk)
    }
  }
}
