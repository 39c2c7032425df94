import Domain
import Mail
import Testing
import World

@testable import Office

/// How the desk decides: its words, its codes, and what it is not shown.
@Suite struct DecidedTests {
  @Test func whatMayBeSecretIsNotMailedEvenToTheDesk() throws {
    let world = try World()
    try world.write(from: Cast.citizen, subject: "关于绝密文件", text: "绝密文件的内容是这样的。")
    try world.work()
    #expect(try world.letter().stage == .registered)
    let decide = try #require(try world.mails("decide", about: world.letter().id).first)
    #expect(!decide.text.contains("内容是这样的"))
    #expect(decide.text.contains("huiyin show NM2026000001"))
  }

  @Test(arguments: ["受理 旗民政局", "受理：旗民政局。", "【受理】旗民政局", "　受理　奈曼旗民政局"])
  func theDeskDecidesInOneLine(line: String) throws {
    let world = try World()
    try world.write(from: Cast.citizen, subject: "请教", text: "这件事该找谁？")
    try world.work()
    #expect(try world.letter().stage == .accepted)
    let decide = try #require(try world.mails("decide", about: world.letter().id).first)
    try world.decide(line, on: decide)
    try world.work()
    let letter = try world.letter()
    #expect(letter.stage == .assigned)
    #expect(letter.assignment?.lead == "旗民政局")
    #expect(letter.events.last { $0.fact.act == .assign }?.by.name == "王敏")
    let understood = try #require(try world.mails("understood", about: letter.id).first)
    #expect(understood.text.contains("已受理并转旗民政局办理"))
  }

  @Test func aLineThatIsNotUnderstoodChangesNothingAndTheCodeStillWorks() throws {
    let world = try World()
    try world.write(from: Cast.citizen, subject: "请教", text: "这件事该找谁？")
    try world.work()
    let decide = try #require(try world.mails("decide", about: world.letter().id).first)
    for line in ["受理 旗航天局", "好的", "不予受理 十二"] {
      try world.decide(line, on: decide)
      try world.work()
      #expect(try world.letter().stage == .accepted)
    }
    #expect(try world.mails("understood", about: world.letter().id).count == 3)
    try world.decide("不予受理 七", on: decide)
    try world.work()
    #expect(try world.letter().stage == .declined)
  }

  @Test func aCodeIsUsedUp() throws {
    let world = try World()
    try world.write(from: Cast.citizen, subject: "请教", text: "这件事该找谁？")
    try world.work()
    let decide = try #require(try world.mails("decide", about: world.letter().id).first)
    try world.decide("受理 旗民政局", on: decide)
    try world.work()
    try world.decide("不予受理 七", on: decide, from: "chengang@naiman.example")
    try world.work()
    #expect(try world.letter().stage == .assigned)
    let told = try #require(try world.mails("understood", about: world.letter().id).last)
    #expect(told.text.contains("此核验码已由王敏使用"))
  }

  @Test func aCodeInAStrangersHandsIsHeld() throws {
    let world = try World()
    try world.write(from: Cast.citizen, subject: "请教", text: "这件事该找谁？")
    try world.work()
    let decide = try #require(try world.mails("decide", about: world.letter().id).first)
    try world.decide("受理 旗住建局", on: decide, from: "stranger@else.example")
    try world.work()
    #expect(try world.letter().stage == .accepted)
    #expect(try world.office.ledger.heldMail().map(\.reason) == ["not a clerk"])
  }

  @Test func withEverythingSwitchedOffThePersonDecidesEveryStep() throws {
    let world = try World { $0.automatic = [] }
    try world.write(from: Cast.citizen, subject: "供热", text: "家里不热。")
    try world.work()
    #expect(try world.letter().stage == .registered)
    let decide = try #require(try world.mails("decide", about: world.letter().id).first)
    #expect(decide.text.contains("旗住建局"), "the proposal is there to be confirmed")
    try world.decide("受理 旗住建局 配合 旗水务局、旗民政局", on: decide)
    try world.work()
    #expect(try world.letter().assignment?.cooperating == ["旗水务局", "旗民政局"])
  }
}
