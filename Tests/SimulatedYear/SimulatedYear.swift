import Domain
import Mail
import Office
import Reading
import Store
import World

/// A year of letters through the daemon's own stages, with the clock as a parameter: people write, claim and answer, and the
/// office does all else by itself.
package final class SimulatedYear {
  /// What a unit does with a letter, in days after its assignment.
  struct Habit {
    let claims: Int?
    let answers: Int
  }

  package let world: World
  package let letters: Int
  private let units: Int
  let habits: [Habit]
  private let arrivals: [Day: Int]
  private var chance = Chance(state: 20_260_105)
  private var written = 0
  private var running: [(letter: Letter, habit: Habit)] = []

  private static let first = Day("2026-01-05")!
  private static let last = Day("2026-12-31")!

  package init(letters: Int, units: Int) throws {
    (self.letters, self.units) = (letters, units)
    let names = (1...units).map { UnitName("第\($0)局") }
    world = try World(
      change: {
        $0.chasing = .standard
        $0.automatic.remove(.review)
        $0.secondPerson = []
        $0.router = KeywordRules(
          names.enumerated().map { number, unit in
            (unit, [WeightedWord(text: "第\(number + 1)类事项", weight: 5, place: "units.yaml:\(number + 1)")])
          })
      }, register: Self.register(of: names))
    var (habits, arrivals): ([Habit], [Day: Int]) = ([], [:])
    for _ in 1...letters {
      let answers = [1, 2, 3, 4, 5, 6, 7, 8, 9, 12, 16, 40][chance.next(12)]
      habits.append(Habit(claims: chance.next(3) == 0 ? 1 : nil, answers: answers))
      arrivals[Self.first + chance.next(Self.last - Self.first - 45), default: 0] += 1
    }
    (self.habits, self.arrivals) = (habits, arrivals)
  }

  private static func register(of units: [UnitName]) -> Register {
    Register(
      units: units.enumerated().map { number, unit in
        HandlingUnit(
          name: unit, fullName: unit.text,
          officers: [Officer(name: "信息员\(number + 1)", address: "officer@unit\(number + 1).example")],
          leaders: [Leader(name: "局长\(number + 1)", address: "leader@unit\(number + 1).example")],
          signOff: .scan)
      }, desks: Cast.register.desks, officials: [Cast.supervisor])
  }

  /// Those that the office writes itself, to see whether everything still works.
  package static func isTest(_ serial: Int) -> Bool { serial % 20 == 7 }

  /// Every day at four hours, of which two lie within the office's.
  package func play() throws {
    for number in Self.first.number...Self.last.number {
      let day = Day(number: number)
      for hour in [8, 9, 13, 20] {
        world.now = Timestamp(day, hour: hour)
        if hour == 8 { try bringLetters(of: day) }
        if hour == 13 { try claimAndAnswer(on: day) }
        try world.work()
        if hour == 8 { running += try newLetters() }
        if hour == 13 { try keepBackWhatWasAnswered(on: day) }
      }
      running.removeAll { day - $0.letter.events[0].at.day > $0.habit.answers }
    }
  }

  private func bringLetters(of day: Day) throws {
    for _ in 0..<(arrivals[day] ?? 0) {
      written += 1
      try world.write(
        from: Address(name: nil, mailbox: "author\(written)@citizen.example"), subject: "反映\(written)",
        text: "领导好：第\(written % units + 1)类事项，\(words())。")
    }
  }

  /// Words that nobody else writes: letters about one matter would be compared with each other.
  private func words() -> String {
    String(
      String.UnicodeScalarView(
        (0..<40).compactMap { _ in Unicode.Scalar(0x4E00 + UInt32(chance.next(5000))) }))
  }

  private func newLetters() throws -> [(letter: Letter, habit: Habit)] {
    var new: [(letter: Letter, habit: Habit)] = []
    for serial in stride(from: written, to: 0, by: -1) {
      let letter = try world.letter(serial)
      guard letter.registeredAt == world.now else { break }
      if Self.isTest(serial) {
        _ = try world.office.mark(letter.id, test: true, because: "季度检查", by: Self.clerk, at: world.now)
      }
      new.append((letter, habits[serial - 1]))
    }
    return new
  }

  private func claimAndAnswer(on day: Day) throws {
    for (letter, habit) in running {
      let age = day - letter.events[0].at.day
      if age == habit.claims { try say("认领", about: letter) }
      if age == habit.answers { try say("答复：已办理第\(letter.id.serial)件。", about: letter) }
    }
  }

  private func say(_ words: String, about letter: Letter) throws {
    guard let mail = try world.mails("assigned", about: letter.id).last, let officer = mail.to.first else {
      throw UnplayableYear("\(letter.id) was assigned to nobody")
    }
    let files = words.hasPrefix("答复") ? [World.scan] : []
    try world.reply(to: mail, from: officer.mailbox, words, attachments: files)
  }

  /// The desk looks at the sealed scans, and publishes none of the answers: what it does is no matter of units' reminders.
  private func keepBackWhatWasAnswered(on day: Day) throws {
    let answered = running.filter { day - $0.letter.events[0].at.day == $0.habit.answers }.map(\.letter.id)
    guard !answered.isEmpty else { return }
    for id in answered {
      guard let mail = try world.mails("confirm-scan", about: id).last else {
        throw UnplayableYear("nobody was asked about the scan of \(id)")
      }
      try world.decide("三项无误", on: mail)
    }
    try world.work()
    for id in answered {
      _ = try world.office.withhold(id, because: "留言人要求", by: Self.clerk, at: world.now)
    }
  }

  private static let clerk = Party(.clerk, name: "王敏")
}

/// Why the story could not go on.
struct UnplayableYear: Error, CustomStringConvertible {
  let description: String
  init(_ description: String) { self.description = description }
}
