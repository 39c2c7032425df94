import ArgumentParser
import Domain
import Office
import Settings

struct Word: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Give a letter the title and the summary that the public and the units read.",
    discussion: """
      Neither may hold what is personal. A page that is public already is corrected once its review has passed anew. \
      Works beside a running daemon. The clerk whose login it is, is recorded.
      """)

  @OptionGroup var options: DeedOptions
  @OptionGroup var reason: WhyOption
  @Argument(help: "The letter's number: NM2026000001.", completion: .letters, transform: LetterID.argument)
  var letter: LetterID
  @Option(help: "The title (标题); without it the title stays.") var title: String?
  @Option(help: "The summary (摘要); without it the summary stays.") var summary: String?

  func validate() throws {
    guard title != nil || summary != nil else { throw ValidationError("give --title or --summary") }
  }

  func run() throws {
    let deed = Deed(letter: letter, wording: Wording(title: title, summary: summary))
    try deed.perform(options, because: reason)
  }

  struct Deed: LetterDeed {
    var name: String { "word" }
    let letter: LetterID
    let wording: Wording

    func carryOut(_ office: Office, by clerk: Party, at now: Timestamp) throws -> ControlReply {
      ControlReply(lines: [try office.word(letter, wording, by: clerk, at: now)])
    }
  }
}
