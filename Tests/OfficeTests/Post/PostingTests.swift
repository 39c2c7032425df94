import Domain
import Mail
import Store
import Testing
import Wire
import World

@testable import Office

/// What the outbox does when a server takes little, or nothing.
@Suite struct PostingTests {
  @Test func aRefusalForFrequencyMakesAllMailsWaitAndLosesNone() throws {
    let courier = ScriptedCourier([
      "officer@zhujian.example": .limited("smtp.qq.com: 550 Sender frequency limited")
    ])
    let world = try World(courier: courier)
    try world.write(from: Cast.citizen, subject: "供热", text: "家里不热。")
    #expect(throws: Dispatch.Delayed.self) { try world.work() }
    #expect(courier.recipients == ["officer@zhujian.example"], "nobody else's mail is tried")
    try world.work()
    #expect(courier.recipients.count == 1, "nor is it tried before its time")
    #expect(try world.letter().events.allSatisfy { $0.fact.act != .bounce })
    courier.outcomes = [:]
    world.now = world.now + 300
    try world.work()
    #expect(try world.office.ledger.outbox(of: world.letter().id).map(\.state) == [.sent, .sent])
  }

  @Test func aBacklogOfReceiptsDoesNotDelayAnAssignment() throws {
    let courier = ScriptedCourier()
    let world = try World(change: { $0.post.pace = Pace(perMinute: 3) }, courier: courier)
    for number in 1...10 {
      try world.write(from: Address(mailbox: "li\(number)@citizen.example"), subject: "来信", text: "你好。")
    }
    try world.work()
    try world.write(from: Cast.citizen, subject: "供热", text: "家里不热。")
    try world.work()
    world.now = world.now + 60
    try world.work()
    #expect(courier.recipients[3] == "officer@zhujian.example")
    for _ in 0..<20 {
      world.now = world.now + 60
      try world.work()
    }
    #expect(courier.recipients.count == 22, "ten questions, eleven receipts, one assignment")
  }
}
