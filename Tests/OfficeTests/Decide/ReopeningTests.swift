import Domain
import Testing
import World

@testable import Office

/// `huiyin reopen`: what was closed is taken up again.
@Suite struct ReopeningTests {
  private let clerk = Party(.clerk, name: "王敏")

  @Test func aDeclinedLetterIsDecidedAboutAnewAndItsAuthorHears() throws {
    let world = try World()
    try world.write(from: Cast.citizen, subject: "房产纠纷", text: "法院已判决。")
    try world.work()
    try world.decline()
    let line = try world.office.reopen(world.letter().id, because: "另有其事", by: clerk, at: world.now)
    #expect(line.contains("已重新登记"))
    try world.work()
    #expect(try world.letter().stage == .registered)
    let told = try #require(try world.mails("reopened", about: world.letter().id).first)
    #expect(told.to.map(\.mailbox) == [Cast.citizen.mailbox])
    #expect(told.text.contains("重新研究是否受理") && !told.text.contains("另有其事"))
    let asked = try world.mails("decide", about: world.letter().id)
    #expect(asked.count == 2, "no rule decides it once more")
    #expect(asked.last?.text.contains("王敏重新登记（另有其事），由工作人员决定") == true)
  }

  @Test func anAnsweredLetterGoesBackToItsUnitWithANewTerm() throws {
    let world = try World()
    _ = try world.publishedLetter()
    world.now = world.now + 86_400
    let line = try world.office.reopen(world.letter().id, because: "答非所问", by: clerk, at: world.now)
    try world.work()
    #expect(try world.letter().stage == .handling && world.letter().leadDue?.day == Day("2026-12-01"))
    #expect(line.contains("旗住建局") && line.contains("2026年12月1日"))
    let mail = try #require(try world.mails("supplement", about: world.letter().id).last)
    #expect(mail.text.contains("答非所问"))
    #expect(try world.mails("reopened", about: world.letter().id).last?.text.contains("退回承办单位") == true)
  }

  @Test func whatIsOpenIsNotReopened() throws {
    let world = try World()
    try world.write(from: Cast.citizen, subject: "供热", text: "供热不足。")
    try world.work()
    #expect(throws: InvalidTransition.self) {
      try world.office.reopen(world.letter().id, because: "再办", by: clerk, at: world.now)
    }
    #expect(try world.mails("reopened", about: world.letter().id).isEmpty)
  }
}
