import ArgumentParser
import Domain
import Office
import Settings

struct Assign: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Accept a letter and assign it to a unit.",
    discussion: "Works beside a running daemon. The clerk whose login it is, is recorded.")

  @OptionGroup var options: DeedOptions
  @OptionGroup var reason: WhyOption
  @Argument(help: "The letter's number: NM2026000001.", completion: .letters, transform: LetterID.argument)
  var letter: LetterID
  @Option(help: "The lead unit (牵头单位).", completion: .units) var lead: String
  @Option(
    name: .customLong("with"), parsing: .upToNextOption, help: "Cooperating units (配合单位).", completion: .units
  )
  var cooperating: [String] = []
  @Flag(help: "The lead answers all of several matters in one (统一答复); the author is told.") var answersAll =
    false
  @Flag(help: "Assign it even to a unit that it accuses, without any trace of its author.")
  var despiteAccusation = false

  func run() throws {
    let deed = Deed(
      letter: letter, lead: lead, cooperating: cooperating, answersAll: answersAll,
      despiteAccusation: despiteAccusation)
    try deed.perform(options, because: reason)
  }

  struct Deed: LetterDeed {
    var name: String { "assign" }
    let letter: LetterID
    let lead: String
    let cooperating: [String]
    /// Whether the lead answers several matters in one.
    let answersAll: Bool
    /// Whether a unit is meant though the letter accuses it.
    let despiteAccusation: Bool

    func carryOut(_ office: Office, by clerk: Party, at now: Timestamp) throws -> ControlReply {
      let done = try office.assign(
        letter, lead: lead, cooperating: cooperating, answersAll: answersAll, by: clerk, at: now,
        despiteAccusation: despiteAccusation)
      return ControlReply(done, by: clerk)
    }
  }
}

struct Decline: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Decline a letter on one of the eight grounds of article 7.",
    discussion: "Works beside a running daemon. The clerk whose login it is, is recorded.")

  @OptionGroup var options: DeedOptions
  @OptionGroup var reason: WhyOption
  @Argument(help: "The letter's number: NM2026000001.", completion: .letters, transform: LetterID.argument)
  var letter: LetterID
  @Option(help: "The ground: 一 … 八 or 1 … 8.", transform: DeclineGround.argument) var ground: DeclineGround

  func run() throws {
    try Deed(letter: letter, ground: ground).perform(options, because: reason)
  }

  struct Deed: LetterDeed {
    var name: String { "decline" }
    let letter: LetterID
    let ground: DeclineGround

    func carryOut(_ office: Office, by clerk: Party, at now: Timestamp) throws -> ControlReply {
      try office.decline(letter, ground: ground, by: clerk, at: now)
      return ControlReply("已按\(ground.chinese)不予受理，并告知网民", by: clerk)
    }
  }
}
