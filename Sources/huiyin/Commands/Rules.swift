import ArgumentParser
import Domain
import Office
import Settings

struct Rules: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "What clerks made rules of (记为规则), and what may become one.",
    discussion: """
      After a decision that differed from the proposal the desk is asked whether a word of the letter shall speak for \
      what was decided. The rules stand in learned.yaml beside the ledger; the files of the configuration stay yours.
      """,
    subcommands: [List.self, Add.self, Drop.self, Remove.self], defaultSubcommand: List.self)

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "List the rules, and those that a desk is asked about.")

    @OptionGroup var options: ConfigurationOption
    @Flag(help: "As JSON.") var json = false

    func run() throws {
      let configuration = try options.load()
      let office = try Assembly.readingOffice(configuration)
      let rules =
        configuration.learned.map { ShownRule($0, isWaiting: false) }
        + (try office.rulesThatWait(on: Environment.now().day).map { ShownRule($0, isWaiting: true) })
      if json { return try Console.answer(JSON.text(rules)) }
      try Console.answer(lines: rules.isEmpty ? ["there are no rules yet"] : rules.map(\.line))
    }
  }

  struct Add: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Make a rule of what was decided about a letter (记为规则); it counts from the next letter on.",
      discussion: "Works beside a running daemon. The clerk whose login it is, is recorded.")

    @OptionGroup var options: DeedOptions
    @Argument(help: "The letter's number: NM2026000001.", completion: .letters, transform: LetterID.argument)
    var letter: LetterID

    func run() throws { try Deed(letter: letter, isRule: true).perform(options) }
  }

  struct Drop: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Make no rule of what was decided about a letter (不记).",
      discussion: "Works beside a running daemon. The clerk whose login it is, is recorded.")

    @OptionGroup var options: DeedOptions
    @Argument(help: "The letter's number: NM2026000001.", completion: .letters, transform: LetterID.argument)
    var letter: LetterID

    func run() throws { try Deed(letter: letter, isRule: false).perform(options) }
  }

  struct Remove: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Take a rule out of learned.yaml.",
      discussion: """
        The letter that taught it records who did and why. Works beside a running daemon. The clerk whose login it is, \
        is recorded.
        """)

    @OptionGroup var options: DeedOptions
    @Argument(help: "Its word, as \"huiyin rules\" shows it.") var keyword: String
    @Option(help: "Why; it is recorded with the letter that taught it.") var why: String

    func validate() throws { try checkReason(why) }
    func run() throws { try Removal(keyword: keyword, why: why).perform(options) }
  }
}

extension Rules {
  /// Whether what a letter taught becomes a rule.
  struct Deed: LetterDeed {
    var name: String { isRule ? "rules add" : "rules drop" }
    let letter: LetterID
    let isRule: Bool

    func carryOut(_ office: Office, by clerk: Party, at now: Timestamp) throws -> ControlReply {
      ControlReply(try office.decide(isRule, aboutRuleOf: letter, by: clerk, at: now), by: clerk)
    }
  }

  /// Takes every rule with that word out.
  struct Removal: ClerksDeed {
    let keyword: String
    let why: String

    func carryOut(_ office: Office, by clerk: Party, at now: Timestamp) throws -> ControlReply {
      let rules = office.learnedRules.filter { $0.keyword == keyword }
      guard !rules.isEmpty else {
        throw Failure("there is no rule with \"\(keyword)\"", hint: "\"huiyin rules\" lists them")
      }
      var reply = ControlReply()
      for rule in rules {
        reply.lines +=
          ControlReply(try office.forget(rule, because: why, by: clerk, at: now), by: clerk).lines
      }
      return reply
    }
  }
}

/// One entry of `huiyin rules`; its JSON keys are stable.
private struct ShownRule: Encodable {
  let keyword: String
  let weight: Double
  @Nullable var unit: String?
  /// 一 … 八.
  @Nullable var ground: String?
  let letter: String
  let clerk: String
  let day: String
  @Nullable var place: String?
  let waiting: Bool
  private let says: String

  private enum CodingKeys: String, CodingKey {
    case keyword, weight, unit, ground, letter, clerk, day, place, waiting
  }

  init(_ rule: LearnedRule, isWaiting: Bool) {
    keyword = rule.keyword
    weight = rule.weight
    switch rule.label {
    case .unit(let unit): (self.unit, ground) = (unit.text, nil)
    case .ground(let ground): (unit, self.ground) = (nil, chineseDigit(ground.rawValue))
    }
    letter = rule.letter.description
    clerk = rule.clerk
    day = rule.day.description
    place = isWaiting ? nil : rule.place
    waiting = isWaiting
    says = rule.label.chinese
  }

  /// `违停  转旗城管局  weight=2  NM2026000003 王敏 2026-11-24  learned.yaml:4`.
  var line: String {
    let weight = weight.rounded() == weight ? "\(Int(weight))" : "\(weight)"
    let end = place ?? "waits: huiyin rules add \(letter)"
    return [keyword, says, "weight=\(weight)", "\(letter) \(clerk) \(day)", end].joined(separator: "  ")
  }
}
