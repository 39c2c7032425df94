import ArgumentParser
import Domain
import Office
import Settings
import Store

struct Urgent: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Mark a letter as urgent (特急): whoever is on duty is called until somebody acknowledges.",
    discussion: "Works beside a running daemon. The clerk whose login it is, is recorded.")

  @OptionGroup var options: DeedOptions
  @Argument(help: "The letter's number: NM2026000001.", completion: .letters, transform: LetterID.argument)
  var letter: LetterID
  @Flag(name: .customLong("not"), help: "It is not urgent: nobody is called any more.") var isNot = false

  func run() throws {
    try Deed(letter: letter, isUrgent: !isNot).perform(options)
  }

  struct Deed: LetterDeed {
    var name: String { isUrgent ? "urgent" : "urgent --not" }
    let letter: LetterID
    let isUrgent: Bool

    func carryOut(_ office: Office, by clerk: Party, at now: Timestamp) throws -> ControlReply {
      ControlReply(lines: [try office.mark(letter, urgent: isUrgent, by: clerk, at: now)])
    }
  }
}

struct Acknowledge: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract:
      "Say that you see to an urgent letter (已悉): nobody else is called, and those who were are told.",
    discussion: """
      Works beside a running daemon. For whoever is on the duty table, the officials and the clerks, by their logins.
      """)

  @OptionGroup var options: ConfigurationOption
  @Argument(help: "The letter's number: NM2026000001.", completion: .letters, transform: LetterID.argument)
  var letter: LetterID

  func run() throws {
    try ControlRequest.acknowledge(letter).send(options.load()).tell()
  }
}

struct DutyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "duty",
    abstract: "Show who is on duty, and the urgent letters: who was called, and who has them.")

  @OptionGroup var options: ConfigurationOption
  @Option(help: "How many days of the table.") var days = 7
  @Flag(help: "As JSON.") var json = false

  func validate() throws {
    guard (1...366).contains(days) else { throw ValidationError("days must be from 1 to 366") }
  }

  func run() throws {
    let configuration = try options.load()
    let ledger = try Ledger.open(readingFrom: configuration.state)
    let shown = try ShownDuty(
      configuration.register.duty, from: Environment.now().day, days: days, ledger: ledger)
    try Console.answer(json ? JSON.text(shown) : shown.page)
  }
}

/// What `huiyin duty` shows; its JSON keys are stable.
private struct ShownDuty: Encodable {
  struct Turn: Encodable {
    let day: String
    let persons: [String]
  }
  struct Call: Encodable {
    let name: String
    let at: String
    let answered: String?
  }
  struct Urgent: Encodable {
    let letter: String
    let title: String
    let calls: [Call]
    /// When the next one is called.
    let next: String?
    let takenBy: String?
  }
  let table: [Turn]
  let letters: [Urgent]

  init(_ table: DutyTable, from day: Day, days: Int, ledger: Ledger) throws {
    self.table = (0..<days).map { day + $0 }.map {
      Turn(day: $0.description, persons: table.onDuty(on: $0).map(\.name))
    }
    letters = try ledger.urgentLetters().compactMap { id in
      guard let letter = try ledger.letter(id) else { return nil }
      let watch = try ledger.dutyWatch(of: id)
      return Urgent(
        letter: id.description, title: letter.title.shown,
        calls: try ledger.dutyCalls(about: id).map {
          Call(name: $0.name, at: $0.at.description, answered: $0.answeredAt?.description)
        }, next: watch?.next?.description, takenBy: watch?.endedBy)
    }
  }

  var page: String {
    let turns = table.map { turn in
      "\(turn.day)  \(turn.persons.isEmpty ? "nobody" : turn.persons.joined(separator: ", "))"
    }
    let open = letters.flatMap { letter in
      let state =
        letter.takenBy.map { "taken by \($0)" } ?? letter.next.map { "next call \($0)" } ?? "nobody has it"
      return ["", "\(letter.letter)  \(state)  \(letter.title)"]
        + letter.calls.map {
          "    called \($0.name) \($0.at)\($0.answered.map { ", acknowledged \($0)" } ?? "")"
        }
    }
    return (turns + open).map(\.onOneLine).joined(separator: "\n")
  }
}
