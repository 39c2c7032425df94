import Domain
import Mail
import Testing
import World

@testable import Office

/// What an author adds reaches whoever works on his letter.
@Suite struct SupplementTests {
  @Test func theUnitGetsItOnceWithAWayToAnswerAndItsDueDay() throws {
    let world = try World()
    let receipt = try world.letterWithReceipt()
    let due = try world.letter().leadDue
    try world.add("补充：是3号楼2单元。", to: receipt)
    let mail = try world.last("supplement")
    #expect(mail.to.map(\.mailbox) == ["officer@zhujian.example"])
    #expect(mail.text.contains("是3号楼2单元") && mail.text.contains("2026年11月30日"))
    #expect(!mail.text.contains("家里不热"), "what was quoted is not passed on")
    #expect(try world.count("supplement") == 1)
    #expect(try world.letter().leadDue == due)
    // And the unit may answer that mail.
    try world.reply(to: mail, from: "leader@zhujian.example", "答复：3号楼已修复。", signedBy: true)
    try world.work()
    #expect(try world.letter().stage == .published)
  }

  @Test func whereItIsTooLongToBeKeptWholeItSaysSo() throws {
    let world = try World()
    let receipt = try world.letterWithReceipt()
    try world.add("补充：" + String(repeating: "是3号楼。", count: 6000), to: receipt)
    try world.add("补充：4号楼也不热。", to: receipt)
    let kept = try world.letter().supplements.map { $0.text.shown.hasSuffix("以下部分未收录，需要时请网站管理中心查阅来信原件］") }
    #expect(kept == [true, false])
  }

  @Test func cooperatingUnitsGetItToo() throws {
    let world = try World()
    let receipt = try world.letterWithReceipt("供热和停水")
    let assignment = try #require(try world.letter().assignment)
    try world.add("补充：是3号楼。", to: receipt)
    #expect(try world.count("supplement") == assignment.units.count)
  }

  @Test func theAssignmentAfterItHoldsIt() throws {
    let world = try World { $0.automatic = [] }
    let receipt = try world.letterWithReceipt()
    let first = try world.last("decide")
    try world.add("补充：是3号楼。", to: receipt)
    #expect(try world.count("supplement") == 0, "no unit has it yet")
    let decide = try world.last("decide")
    #expect(decide.text.contains("家里不热") && decide.text.contains("是3号楼"))
    try world.decide("受理 旗住建局", on: first)
    try world.work()
    #expect(try world.letter().stage == .registered, "the first question knew nothing of it")
    try world.decide("受理 旗住建局", on: decide)
    try world.work()
    #expect(try world.last("assigned").text.contains("是3号楼"))
    _ = try world.office.assign(
      world.letter().id, lead: "旗民政局", cooperating: [], by: Party(.clerk, name: "王敏"), at: world.now)
    try world.work()
    #expect(try world.last("assigned").text.contains("是3号楼"), "and every later one")
  }

  @Test func whatIsAddedWhileTheReviewerHasTheAnswerReachesUnitAndReviewer() throws {
    let world = try World { $0.automatic.remove(.review) }
    let receipt = try world.letterWithReceipt()
    try world.answer("答复：已修复。")
    let first = try world.last("review")
    try world.add("又不热了。", to: receipt)
    #expect(try world.last("supplement").text.contains("本件已有答复"))
    #expect(try world.last("review").text.contains("又不热了"))
    try world.decide("通过", on: first)
    try world.work()
    #expect(try world.letter().stage == .signedOff, "a yes to the old question is none to the new")
    try world.answer("答复：已再次上门。")
    try world.decide("通过", on: try world.last("review"))
    try world.work()
    #expect(try world.letter().stage == .published)
    #expect(try world.page(world.letter().publication!.path).contains("已再次上门"))
    #expect(try !world.page(world.letter().publication!.path).contains("又不热了"), "it is not public")
  }

  @Test func theRulesDoNotPublishPastASupplement() throws {
    let world = try World()
    let receipt = try world.letterWithReceipt("停水")
    let assigned = try world.last("assigned")
    try world.reply(
      to: assigned, from: "officer@shuiwu.example", "答复：已恢复。", attachments: [World.scan])
    try world.work()
    try world.add("还是没有水。", to: receipt)
    let confirm = try world.last("confirm-scan")
    try world.decide("三项无误", on: confirm)
    try world.work()
    try world.decide("三项无误", on: try world.last("confirm-scan"), from: "chengang@naiman.example")
    try world.work()
    #expect(try world.letter().stage == .signedOff)
    #expect(try world.last("review").text.contains("还是没有水"))
  }

