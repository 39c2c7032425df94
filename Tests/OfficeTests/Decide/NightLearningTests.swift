import Domain
import Reading
import Testing
import World

@testable import Office

/// The office learns by itself while nobody waits.
struct NightLearningTests {
  private let monday = Day("2026-11-23")!

  @Test func itIsDueOnceInANightBeforeAWorkingDay() throws {
    let calendar = try World().office.calendar
    var nights = NightLearning()
    var due: [String] = []
    // From Friday to Monday, every hour.
    for hour in 0..<96 {
      let now = Timestamp(monday + -3) + Int64(hour) * 3600
      if nights.isDue(at: now, calendar) { due.append("\(now.day) \(now.secondOfDay / 3600)") }
    }
    #expect(due == ["2026-11-20 1", "2026-11-23 1"])
  }

  @Test func whatClerksDecidedIsLearntWhenThereIsEnoughOfIt() throws {
    let world = try World { $0.automatic = [] }
    var nights = NightLearning(fewest: 4, more: 2)
    var known: LetterModel?
    func learn() throws -> Int? {
      world.now = Timestamp(world.now.day + 1, hour: 2)
      guard nights.isDue(at: world.now, world.office.calendar) else { return nil }
      let lessons = try Teaching.lessons(
        of: world.office.ledger, register: world.office.register, on: world.now.day)
      let model = try nights.model(from: lessons, known: known)
      known = model ?? known
      return model?.lessons
    }
    func decide(_ serials: ClosedRange<Int>) throws {
      for serial in serials {
        let isWater = serial % 2 == 0
        try world.write(from: Cast.citizen, subject: "反映", text: isWater ? "河水发臭\(serial)" : "楼道灯坏了\(serial)")
        try world.work()
        _ = try world.office.assign(
          try world.letter(serial).id, lead: isWater ? "旗水务局" : "旗住建局", cooperating: [],
          by: Party(.clerk, name: "王敏"), at: world.now)
      }
    }
    try decide(1...3)
    #expect(try learn() == nil)
    try decide(4...4)
    #expect(try learn() == 4)
    try decide(5...5)
    #expect(try learn() == nil)
    try decide(6...6)
    #expect(try learn() == 6)
    #expect(known?.verdict(on: ModelText(text: "河水发臭")).guesses.first?.label == "旗水务局")
  }

  @Test func aModelThatKnowsMoreIsKept() throws {
    func lessons(_ count: Int) -> [Lesson] {
      (0..<count).map { Lesson(ModelText(text: "来信\($0)"), label: $0 % 2 == 0 ? "甲" : "乙") }
    }
    let nights = NightLearning()
    let known = try #require(try nights.model(from: lessons(200), known: nil))
    #expect(try nights.model(from: [], known: known) == nil)
    #expect(try nights.model(from: lessons(100), known: known) == nil)
    #expect(try nights.model(from: lessons(219), known: known) == nil)
    #expect(try nights.model(from: lessons(220), known: known)?.lessons == 220)
    #expect(try nights.model(from: lessons(80).filter { $0.label == "甲" }, known: nil) == nil)
  }
}
