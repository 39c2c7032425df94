import ArgumentParser
import Domain
import Office
import Settings

struct Pass: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Say yes to what waits for one: the proposal, the scan, the answer (通过).",
    discussion: """
      A letter that nothing was decided about is dealt with as proposed; an answer that was signed off passes its review. \
      Works beside a running daemon. The clerk whose login it is, is recorded.
      """)

  @OptionGroup var options: DeedOptions
  @OptionGroup var reason: WhyOption
  @Argument(help: "The letter's number: NM2026000001.", completion: .letters, transform: LetterID.argument)
  var letter: LetterID
  @Flag(help: "Seal, signatures and text of the scan are in order (公章清晰、签字齐全、文与表一致).") var looked = false

  func run() throws { try Deed(letter: letter, looked: looked).perform(options, because: reason) }

  struct Deed: LetterDeed {
    var name: String { "pass" }
    var mayTakeTwo: Bool { true }

    let letter: LetterID
    /// Whether the scan was compared.
    let looked: Bool

    func carryOut(_ office: Office, by clerk: Party, at now: Timestamp) throws -> ControlReply {
      ControlReply(try office.pass(letter, hasLooked: looked, by: clerk, at: now), by: clerk)
    }
  }
}

struct SendBack: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Send an answer back to its unit (退回重办), which reads the reason.",
    discussion: """
      Works beside a running daemon. The clerk whose login it is, is recorded.
      """)

  @OptionGroup var reasoned: ReasonedOptions

  func run() throws { try reasoned.perform(.sendBack) }
}

struct Publish: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Publish an answer that was signed off, or one that only its author got.",
    discussion: """
      What only its author got comes back before the reviewer first. An author who wants no publication is obeyed. \
      Works beside a running daemon. The clerk whose login it is, is recorded.
      """)

  @OptionGroup var reasoned: ReasonedOptions

  func run() throws { try reasoned.perform(.publish) }
}

struct Withhold: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Answer the author alone (不公开).",
    discussion: """
      Where an earlier answer is public, it is taken down with that, and another clerk confirms it. \
      Works beside a running daemon. The clerk whose login it is, is recorded.
      """)

  @OptionGroup var reasoned: ReasonedOptions

  func run() throws { try reasoned.perform(.withhold) }
}
