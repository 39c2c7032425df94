import Domain
import Foundation
import Mail
import Reading
import Store
import Testing
import World

@testable import Office

/// A year of letters through the daemon's own stages, whose reminders are held against a plain count over the calendar's
/// file, and whose figures against another program's: `HUIYIN_YEAR=3000` for so many letters and 40 units, a few of both otherwise.
@Suite struct SimulatedYearTests {
  /// What a unit does with a letter, in days after its assignment.
  private struct Habit {
    let claims: Int?
    let answers: Int
  }

  private static let letters =
    ProcessInfo.processInfo.environment["HUIYIN_YEAR"].flatMap { Int($0) } ?? 60
  private static let units = letters >= 1000 ? 40 : 6
  private static let first = Day("2026-01-05")!
  private static let last = Day("2026-12-31")!

  @Test func everyReminderIsSentOnItsDayAndNoneBesides() throws {
    let world = try World(
      change: {
        $0.chasing = .standard
        $0.router = KeywordRules(
          (1...Self.units).map {
            (Self.unit($0), [WeightedWord(text: "第\($0)类事项", weight: 5, place: "units.yaml:\($0)")])
          })
      }, register: Self.register)
    var chance = Chance(state: 20_260_105)
    var (habits, arrivals): ([Habit], [Day: Int]) = ([], [:])
    for _ in 1...Self.letters {
      let answers = [1, 2, 3, 4, 5, 6, 7, 8, 9, 12, 16, 40][chance.next(12)]
      habits.append(Habit(claims: chance.next(3) == 0 ? 1 : nil, answers: answers))
      arrivals[Self.first + chance.next(Self.last - Self.first - 45), default: 0] += 1
    }
    try play(habits, arrivals, in: world)
    try compare(world, with: habits)
    try IndependentCount.expectTheFigures(
      of: world.office, in: world.directory,
      (1...12).compactMap { Period(month: "2026-" + ($0 < 10 ? "0" : "") + "\($0)") }
        + [Period(year: "2026")!])
    let year = try world.office.report(on: Period(year: "2026")!, at: world.now).report
    #expect(year.tests == (1...Self.letters).count(where: Self.isTest))
    #expect(try world.office.figures(asOf: world.now).received == Self.letters - year.tests)
  }

  /// Those that the office writes itself, to see whether everything still works.
  private static func isTest(_ serial: Int) -> Bool { serial % 20 == 7 }

  /// Every day at four hours, of which one lies within the office's.
  private func play(_ habits: [Habit], _ arrivals: [Day: Int], in world: World) throws {
    var (written, running): (Int, [(letter: Letter, habit: Habit)]) = (0, [])
    for number in Self.first.number...Self.last.number {
      let day = Day(number: number)
      for hour in [8, 9, 13, 20] {
        world.now = Timestamp(day, hour: hour)
        if hour == 8 {
          for _ in 0..<(arrivals[day] ?? 0) {
            written += 1
            try world.write(
              from: Address(name: nil, mailbox: "author\(written)@citizen.example"),
              subject: "反映\(written)",
              text: "领导好：第\(written % Self.units + 1)类事项，已经\(written + 1)天了。")
          }
        }
        if hour == 13 {
          for (letter, habit) in running {
            let age = day - letter.events[0].at.day
            if age == habit.claims { try say("认领", about: letter, world) }
            if age == habit.answers {
              try say("答复：已办理第\(letter.id.serial)件。", about: letter, world)
            }
          }
        }
        try world.work()
        if hour == 8 {
          running += try newLetters(through: written, world, habits)
        }
        if hour == 13 {
          for (letter, habit) in running where day - letter.events[0].at.day == habit.answers {
            try close(letter.id, world)
          }
        }
      }
      running.removeAll { day - $0.letter.events[0].at.day > $0.habit.answers }
    }
  }

  private func newLetters(
    through last: Int, _ world: World, _ habits: [Habit]
  ) throws -> [(letter: Letter, habit: Habit)] {
    var new: [(letter: Letter, habit: Habit)] = []
    for serial in stride(from: last, to: 0, by: -1) {
      let letter = try world.letter(serial)
      guard letter.registeredAt == world.now else { break }
      if Self.isTest(serial) {
        _ = try world.office.mark(
          letter.id, test: true, because: "季度检查", by: Party(.clerk, name: "王敏"), at: world.now)
      }
      new.append((letter, habits[serial - 1]))
    }
    return new
  }

  private func say(_ words: String, about letter: Letter, _ world: World) throws {
    let mail = try #require(try world.mails("assigned", about: letter.id).last)
    let files = words.hasPrefix("答复") ? [World.scan] : []
    try world.reply(to: mail, from: mail.to[0].mailbox, words, attachments: files)
  }

  /// What the desk does with an answer is no matter of units' reminders.
  private func close(_ id: LetterID, _ world: World) throws {
    let clerk = Party(.clerk, name: "王敏")
    try world.office.open(id, at: world.now) { docket in
      let answer = try #require(docket.letter.answer)
      try docket.book.voidQuestions(about: id)
      try docket.record(
        .signedOff(SignOff(leader: "局长", way: .scan(digest: "00"), answer: answer.digest)),
        by: clerk)
      try docket.record(.cleared(.toWithhold(reason: Words("不宜公开"))), by: clerk)
      try docket.record(.withheld(reason: Words("不宜公开")), by: clerk)
    }
  }

