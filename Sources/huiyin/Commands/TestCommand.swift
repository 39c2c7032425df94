import ArgumentParser
import Domain
import Office

struct TestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "test",
    abstract: "Mark a letter as a test (测试): it is handled as any other, and counted in no figure.",
    discussion: """
      Only this makes a letter a test; what its author calls it does not. Reports say how many there were, and the letter \
      why. Works beside a running daemon. The clerk whose login it is, is recorded.
      """)

  @OptionGroup var options: DeedOptions
  @Argument(help: "The letter's number: NM2026000001.", completion: .letters, transform: LetterID.argument)
  var letter: LetterID
  @Option(help: "Whose test it is, and for what; needed where it is marked.") var why: String?
  @Flag(name: .customLong("not"), help: "It is none: it counts.") var isNot = false

  func validate() throws {
    if let why { return try checkReason(why) }
    guard isNot else { throw ValidationError("say why with --why: what is marked leaves every figure") }
  }

  func run() throws {
    try Deed(letter: letter, isTest: !isNot, why: why).perform(options)
  }

  struct Deed: LetterDeed {
    var name: String { isTest ? "test" : "test --not" }
    let letter: LetterID
    let isTest: Bool
    let why: String?

    func carryOut(_ office: Office, by clerk: Party, at now: Timestamp) throws -> ControlReply {
      let why = try why.map(reason)
      return ControlReply(
        lines: [try office.mark(letter, test: isTest, because: why ?? "", by: clerk, at: now)])
    }
  }
}
