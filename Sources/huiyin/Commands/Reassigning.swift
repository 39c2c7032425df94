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

  @OptionGroup var options: DeedOptions
  @Argument(help: "The letter's number: NM2026000001.", completion: .letters, transform: LetterID.argument)
  var letter: LetterID
  @Argument(help: "The unit that leads from now on (牵头单位).", completion: .units) var unit: String
  @Option(
    name: .customLong("with"), parsing: .upToNextOption,
    help: "The units that cooperate from now on (配合单位).", completion: .units)
  var cooperating: [String] = []
  @Option(help: "Why; it is recorded with the letter, and the unit that loses it reads it.") var why: String

  func validate() throws { try checkReason(why) }

  func run() throws {
    let deed = Deed(letter: letter, unit: unit, cooperating: cooperating, why: why)
    try deed.perform(options)
  }

  struct Deed: LetterDeed {
    var name: String { "reassign" }
    let letter: LetterID
    let unit: String
    let cooperating: [String]
    let why: String

    func carryOut(_ office: Office, by clerk: Party, at now: Timestamp) throws -> ControlReply {
      let done = try office.reassign(
        letter, to: unit, with: cooperating, because: reason(why), by: clerk, at: now)
      return ControlReply(done, by: clerk)
    }
  }
}

struct Extend: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Give a unit more working days for a letter (延期).",
    discussion: """
      The unit, those who cooperate and the author are told the new day. Works beside a running daemon. The clerk whose \
      login it is, is recorded; where policy says so, the coordinator's login is needed.
      """)

  @OptionGroup var options: DeedOptions
  @Argument(help: "The letter's number: NM2026000001.", completion: .letters, transform: LetterID.argument)
  var letter: LetterID
  @Argument(help: "How many working days more: 1 to 60.") var days: Int
  @Option(help: "The unit, where it is not the lead.", completion: .units) var unit: String?
  @Option(help: "Why; it is recorded with the letter.") var why: String

  func validate() throws {
    try checkReason(why)
    guard (1...60).contains(days) else { throw ValidationError("\(days) is not from 1 to 60 working days") }
  }

  func run() throws {
    try Deed(letter: letter, days: days, unit: unit, why: why).perform(options)
  }

  struct Deed: LetterDeed {
    var name: String { "extend" }
    let letter: LetterID
    /// Working days.
    let days: Int
    /// The lead where it is left out.
    let unit: String?
    let why: String

    func carryOut(_ office: Office, by clerk: Party, at now: Timestamp) throws -> ControlReply {
      guard (1...60).contains(days) else { throw Failure("\(letter): more time is 1 to 60 working days") }
      let done = try office.extend(letter, by: days, unit: unit, because: reason(why), by: clerk, at: now)
      return ControlReply(done, by: clerk)
    }
  }
}
