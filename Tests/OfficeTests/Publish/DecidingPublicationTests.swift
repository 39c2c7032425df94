import Domain
import Testing
import World

@testable import Office

/// What a clerk decides about pages on the command line.
@Suite struct DecidingPublicationTests {
  private let wang = Party(.clerk, name: "王敏")
  private let chen = Party(.clerk, name: "陈刚")
  private let page = "hdjl/wszx/2026/NM2026000001.html"

  private func published() throws -> World {
    let world = try World()
    _ = try world.publishedLetter()
    return world
  }

  @Test func whatIsPublicIsTakenDownByTwo() throws {
    let world = try published()
    let id = try world.letter().id
    let first = try world.office.withdraw(id, because: "电话写错了", by: wang, at: world.now)
    #expect(first.contains("另一名工作人员确认后"))
    try world.work()
    #expect(try world.letter().stage == .published)
    let asked = try world.last("second-person")
    #expect(asked.to.map(\.mailbox) == ["chengang@naiman.example"])
    #expect(asked.text.contains("王敏提出撤下已公开的答复") && asked.text.contains("电话写错了"))
    #expect(throws: OfficeError.hisOwn(id)) {
      try world.office.withdraw(id, because: "再说一次", by: wang, at: world.now)
    }
    try world.decide("同意", on: asked, from: "chengang@naiman.example")
    try world.work()
    #expect(try world.letter().stage == .withdrawn)
    #expect(try world.page(page).contains("答复已撤回"))
  }

  @Test func theOtherMayUseTheCommandAsWell() throws {
    let world = try published()
    let id = try world.letter().id
    _ = try world.office.withdraw(id, because: "电话写错了", by: wang, at: world.now)
    try world.work()
    #expect(try world.office.withdraw(id, because: "同意", by: chen, at: world.now) == "已撤下")
    #expect(try world.letter().stage == .withdrawn)
    try world.work()
    try world.decide("同意", on: world.last("second-person"), from: "chengang@naiman.example")
    try world.work()
    #expect(try world.last("understood").text.contains("已由陈刚使用"))
  }

  @Test func theOtherMaySayNo() throws {
    let world = try published()
    let id = try world.letter().id
    _ = try world.office.withdraw(id, because: "电话写错了", by: wang, at: world.now)
    try world.work()
    try world.decide("不同意：号码是对的", on: world.last("second-person"), from: "chengang@naiman.example")
    try world.work()
    #expect(try world.letter().stage == .published)
    #expect(try world.letter().events.contains { $0.fact.says("陈刚不同意撤下已公开的答复：号码是对的") })
    // It may be asked for again.
    _ = try world.office.withdraw(id, because: "确实有误", by: wang, at: world.now)
    try world.work()
    #expect(try world.count("second-person") == 2)
  }

  @Test func theFirstCannotAnswerForTheOther() throws {
    let world = try published()
    _ = try world.office.withdraw(world.letter().id, because: "有误", by: wang, at: world.now)
    try world.work()
    try world.decide("同意", on: world.last("second-person"), from: "wangmin@naiman.example")
    try world.work()
    #expect(try world.letter().stage == .published)
    #expect(try world.last("understood").text.contains("须由另一名工作人员确认"))
  }

  @Test func whereNobodyElseIsThereItIsRefused() throws {
    let desk = Desk(name: Cast.desk.name, address: Cast.desk.address, clerks: [Cast.desk.clerks[0]])
    let world = try World(register: Register(units: Cast.register.units, desks: [desk]))
    _ = try world.publishedLetter()
    let id = try world.letter().id
    #expect(throws: OfficeError.nobodyElse(id)) {
      try world.office.withdraw(id, because: "有误", by: wang, at: world.now)
    }
  }

  /// What is handled anew keeps its page meanwhile.
  private func reopened() throws -> (World, LetterID) {
    let world = try published()
    let id = try world.letter().id
    _ = try world.office.reopen(id, because: "又不热了", by: wang, at: world.now)
    try world.work()
    #expect(try world.letter().stage == .handling && world.letter().hasPage)
    return (world, id)
  }

  @Test func whatEndsALetterLeavesNoPageBehind() throws {
    let (world, id) = try reopened()
    try world.write(from: Cast.citizen, subject: "村里停水", text: "停水三天了。")
    try world.work()
    let refusal = OfficeError.pageStands(id)
    #expect(throws: refusal) { try world.office.retract(id, because: "电话要求", by: wang, at: world.now) }
    #expect(throws: refusal) {
      try world.office.decline(id, ground: .unlawfulOrEmpty, by: wang, at: world.now)
    }
    #expect(throws: refusal) {
      try world.office.merge(id, into: LetterID("NM2026000002")!, by: wang, at: world.now)
    }
    _ = try world.office.withdraw(id, because: "有误", by: wang, at: world.now)
    #expect(try world.office.withdraw(id, because: "有误", by: chen, at: world.now) == "已撤下")
    #expect(try world.letter().stage == .handling, "the letter goes on")
    #expect(try world.page(page).contains("答复已撤回"))
    #expect(throws: OfficeError.noPage(id)) {
      try world.office.withdraw(id, because: "有误", by: wang, at: world.now)
    }
    try world.office.decline(id, ground: .unlawfulOrEmpty, by: wang, at: world.now)
    try world.work()
    for scope in [Office.SiteScope.pages, .everything] {
      try world.office.buildSite(scope, at: world.now)
      #expect(try world.page(page).contains("答复已撤回"), "and stays so")
    }
  }

  @Test func itsAuthorTakesItBackWithThePageByTwo() throws {
    let world = try World()
    let receipt = try world.publishedLetter()
    let id = try world.letter().id
    _ = try world.office.reopen(id, because: "又不热了", by: wang, at: world.now)
    try world.work()
    try world.add("撤回", to: receipt)
    #expect(try world.letter().stage == .handling)
    #expect(try world.last("author-asks").text.contains("原答复仍在网站公开，同意后一并撤下"))
    try world.decide("同意", on: world.last("author-asks"))
    try world.work()
    #expect(try world.letter().stage == .handling && !world.page(page).contains("答复已撤回"))
    try world.decide("同意", on: world.last("author-asks"), from: "chengang@naiman.example")
    try world.work()
    #expect(try world.letter().stage == .retracted)
    #expect(try world.page(page).contains("答复已撤回"))
  }

  @Test func oneAloneKeepsNoNewAnswerBackWhileTheOldOneIsPublic() throws {
    let world = try World { $0.automatic.remove(.review) }
    _ = try world.letterWithReceipt()
    try world.answer("答复：已修复。")
    let id = try world.letter().id
    _ = try world.office.pass(id, hasLooked: false, by: wang, at: world.now)
    try world.work()
    _ = try world.office.word(id, Wording(title: "供热问题", summary: nil), by: wang, at: world.now)
    try world.work()
    #expect(try world.letter().stage == .signedOff && world.letter().hasPage)
    #expect(try world.office.withhold(id, because: "隐私", by: wang, at: world.now).contains("确认后"))
    try world.work()
    #expect(try world.letter().hasPage)
    try world.decide("同意", on: world.last("second-person"), from: "chengang@naiman.example")
    try world.work()
    #expect(try world.letter().stage == .withheld && world.page(page).contains("答复已撤回"))
  }

  @Test func whoeverTheRegisterDoesNotNameIsNobodysSecond() throws {
    let world = try published()
    let id = try world.letter().id
    let root = Party(.clerk, name: "root")
    #expect(throws: OfficeError.notNamed(id, "root")) {
      try world.office.withdraw(id, because: "有误", by: root, at: world.now)
    }
    _ = try world.office.withdraw(id, because: "有误", by: wang, at: world.now)
    #expect(throws: OfficeError.notNamed(id, "root")) {
      try world.office.withdraw(id, because: "有误", by: root, at: world.now)
    }
  }

  @Test func whatWasTakenDownComesBackAfterAnotherLook() throws {
    let world = try World { $0.secondPerson = [] }
    _ = try world.publishedLetter()
    let id = try world.letter().id
    #expect(throws: InvalidTransition.self) {
      try world.office.restore(id, because: "无误", by: wang, at: world.now)
    }
    _ = try world.office.withdraw(id, because: "待核实", by: wang, at: world.now)
    #expect(try world.page(page).contains("答复已撤回"))
    _ = try world.office.restore(id, because: "核实无误", by: wang, at: world.now)
    try world.work()
    #expect(try world.letter().stage == .published)
    #expect(try !world.page(page).contains("答复已撤回"))
  }

  @Test func whatWasAnsweredPrivatelyBecomesPublicUnlessItsAuthorMinds() throws {
    let world = try World { $0.automatic.remove(.review) }
    let receipt = try world.letterWithReceipt()
    try world.answer("答复：已修复。")
    let id = try world.letter().id
    _ = try world.office.withhold(id, because: "涉及个人隐私", by: wang, at: world.now)
    try world.work()
    #expect(try world.letter().stage == .withheld)
    _ = try world.office.publish(id, because: "已隐去", by: wang, at: world.now)
    try world.work()
    #expect(try world.letter().stage == .signedOff, "it is looked at once more")
    _ = try world.office.pass(id, hasLooked: false, by: chen, at: world.now)
    try world.work()
    #expect(try world.letter().stage == .published)
    _ = try world.office.withdraw(id, because: "待核实", by: wang, at: world.now)
    _ = try world.office.withdraw(id, because: "待核实", by: chen, at: world.now)
    try world.add("不公开", to: receipt)
    #expect(throws: OfficeError.authorsWish(id)) {
      try world.office.restore(id, because: "无误", by: wang, at: world.now)
    }
  }

  @Test func aYesDoesWhatWaitsForOne() throws {
    let world = try World { $0.automatic = [] }
    try world.write(from: Cast.citizen, subject: "村里停水", text: "停水三天了。")
    try world.work()
    let id = try world.letter().id
    #expect(try world.office.pass(id, hasLooked: false, by: wang, at: world.now).contains("旗水务局"))
    try world.work()
    #expect(try world.letter().stage == .assigned)
    #expect(throws: OfficeError.nothingWaits(id)) {
      try world.office.pass(id, hasLooked: false, by: wang, at: world.now)
    }
  }

  @Test func aScanIsComparedBeforeAYesCounts() throws {
    let world = try World { $0.secondPerson = [] }
    try world.write(from: Cast.citizen, subject: "村里停水", text: "停水三天了。")
    try world.work()
    try world.reply(
      to: world.last("assigned"), from: "officer@shuiwu.example", "答复：管道已抢修完毕，已恢复供水，感谢您的监督。",
      attachments: [World.scan])
    try world.work()
    let id = try world.letter().id
    #expect(throws: OfficeError.scanUnseen(id)) {
      try world.office.pass(id, hasLooked: false, by: wang, at: world.now)
    }
    _ = try world.office.pass(id, hasLooked: true, by: wang, at: world.now)
    try world.work()
    #expect(try world.letter().stage == .published)
  }

  @Test func theFirstOfTwoWhoHasLookedHasTheSecondAsked() throws {
    let world = try World()
    try world.write(from: Cast.citizen, subject: "村里停水", text: "停水三天了。")
    try world.work()
    try world.reply(
      to: world.last("assigned"), from: "officer@shuiwu.example", "答复：管道已抢修完毕，已恢复供水，感谢您的监督。",
      attachments: [World.scan])
    try world.work()
    let id = try world.letter().id
    #expect(
      try world.office.pass(id, hasLooked: true, by: wang, at: world.now) == "已记录您的核对，另一名工作人员核对后生效")
    try world.work()
    #expect(try world.letter().stage == .replied)
    #expect(try world.last("confirm-scan").to.map(\.mailbox) == ["chengang@naiman.example"])
    #expect(throws: OfficeError.refused("您已核对过，须由另一名工作人员核对")) {
      try world.office.pass(id, hasLooked: true, by: wang, at: world.now)
    }
    _ = try world.office.pass(id, hasLooked: true, by: chen, at: world.now)
    try world.work()
    #expect(try world.letter().stage == .published)
    #expect(try world.letter().signOff?.proof?.confirmedBy == ["王敏", "陈刚"])
  }

  @Test func whatTheSecondGateKeptBackPassesByTwo() throws {
    let world = try World { $0.automatic.remove(.review) }
    _ = try world.letterWithReceipt()
    try world.answer("答复：已修复。")
    let id = try world.letter().id
    // Between a yes and the page something was found.
    try world.office.open(id, at: world.now) { docket in
      try docket.record(.cleared(.toPublish), by: chen)
      try docket.record(.blocked(findings: ["phone"]), by: .policy)
    }
    #expect(try world.office.pass(id, hasLooked: false, by: wang, at: world.now).contains("确认后通过"))
    try world.work()
    #expect(try world.letter().stage == .signedOff)
    #expect(try world.last("second-person").text.contains("phone"))
    try world.decide("同意", on: world.last("second-person"), from: "chengang@naiman.example")
    try world.work()
    #expect(try world.letter().stage == .published)
  }

  @Test func aRehearsalTellsAllAndDoesNothing() throws {
    let world = try World { $0.automatic.remove(.review) }
    _ = try world.letterWithReceipt()
    try world.answer("答复：已修复。")
    let id = try world.letter().id
    let (events, mails) = (try world.letter().events.count, try world.office.ledger.outbox(of: id).count)
    let lines = try world.office.rehearse(at: world.now, in: world.directory + "/scratch") {
      _ = try $0.pass(id, hasLooked: false, by: wang, at: world.now)
    }
    #expect(lines.contains { $0.hasPrefix("event  \(id)  cleared") })
    #expect(lines.contains { $0.hasPrefix("event  \(id)  published") })
    #expect(lines.contains { $0.hasPrefix("mail   answered  to=\(Cast.citizen.mailbox)") })
    #expect(lines.contains("page   \(page)  written, and the lists that name it"))
    #expect(try world.letter().stage == .signedOff && world.letter().events.count == events)
    #expect(try world.office.ledger.outbox(of: id).count == mails)
    #expect(throws: (any Error).self) { try world.page(page) }
    // What was rehearsed can be done.
    _ = try world.office.pass(id, hasLooked: false, by: wang, at: world.now)
    try world.work()
    #expect(try world.letter().stage == .published)
    try world.office.ledger.verify()
  }

  @Test func whatAnAuthorSaysByTelephoneIsRecorded() throws {
    let world = try published()
    let id = try world.letter().id
    _ = try world.office.rate(id, .dissatisfied, because: "还是不热", by: wang, at: world.now)
    _ = try world.office.note(id, "电话催办 张三", by: wang, at: world.now)
    let acts: Set<Act> = [.rate, .supplement, .note]
    #expect(
      try world.letter().events.map(\.fact.act).filter(acts.contains).suffix(3) == [
        .rate, .supplement, .note,
      ])
    let other = try World()
    try other.write(from: Cast.citizen, subject: "村里停水", text: "停水三天了。")
    try other.work()
    let open = try other.letter().id
    #expect(throws: OfficeError.notAnswered(open)) {
      try other.office.rate(open, .satisfied, because: nil, by: wang, at: other.now)
    }
    _ = try other.office.retract(open, because: "电话要求撤回", by: wang, at: other.now)
    try other.work()
    #expect(try other.letter().stage == .retracted)
    #expect(try other.count("retracted") == 1)
  }
}

extension Fact {
  fileprivate func says(_ text: String) -> Bool {
    guard case .noted(let words) = self else { return false }
    return words.text == text
  }
}
