import ArgumentParser
import Domain
import Office
import Settings

struct DeskCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "desk",
    abstract: "The figures of each desk in a month: waiting, proposals, lines.",
    discussion: """
      How long things waited until the desk dealt with them, in working days (0 is the same day); how often what was \
      proposed was decided so; how many lines of its answers were not understood. They are counted anew each time from \
      what is recorded.
      """)

  @OptionGroup var options: ConfigurationOption
  @Option(help: "A month: 2026-11; this one where it is left out.") var month: String?
  @Option(help: "Only this desk (受理台席).") var desk: String?
  @Flag(help: "As JSON.") var json = false

  func run() throws {
    let configuration = try options.load()
    let days = try month.map(Self.days) ?? Self.days(of: Environment.now().day)
    let office = try Assembly.readingOffice(configuration)
    let desks = configuration.register.desks.filter { desk == nil || $0.name == desk }
    guard !desks.isEmpty else {
      throw Failure(
        "there is no desk \"\(desk ?? "")\"",
        hint: "one of \(configuration.register.desks.map(\.name).joined(separator: ", "))")
    }
    let figures = try desks.map { ShownFigures(try office.figures(of: $0, on: days)) }
    if json { return try Console.answer(JSON.text(figures)) }
    try Console.answer(lines: figures.flatMap(\.lines))
  }

  private static func days(_ month: String) throws -> ClosedRange<Day> {
    guard let first = Day("\(month)-01") else {
      throw Failure("\"\(month)\" is no month", hint: "write it as 2026-11", status: 2)
    }
    return days(of: first)
  }

  private static func days(of day: Day) -> ClosedRange<Day> {
    let first = day + (1 - day.dayOfMonth)
    let next = (28...31).map { first + $0 }.first { $0.month != first.month } ?? first
    return first...(next + -1)
  }
}

/// One entry of `huiyin desk`; its JSON keys are stable.
private struct ShownFigures: Encodable {
  struct Waits: Encodable {
    let done: Int
    @Nullable var median: Double?
    @Nullable var longest: Int?

    init(_ waits: DeskFigures.Waits) {
      done = waits.days.count
      median = waits.median
      longest = waits.longest
    }

    var words: String {
      guard let median, let longest else { return "0 done" }
      return "\(done) done  median=\(median)  longest=\(longest)"
    }
  }
  struct Kind: Encodable {
    let name: String
    let done: Int
    @Nullable var median: Double?
    @Nullable var longest: Int?
  }
  struct Proposals: Encodable {
    let step: String
    let right: Int
    let total: Int
  }
  struct Lines: Encodable {
    let all: Int
    let done: Int
    let notUnderstood: Int
  }
  let desk: String
  let from: String
  let through: String
  let waited: Waits
  let kinds: [Kind]
  let proposals: [Proposals]
  let said: Lines

  private enum CodingKeys: String, CodingKey {
    case desk, from, through, waited, kinds, proposals
    case said = "lines"
  }

  init(_ figures: DeskFigures) {
    desk = figures.desk
    from = figures.days.lowerBound.description
    through = figures.days.upperBound.description
    waited = Waits(figures.waits)
    kinds = figures.kinds.map { kind in
      Kind(
        name: kind.name, done: kind.waits.days.count, median: kind.waits.median, longest: kind.waits.longest)
    }
    proposals = ProposedStep.allCases.compactMap { step in
      figures.proposals[step].map { Proposals(step: step.rawValue, right: $0.right, total: $0.total) }
    }
    said = Lines(
      all: figures.lines.all, done: figures.lines.done, notUnderstood: figures.lines.notUnderstood)
  }

  /// `网站管理中心  2026-11-01 to 2026-11-30  41 done  median=1.0  longest=3`, and a line for each kind and step.
  var lines: [String] {
    ["\(desk)  \(from) to \(through)  \(waited.words)"]
      + kinds.map { "    \($0.name)  \($0.done) done  median=\($0.median ?? 0)  longest=\($0.longest ?? 0)" }
      + proposals.map { "    \($0.step)  \($0.right) of \($0.total) proposals right" }
      + ["    \(said.all) lines  \(said.done) done  \(said.notUnderstood) not understood"]
  }
}
