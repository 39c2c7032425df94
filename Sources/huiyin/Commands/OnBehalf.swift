import ArgumentParser
import Domain
import Office
import Settings

struct Retract: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Take a letter back as its author asks by telephone or at the window (撤回).",
    discussion: """
      Its units and its author are told. \
      Works beside a running daemon. The clerk whose login it is, is recorded.
      """)

  @OptionGroup var reasoned: ReasonedOptions

  func run() throws { try reasoned.perform(.retract) }
}

struct Rate: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Record how satisfied an author says he is with his answer (回访).",
    discussion: """
      It counts as his own word, the last of which counts; why he is dissatisfied is put to the desk. What a unit heard \
      when it called him stands beside it: huiyin record NM2026000001 follow-up --words "电话 满意" --by 张三. \
      Works beside a running daemon. The clerk whose login it is, is recorded.
      """)

  @OptionGroup var options: DeedOptions
  @Argument(help: "The letter's number: NM2026000001.", completion: .letters, transform: LetterID.argument)
  var letter: LetterID
  @Argument(help: "满意, 基本满意 or 不满意.") var rating: Rating
  @Option(help: "Why.") var why: String?

  func run() throws { try Deed(letter: letter, rating: rating, why: why).perform(options) }

  struct Deed: LetterDeed {
    var name: String { "rate" }
    let letter: LetterID
    let rating: Rating
    let why: String?

    func carryOut(_ office: Office, by clerk: Party, at now: Timestamp) throws -> ControlReply {
      ControlReply(try office.rate(letter, rating, because: why, by: clerk, at: now), by: clerk)
    }
  }
}

struct Note: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Add a note to a letter's story, such as a call to its unit (电话催办); nothing else changes.",
    discussion: """
      Works beside a running daemon. The clerk whose login it is, is recorded.
      """)

  @OptionGroup var options: DeedOptions
  @Argument(help: "The letter's number: NM2026000001.", completion: .letters, transform: LetterID.argument)
  var letter: LetterID
  @Argument(help: "The note.") var text: String?
  @Option(help: "The note, in place of the argument.") var why: String?

  func validate() throws {
    guard (text == nil) != (why == nil) else { throw ValidationError("give the note, once") }
    try [text, why].compactMap(\.self).forEach(checkReason)
  }

  func run() throws { try Deed(letter: letter, text: text ?? why ?? "").perform(options) }

  struct Deed: LetterDeed {
    var name: String { "note" }
    let letter: LetterID
    let text: String

    func carryOut(_ office: Office, by clerk: Party, at now: Timestamp) throws -> ControlReply {
      ControlReply(try office.note(letter, reason(text), by: clerk, at: now), by: clerk)
    }
  }
}

extension Rating: ExpressibleByArgument {}
