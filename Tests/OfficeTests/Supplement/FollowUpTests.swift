import Domain
import Foundation
import Mail
import Testing
import World

@testable import Office

/// What an author writes about a letter that is closed.
@Suite struct FollowUpTests {
  private func asked(_ world: World) throws -> Message {
    _ = try world.publishedLetter()
    world.now = world.now + 86_400
    try world.add("只好了两天，又不热了。", to: try world.last("answered"))
    #expect(try world.office.ledger.letters().count == 1, "never silently a new letter")
    return try world.last("follow-up")
  }

  @Test func theDeskIsAskedWithTheOldAnswerBesideIt() throws {
    let world = try World()
    let mail = try asked(world)
    #expect(mail.text.contains("又不热了") && mail.text.contains("已修复") && mail.text.contains("旗住建局"))
    #expect(try world.letter().stage == .published)
    #expect(try world.count("supplement") == 0)
  }

  @Test func aSecondOneIsAskedTogetherWithTheFirst() throws {
    let world = try World()
    let first = try asked(world)
    try world.add("到底管不管？", to: try world.last("answered"))
    let second = try world.last("follow-up")
    #expect(second.text.contains("又不热了") && second.text.contains("到底管不管"))
    try world.decide("重办", on: first)
    try world.work()
    #expect(try world.letter().stage == .published)
    #expect(try world.last("understood").text.contains("已失效"))
  }

  @Test func itIsHandledAnewWithANewTermAndKeepsItsPageMeanwhile() throws {
    let world = try World()
    try world.decide("重办", on: try asked(world))
    try world.work()
    #expect(try world.letter().stage == .handling)
    #expect(try world.letter().leadDue?.day == Day("2026-12-01"))
    let mail = try world.last("supplement")
    #expect(mail.subject.contains("【重新办理】") && mail.text.contains("又不热了"))
    #expect(mail.text.contains("2026年12月1日"))
    #expect(try world.last("followed-up").text.contains("已重新办理"))
    let path = try #require(try world.letter().publication?.path)
    try world.office.buildSite(.everything, at: world.now)
    #expect(try world.page(path).contains("已修复"))
    #expect(try world.page("hdjl/wszx/index.html").contains("NM2026000001"))
    try world.reply(to: mail, from: "leader@zhujian.example", "答复：已更换管道。", signedBy: true)
    try world.work()
    // The rules do not publish past what he wrote; he wrote it before this answer.
    #expect(try world.letter().stage == .published)
    #expect(try world.letter().publication?.revision == 2)
    #expect(try world.page(path).contains("已更换管道"))
  }

  @Test func whoDoesNotWantItPublishedAnyMoreLosesThePageWithTheNewAnswer() throws {
    let world = try World()
    try world.decide("重办", on: try asked(world))
    try world.work()
    try world.add("不公开", to: try world.last("answered"))
    #expect(try world.last("wish").text.contains("将在重新答复您时撤下"))
    try world.reply(
      to: try world.last("supplement"), from: "leader@zhujian.example", "答复：已更换管道。", signedBy: true)
    try world.work()
    #expect(try world.letter().stage == .withheld)
    let path = try #require(try world.letter().publication?.path)
    #expect(try world.page(path).contains("答复已撤回"))
    #expect(try !world.page("hdjl/wszx/index.html").contains("NM2026000001"))
  }

  @Test func aNewLetterIsOfTheSameAuthorAndNamesTheOld() throws {
    let world = try World()
    let mail = try asked(world)
    try world.decide("新件", on: mail)
    try world.work()
    #expect(try world.office.ledger.letters().count == 2)
    let new = try world.letter(2)
    #expect(new.registration.authorAddress?.text == Cast.citizen.mailbox)
    #expect(new.registration.channel == .mail && new.registration.mail != nil)
    #expect(new.registration.text.shown.contains("NM2026000001"))
    #expect(new.registration.text.shown.contains("又不热了"))
    #expect(try world.mails("receipt", about: new.id).count == 1)
    #expect(try world.letter().stage == .published)
    try world.decide("新件", on: mail)
    try world.work()
    #expect(try world.office.ledger.letters().count == 2, "once")
    try world.office.ledger.verify()
  }

  @Test func itIsLeftWithAReasonThatTheAuthorReads() throws {
    let world = try World()
    let mail = try asked(world)
    try world.decide("已阅", on: mail)
    try world.work()
    #expect(try world.last("understood").text.contains("已阅须写明原因"))
    try world.decide("已阅：请拨打供热公司报修电话", on: mail)
    try world.work()
    #expect(try world.last("followed-up").text.contains("请拨打供热公司报修电话"))
    #expect(try world.letter().stage == .published)
  }

  @Test(arguments: ["受理 旗住建局", "同意", "退回：时间不够"])
  func whatIsNoAnswerToItIsToldWhatWouldBe(line: String) throws {
    let world = try World()
    try world.decide(line, on: try asked(world))
    try world.work()
    #expect(try world.last("understood").text.contains("重办；新件；已阅：原因"))
  }

  @Test func aDeclinedLetterIsDecidedAboutByAPersonOnceMore() throws {
    let world = try World()
    try world.write(from: Cast.citizen, subject: "供热", text: "法院已判决。")
    try world.work()
    try world.decline()
    try world.add("判决的是另一件事。", to: try world.last("declined"))
    try world.decide("重办", on: try world.last("follow-up"))
    try world.work()
    #expect(try world.letter().stage == .registered, "the rule that declined it does not do so again")
    let decide = try world.last("decide")
    #expect(decide.text.contains("判决的是另一件事"))
    try world.decide("受理 旗住建局", on: decide)
    try world.work()
    #expect(try world.last("assigned").text.contains("判决的是另一件事"))
  }

  @Test func aLetterThatMayBeASecretIsNotMailed() throws {
    let world = try World()
    try world.write(from: Cast.citizen, subject: "绝密文件", text: "绝密文件的内容。")
    try world.work()
    try world.office.decline(
      world.letter().id, ground: .secretOrPrivate, by: Party(.clerk, name: "王敏"), at: world.now)
    try world.work()
    try world.add("文件里还写着……", to: try world.last("declined"))
    let mail = try world.last("follow-up")
    #expect(!mail.text.contains("还写着") && !mail.subject.contains("绝密"))
    #expect(mail.text.contains("huiyin show NM2026000001"))
  }
}
