import ArgumentParser
import Domain
import Office

struct AnswerCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "answer",
    abstract: "Answer what waits about a letter in the words of its mail: 同意, 不同意：原因, 裁定 旗住建局 …",
    discussion: """
      "huiyin todo" shows what waits and the words. A second person's yes, a ruling, a unit's request for time or to be \
      let go, what an author wants: whoever was asked answers under his own login. Letters that wait for a first \
      decision have commands of their own: pass, accept, assign, decline, merge. Works beside a running daemon. The \
      clerk whose login it is, is recorded.
      """)

  @OptionGroup var options: DeedOptions
  @Argument(help: "The letter's number: NM2026000001.", completion: .letters, transform: LetterID.argument)
  var letter: LetterID
  @Argument(help: "The words, as one: \"不同意：请先核实\".") var words: String
  @Option(
    help: "What is answered, where several things wait: \(Office.answeredKinds.joined(separator: ", ")).",
    completion: .list(Office.answeredKinds))
  var kind: String?
  @Option(help: "Whose request, where several units ask the same.", completion: .units) var unit: String?

  func validate() throws {
    guard let kind, !Office.answeredKinds.contains(kind) else { return }
    throw ValidationError(
      "nothing of the kind \"\(kind)\" is answered: \(Office.answeredKinds.joined(separator: ", "))")
  }

  func run() throws { try Deed(letter: letter, words: words, kind: kind, unit: unit).perform(options) }

  struct Deed: LetterDeed {
    var name: String { "answer" }
    var mayTakeTwo: Bool { true }

    let letter: LetterID
    let words: String
    let kind: String?
    let unit: String?

    func carryOut(_ office: Office, by clerk: Party, at now: Timestamp) throws -> ControlReply {
      ControlReply(try office.answer(letter, words, kind: kind, unit: unit, by: clerk, at: now), by: clerk)
    }
  }
}
