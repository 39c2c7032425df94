import Domain
import Mail
import Store
import Testing
import World

@testable import Office

/// The monthly bulletin (通报, Art. 18): figures to units, a draft to the supervisor, and nothing to anybody without his
/// 同意印发.
@Suite struct BulletinTests {
  private static let supervisor = Cast.supervisor.address
  private static let water = "officer@shuiwu.example"
  private static let heating = "officer@zhujian.example"

  /// 旗住建局 has answered in time, 旗水务局 has not answered at all; the month is over.
  private func december(
    _ register: Register = Cast.supervisedRegister, _ change: (inout OfficeRules) -> Void = { _ in }
  ) throws -> World {
    let world = try World(
      change: {
        $0.bulletin = .standard
        $0.tellsLeaders = true
        $0.scores = ScoreFormula(weights: ScoreFormula.standard.weights, rankedFrom: 1)
        change(&$0)
      }, register: register)
    _ = try world.publishedLetter()
    try world.write(from: Cast.citizens[1], subject: "停水", text: "小区停水三天，没人管。")
    try world.work()
    try go(world, to: "2026-12-01", hour: 8)
    #expect(try mails("figures", world).isEmpty, "nobody is written to before the morning")
    try go(world, to: "2026-12-01")
    return world
  }

  private func go(_ world: World, to day: String, hour: Int = 9) throws {
    world.now = Timestamp(try #require(Day(day)), hour: hour)
    try world.work()
  }

  private func mails(_ kind: String, _ world: World, to address: String? = nil) throws -> [Message] {
    try world.office.ledger.mail(in: .sent).filter {
      $0.mail.kind == kind && (address == nil || $0.mail.recipient == address)
    }.map { try Message(parsing: $0.mail.bytes) }
  }

  /// - Returns: what whoever wrote hears of it.
  private func answer(_ mail: Message?, from sender: String, _ words: String, in world: World) throws
    -> String
  {
    try world.reply(to: try #require(mail), from: sender, words)
    try world.work()
    return try mails("morning-understood", world, to: sender).last?.text ?? ""
  }

  private let month = Period(month: "2026-11")!

  @Test func unitsGetTheirOwnFiguresAndTheirLeadersTheirLetters() throws {
    let world = try december()
    let figures = try mails("figures", world, to: Self.water)
    #expect(figures.count == 1)
    #expect(figures[0].subject == "【考核数据核对】旗水务局　2026年11月（12月4日前可提出异议）")
    #expect(figures[0].text.contains("NM2026000002") && figures[0].text.contains("未办结"))
    #expect(!figures[0].text.contains("NM2026000001") && !figures[0].text.contains("王大山"))
    let list = try #require(try mails("unit-month", world, to: "leader@zhujian.example").last)
    #expect(list.text.contains("NM2026000001") && list.text.contains("按期"))
    #expect(try mails("bulletin", world).isEmpty && mails("bulletin-draft", world).isEmpty)
    for day in ["2026-12-02", "2026-12-04", "2026-12-21"] { try go(world, to: day) }
    #expect(try mails("figures", world, to: Self.water).count == 1)
    #expect(try mails("unit-month", world, to: "leader@zhujian.example").count == 1)
    #expect(try mails("bulletin-draft", world).count == 1)
  }

  @Test func onlyTheSupervisorsYesSendsItAndThenItIsFrozen() throws {
    let world = try december()
    try go(world, to: "2026-12-04")
    #expect(try mails("bulletin-draft", world).isEmpty, "units may object to the end of that day")
    try go(world, to: "2026-12-07")
    let draft = try #require(try mails("bulletin-draft", world).last)
    #expect(draft.to.map(\.mailbox) == [Self.supervisor])
    #expect(draft.text.contains("通报表扬：旗住建局") && draft.text.contains("通报批评：旗水务局"))
    _ = try answer(draft, from: Cast.desk.clerks[0].address, "同意印发", in: world)
    #expect(try world.office.ledger.heldMail().map(\.reason) == ["not a clerk"])
    #expect(try mails("bulletin", world).isEmpty)
    #expect(
      try answer(draft, from: Self.supervisor, "同意印发，但请先改一下排名", in: world).contains("没有读懂"))
    #expect(try mails("bulletin", world).isEmpty)
    #expect(try answer(draft, from: Self.supervisor, "同意印发\n\n白玉兰", in: world).contains("已印发"))
    let sent = try mails("bulletin", world)
    #expect(
      Set(sent.flatMap(\.to).map(\.mailbox)).isSuperset(of: [
        Self.water, Self.heating, "leader@shuiwu.example",
      ]))
    #expect(sent.allSatisfy { $0.text.contains("经督查室同意（白玉兰，2026年12月7日）") })
    let book = try #require(sent[0].attachments.last)
    #expect(sent[0].content(of: book).starts(with: Array("PK".utf8)))
    #expect(try answer(draft, from: Self.supervisor, "同意印发", in: world).contains("本期通报已印发"))
    #expect(try mails("bulletin", world).count == sent.count)
    #expect(
      try world.office.ledger.officeEvents().map(\.fact.act) == ["draftBulletin", "releaseBulletin"])
    let kept = try #require(try world.office.ledger.bulletin(of: month))
    #expect(try world.office.corrections(of: kept.content, at: world.now).isEmpty)
    try world.office.ledger.verify()
  }

  private static func page(of part: Part, in message: Message) -> String? {
    if part.contentType.subtype == "html" {
      return String(decoding: message.content(of: part), as: UTF8.self)
    }
    return part.parts.lazy.compactMap { page(of: $0, in: message) }.first
  }

  @Test func itShowsChartsWithTheirWords() throws {
    let world = try december()
    try go(world, to: "2026-12-07")
    let draft = try #require(
      try world.office.ledger.mail(in: .sent).last { $0.mail.kind == "bulletin-draft" })
    let raw = String(decoding: draft.mail.bytes, as: UTF8.self)
    #expect(raw.contains("Content-Type: multipart/related; type=\"text/html\";"))
    let named = raw.matches(of: /Content-ID: <([^>]+)>/).map { String($0.1) }
    #expect(named.count == 2 && named.allSatisfy { $0.hasSuffix("@naiman.example") })
    let message = try Message(parsing: draft.mail.bytes)
    let page = try #require(Self.page(of: message.root, in: message))
    for name in named { #expect(page.contains("src=\"cid:\(name)\"")) }
    #expect(page.contains("alt=\"应办结留言。按期：最多1件（旗住建局），最少0件（旗水务局）。"))
  }

  @Test func aCommandReleasesTheDraftThatWasPutToTheSupervisorAndNoSooner() throws {
    let world = try december()
    let supervisor = Party(.supervisor, name: Cast.supervisor.name)
    func release(_ period: Period) throws -> String {
      try world.office.releaseBulletin(of: period, by: supervisor, at: world.now)
    }
    #expect(throws: BulletinBar.isNone) { try release(Period(month: "2026-10")!) }
    #expect(throws: BulletinBar.hasNoDraft) { try release(month) }
    _ = try answer(
      try mails("figures", world, to: Self.water).last, from: Self.water, "异议 NM2026000002 停水系检修", in: world)
    try go(world, to: "2026-12-07")
    let draft = try #require(try mails("bulletin-draft", world).last)
    #expect(throws: BulletinBar.objectionsWait(1)) { try release(month) }
    _ = try answer(draft, from: Self.supervisor, "维持 1：属实", in: world)
    let kept = try #require(try world.office.ledger.bulletin(of: month))
    #expect(try release(month).hasPrefix("the bulletin of 2026-11-01 to 2026-11-30 was released to "))
    try world.work()
    let sent = try #require(try mails("bulletin", world).first)
    #expect(sent.text.contains("台账第\(kept.content.position)条"), "what he was shown, and nothing newer")
    #expect(throws: BulletinBar.isReleased) { try release(month) }
  }

  @Test func whatDoesNotArriveIsOnTheDesksListOfCallsOnce() throws {
    let world = try december { $0.chasing = .standard }
    try go(world, to: "2026-12-07")
    _ = try answer(try mails("bulletin-draft", world).last, from: Self.supervisor, "同意印发", in: world)
    let lost = try #require(
      try world.office.ledger.mail(in: .sent).last {
        $0.mail.kind == "bulletin" && $0.mail.recipient == Self.water
      })
    try world.post(DeliveryReport(of: lost, in: world.office, tiedBy: .messageID).bytes)
    try world.work()
    #expect(try world.office.ledger.heldMail().isEmpty)
    try go(world, to: "2026-12-08")
    let morning = try #require(try mails("morning", world, to: Cast.desk.address).last)
    #expect(morning.text.contains("未送达：通报　旗水务局　信息员"))
    #expect(morning.text.contains("邮箱\(Self.water)收不到，请打电话告知"))
    try go(world, to: "2026-12-09")
    #expect(try mails("morning", world, to: Cast.desk.address).last?.text.contains("未送达") == false)
  }

  @Test func whatChangesAfterwardsIsACorrectionAndStandsInTheNextOne() throws {
    let world = try december()
    try go(world, to: "2026-12-07")
    _ = try answer(try mails("bulletin-draft", world).last, from: Self.supervisor, "同意印发", in: world)
    let water = try #require(try world.mails("assigned", about: world.letter(2).id).last)
    try world.reply(
      to: water, from: Self.water, "答复：已恢复供水。", attachments: [World.scan])
    try world.work()
    for _ in 1...2 {
      let confirm = try #require(try world.mails("confirm-scan", about: world.letter(2).id).last)
      let clerk = Cast.desk.clerks.first { $0.address == confirm.to[0].mailbox } ?? Cast.desk.clerks[0]
      try world.decide("三项无误", on: confirm, from: clerk.address)
      try world.work()
    }
    let kept = try #require(try world.office.ledger.bulletin(of: month))
    let corrections = try world.office.corrections(of: kept.content, at: world.now)
    #expect(corrections.map(\.chinese).contains { $0.hasPrefix("2026年11月　旗水务局　得分由0.0改为") })
    #expect(kept.content.row(of: "旗水务局")?.score == 0)
    try world.write(from: Cast.citizens[2], subject: "供热", text: "供热管道又漏水。")
    try world.work()
    for day in ["2027-01-04", "2027-01-08"] { try go(world, to: day) }
    let next = try #require(try mails("bulletin-draft", world).last)
    #expect(next.text.contains("更正：2026年11月　旗水务局　得分由0.0改为"))
  }

  @Test func anObjectionIsPutToTheSupervisorAndAnsweredBeforeTheRelease() throws {
    let world = try december()
    try go(world, to: "2026-12-02")
    let figures = try mails("figures", world, to: Self.water).last
    #expect(try answer(figures, from: Self.water, "异议 NM2026000001 不是我们的", in: world).contains("不是贵单位办理的留言"))
    #expect(try answer(figures, from: Self.water, "异议 NM2026000002", in: world).contains("没有写明理由"))
    #expect(
      try answer(figures, from: Self.water, "您好：\n异议 NM2026000002 停水系上级管网检修，\n已电话答复网民。\n\n旗水务局 白雪", in: world)
        .contains("已收到对NM2026000002的异议"))
    #expect(try answer(figures, from: Self.water, "异议 NM2026000002 再说一次", in: world).contains("已提出过异议"))
    #expect(try answer(figures, from: Self.water, "同意印发", in: world).contains("请写“异议"))
    try go(world, to: "2026-12-07")
    let first = try #require(try mails("bulletin-draft", world).last)
    #expect(first.text.contains("【异议1】旗水务局　NM2026000002") && first.text.contains("已电话答复网民。"))
    #expect(!first.text.contains("旗水务局 白雪"))
    #expect(try answer(first, from: Self.supervisor, "同意印发", in: world).contains("还有1件异议没有答复"))
    #expect(try answer(first, from: Self.supervisor, "采纳 1：情况属实\n同意印发", in: world).contains("草稿已有变动"))
    let told = try #require(try mails("objection", world, to: Self.water).last)
    #expect(told.text.contains("采纳，该件不计入贵单位本期数据") && told.text.contains("情况属实"))
    #expect(try mails("bulletin", world).isEmpty)
    #expect(try answer(first, from: Self.supervisor, "同意印发", in: world).contains("草稿已有变动"))
    let second = try #require(try mails("bulletin-draft", world).last)
    #expect(second.text.contains("核减：NM2026000002不计入旗水务局") && second.text.contains("通报批评：无"))
    #expect(
      try answer(figures, from: Self.water, "异议 NM2026000002 太晚", in: world).contains("异议期到2026-12-04为止"))
    #expect(try answer(second, from: Self.supervisor, "同意印发。", in: world).contains("已印发"))
    try world.office.ledger.verify()
  }

  @Test func theSupervisorsWordsStandOnTheLetterAndReachWhomTheyConcern() throws {
    let world = try december()
    try go(world, to: "2026-12-07")
    let draft = try mails("bulletin-draft", world).last
    let heard = try answer(
      draft, from: Self.supervisor,
      "复核 NM2026000001 请附测温记录\n批示 NM2026000002 请于三日内答复\n移交 NM2026000002 纪检监察组\n批示 NM2026000009 没有这件",
      in: world)
    #expect(heard.contains("已记入NM2026000001，已告知旗住建局、网站管理中心"))
    #expect(heard.contains("已记入NM2026000002，已告知网站管理中心") && heard.contains("没有编号为NM2026000009的留言"))
    #expect(try mails("instruction", world, to: Self.water).map(\.subject) == ["【督查室批示】[NM2026000002] 停水"])
    #expect(try world.letter(1).events.last?.fact.act == .verify)
    #expect(try world.letter(2).events.suffix(2).map(\.fact.act) == [.note, .note])
    #expect(try world.letter(2).events.last?.by.role == .supervisor)
  }

  @Test func whereNobodySupervisesThereIsNone() throws {
    let world = try december(Cast.coordinatedRegister)
    try go(world, to: "2026-12-10")
    #expect(try mails("figures", world).isEmpty && world.office.ledger.bulletins().isEmpty)
    #expect(try !mails("unit-month", world).isEmpty)
  }

  @Test func aMonthInWhichNothingHappenedHasNone() throws {
    let world = try december()
    try go(world, to: "2027-02-01")
    try go(world, to: "2027-03-01")
    #expect(try world.office.ledger.bulletins().map(\.period).last != Period(month: "2027-02"))
  }
}
