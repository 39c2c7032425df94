import ArgumentParser
import Domain
import Store

struct List: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "List the letters, urgent ones (特急) on top, otherwise oldest first.")

  @OptionGroup var options: ConfigurationOption
  @Option(help: "Only letters at this stage, as registered, assigned, published …") var stage: Stage?
  @Flag(help: "As JSON.") var json = false

  func run() throws {
    let configuration = try options.load()
    let ledger = try Ledger.open(readingFrom: configuration.state)
    let now = Environment.now()
    let letters = try ledger.letters(at: stage.map { [$0] } ?? Stage.allCases)
      .compactMap { try ledger.letter($0) }
    let entries = letters.urgentFirst().map { ListEntry($0, at: now, by: configuration.clocks.rules) }
    if json { return try Console.answer(JSON.text(entries)) }
    try Console.answer(lines: entries.map(\.line))
  }
}

/// One line of `huiyin list`; its JSON keys are stable.
struct ListEntry: Encodable {
  let letter: String
  let stage: String
  let urgent: Bool
  let channel: String
  let category: String?
  let title: String
  let registered: String
  let lead: String?
  let cooperating: [String]
  let due: String?
  let overdue: Bool
  let page: String?
  /// The letter in which it is handled (并案).
  let mergedInto: String?

  init(_ letter: Letter, at now: Timestamp, by rules: ClockRules) {
    self.letter = letter.id.description
    stage = letter.stage.rawValue
    urgent = letter.isUrgent
    channel = letter.registration.channel.chinese
    category = letter.classification?.category.chinese
    title = letter.title.shown
    registered = letter.registeredAt.description
    lead = letter.assignment?.lead.text
    cooperating = letter.assignment?.cooperating.map(\.text) ?? []
    due = letter.leadDue?.shown
    let waits = [.assigned, .handling].contains(letter.stage)
    overdue = waits && letter.leadDue.map { rules.isLate(now, due: $0.day) } ?? false
    page = letter.publication?.path
    mergedInto = letter.root?.description
  }

  var line: String {
    let facts = [
      urgent ? "URGENT" : nil, lead.map { "lead=\($0)" }, due.map { "due=\($0)" }, overdue ? "OVERDUE" : nil,
      mergedInto.map { "into=\($0)" }, title,
    ]
    return ([letter, stage] + facts.compactMap(\.self)).joined(separator: "  ")
  }
}
