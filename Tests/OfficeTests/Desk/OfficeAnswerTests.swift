import Domain
import Mail
import Store
import Testing
import World

@testable import Office

/// `huiyin answer`: what waits about a letter, in the words of its mail, from him who was asked.
@Suite struct OfficeAnswerTests {
  private let clerk = Party(.clerk, name: "王敏")
  private let other = Party(.clerk, name: "陈刚")

  private func answer(
    _ world: World, _ serial: Int, _ words: String, _ kind: QuestionKind? = nil, by clerk: Party
  )
    throws -> String
  {
    let done = try world.office.answer(
      try world.letter(serial).id, words, kind: kind?.rawValue, by: clerk, at: world.now)
    try world.work()
    return done
  }

  @Test func aRequestForTimeIsRefusedWithAReason() throws {
    let world = try World.evening()
    #expect(throws: OfficeError.self) { try answer(world, 1, "不同意", by: clerk) }
    #expect(try answer(world, 1, "不同意：请按期办结", by: clerk).contains("不同意"))
    #expect(try world.letter(1).extensions(of: "旗住建局") == 0)
    #expect(try world.letter(1).events.contains { $0.fact.act == .refuseExtension && $0.by.name == "王敏" })
    #expect(throws: OfficeError.nothingWaits(try world.letter(1).id)) {
      try answer(world, 1, "同意", by: clerk)
    }
  }

  @Test func aSecondPersonSaysYesForHimselfAndNobodyElseDoes() throws {
    let world = try World { $0.secondPerson = [.withdraw] }
    try world.write(from: Cast.citizen, subject: "供热", text: "家里供热不足。")
    try world.work()
    try world.reply(
      to: world.assignment(1), from: "leader@zhujian.example", "答复：管道已修好，请放心。", signedBy: true)
    try world.work()
    #expect(try world.letter().stage == .published)
    _ = try world.office.withdraw(try world.letter().id, because: "号码有误", by: clerk, at: world.now)
    let id = try world.letter().id
    #expect(throws: OfficeError.self, "nobody confirms his own") { try answer(world, 1, "同意", by: clerk) }
    #expect(throws: OfficeError.notNamed(id, "root")) {
      try answer(world, 1, "同意", by: Party(.clerk, name: "root"))
    }
    #expect(try world.letter().stage == .published)
    #expect(try answer(world, 1, "同意", by: other).contains("已撤下"))
    #expect(try world.letter().stage == .withdrawn)
  }

  @Test func whatSeveralThingsWaitForMustBeNamed() throws {
    let world = try World.evening()
    let id = try world.letter(3).id
    try world.write(from: Cast.citizen, subject: "Re", text: "x")
    #expect(try answer(world, 3, "退回：未说明何时修好", .review, by: clerk).contains("退回"))
    #expect(try world.letter(3).stage == .handling)
    #expect(throws: OfficeError.nothingWaits(id)) { try answer(world, 3, "同意", .second, by: other) }
  }

  @Test func aRulingIsHisWhoWasAsked() throws {
    let world = try World(
      change: {
        $0.automatic = []
        $0.returns.arbiter = .coordinator
      }, register: Cast.coordinatedRegister)
    try world.write(from: Cast.citizen, subject: "供热", text: "家里供热不足。")
    try world.work()
    for unit in [("旗住建局", "zhujian"), ("旗水务局", "shuiwu")] {
      _ = try world.office.assign(
        try world.letter().id, lead: unit.0, cooperating: [], by: clerk, at: world.now)
      try world.work()
      try world.reply(to: world.assignment(1), from: "officer@\(unit.1).example", "退回：不属于本单位")
      try world.work()
    }
    let id = try world.letter().id
    #expect(throws: OfficeError.notAsked(id, "王敏")) { try answer(world, 1, "裁定 旗水务局", .arbitrate, by: clerk) }
    let done = try answer(world, 1, "裁定 旗水务局", .arbitrate, by: Party(.clerk, name: Cast.coordinator.name))
    #expect(try world.letter().assignment?.lead == "旗水务局", "\(done)")
    #expect(
      try world.letter().events.last { $0.fact.act == .assign }?.by
        == Party(.coordinator, name: Cast.coordinator.name))
  }

  @Test func aClerkDecidesAboutTheLettersOfHisOwnDeskOnly() throws {
    let world = try World.evening()
    let stranger = Cast.accountDesk.clerks[0]
    let party = Party(.clerk, name: stranger.name)
    func refused(_ serial: Int) throws -> OfficeError {
      .otherDesks(try world.letter(serial).id, desk: Cast.desk.name)
    }
    func assign() throws {
      _ = try world.office.assign(
        try world.letter(4).id, lead: "旗民政局", cooperating: [], by: party, at: world.now)
    }
    #expect(throws: try refused(4)) { try assign() }
    #expect(throws: try refused(1)) { try answer(world, 1, "同意", by: party) }
    #expect(throws: try refused(3)) {
      try world.office.sendBack(try world.letter(3).id, because: "x", by: party, at: world.now)
    }
    #expect(try world.letter(4).assignment == nil && world.letter(1).extensions(of: "旗住建局") == 0)
    _ = try world.office.note(try world.letter(4).id, "来电询问进度", by: party, at: world.now)
    // Who is named at both desks decides for both.
    let both = Desk(
      name: Cast.desk.name, address: Cast.desk.address, clerks: Cast.desk.clerks + [stranger])
    try world.restart(Register(units: Cast.register.units, desks: [both, Cast.accountDesk]))
    try assign()
    #expect(try world.letter(4).assignment?.lead == "旗民政局")
  }

  /// Every kind of question has a command, which the list in the terminal shows.
  @Test func everythingThatWaitsHasACommand() throws {
    let morning = try MorningOfAllKinds()
    var kinds: Set<String> = []
    for item in try morning.world.office.todo(of: [Cast.desk], at: morning.world.now)[0].items {
      #expect(!item.commands.isEmpty, "\(item.kind)")
      kinds.insert(item.kind)
    }
    #expect(
      kinds.isSuperset(of: [
        "decide", "held", "call", "extend", "confirm-scan", "review", "confirm-paper", "follow-up",
        "author-wish", "let-go",
      ]))
  }
}
