import Domain
import Store
import Testing
import World

@testable import Office

/// The desk takes a letter from the unit that has it (改派).
@Suite struct ReassigningTests {
  private static let clerk = Party(.clerk, name: "王敏")

  private func reassign(_ world: World, _ unit: String = "旗水务局", with others: [String] = []) throws -> String
  {
    let done = try world.office.reassign(
      world.letter().id, to: unit, with: others, because: "漏的是自来水管", by: Self.clerk, at: world.now)
    try world.work()
    return done
  }

  @Test func anotherUnitHasItsFullTimeAndTheOldTokenIsDead() throws {
    let world = try World()
    try world.receive()
    let old = try world.last("assigned")
    world.now = Timestamp(Day("2026-11-27")!, hour: 9)
    #expect(try reassign(world, with: ["旗民政局"]) == "已改派旗水务局办理，2026年12月4日前办结")
    let letter = try world.letter()
    #expect(letter.assignment?.round == 2 && letter.assignment?.cooperating == ["旗民政局"])
    #expect(letter.assignment?.because == ["王敏改派"])
    let void = try world.last("void")
    #expect(void.to.map(\.mailbox) == ["officer@zhujian.example"])
    #expect(void.text.contains("该件已改派旗水务局：漏的是自来水管"))
    try world.reply(to: old, from: "leader@zhujian.example", "答复：已修复。", signedBy: true)
    try world.work()
    #expect(try world.held() == ["old round"])
    #expect(letter.hops.map(\.end) == [.reassigned, nil, nil])
  }

  @Test func onlyWhatAUnitHasIsReassignedAndOnlyToAnother() throws {
    let world = try World { $0.automatic.remove(.assign) }
    try world.receive()
    #expect(throws: OfficeError.withNoUnit(try world.letter().id)) { try reassign(world) }
    try world.desk("旗住建局", to: "decide")
    #expect(throws: OfficeError.hasItAlready(try world.letter().id, "旗住建局")) { try reassign(world, "住建局") }
    #expect(throws: OfficeError.unknownUnit("火星局")) { try reassign(world, "火星局") }
    _ = try reassign(world, "旗住建局", with: ["旗水务局"])
    #expect(try world.letter().assignment?.cooperating == ["旗水务局"])
  }

  @Test func anAnswerThatIsNotSignedOffYetDoesNotHoldItUp() throws {
    let world = try World()
    try world.receive("自来水停水。")
    try world.reply(
      to: try world.last("assigned"), from: "officer@shuiwu.example", "答复：不归我们管。", attachments: [World.scan])
    try world.work()
    try #require(try world.letter().stage == .replied)
    try world.desk("改派 旗住建局：是供热管", to: "confirm-scan")
    #expect(try world.letter().assignment?.lead == "旗住建局" && world.letter().answer == nil)
  }

  @Test func everyHopIsCountedByUnit() throws {
    let world = try World()
    try world.receive()
    _ = try reassign(world)
    try world.officer("退回：不属本单位职责")
    try world.desk("旗民政局", to: "decide")
    try world.write(from: Cast.citizens[1], subject: "供热", text: "三号楼供热不足。")
    try world.work()
    let (start, end) = (world.now, Timestamp(seconds: world.now.seconds + 1))
    let counts = try world.office.ledger.hopCounts(since: start, before: end)
    #expect(
      counts.map { "\($0.unit) \($0.had) \($0.returned) \($0.reassigned) \($0.released)" } == [
        "旗住建局 2 0 1 0", "旗民政局 1 0 0 0", "旗水务局 1 1 0 0",
      ])
    #expect(try world.office.ledger.hopCounts(since: end, before: end).isEmpty)
  }
}
