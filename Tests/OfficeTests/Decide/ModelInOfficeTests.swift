import Domain
import Reading
import Testing
import World

@testable import Office

/// What clerks decide is learnt, and helps with the next letters.
@Suite struct ModelInOfficeTests {
  private let world: World
  private let clerk = Party(.clerk, name: "王敏")

  init() throws { world = try World { $0.automatic = [] } }

  /// A letter that says none of the words of units.yaml.
  private func write(_ text: String) throws {
    try world.write(from: Cast.citizen, subject: "反映问题", text: text)
    try world.work()
  }

  @Test func onlyWhatClerksDecidedTeaches() throws {
    try write("楼道灯坏了")
    try write("广场舞太吵")
    let first = try world.letter(1).id
    #expect(
      try Teaching.lessons(of: world.office.ledger, register: world.office.register, on: world.now.day) == [])
    _ = try world.office.assign(first, lead: "旗住建局", cooperating: [], by: clerk, at: world.now)
    let lessons = try Teaching.lessons(
      of: world.office.ledger, register: world.office.register, on: world.now.day)
    #expect(lessons.map(\.label) == ["旗住建局"])
    #expect(lessons.first?.letter.text.contains("楼道灯坏了") == true)
  }

  @Test func whatWasLearntIsProposedWithItsReason() throws {
    let lessons = (0..<40).flatMap { number in
      [
        Lesson(ModelText(text: "楼道灯坏了\(number)"), label: "旗住建局"),
        Lesson(ModelText(text: "河水发臭\(number)"), label: "旗水务局"),
      ]
    }
    world.office.model.current = try LetterModel.trained(on: lessons)
    try write("我们这里的河水发臭")
    let lead = try #require(try world.letter().classification?.proposal?.leads.first)
    #expect(lead.value == "旗水务局" && lead.confidence > 0.5)
    #expect(lead.because.contains { $0.hasPrefix("与此前转该单位的40件来信相近") })
  }

  @Test func theAuthorsWordsAreNotAmongTheReasons() throws {
    let lessons = (0..<40).flatMap { number in
      ["旗住建局", "旗水务局"].map { Lesson(ModelText(text: "张小明的\($0)\(number)"), label: $0) }
    }
    world.office.model.current = try LetterModel.trained(on: lessons)
    try write("张小明的旗住建局")
    for lead in try world.letter().classification?.proposal?.leads ?? [] {
      #expect(!lead.because.joined().contains("张小明"))
    }
  }

  @Test func aModelOfOtherLabelsChangesNothing() throws {
    let lessons = ["甲", "乙"].flatMap { label in
      (0..<10).map { Lesson(ModelText(text: "\(label)\($0)"), label: label) }
    }
    let rules = Triage(rules: world.office.rules, register: world.office.register, day: world.now.day)
    let both = Triage(
      rules: world.office.rules, register: world.office.register, day: world.now.day,
      model: try LetterModel.trained(on: lessons))
    let letter = ModelText(text: "小区供热不足，暖气不热")
    #expect(rules.leads(for: letter) == both.leads(for: letter))
  }
}

/// Units end, and others take over their work.
struct SuccessionTests {
  private func unit(_ name: UnitName, until: String? = nil, succeededBy next: UnitName? = nil) -> HandlingUnit
  {
    HandlingUnit(
      name: name, fullName: name.text, tenure: Tenure(until: until.flatMap { Day($0) }), succeededBy: next,
      officers: [], leaders: [], signOff: .scan)
  }

  @Test func whatWasLearntForAUnitGoesToItsSuccessor() throws {
    let units = [
      unit("甲局", until: "2024-12-31", succeededBy: "乙局"), unit("乙局", until: "2025-12-31", succeededBy: "丙局"),
      unit("丙局"), unit("丁局", until: "2024-12-31"), unit("戊局", until: "2024-12-31", succeededBy: "戊局"),
    ]
    let register = Register(units: units, desks: [])
    let day = try #require(Day("2026-11-26"))
    #expect(register.unit(followingFrom: "甲局", on: day) == "丙局")
    #expect(register.unit(followingFrom: "丙局", on: day) == "丙局")
    for name in ["丁局", "戊局", "己局"] { #expect(register.unit(followingFrom: UnitName(name), on: day) == nil) }
  }
}
