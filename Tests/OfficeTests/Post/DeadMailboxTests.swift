import Domain
import Mail
import Store
import Testing
import World

@testable import Office

/// A unit whose only officer has a mailbox that takes no mail.
@Suite struct DeadMailboxTests {
  private static let officer = "officer@zhujian.example"
  private static let leader = "leader@zhujian.example"

  /// Monday, 9 o'clock: the assignment came back.
  private func world() throws -> World {
    let world = try World(change: { $0.chasing = .standard })
    world.now = Timestamp(Day("2026-11-23")!, hour: 9)
    try world.write(from: Cast.citizen, subject: "供热", text: "家里不热。")
    try world.work()
    try comeBack("assigned", world)
    return world
  }

  private func comeBack(_ kind: String, to recipient: String = officer, _ world: World) throws {
    let mail = try #require(
      try world.office.ledger.mail(in: .sent).last { $0.mail.kind == kind && $0.mail.recipient == recipient })
    var report = try DeliveryReport(of: mail, in: world.office, tiedBy: .messageID, number: Int(mail.id))
    report.recipient = recipient
    try world.post(report.bytes)
    try world.work()
  }

  private func recipients(of kind: String, _ world: World) throws -> [String] {
    try world.office.ledger.mail(in: .sent).filter { $0.mail.kind == kind }.map(\.mail.recipient)
  }

  @Test func itsLeaderGetsTheAssignmentAndReadsWhy() throws {
    let world = try world()
    #expect(try recipients(of: "assigned", world) == [Self.officer, Self.leader])
    let mail = try world.last("assigned")
    #expect(mail.text.contains("旗住建局（负责人"))
    #expect(mail.text.contains("因其邮箱退信，改发给您"))
    #expect(try world.last("undelivered").text.contains("已改发该单位负责人"))
    try world.reply(to: mail, from: Self.leader, "认领")
    try world.work()
    #expect(try world.letter().stage == .handling)
  }

  @Test func remindersGoToTheLeaderInOneMailADay() throws {
    let world = try world()
    for day in ["2026-11-25", "2026-11-27"] {
      world.now = Timestamp(Day(day)!, hour: 9)
      try world.work()
    }
    #expect(try recipients(of: "reminder", world) == [Self.leader, Self.leader])
    #expect(try world.last("reminder").text.contains("因其邮箱退信，改发给您"))
  }

  @Test func afterAWeekTheMailboxIsTriedAgain() throws {
    let world = try world()
    world.now = Timestamp(Day("2026-12-01")!, hour: 9)
    try world.work()
    #expect(try recipients(of: "reminder", world) == [Self.officer, Self.leader], "it is overdue")
    // The leader heard of it this morning already.
    try comeBack("reminder", world)
    #expect(try recipients(of: "reminder", world) == [Self.officer, Self.leader])
    world.now = Timestamp(Day("2026-12-02")!, hour: 9)
    try world.work()
    #expect(try recipients(of: "reminder", world).suffix(1) == [Self.leader])
  }

  @Test func aMailThatArrivesEndsIt() throws {
    let world = try world()
    world.now = Timestamp(Day("2026-11-24")!, hour: 9)
    try world.write(from: Cast.citizens[1], subject: "供热", text: "我家也不热，请管一管。")
    try world.work()
    #expect(try recipients(of: "assigned", world).last == Self.officer, "whether it lives again is tried")
    world.now = Timestamp(Day("2026-11-25")!, hour: 9)
    try world.work()
    #expect(try recipients(of: "reminder", world) == [Self.officer])
  }

  @Test func aLeaderWhomTheLetterAccusesReadsNothingInItsOfficersPlace() throws {
    let world = try World()
    let name = try #require(Cast.register.unit("旗住建局")?.leaders.first?.name)
    try world.write(from: Cast.citizen, subject: "供热", text: "家里不热，\(name)收受贿赂，没人管。")
    try world.work()
    let clerk = Party(.clerk, name: "王敏")
    _ = try world.office.word(
      world.letter().id, Wording(title: "供热", summary: "反映供热不足。"), by: clerk, at: world.now)
    _ = try world.office.assign(
      world.letter().id, lead: "旗住建局", cooperating: [], by: clerk, at: world.now, despiteAccusation: true)
    try world.work()
    try #require(try recipients(of: "assigned", world) == [Self.officer])
    try comeBack("assigned", world)
    #expect(try recipients(of: "assigned", world) == [Self.officer])
    #expect(try world.last("undelivered").text.contains("没有其他可用的邮箱"))
  }
}
