import Domain
import Store

/// What a desk did in some days: how long things waited for it, how often what was proposed was right, and how many of
/// its lines were not understood. Counted from what is recorded; nothing is kept for it.
package struct DeskFigures: Sendable, Equatable {
  /// How long things of one kind waited, in working days: 0 where they were done on the day on which they came.
  package struct Waits: Sendable, Equatable {
    package let days: [Int]

    init(_ days: [Int]) { self.days = days.sorted() }

    /// Nil where nothing was done.
    package var median: Double? {
      guard !days.isEmpty else { return nil }
      let middle = days.count / 2
      return days.count % 2 == 1 ? Double(days[middle]) : Double(days[middle - 1] + days[middle]) / 2
    }
    package var longest: Int? { days.last }
  }

  package struct Lines: Sendable, Equatable {
    package let all: Int
    package let done: Int
    package let notUnderstood: Int
  }

  package let desk: String
  package let days: ClosedRange<Day>
  package let waits: Waits
  /// By what a list calls them, the most frequent first.
  package let kinds: [(name: String, waits: Waits)]
  package let proposals: [ProposedStep: TrackRecord.Share]
  package let lines: Lines

  package static func == (one: DeskFigures, other: DeskFigures) -> Bool {
    one.desk == other.desk && one.days == other.days && one.waits == other.waits && one.lines == other.lines
      && one.proposals == other.proposals && one.kinds.elementsEqual(other.kinds) { $0 == $1 }
  }
}

extension Office {
  /// What is void for longer has been settled before.
  private static let longestWait = 90

  package func figures(of desk: Desk, on days: ClosedRange<Day>) throws -> DeskFigures {
    let time = Timestamp(days.lowerBound, second: 0)..<Timestamp(days.upperBound + 1, second: 0)
    var waits: [(name: String, days: Int)] = try ledger.closedEntries(listedFor: desk.name, in: time).map {
      (MorningItem.heldName, calendar.workingDays(after: $0.came.day, through: $0.closed.day))
    }
    let questions = try ledger.questions(
      of: desk.name, answered: time,
      orVoidSince: Timestamp(days.lowerBound + -Self.longestWait, second: 0))
    for question in questions {
      guard let kind = QuestionKind(rawValue: question.kind), kind != .rule,
        let end = try settled(question, among: questions), time.contains(end)
      else { continue }
      waits.append((kind.chinese, calendar.workingDays(after: question.askedAt.day, through: end.day)))
    }
    let lines = try ledger.deskLines(of: desk.name, in: time)
    return DeskFigures(
      desk: desk.name, days: days, waits: .init(waits.map(\.days)),
      kinds: Dictionary(grouping: waits, by: \.name).map { ($0.key, .init($0.value.map(\.days))) }
        .sorted { ($1.waits.days.count, $0.name) < ($0.waits.days.count, $1.name) },
      proposals: try proposals(of: desk, in: time),
      lines: .init(
        all: lines.count, done: lines.count { $0.kind == DeskOutcome.Kind.done.rawValue },
        notUnderstood: lines.count { $0.result.contains("没有读懂") }))
  }

  /// When a person has dealt with what was asked: by its answer, or by a command, which makes the question void. What
  /// was only asked anew is counted where it was asked last.
  private func settled(_ question: Question, among all: [Question]) throws -> Timestamp? {
    if let time = question.answeredAt { return time }
    let act = try ledger.letter(question.letter)?.events.first {
      $0.at >= question.askedAt && [.clerk, .coordinator].contains($0.by.role)
        && ![.note, .classify, .word].contains($0.fact.act)
    }
    guard let time = act?.at else { return nil }
    let wasAskedAnew = all.contains {
      $0.letter == question.letter && $0.kind == question.kind && $0.id > question.id && $0.askedAt <= time
    }
    return wasAskedAnew ? nil : time
  }

  private func proposals(of desk: Desk, in time: Range<Timestamp>) throws -> [ProposedStep: TrackRecord.Share]
  {
    var right: [ProposedStep: (right: Int, total: Int)] = [:]
    for (id, decision) in try ledger.decisions(in: time) {
      guard let letter = try ledger.letter(id),
        self.desk(of: letter, on: time.upperBound.day)?.name == desk.name
      else { continue }
      right[decision.step, default: (0, 0)].total += 1
      if decision.wasRight { right[decision.step, default: (0, 0)].right += 1 }
    }
    return right.mapValues { TrackRecord.Share(right: $0.right, total: $0.total) }
  }
}

extension DeskFigures {
  /// For the desk's own mail.
  /// - Parameter name: 上周, 上月.
  func chinese(_ name: String) -> String {
    var parts = waits.days.isEmpty ? ["办理0件"] : []
    if let median = waits.median, let longest = waits.longest {
      let middle = median.rounded() == median ? "\(Int(median))" : "\(median)"
      parts.append("办理\(waits.days.count)件，等待时间中位数\(middle)个工作日，最长\(longest)个工作日")
    }
    let shares = ProposedStep.allCases.compactMap { step in
      proposals[step].map { "\(step.chinese)\($0.total)件中对了\($0.right)件" }
    }
    if !shares.isEmpty { parts.append(shares.joined(separator: "，")) }
    if lines.all > 0 { parts.append("回复\(lines.all)行，没有读懂的\(lines.notUnderstood)行") }
    return "\(name)（\(days.lowerBound)至\(days.upperBound)）\(parts.joined(separator: "；"))"
  }
}

extension Office {
  /// What a desk hears when a week or a month of work begins: of the one before.
  func figuresToTell(_ desk: Desk, on today: Day) throws -> [String] {
    let monday = today + -(Weekday.allCases.firstIndex(of: today.weekday) ?? 0)
    let first = today + (1 - today.dayOfMonth)
    var told: [String] = []
    if isFirstWorkingDay(today, since: monday), try wasAtWork(before: monday) {
      told.append(try figures(of: desk, on: (monday + -7)...(monday + -1)).chinese("上周"))
    }
    if isFirstWorkingDay(today, since: first), try wasAtWork(before: first) {
      let last = first + -1
      told.append(try figures(of: desk, on: (last + (1 - last.dayOfMonth))...last).chinese("上月"))
    }
    return told
  }

  /// Whether any letter had come: an office that has just begun has no figures to tell.
  private func wasAtWork(before day: Day) throws -> Bool {
    try ledger.firstEvent().map { $0.day < day } ?? false
  }

  private func isFirstWorkingDay(_ today: Day, since first: Day) -> Bool {
    calendar.isWorkingDay(today)
      && (first.number..<today.number).allSatisfy { !calendar.isWorkingDay(Day(number: $0)) }
  }
}