  private func compare(_ world: World, with habits: [Habit]) throws {
    let calendar = try PlainCalendar(of: 2026)
    var wrong: [String] = []
    var (expectedCount, late) = (0, 0)
    for serial in 1...Self.letters {
      let letter = try world.letter(serial)
      let expected = calendar.reminders(
        assigned: letter.events[0].at.day, claims: habits[serial - 1].claims,
        answers: habits[serial - 1].answers)
      let sent = letter.events.compactMap { event in
        if case .reminded(_, let occasion) = event.fact { "\(event.at) \(occasion)" } else { nil }
      }
      let escalated = letter.events.compactMap { event in
        if case .escalated("supervisor", let reason) = event.fact, reason.contains(" by ") {
          "\(event.at.day) \(reason.split(separator: " ").last ?? "")"
        } else {
          nil
        }
      }
      expectedCount += expected.reminded.count
      late += expected.escalated.count
      if sent != expected.reminded {
        wrong.append("\(letter.id): \(sent), and not \(expected.reminded)")
      }
      if escalated != expected.escalated {
        wrong.append("\(letter.id): \(escalated), and not \(expected.escalated)")
      }
    }
    #expect(wrong.isEmpty, "\(wrong.prefix(3).joined(separator: "; "))")
    #expect(expectedCount > Self.letters && late > 0, "the year has something to remind of")
    let mails = try world.office.ledger.mail(in: .sent).filter { $0.mail.kind == "reminder" }
      .map { "\($0.mail.recipient) \(($0.finishedAt ?? world.now).day)" }
    #expect(Set(mails).count == mails.count, "one mail a day for everybody")
  }

  private static func unit(_ number: Int) -> UnitName { UnitName("第\(number)局") }

  private static let register = Register(
    units: (1...units).map { number in
      HandlingUnit(
        name: unit(number), fullName: "第\(number)局",
        officers: [Officer(name: "信息员\(number)", address: "officer@unit\(number).example")],
        leaders: [Leader(name: "局长\(number)", address: "leader@unit\(number).example")],
        signOff: .scan)
    }, desks: Cast.register.desks, officials: [Cast.supervisor])
}

/// The working days of a year, counted with nothing but the file and Foundation's weekdays.
private struct PlainCalendar {
  private let off: Set<String>
  private let worked: Set<String>

  init(of year: Int) throws {
    let text = try String(
      contentsOfFile: Repository.root + "/Config/calendar/\(year).yaml", encoding: .utf8)
    var (section, days): (Substring, [Substring: Set<String>]) = ("", [:])
    for line in text.split(separator: "\n") {
      if !line.hasPrefix(" "), let key = line.split(separator: ":").first { section = key }
      let named = line.matches(of: /\d{4}-\d\d-\d\d/).map { String($0.0) }
      guard line.hasPrefix("  - "), let first = named.first, let start = Day(first),
        let end = Day(named.last ?? first)
      else { continue }
      for number in start.number...end.number {
        days[section, default: []].insert("\(Day(number: number))")
      }
    }
    (off, worked) = (days["off"] ?? [], days["make-up"] ?? [])
  }

  private func isWorked(_ day: Day) -> Bool {
    if worked.contains("\(day)") { return true }
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = .gmt
    let weekday = calendar.component(
      .weekday, from: Date(timeIntervalSince1970: Double(day.number) * 86_400))
    return !off.contains("\(day)") && weekday != 1 && weekday != 7
  }

  /// What a unit is told at nine in the morning of which days, and what the supervisor hears, of a letter that it answers
  /// at one o'clock.
  func reminders(assigned: Day, claims: Int?, answers: Int) -> (
    reminded: [String], escalated: [String]
  ) {
    var (reminded, escalated): ([String], [String]) = ([], [])
    var (term, due, late): (Int, Day?, Int) = (0, nil, 0)
    var told = ""
    for age in 1...answers {
      let day = assigned + age
      guard isWorked(day) else { continue }
      term += 1
      if term == 5 { due = day }
      let isClaimed = claims.map { $0 < age } ?? false
      var occasion = ""
      if let due, day > due {
        late += 1  // the first working day after it is none that has passed whole
        let whole = late - 1
        occasion = "overdue \(due)"
        if let step = [5, 3, 1].first(where: { whole >= $0 }) { occasion += " by \(step)" }
      } else if day == due {
        occasion = "due \(day)"
      } else if term >= 3 {
        occasion = "day 3"
      } else if term >= 2, !isClaimed {
        occasion = "unclaimed"
      }
      guard !occasion.isEmpty, occasion != told else { continue }
      told = occasion
      reminded.append("\(Timestamp(day, hour: 9)) \(occasion)")
      if occasion.contains(" by ") {
        escalated.append("\(day) \(occasion.split(separator: " ").last ?? "")")
      }
    }
    return (reminded, escalated)
  }
}

/// The same chances each time (splitmix64).
private struct Chance {
  var state: UInt64

  mutating func next(_ bound: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int((value ^ (value >> 31)) % UInt64(bound))
  }
}
