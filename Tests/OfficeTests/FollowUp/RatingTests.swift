import Domain
import Mail
import Store
import Testing
import World

@testable import Office

/// What becomes of an author's word on his answer.
@Suite struct RatingTests {
  private let wang = Party(.clerk, name: "王敏")

  private func answered(_ change: (inout OfficeRules) -> Void = { _ in }) throws -> World {
    let world = try World(change: change)
    _ = try world.publishedLetter()
    world.now = world.now + 86_400
    return world
  }

  private func say(_ words: String, in world: World, from sender: String = Cast.citizen.mailbox) throws {
    try world.add(words, to: try world.last("answered"), from: sender)
  }

  private func count(_ act: Act, in world: World) throws -> Int {
    try world.letter().events.count { $0.fact.act == act }
  }

  @Test func satisfiedIsRecordedAndNobodyIsWrittenTo() throws {
    let world = try answered()
    let mails = try world.office.ledger.outbox(of: world.letter().id).count
    try say("收到，谢谢，非常满意。", in: world)
    let rating = try #require(try world.letter().authorsRating)
    #expect(rating.rating == .satisfied && rating.by == .author && rating.isAuthors)
    #expect(try world.office.ledger.outbox(of: world.letter().id).count == mails)
    #expect(try count(.supplement, in: world) == 0)
  }

  @Test func praiseIsKeptBesideTheWordAndAskedAboutNowhere() throws {
    let world = try answered()
    try say("满意，师傅当天就上门修好了。", in: world)
    guard case .rated("满意", let reason?)? = try world.letter().events.last?.fact else {
      Issue.record("not rated")
      return
    }
    #expect(reason.shown.contains("当天就上门") && !reason.shown.contains("> "))
    #expect(try world.count("follow-up") == 0)
  }

  @Test func theLastWordCountsAndBothAreKept() throws {
    let world = try answered()
    try say("不满意", in: world)
    try say("修好了，基本满意", in: world)
    #expect(try world.letter().ratings.map(\.rating) == [.dissatisfied, .fairly])
    #expect(try world.letter().authorsRating?.rating == .fairly && !world.letter().isDissatisfied)
  }

  @Test func whoIsDissatisfiedMaySayWhyAndIsAskedForNothingMoreThanOnce() throws {
    let world = try answered()
    try say("不满意", in: world)
    let mail = try world.last("followed-up")
    #expect(mail.subject.contains("您的评价已收到") && mail.text.contains("可以直接回复本邮件补充"))
    try say("不满意！", in: world)
    #expect(try world.count("followed-up") == 1 && world.count("follow-up") == 0)
    try world.add("问题没有解决，还和原来一样。", to: mail)
    let question = try world.last("follow-up")
    #expect(question.text.contains("对答复不满意") && question.text.contains("还和原来一样"))
    #expect(question.text.contains("维持：说明") && question.text.contains("重办"))
  }

  @Test func aReasonIsPutToTheDeskWithItsFiles() throws {
    let world = try answered()
    try world.reply(
      to: try world.last("answered"), from: Cast.citizen.mailbox, "不满意", attachments: [World.photo])
    try world.work()
    #expect(try world.letter().isDissatisfied)
    #expect(try world.last("follow-up").text.contains("附件1个"))
    #expect(try world.count("followed-up") == 0, "he hears what comes of it")
  }

