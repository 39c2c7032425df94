import ArgumentParser
import Domain
import Settings

struct Assign: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Accept a letter and assign it to a unit.",
    discussion: "Works beside a running daemon. The clerk whose login it is, is recorded.")

  @OptionGroup var options: ConfigurationOption
  @Argument(help: "The letter's number: NM2026000001.", transform: LetterID.argument) var letter: LetterID
  @Option(help: "The lead unit (牵头单位).") var lead: String
  @Option(name: .customLong("with"), parsing: .upToNextOption, help: "Cooperating units (配合单位).")
  var cooperating: [String] = []
  @Flag(help: "The lead answers all of several matters in one (统一答复); the author is told.") var answersAll =
    false
  @Flag(help: "Assign it even to a unit that it accuses, without any trace of its author.")
  var despiteAccusation = false

  func run() throws {
    var request = ControlRequest(command: .assign)
    request.letter = letter.description
    request.lead = lead
    request.cooperating = cooperating
    request.answersAll = answersAll
    request.despiteAccusation = despiteAccusation ? true : nil
    try request.send(options.load()).tell()
  }
}

struct Decline: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Decline a letter on one of the eight grounds of article 7.",
    discussion: "Works beside a running daemon. The clerk whose login it is, is recorded.")

  @OptionGroup var options: ConfigurationOption
  @Argument(help: "The letter's number: NM2026000001.", transform: LetterID.argument) var letter: LetterID
  @Option(help: "The ground: 一 … 八 or 1 … 8.", transform: DeclineGround.argument) var ground: DeclineGround

  func run() throws {
    var request = ControlRequest(command: .decline)
    request.letter = letter.description
    request.ground = ground.rawValue
    try request.send(options.load()).tell()
  }
}
