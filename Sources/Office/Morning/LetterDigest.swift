import Domain
import Store
import Templates

/// How a desk's letters stand when a working day begins (办理情况), and which units it is to call: those that were
/// reminded and stay silent.
struct LetterDigest {
  private struct Late {
    let docket: Docket
    let clock: UnitClock
    let due: DueDay
  }

  private let office: Office
  private let now: Timestamp
  private let recipient: String
  private var new = 0
  private var returned = 0
  /// Letters that are open for as long as the office is to hear of, each with how long (「收到已满7个工作日，尚未办结」).
  private var marked: [(docket: Docket, mark: ChasingTable.Mark)] = []
  private var dueToday: [Late] = []
  private var overdue: [Late] = []
  private var moved: [MovedDueDay] = []

  /// Mailboxes that cannot be read; while one to which units answer cannot, nobody is reminded.
  private let away: [(name: String, takesReplies: Bool)]
  /// Copies of the site that could not be brought up to date.
  private let stale: [String]
  private let lost: LostMail
  private let probe: MissingProbe

  private static let open: [Stage] = [
    .registered, .accepted, .assigned, .handling, .replied, .signedOff, .cleared,
  ]
  /// As many of each as a mail is read with.
  private static let most = 50

  /// Of a desk that reminds nobody nothing is told.
  init?(of desk: Desk, in office: Office, at now: Timestamp, _ book: Book) throws {
    guard !office.rules.chasing.levels.isEmpty else { return nil }
    (self.office, self.now, recipient) = (office, now, desk.address)
    away = try office.mailboxesAway(at: now)
    stale = office.copies.away(at: now)
    lost = try LostMail(for: desk, in: office, at: now)
    probe = try MissingProbe(for: desk, in: office)
    new = try Self.countNew(of: desk, in: office, at: now, book)
    for id in try office.ledger.letters(at: Self.open) {
      guard let letter = try book.letter(id), !letter.isTest,
        office.desk(of: letter, on: now.day)?.name == desk.name
      else { continue }
      let docket = Docket(office: office, now: now, book: book, letter: letter)
      if letter.stage == .accepted, letter.lastReturn != nil { returned += 1 }
      let since = Self.lastWorkingDay(before: now.day, in: office)
      moved += docket.letter.movedByCalendar(since: Self.lastMorning(before: now.day, in: office))
      if let mark = docket.markTold(to: desk.name, since: since) { marked.append((docket, mark)) }
      for clock in letter.runningClocks where try docket.isAwaited(clock) {
        guard let due = clock.due, due.day <= now.day else { continue }
        let late = Late(docket: docket, clock: clock, due: due)
        if due.day == now.day {
          dueToday.append(late)
        } else if office.rules.chasing.tellsOffice(of: clock, on: now.day, in: office.calendar) {
          overdue.append(late)
        }
      }
    }
    overdue.sort {
      ($0.due.day.number, $0.docket.id.description) < ($1.due.day.number, $1.docket.id.description)
    }
  }

  /// Whether there is nothing but what the list tells of in any case.
  var isEmpty: Bool {
    new == 0 && returned == 0 && marked.isEmpty && moved.isEmpty && dueToday.isEmpty && overdue.isEmpty
      && away.isEmpty && stale.isEmpty && lost.isEmpty && probe.isEmpty
  }

  /// Notes what it was told of for once.
  func recordTold(in book: Book) throws {
    try lost.recordTold(in: book)
    try probe.recordTold(in: book)
  }

  /// - Parameters:
  ///   - held: how many mails wait in the holding pen.
  ///   - calls: the units that are to be called.
  static func values(of digest: LetterDigest?, held: Int, calls: [Call]) throws -> TemplateValues {
    [
      "digest": .flag(digest != nil), "newCount": "\(digest?.new ?? 0)",
      "dueCount": "\(digest?.dueToday.count ?? 0)", "overdueCount": "\(digest?.overdue.count ?? 0)",
      "returnedCount": "\(digest?.returned ?? 0)", "heldCount": "\(held)",
      "marked": .list(try digest?.linesOfMarked ?? []),
      "moved": .list(digest?.moved.prefix(Self.most).map { .record($0.values) } ?? []),
      "movedCount": .text(digest.map(\.movedCount) ?? ""),
      "dueToday": .list(try digest.map { try $0.lines(of: $0.dueToday) } ?? []),
      "overdue": .list(try digest.map { try $0.lines(of: $0.overdue) } ?? []),
      "silent": .list(calls.map { .record($0.values) }),
      "away": .list(digest?.away.map { ["name": .text($0.name), "replies": .flag($0.takesReplies)] } ?? []),
      "stale": .text(digest?.stale.joined(separator: "、") ?? ""),
      "lost": .list(digest?.lost.values ?? []), "missingProbe": .list(digest?.probe.values ?? []),
    ]
  }

  private var movedCount: String { moved.isEmpty ? "" : "\(Set(moved.map(\.letter)).count)" }