  @Test func thatTheAnswerStandsIsExplainedToHimWithHowElseToGoOn() throws {
    let world = try answered()
    try say("不满意，室温只有16度。", in: world)
    let question = try world.last("follow-up")
    try world.decide("维持", on: question)
    try world.work()
    #expect(try world.last("understood").text.contains("维持须写明理由"))
    try world.decide("维持：经复测，室温已达18度标准。", on: question)
    try world.work()
    let mail = try world.last("followed-up")
    for words in ["原答复维持不变", "室温已达18度标准", "12345", "信访"] { #expect(mail.text.contains(words)) }
    #expect(try world.letter().stage == .published)
  }

  @Test func anotherHandlingIsGrantedOnce() throws {
    let world = try answered()
    try say("不满意，又不热了。", in: world)
    try world.decide("重办", on: try world.last("follow-up"))
    try world.work()
    #expect(try world.letter().stage == .handling && !world.letter().isDissatisfied)
    let unit = try world.last("supplement")
    #expect(unit.text.contains("又不热了") && !unit.text.contains("limeimei"))
    try world.reply(to: unit, from: "leader@zhujian.example", "答复：已更换管道。", signedBy: true)
    try world.work()
    #expect(try world.letter().publication?.revision == 2)
    try say("不满意，还是不热。", in: world)
    let told = try world.last("followed-up")
    for words in ["已重新办理过一次", "来信已转工作人员阅看", "12345", "信访"] { #expect(told.text.contains(words)) }
    let question = try world.last("follow-up")
    #expect(question.text.contains("已重新办理过一次") && !question.text.contains("时限重新计算"))
    try world.decide("重办", on: question)
    try world.work()
    #expect(try world.last("understood").text.contains("已重新办理过一次"))
    #expect(try world.letter().stage == .published)
    // What the office takes up of its own accord it may.
    _ = try world.office.reopen(world.letter().id, because: "督查要求", by: wang, at: world.now)
    #expect(try world.letter().stage == .handling)
  }

  @Test func aSecondTimeWithoutAReasonHeIsToldToo() throws {
    let world = try answered()
    try say("不满意，又不热了。", in: world)
    try world.decide("重办", on: try world.last("follow-up"))
    try world.work()
    try world.reply(
      to: try world.last("supplement"), from: "leader@zhujian.example", "答复：已更换管道。", signedBy: true)
    try world.work()
    let before = try world.count("follow-up")
    try say("不满意", in: world)
    #expect(try world.last("followed-up").text.contains("12345"))
    #expect(try world.count("follow-up") == before)
  }

  @Test func nobodyRatesForAnother() throws {
    let world = try answered()
    try say("不满意，太慢了。", in: world, from: "stranger@citizen.example")
    #expect(try world.letter().ratings.isEmpty)
    #expect(try world.last("follow-up").text.contains("太慢了"), "a person reads it")
    try world.write(from: Cast.citizen, subject: "满意", text: "NM2026000001 满意")
    try world.work()
    #expect(try world.letter().ratings.isEmpty, "a number is no token")
  }

  @Test func whatAMachineAnswersIsNoRating() throws {
    let world = try answered()
    try world.answerByItself(try world.last("answered"), "不满意")
    try world.work()
    #expect(try world.letter().ratings.isEmpty)
  }

  @Test func beforeThereIsAnAnswerNothingIsRated() throws {
    let world = try World()
    let receipt = try world.letterWithReceipt()
    try world.add("不满意，太慢了", to: receipt)
    #expect(try world.letter().ratings.isEmpty)
    #expect(try world.last("supplement").text.contains("太慢了"))
  }

  @Test func aWishNotToBePublishedBesideItCountsToo() throws {
    let world = try answered()
    try say("不满意，没修好。\n请不要公开我的留言。", in: world)
    #expect(try world.letter().isDissatisfied && !world.letter().mayBePublished)
  }

  @Test func theUnitsOwnCallStandsBesideHisWord() throws {
    let world = try answered()
    try say("不满意", in: world)
    try world.reply(to: try world.last("assigned"), from: "officer@zhujian.example", "回访：电话 非常满意")
    try world.work()
    let letter = try world.letter()
    #expect(letter.authorsRating?.rating == .dissatisfied && letter.isDissatisfied)
    #expect(letter.unitsRating?.rating == .satisfied && letter.unitsRating?.isAuthors == false)
    let spoken = SpokenWord(.followUp, by: "于洋", text: "电话 基本满意")
    _ = try world.office.record(spoken, scan: nil, on: letter.id, by: wang, at: world.now)
    #expect(try world.letter().authorsRating?.rating == .dissatisfied)
    #expect(try world.letter().unitsRating?.rating == .fairly)
  }

  @Test func whatAClerkRecordsIsTheAuthorsWordAndItsReasonThatOfTheDesk() throws {
    let world = try answered()
    let id = try world.letter().id
    _ = try world.office.rate(id, .dissatisfied, because: "仍不热", by: wang, at: world.now)
    try world.work()
    #expect(try world.letter().authorsRating?.rating == .dissatisfied)
    #expect(try world.last("follow-up").text.contains("仍不热"))
    #expect(try world.count("followed-up") == 0)
  }

  @Test func aDraftFromAButtonNeedsNoReplyToOurMail() throws {
    let world = try answered { $0.followUpAfter = 1 }
    try world.work()
    let text = try world.last("survey").text
    let line = try #require(text.split(separator: "\n").first { $0.hasPrefix("办件标识") })
    try world.write(
      from: Cast.citizen, subject: "回复：请您评价对留言的答复", text: "不满意：\n\n\(line)", to: Cast.office)
    try world.work()
    #expect(try world.letter().authorsRating?.rating == .dissatisfied)
    #expect(try world.count("follow-up") == 0 && world.count("followed-up") == 1)
  }

  @Test func whoReopensByCommandSendsTheAuthorsReasonAlong() throws {
    let world = try answered()
    try say("不满意，又不热了。", in: world)
    _ = try world.office.reopen(world.letter().id, because: "请入户测温", by: wang, at: world.now)
    try world.work()
    let unit = try world.last("supplement")
    #expect(unit.text.contains("又不热了") && unit.text.contains("请入户测温"))
  }

  @Test func anErasureEmptiesWhatHeSaid() throws {
    let world = try World {
      $0.automatic.remove(.review)
      $0.secondPerson = []
    }
    _ = try world.letterWithReceipt()
    try world.answer("答复：已修复。")
    try world.decide("不公开：涉及隐私", on: try world.last("review"))
    try world.work()
    try say("满意，师傅当天就上门修好了。", in: world)
    _ = try world.office.erase(world.letter().id, because: "本人申请", by: wang, at: world.now)
    try world.work()
    let reasons = try world.letter().events.compactMap {
      if case .rated(_, let reason?) = $0.fact { reason } else { nil }
    }
    #expect(reasons.count == 1 && reasons.allSatisfy { $0.text == nil })
    #expect(try world.letter().authorsRating?.rating == .satisfied, "that he was satisfied stays")
    try world.office.ledger.verify()
  }

  @Test func thePageHoldsNothingOfIt() throws {
    let world = try answered()
    let path = try #require(try world.letter().publication?.path)
    let before = try world.page(path)
    try say("满意，师傅当天就上门修好了。", in: world)
    try world.office.buildSite(.everything, at: world.now)
    #expect(try world.page(path) == before)
  }
}
