import ArgumentParser
import Domain
import Office
import Settings

struct ToldCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "told",
    abstract: "Record that an author was told, under an account or by telephone.",
    discussion: """
      Works beside a running daemon. The clerk whose login it is, is recorded. "huiyin notices" lists what is open.
      """)

  @OptionGroup var options: DeedOptions
  @OptionGroup var reason: WhyOption
  @Argument(help: "The letter's number: NM2026000001.", completion: .letters, transform: LetterID.argument)
  var letter: LetterID
  @Option(help: "Where it stands; needed for what everybody may read.") var link: String?
  @Option(help: "The number that was called.") var telephone: String?
  @Option(
    help: "When, as YYYY-MM-DD or \"YYYY-MM-DD HH:MM\"; default: now.", transform: Timestamp.argument)
  var at: Timestamp?
  @Option(help: "Who told him, if somebody else.") var by: String?
  @Option(help: "Which word, where several are open: receipt, declined, answered …") var kind: String?
  @Option(help: "Why he could not be told; a call in vain is tried three times.") var failed: String?
  @Option(name: .customLong("not-again"), help: "Why he will not be called again.") var notAgain: String?

  func validate() throws {
    guard link == nil || telephone == nil else {
      throw ValidationError("a word is said under a link or by telephone, not both")
    }
    if let link = link?.lowercased(), !link.hasPrefix("http://"), !link.hasPrefix("https://") {
      throw ValidationError("a link begins with https:// or http://")
    }
    guard failed == nil || notAgain == nil else {
      throw ValidationError("a call is tried again or not, not both")
    }
  }

  func run() throws {
    let deed = Deed(
      letter: letter, kind: kind, place: link ?? telephone, at: at, by: by, failure: failed ?? notAgain,
      givesUp: notAgain != nil)
    try deed.perform(options, because: reason)
  }

  /// What a clerk says he told an author.
  struct Deed: LetterDeed {
    var name: String { "told" }
    let letter: LetterID
    let kind: String?
    let place: String?
    /// Now where it is left out.
    let at: Timestamp?
    let by: String?
    let failure: String?
    /// Whether it will not be tried again.
    let givesUp: Bool

    func carryOut(_ office: Office, by clerk: Party, at now: Timestamp) throws -> ControlReply {
      let line = ToldLine(
        subject: .letter(letter, kind: kind), failure: failure, place: place, at: at ?? now, by: by,
        givesUp: givesUp)
      return ControlReply(lines: [try office.told(letter, line, by: clerk, at: now)])
    }
  }
}