  @Test func whatMayBeASecretIsNotMailed() throws {
    let world = try World()
    let receipt = try world.letterWithReceipt()
    try world.add("我这里有绝密文件，编号如下。", to: receipt)
    let mail = try world.last("supplement")
    #expect(!mail.text.contains("编号如下") && mail.text.contains("不以邮件转递"))
  }

  @Test func anotherAddressOfTheAuthorWillDoAndIsNoted() throws {
    let world = try World()
    let receipt = try world.letterWithReceipt()
    try world.add("是3号楼。", to: receipt, from: "limeimei@phone.example")
    #expect(try world.count("supplement") == 1)
    #expect(try world.notes() == ["此后续来信的发件邮箱与网民登记的不同"])
  }

  @Test func aMergedLettersAuthorIsHeardInItsRoot() throws {
    let world = try World()
    _ = try world.letterWithReceipt()
    try world.write(from: Cast.citizens[1], subject: "供热", text: "也不热。")
    try world.work()
    let (root, other) = (try world.letter(1).id, try world.letter(2).id)
    try world.office.ledger.write {
      try $0.record(.merged(into: root), on: other, at: world.now, by: Party(.clerk, name: "王敏"))
    }
    let receipt = try #require(try world.mails("receipt", about: other).first)
    try world.add("我家在5号楼。", to: receipt, from: Cast.citizens[1].mailbox)
    #expect(try world.mails("supplement", about: other).isEmpty)
    #expect(try world.last("supplement").text.contains("5号楼"))
    #expect(try world.letter().supplements.count == 1)
  }

  @Test func aSplitLettersAuthorIsHeardInItsChildren() throws {
    let world = try World()
    try world.write(from: Cast.citizen, subject: "两件事", text: "家里不热，路灯也坏了。")
    try world.work()
    let parent = try world.letter()
    #expect(parent.stage == .accepted)
    let old = parent.registration
    let child = Registration(
      desk: old.desk, channel: old.channel, receivedAt: old.receivedAt, title: Words("供热"),
      text: Words("家里不热。"), authorName: nil, authorAddress: nil, queryCode: Words("k7"), mail: nil,
      parent: parent.id)
    try world.office.ledger.write { book in
      let clerk = Party(.clerk, name: "王敏")
      let id = try book.register(child, prefix: "NM", at: world.now, by: clerk)
      try book.record(.split(into: [id]), on: parent.id, at: world.now, by: clerk)
    }
    try world.work()
    #expect(try world.letter(2).stage == .assigned)
    let receipt = try world.last("receipt")
    try world.add("是3号楼。", to: receipt)
    try world.add("不公开", to: receipt)
    let told = try world.mails("supplement", about: world.letter(2).id)
    #expect(told.contains { $0.text.contains("是3号楼") })
    #expect(told.contains { $0.text.contains("网民要求不公开") })
    #expect(try world.letter(2).mayBePublished == false)
  }

  @Test func aFloodIsBoundedAndNothingOfItIsLost() throws {
    let world = try World()
    let receipt = try world.letterWithReceipt()
    for number in 1...60 { try world.reply(to: receipt, from: Cast.citizen.mailbox, "第\(number)次。") }
    try world.work()
    #expect(try world.count("supplement") == 5)
    #expect(try world.letter().supplements.count == 50)
    #expect(try world.office.ledger.heldMail().map(\.reason) == Array(repeating: "flood", count: 10))
    world.now = Timestamp(world.now.day + 1, hour: 8)
    try world.work()
    #expect(try world.count("supplement") == 6, "the rest in one mail")
    let digest = try world.last("supplement").text
    let rest = try world.letter().supplements.dropFirst(5).map(\.text.shown)
    #expect(digest.contains("更早的25次") && rest.suffix(20).allSatisfy(digest.contains))
    try world.work()
    #expect(try world.count("supplement") == 6)
    try world.add("第61次。", to: receipt)
    #expect(try world.count("supplement") == 7, "a new day")
  }
}
