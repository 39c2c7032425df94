import ArgumentParser
import Domain
import Office
import Settings

struct Reassign: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Take a letter from the unit that has it and give it to another (改派).",
    discussion: """
      A new round begins: the old unit is told and its token is dead, the new one has its full time. Works beside a \
      running daemon. The clerk whose login it is, is recorded.
      """)

  @OptionGroup var options: ConfigurationOption
  @Argument(help: "The letter's number: NM2026000001.", transform: LetterID.argument) var letter: LetterID
  @Argument(help: "The unit that leads from now on (牵头单位).") var unit: String
  @Option(
    name: .customLong("with"), parsing: .upToNextOption,
    help: "The units that cooperate from now on (配合单位).")
  var cooperating: [String] = []
  @Option(help: "Why; it is recorded with the letter, and the unit that loses it reads it.") var why: String

  func validate() throws { try checkReason(why) }

  func run() throws {
    var request = ControlRequest(command: .reassign)
    request.letter = letter.description
    request.unit = unit
    request.cooperating = cooperating
    request.why = why
    try request.send(options.load()).tell()
  }
}

struct Extend: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Give a unit more working days for a letter (延期).",
    discussion: """
      The unit, those who cooperate and the author are told the new day. Works beside a running daemon. The clerk whose \
      login it is, is recorded; where policy says so, the coordinator's login is needed.
      """)

  @OptionGroup var options: ConfigurationOption
  @Argument(help: "The letter's number: NM2026000001.", transform: LetterID.argument) var letter: LetterID
  @Argument(help: "How many working days more: 1 to 60.") var days: Int
  @Option(help: "The unit, where it is not the lead.") var unit: String?
  @Option(help: "Why; it is recorded with the letter.") var why: String

  func validate() throws {
    try checkReason(why)
    guard (1...60).contains(days) else { throw ValidationError("\(days) is not from 1 to 60 working days") }
  }

  func run() throws {
    var request = ControlRequest(command: .extend)
    request.letter = letter.description
    request.workingDays = days
    request.unit = unit
    request.why = why
    try request.send(options.load()).tell()
  }
}

private func checkReason(_ why: String) throws {
  guard why.contains(where: { !$0.isWhitespace }) else { throw ValidationError("--why says nothing") }
}

extension ControlRequest {
  /// Gives a letter to another unit, or a unit more time.
  func handling(_ office: Office, by clerk: Party, at now: Timestamp) throws -> String {
    guard let id = letter.flatMap(LetterID.init) else {
      throw Failure("\"\(letter ?? "")\" is no letter number", hint: "write it as NM2026000001")
    }
    guard let why, !why.isEmpty else {
      throw Failure("\(id): there is no reason", hint: "give one with --why")
    }
    if command == .reassign {
      return try office.reassign(
        id, to: unit ?? "", with: cooperating ?? [], because: why, by: clerk, at: now)
    }
    guard let days = workingDays, (1...60).contains(days) else {
      throw Failure("\(id): more time is 1 to 60 working days")
    }
    return try office.extend(id, by: days, unit: unit, because: why, by: clerk, at: now)
  }
}
