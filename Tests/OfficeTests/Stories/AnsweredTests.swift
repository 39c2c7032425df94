import Domain
import Mail
import Testing
import World

@testable import Office

/// Letters that are answered and published.
@Suite struct AnsweredTests {
  @Test func aSignedAnswerIsPublishedInTheUnitsName() throws {
    let world = try World()
    try world.write(from: Cast.citizen, subject: "小区供热不足", text: "我是李梅梅，电话13804751234，家里只有12度。")
    try world.work()

    let assigned = try #require(try world.mails("assigned", about: world.letter().id).first)
    #expect(assigned.subject == "【网民留言转办】[NM2026000001] 小区供热不足（限11月30日前办结）")
    #expect(assigned.to.map(\.mailbox) == ["officer@zhujian.example"])
    #expect(
      !assigned.text.contains("李梅梅") || assigned.text.contains("我是李梅梅"), "the author is not named by us")

    try world.reply(
      to: assigned, from: "leader@zhujian.example", "答复：管网已修复，室温达到20度。\n咨询电话0475-4212345。", signedBy: true)
    try world.work()

    let letter = try world.letter()
    #expect(letter.stage == .published)
    #expect(letter.signOff?.leader == "王强")
    let path = try #require(letter.publication?.path)
    let page = try world.page(path)
    #expect(page.contains("管网已修复，室温达到20度。"))
    #expect(page.contains("奈曼旗住房和城乡建设局"))
    #expect(page.contains("0475-4212345"), "the office's own line stays")
    for secret in ["李梅梅", "13804751234", "limeimei", letter.registration.queryCode.shown, "办件标识"] {
      #expect(!page.contains(secret))
    }
    let answered = try #require(try world.mails("answered", about: letter.id).first)
    #expect(answered.to.map(\.mailbox) == ["limeimei@citizen.example"])
    #expect(answered.text.contains("管网已修复"))
    #expect(try world.office.ledger.verify() > 0)
  }

  @Test func aSealedScanIsPublishedOnceTwoClerksConfirmedIt() throws {
    let world = try World()
    try world.write(from: Cast.citizen, subject: "村里停水", text: "停水三天了。")
    try world.work()
    let assigned = try #require(try world.mails("assigned", about: world.letter().id).first)
    try world.reply(to: assigned, from: "officer@shuiwu.example", "答复：已恢复供水。", attachments: [World.scan])
    try world.work()
    #expect(try world.letter().stage == .replied)

    let first = try #require(try world.mails("confirm-scan", about: world.letter().id).first)
    #expect(first.attachments.map(\.fileName) == ["NM2026000001-1.pdf"])
    #expect(first.content(of: first.attachments[0]) == World.scan.bytes)
    try world.decide("确认", on: first)
    try world.work()
    #expect(try world.letter().stage == .replied, "one pair of eyes is not enough")

    let second = try #require(try world.mails("confirm-scan", about: world.letter().id).last)
    try world.decide("确认", on: second, from: "wangmin@naiman.example")
    try world.work()
    #expect(try world.letter().stage == .replied, "nobody confirms his own")
    try world.decide("确认", on: second, from: "chengang@naiman.example")
    try world.work()
    #expect(try world.letter().stage == .published)
    #expect(try world.letter().signOff?.way.name == "scan")
  }

  @Test func aCooperatingUnitsOpinionReachesTheLeadBeforeItAnswers() throws {
    let world = try World()
    try world.write(from: Cast.citizen, subject: "物业与噪声", text: "物业不管，夜间噪声扰民。")
    try world.work()
    let letter = try world.letter()
    #expect(letter.assignment?.lead == "旗住建局")
    #expect(letter.assignment?.cooperating == ["旗生态环境分局"])
    #expect(letter.due["旗生态环境分局"]?.day == Day("2026-11-26"), "two working days before the lead")

    let cooperate = try #require(try world.mails("cooperate", about: letter.id).first)
    try world.reply(to: cooperate, from: "officer@huanbao.example", "配合意见：已责令夜间停工。")
    try world.work()
    let opinion = try #require(try world.mails("opinion", about: letter.id).first)
    #expect(opinion.text.contains("已责令夜间停工。"))
    try world.reply(to: opinion, from: "leader@zhujian.example", "已责令物业整改，夜间停工。", signedBy: true)
    try world.work()
    #expect(try world.letter().stage == .published)
    #expect(try world.letter().answer?.text.text == "已责令物业整改，夜间停工。")
  }

  @Test func anAuthorWhoWishesItIsAnsweredPrivately() throws {
    let world = try World()
    try world.write(from: Cast.citizen, subject: "（不公开）供热", text: "家里不热。")
    try world.work()
    let assigned = try #require(try world.mails("assigned", about: world.letter().id).first)
    try world.reply(to: assigned, from: "leader@zhujian.example", "答复：已上门维修。", signedBy: true)
    try world.work()
    #expect(try world.letter().stage == .withheld)
    #expect(try world.mails("answered", about: world.letter().id).count == 1)
    #expect(throws: (any Error).self) { try world.page("hdjl/wszx/2026/NM2026000001.html") }
  }

  @Test func theReviewerSeesWhatWillStandAndDecides() throws {
    let world = try World { $0.automatic.remove(.review) }
    try world.write(from: Cast.citizen, subject: "供热", text: "我的手机13804751234。")
    try world.work()
    let assigned = try #require(try world.mails("assigned", about: world.letter().id).first)
    try world.reply(to: assigned, from: "leader@zhujian.example", "近期解决。", signedBy: true)
    try world.work()
    let review = try #require(try world.mails("review", about: world.letter().id).first)
    #expect(!review.text.contains("13804751234"))
    try world.decide("退回：未说明何时解决", on: review)
    try world.work()
    #expect(try world.letter().stage == .handling)
    let sentBack = try #require(try world.mails("sent-back", about: world.letter().id).first)
    #expect(sentBack.text.contains("未说明何时解决"))

    world.now = world.now + 3600
    try world.reply(to: sentBack, from: "leader@zhujian.example", "答复：11月25日前修好。", signedBy: true)
    try world.work()
    let again = try #require(try world.mails("review", about: world.letter().id).last)
    try world.decide("通过", on: again)
    try world.work()
    #expect(try world.letter().stage == .published)
  }
}
