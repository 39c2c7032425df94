import ArgumentParser
import Domain
import Office
import Settings

struct Merge: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Handle a letter together with another of the same matter (并案).",
    discussion: """
      Its author is told, and gets the answer when the other has one. "huiyin unmerge" undoes it. Works beside a \
      running daemon. The clerk whose login it is, is recorded.
      """)

  @OptionGroup var options: DeedOptions
  @OptionGroup var reason: WhyOption
  @Argument(help: "The letter's number: NM2026000013.", completion: .letters, transform: LetterID.argument)
  var letter: LetterID
  @Option(
    help: "The letter in which both are handled from now on: NM2026000012.", completion: .letters,
    transform: LetterID.argument)
  var into: LetterID

  func run() throws {
    try Deed(letter: letter, root: into).perform(options, because: reason)
  }

  struct Deed: LetterDeed {
    var name: String { "merge" }
    let letter: LetterID
    /// The letter that it is merged into.
    let root: LetterID

    func carryOut(_ office: Office, by clerk: Party, at now: Timestamp) throws -> ControlReply {
      ControlReply(lines: [try office.merge(letter, into: root, by: clerk, at: now)])
    }
  }
}

struct Unmerge: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Take a letter out of the one it was merged into; it is decided about anew.",
    discussion: """
      Works beside a running daemon. The clerk whose login it is, is recorded.
      """)

  @OptionGroup var reasoned: ReasonedOptions

  func run() throws { try reasoned.perform(.unmerge) }
}
