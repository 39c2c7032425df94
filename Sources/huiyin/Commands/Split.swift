import ArgumentParser
import Domain
import Office
import Settings

struct Split: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Divide a letter about several things into letters of their own (一信多事).",
    discussion: """
      The parts are read from a file or from standard input: each begins with a line "标题：…", and its text stands \
      below. Each is routed and answered by itself; the author is told once, and his query code is good for all. It \
      cannot be undone. Works beside a running daemon. The clerk whose login it is, is recorded.
      """)

  @OptionGroup var options: DeedOptions
  @OptionGroup var reason: WhyOption
  @Argument(help: "The letter's number: NM2026000001.", completion: .letters, transform: LetterID.argument)
  var letter: LetterID
  @Argument(help: "The file with its parts; - for standard input.") var file = "-"

  func run() throws {
    let matters = Matter.all(in: try TextFile(path: file).text())
    guard !matters.isEmpty else {
      throw Failure("there are no parts", hint: "begin each with a line \"标题：…\", its text below", status: 2)
    }
    if options.dryRun { try Console.answer(lines: matters.enumerated().flatMap(Self.lines)) }
    try Deed(letter: letter, matters: matters).perform(options, because: reason)
  }

  struct Deed: LetterDeed {
    var name: String { "split" }
    let letter: LetterID
    let matters: [Matter]

    func carryOut(_ office: Office, by clerk: Party, at now: Timestamp) throws -> ControlReply {
      ControlReply(lines: [try office.split(letter, into: matters, by: clerk, at: now)])
    }
  }

  private static func lines(_ number: Int, _ matter: Matter) -> [String] {
    let words = matter.text.split(separator: "\n").map { "    \($0)".onOneLine }
    return ["\(number + 1)  \(matter.title)".onOneLine] + words
  }
}
