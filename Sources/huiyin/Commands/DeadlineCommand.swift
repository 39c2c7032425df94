import ArgumentParser
import Domain
import OfficeSettings
import Settings

struct DeadlineCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "deadline",
    abstract: "Say when a term ends that begins on a day, and which days count (办结时限).",
    discussion: """
      The day of receipt is day zero and never counts, also when it is a day off; the term ends with its last day \
      (民法典 Arts. 201 and 203). Days are those of the calendar that the configuration names.
      """)

  @OptionGroup var options: ConfigurationOption
  @Argument(help: "The day of receipt: 2026-09-30.") var day: String
  @Option(help: "How many working days; the term of an answer where it is left out.") var days: Int?
  @Option(help: "How many calendar days; where the last is a day off, the term ends on the next working day.")
  var calendarDays: Int?
  @Flag(help: "As JSON.") var json = false

  private struct Answer: Encodable {
    let dayZero: String
    @Nullable var workingDays: Int?
    @Nullable var calendarDays: Int?
    let due: String
    let cutOff: String
    let provisional: Bool
    let calendar: String
    let steps: [Step]
  }

  private struct Step: Encodable {
    let day: String
    let weekday: String
    let kind: DayKind
    @Nullable var count: Int?
  }

  func run() throws {
    let configuration = try options.load()
    guard let dayZero = Day(day) else {
      throw Failure("\"\(day)\" is no day", hint: "write it as 2026-09-30", status: 2)
    }
    guard days == nil || calendarDays == nil else {
      throw Failure("a term has working days or calendar days", hint: "leave one out", status: 2)
    }
    let term =
      days.map(Term.workingDays) ?? calendarDays.map(Term.calendarDays) ?? configuration.clocks.answer
    guard (1...Self.most).contains(term.count) else {
      throw Failure("a term has 1 to \(Self.most) \(term.days), and not \(term.count)", status: 2)
    }
    let calendar = configuration.calendar
    let deadline = Deadline(term, after: dayZero, in: calendar)
    if json {
      return try Console.answer(
        JSON.text(
          Answer(
            dayZero: dayZero.description, workingDays: term.workingDays, calendarDays: term.calendarDays,
            due: deadline.due.description,
            cutOff: configuration.clocks.rules.cutOffClock, provisional: !deadline.isOfficial,
            calendar: calendar.version,
            steps: deadline.steps.map {
              Step(day: $0.day.description, weekday: $0.day.weekday.chinese, kind: $0.kind, count: $0.count)
            })))
    }
    try Console.answer(
      lines: Self.lines(
        of: deadline, over: term, until: configuration.clocks.rules.cutOffClock, in: calendar))
  }

  /// Longer terms than a year's are none of the regulation's.
  private static let most = 366

  private static func lines(
    of deadline: Deadline, over term: Term, until cutOff: String, in calendar: WorkingCalendar
  )
    -> [String]
  {
    let days = deadline.steps.map { step in
      let count = step.count.map { "day \($0)" } ?? "not counted"
      return "\(step.day) \(step.day.weekday.chinese)  \(count)\(step.kind.remark)"
    }
    let years = Set(deadline.steps.map(\.day.year)).filter { !calendar.isOfficial($0) }.sorted().map(
      String.init)
    let provisional =
      deadline.isOfficial
      ? "" : "  provisional (暂定): \(years.joined(separator: ", ")) has no official calendar"
    let kind = calendar.kind(of: deadline.dayZero)
    let last = term.calendarDays.map { deadline.dayZero + $0 }
    let moved =
      last.flatMap { $0 == deadline.due ? nil : "  moved from \($0), a day off (民法典 Art. 203)" } ?? ""
    return ["\(deadline.dayZero) \(deadline.dayZero.weekday.chinese)  day zero\(kind.remark)"] + days + [
      "due \(deadline.due), until \(cutOff), after \(term.count) \(term.days)\(moved)\(provisional)"
    ]
  }
}

extension Term {
  fileprivate var workingDays: Int? { if case .workingDays(let count) = self { count } else { nil } }
  fileprivate var calendarDays: Int? { if case .calendarDays(let count) = self { count } else { nil } }

  /// Of which it has so many.
  fileprivate var days: String {
    (workingDays == nil ? "calendar day" : "working day") + (count == 1 ? "" : "s")
  }
}

extension DayKind {
  fileprivate var remark: String {
    switch self {
    case .workday: ""
    case .makeUpDay: "  made up for a holiday (调休上班)"
    case .weekend: "  weekend"
    case .holiday: "  holiday (节假日)"
    case .localDayOff: "  day off of the locality (地方放假)"
    }
  }
}