  private func lines(of letters: [Late]) throws -> [TemplateValue] {
    try letters.prefix(Self.most).map { .record(try values(of: $0)) }
  }

  private var linesOfMarked: [TemplateValue] {
    get throws {
      try marked.prefix(Self.most).map { docket, mark in
        .record(
          try docket.disclosure(namingOthers: false).outgoing(
            [
              "id": "\(docket.id)", "title": .text(docket.letter.title.shown), "mark": .text(mark.chinese),
              "unit": .text(docket.letter.assignment?.lead.text ?? ""),
              "state": .text(docket.letter.stage.chinese),
            ], to: recipient))
      }
    }
  }

  private func values(of late: Late) throws -> TemplateValues {
    try late.docket.disclosure(namingOthers: false).outgoing(
      [
        "id": "\(late.docket.id)", "title": .text(late.docket.letter.title.shown),
        "unit": .text(late.clock.unit.text), "lead": .flag(late.clock.isLead),
        "due": "\(late.due.day)",
        "late": "\(office.calendar.workingDays(after: late.due.day, through: now.day))",
      ], to: recipient)
  }

  /// A unit that is to be called, by its number in the list.
  struct Call {
    let number: Int
    /// The one on which the call is noted.
    let letter: LetterID
    fileprivate let values: TemplateValues
  }

  /// Units that are to be called, each with whom, and what there is to say; not again on the day after a call.
  /// - Parameter first: the number of the first of them.
  func calls(from first: Int) throws -> [Call] {
    let since = Timestamp(lastWorkingDay)
    // A call is about all of a unit's letters, and noted on one of them.
    let called = Set(
      overdue.filter { late in
        late.docket.letter.events.contains { event in
          guard event.at >= since, case .noted(let words) = event.fact else { return false }
          return words.shown.hasPrefix(Self.call)
        }
      }.map(\.clock.unit))
    let units = Dictionary(grouping: overdue, by: \.clock.unit).filter { !called.contains($0.key) }
      .sorted { $0.key.text < $1.key.text }
    return units.enumerated().map { place, entry in
      let (unit, letters) = entry
      let officer = office.register.unit(unit)?.officer(on: now.day)
      let numbers = letters.prefix(Self.most).map { "\($0.docket.id)" }
      let days = letters.map { office.calendar.workingDays(after: $0.due.day, through: now.day) }.max() ?? 0
      return Call(
        number: first + place, letter: letters[0].docket.id,
        values: [
          "number": "\(first + place)", "unit": .text(unit.text), "officer": .text(officer?.name ?? ""),
          "telephone": .text(officer?.telephone ?? ""), "letters": .text(numbers.joined(separator: "、")),
          "say": .text("有\(letters.count)件网民留言逾期，最久的已逾期\(days)个工作日，请今日答复并经负责人审签；有困难的请说明原因和办结时间"),
        ])
    }
  }

  /// How a note of such a call begins.
  static let call = "电话催办"

  private var lastWorkingDay: Day { Self.lastWorkingDay(before: now.day, in: office) }

  private static func lastWorkingDay(before today: Day, in office: Office) -> Day {
    var day = today + -1
    while !office.calendar.isWorkingDay(day), today - day < 31 { day = day + -1 }
    return day
  }

  private static func lastMorning(before today: Day, in office: Office) -> Timestamp {
    Timestamp(lastWorkingDay(before: today, in: office), second: office.rules.morningAt)
  }

  /// What came since the last morning, after a holiday since the one before it.
  private static func countNew(of desk: Desk, in office: Office, at now: Timestamp, _ book: Book) throws
    -> Int
  {
    let since = lastMorning(before: now.day, in: office)
    var count = 0
    for year in Set([now.day.year, since.day.year]) {
      for id in try office.ledger.letters(beginning: "\(office.rules.numberPrefix)\(year)", atMost: 1000) {
        guard let letter = try book.letter(id), letter.registeredAt >= since else { break }
        if !letter.isTest, office.desk(of: letter, on: now.day)?.name == desk.name { count += 1 }
      }
    }
    return count
  }
}

extension Docket {
  /// The last mark of the letter's own clock of which the office was told on a day or later.
  fileprivate func markTold(to desk: String, since day: Day) -> ChasingTable.Mark? {
    let reasons = letter.events.reversed().compactMap { event -> String? in
      guard event.at.day >= day, case .escalated(desk, let reason) = event.fact else { return nil }
      return reason
    }
    return reasons.lazy.compactMap { reason in
      office.rules.chasing.marks.first { $0.reason == reason }
    }.first
  }
}

extension ChasingTable {
  /// Whether a unit's clock has come to a level of which the office reads.
  fileprivate func tellsOffice(of clock: UnitClock, on today: Day, in calendar: WorkingCalendar) -> Bool {
    levels.contains { $0.tells.contains(.office) && $0.moment.isReached(by: clock, on: today, in: calendar) }
  }
}
