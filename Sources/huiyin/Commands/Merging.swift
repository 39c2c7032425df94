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

  @OptionGroup var options: ConfigurationOption
  @Argument(help: "The letter's number: NM2026000013.", transform: LetterID.argument) var letter: LetterID
  @Option(
    help: "The letter in which both are handled from now on: NM2026000012.", transform: LetterID.argument)
  var into: LetterID

  func run() throws {
    var request = ControlRequest(command: .merge)
    request.letter = letter.description
    request.root = into.description
    try request.send(options.load()).tell()
  }
}

struct Unmerge: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Take a letter out of the one it was merged into; it is decided about anew.",
    discussion: "Works beside a running daemon. The clerk whose login it is, is recorded.")

  @OptionGroup var options: ConfigurationOption
  @Argument(help: "The letter's number: NM2026000013.", transform: LetterID.argument) var letter: LetterID
  @Option(help: "Why; it stands in the letter's history.") var why: String

  func run() throws {
    var request = ControlRequest(command: .unmerge)
    request.letter = letter.description
    request.why = why
    try request.send(options.load()).tell()
  }
}

extension ControlRequest {
  /// Merges or takes apart.
  func merging(_ office: Office, by clerk: Party, at now: Timestamp) throws -> String {
    func number(_ text: String?) throws -> LetterID {
      guard let id = text.flatMap(LetterID.init) else {
        throw Failure("\"\(text ?? "")\" is no letter number", hint: "write it as NM2026000001")
      }
      return id
    }
    let id = try number(letter)
    if command == .merge { return try office.merge(id, into: try number(root), by: clerk, at: now) }
    guard let why, !why.isEmpty else {
      throw Failure("\(id): there is no reason", hint: "give one with --why")
    }
    return try office.unmerge(id, because: why, by: clerk, at: now)
  }
}
