import Domain
import Foundation
import Mail
import Reading
import Testing
import World

@testable import Office

/// Mails that a portal writes, and those that only look like it.
@Suite struct PortalFormTests {
  static let portal = Address(name: "网上咨询", mailbox: "wszx@portal.example")
  static let form = """
    信件编号：WZ20261123007
    查询码：4821
    姓名：李梅梅
    电话：13900001234
    邮箱：limeimei@citizen.example
    身份证号：150525199001010011
    标题：供热不足
    内容：小区供热不足，室内只有12度。
    姓名：王五
    电话：110
    """

  private func office(
    senders: [String] = ["WSZX@portal.example"], secret: PortalForm.Secret? = nil,
    labels: FormLabels = FormLabels()
  ) throws -> World {
    try World {
      $0.intakes["liuyan"] = .init(
        channel: .portal, desk: Cast.desk.name,
        form: PortalForm(portal: "liuyan", labels: labels, senders: senders, secret: secret))
    }
  }

  private func header(_ secret: String = "s3cret") -> PortalForm.Secret {
    .init(place: .header("X-Portal-Secret"), current: { secret })
  }

  private func held(_ world: World) throws -> [String] { try world.office.ledger.heldMail().map(\.detail) }

  @Test func everyFieldIsInItsPlaceAndNoneInTheText() throws {
    let world = try office()
    try world.write(from: Self.portal, subject: "新的留言", text: Self.form, headers: [("Precedence", "bulk")])
    try world.work()
    let registration = try world.letter().registration
    #expect(registration.channel == .portal)
    #expect(registration.title.shown == "供热不足")
    #expect(registration.text.shown == "小区供热不足，室内只有12度。\n姓名：王五\n电话：110")
    #expect(registration.authorName?.text == "李梅梅")
    #expect(registration.authorTelephone?.text == "13900001234")
    #expect(registration.authorAddress?.text == "limeimei@citizen.example")
    #expect(registration.queryCode.text == "4821")
    let submission = try #require(registration.submission)
    #expect(submission.serial?.text == "WZ20261123007" && submission.hasOwnQueryCode)
    #expect(submission.particulars.map(\.value.text) == ["150525199001010011"])
    let receipt = try #require(try world.mails("receipt", about: world.letter().id).first)
    #expect(receipt.to.map(\.mailbox) == ["limeimei@citizen.example"])
    #expect(receipt.text.contains("4821"))
    let assigned = try #require(try world.mails("assigned", about: world.letter().id).first)
    #expect(assigned.text.contains("原系统编号：WZ20261123007"))
    for secret in ["13900001234", "李梅梅", "150525199001010011", "4821"] {
      #expect(!assigned.text.contains(secret))
    }
  }

  @Test func whoLeftNoAddressIsNotWrittenToAndNeitherIsTheMachine() throws {
    let world = try office()
    try world.write(from: Self.portal, subject: "x", text: "姓名：李四\n邮箱：无\n标题：供热\n内容：供热不足")
    try world.work()
    #expect(try world.letter().registration.authorAddress == nil)
    #expect(try world.mails("receipt", about: world.letter().id).isEmpty)
    #expect(try world.letter().registration.submission?.particulars.map(\.value.text) == ["无"])
  }

  @Test func aFormFromAnybodyElseIsHisOwnMail() throws {
    let world = try office()
    try world.write(from: Cast.citizens[1], subject: "供热", text: Self.form)
    try world.work()
    let registration = try world.letter().registration
    #expect(registration.channel == .mail && registration.submission == nil)
    #expect(registration.authorAddress?.text == Cast.citizens[1].mailbox)
    #expect(registration.authorName?.text == "王大山")
    #expect(registration.text.shown.contains("姓名：李梅梅"), "nothing is lost")
    #expect(registration.queryCode.text != "4821")
    let receipt = try #require(try world.mails("receipt", about: world.letter().id).first)
    #expect(receipt.to.map(\.mailbox) == [Cast.citizens[1].mailbox])
  }

  @Test func withoutTheSecretThePortalsAddressIsWorthNothing() throws {
    for headers in [[], [("X-Portal-Secret", "guess")]] as [[(name: String, value: String)]] {
      let world = try office(secret: header())
      try world.write(from: Self.portal, subject: "x", text: Self.form, headers: headers)
      try world.work()
      #expect(try world.office.ledger.letters().isEmpty)
      #expect(try held(world) == ["from the portal's address, without its secret"])
    }
  }

  @Test func aClerkWhoVouchesForAFormRegistersItAsOne() throws {
    let world = try office(secret: header())
    try world.write(from: Self.portal, subject: "x", text: Self.form)
    try world.work()
    let held = try #require(try world.office.ledger.heldMail().first)
    try world.office.release(held.id, as: .letter, by: Party(.clerk, name: "王敏"), at: world.now)
    try world.work()
    let registration = try world.letter().registration
    #expect(registration.authorAddress?.text == "limeimei@citizen.example" && registration.channel == .portal)
    #expect(!registration.text.shown.contains("李梅梅") && registration.authorName?.text == "李梅梅")
  }

  @Test func whatIsNotReadAsAFormIsNotMadeALetterWithItsAuthorsNameInIt() throws {
    let world = try office()
    try world.write(from: Self.portal, subject: "x", text: "来信人是李四，打13900001234。\n他说：供热不足。")
    try world.work()
    let held = try #require(try world.office.ledger.heldMail().first)
    let guess = try HoldingPen(world.office.ledger, Cast.register).entry(held).guess
    #expect(guess.verdict == .unclear && guess.answer == nil && guess.sentence.contains("huiyin.yaml"))
    let refusal = #expect(throws: PenRefusal.self) {
      try world.office.release(held.id, as: .letter, by: Party(.clerk, name: "王敏"), at: world.now)
    }
    #expect(refusal?.hint?.contains("--as retry") == true)
    try world.work()
    #expect(try world.office.ledger.letters().isEmpty && world.office.ledger.heldMail().count == 1)
  }

  @Test(arguments: ["无", "-", "没有", "0", "12345", "不方便"])
  func whatCannotBeCalledIsNoTelephone(typed: String) throws {
    let world = try office()
    try world.write(from: Self.portal, subject: "x", text: "姓名：李四\n电话：\(typed)\n内容：供热不足")
    try world.work()
    let registration = try world.letter().registration
    #expect(registration.authorTelephone == nil && Reach(registration) == .nowhere)
    #expect(registration.submission?.particulars.map(\.value.text) == [typed])
  }

  @Test(arguments: [
    ("138-0000-1111", "13800001111", 0), ("13800001111 / 0475-4210000", "13800001111", 1),
    ("13800001111（本人）", "13800001111", 1), ("家里：0475-4210000，晚上打", "0475-4210000", 1),
  ])
  func theFirstNumberThatCanBeCalledIsTheTelephone(typed: String, number: String, besides: Int) throws {
    let world = try office()
    try world.write(from: Self.portal, subject: "x", text: "姓名：李四\n电话：\(typed)\n内容：供热不足")
    try world.work()
    let registration = try world.letter().registration
    #expect(registration.authorTelephone?.text == number)
    #expect(registration.submission?.particulars.count == besides, "nothing else that was typed is lost")
  }

  @Test(arguments: [
    "备用电话：13800005555", "家属手机：13800005555", "紧急联系方式：13800005555", "代办人姓名：王五", "备用QQ：123456",
    "联络：13800005555", "户主：150525199001010011", "您好，李四（13800005555）来信",
  ])
  func whateverElseIsPersonalIsInNoText(line: String) throws {
    for text in ["\(line)\n姓名：李四\n内容：供热不足", "姓名：李四\n内容：供热不足\n\(line)\n邮箱：a@b.example"]
    where !(line.hasPrefix("您好") && text.hasPrefix("姓名")) {
      let world = try office()
      try world.write(from: Self.portal, subject: "x", text: text)
      try world.work()
      let registration = try world.letter().registration
      #expect(registration.text.shown == "供热不足" && registration.title.shown.isEmpty)
      #expect(registration.submission?.particulars.count == 1)
    }
  }

  @Test(arguments: [
    // A column more than is known, two letters in one mail, a cell too few.
    "姓名\t电话\t渠道\t标题\t内容\n李四\t13900001234\t网页\t供热\t不热",
    "渠道\t姓名\t标题\t内容\n网页\t李四\t供热\t不热",
    "姓名\t电话\t标题\t内容\n李四\t13900001234\t供热\t不热\n王五\t13900001235\t供水\t停水",
    "姓名\t电话\t标题\t内容\n李四\t13900001234\t供热",
    "姓名\n电话\n标题\n内容\n李四\n13900001234\n供热\n不热",
  ])
  func aTableInWhichLabelsStandWhereValuesShouldWaitsForAPerson(text: String) throws {
    let world = try office()
    try world.write(from: Self.portal, subject: "x", text: text)
    try world.work()
    #expect(
      try world.office.ledger.letters().isEmpty && world.office.ledger.heldMail().map(\.reason) == ["portal"])
  }

  @Test func theSecretFromAnotherAddressIsLookedAtByAPerson() throws {
    let world = try office(secret: header())
    try world.write(
      from: Cast.citizen, subject: "x", text: Self.form, headers: [("X-Portal-Secret", "s3cret")])
    try world.work()
    #expect(try world.office.ledger.letters().isEmpty)
    #expect(try held(world) == ["with the portal's secret, but not from its address"])
  }

  @Test func withBothItIsALetter() throws {
    let world = try office(secret: header())
    try world.write(
      from: Self.portal, subject: "x", text: Self.form, headers: [("X-Portal-Secret", "s3cret")])
    try world.work()
    #expect(try world.letter().registration.submission != nil)
  }

  @Test func aSecretInAFieldIsShownNowhere() throws {
    let world = try office(
      secret: .init(place: .field, current: { "s3cret" }), labels: FormLabels([.secret: ["校验码"]]))
    try world.write(
      from: Self.portal, subject: "x",
      text: "校验码：s3cret\n姓名：李四\n标题：供热\n内容：供热不足 s3cret\n电话：139\n校验码：s3cret")
    try world.work()
    let registration = try world.letter().registration
    #expect(!registration.text.shown.contains("s3cret") && registration.text.shown.hasPrefix("供热不足"))
    let mails = try world.office.ledger.outbox(of: world.letter().id).map {
      try Message(parsing: $0.mail.bytes)
    }
    #expect(!mails.isEmpty && mails.allSatisfy { !$0.text.contains("s3cret") })
  }

  @Test func aSecretThatCannotBeReadDelaysThePortalsMailAlone() throws {
    struct Away: Error {}
    let world = try office(secret: .init(place: .header("X-Portal-Secret"), current: { throw Away() }))
    try world.write(
      from: Self.portal, subject: "x", text: Self.form, headers: [("X-Portal-Secret", "s3cret")])
    try world.write(from: Cast.citizen, subject: "供热", text: "供热不足")
    #expect(throws: Away.self) { try world.work() }
    #expect(throws: Away.self) { try world.work() }
    #expect(try world.office.ledger.newMail(limit: 10).count == 1)
    #expect(try world.letter().registration.title.shown == "供热")
  }

  @Test(arguments: [
    ("姓名：李四\n电话：139\n地址：某处", "a form without a text"), ("姓名：李四\n标题：\n内容：", "a form without a text"),
    ("编号：1\n姓名：x\n编号：2\n内容：供热", "a form with more than one serial"),
    ("查询码：1111\n姓名：x\n查询码：2222\n内容：供热", "a form with more than one query code"),
    ("系统升级通知", "from the portal, and no form"),
  ])
  func whatIsNoLetterByItselfWaitsForAPerson(text: String, why: String) throws {
    let world = try office()
    try world.write(from: Self.portal, subject: "x", text: text, headers: [("Precedence", "bulk")])
    try world.work()
    #expect(try world.office.ledger.letters().isEmpty && held(world) == [why])
  }

  @Test func withoutSenderAndSecretWhatLooksLikeAFormIsOne() throws {
    let world = try office(senders: [])
    try world.write(from: Self.portal, subject: "x", text: Self.form, headers: [("Precedence", "bulk")])
    try world.write(from: Cast.citizen, subject: "自来水", text: "停水三天了。")
    try world.work()
    #expect(try world.letter(1).registration.channel == .mail)
    #expect(try world.letter(2).registration.channel == .portal)
  }

  @Test func anAnswerWithOurOwnFormInItIsNoPortals() throws {
    let world = try office(senders: [])
    try world.write(
      from: Cast.citizen, subject: "回复：编号NM2026000001", text: "编号：NM2026000001\n留言标题：供热\n留言内容：供热\n")
    let officer = Cast.register.units[0].officers[0]
    try world.write(
      from: Address(name: officer.name, mailbox: officer.address), subject: "报表",
      text: "编号：1\n留言标题：供热\n留言内容：供热\n")
    try world.work()
    #expect(try world.office.ledger.letters().isEmpty)
    #expect(try world.office.ledger.heldMail().map(\.reason) == ["no token", "no token"])
  }

  @Test func anHTMLTableInGB18030() throws {
    let world = try office()
    let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Forms/table-gb18030.eml")
    try world.post(Array(try Data(contentsOf: file)))
    try world.work()
    let letter = try world.letter()
    let registration = letter.registration
    #expect(registration.title.shown == "供热不足")
    #expect(
      registration.text.shown == "小区供热不足。\n电话：110\n编号：WZ1\n请解决。\n\n（表单中的其他内容）\n您有一封新来信")
    #expect(registration.authorName?.text == "李四" && registration.authorTelephone?.text == "13900001234")
    #expect(registration.authorAddress == nil && !registration.mayBePublished)
    #expect(registration.queryCode.text == "482173" && registration.submission?.serial?.text == "WZ9")
    #expect(registration.submission?.messageID?.text == "7@portal.example")
    #expect(registration.submission?.particulars.map(\.value.text) == ["大沁他拉镇诺恩吉雅小区 3号楼"])
    #expect(letter.classification?.category == .complaint)
  }

  @Test(arguments: [
    ("是否公开：否", false), ("是否公开：是", true), ("是否公开：公开", true), ("是否公开：不公开", false), ("是否公开：再说", false),
    ("是否保密：是", false), ("是否保密：否", true), ("是否公开：☑是 □否", true), ("是否公开：", true), ("", true),
  ])
  func whatTheAuthorWishesOfPublication(line: String, may: Bool) throws {
    let world = try office()
    try world.write(from: Self.portal, subject: "x", text: "姓名：李四\n\(line)\n标题：供热\n内容：供热不足")
    try world.work()
    #expect(try world.letter().registration.mayBePublished == may)
  }

  @Test func whoWantsToBeNobodyIsNobodyToThePublic() throws {
    let world = try office()
    try world.write(from: Self.portal, subject: "x", text: "姓名：李四\n是否匿名：是\n标题：供热\n内容：我是李四，供热不足")
    try world.work()
    let registration = try world.letter().registration
    #expect(registration.authorName == nil)
    #expect(
      registration.submission?.particulars.map(\.value.text) == ["李四"], "the office may have to call him")
    #expect(PublicView(letter: try world.letter(), register: Cast.register).masked("我是李四，供热") == "我是李**，供热")
  }

  @Test(arguments: [
    ("li@a.example", "li@a.example"), ("李四 <li@a.example>；", "li@a.example"),
    ("li＠a.example", "li@a.example"),
    ("li@a.example, wang@b.example", nil), ("没有", nil),
  ])
  func theAuthorsAddressAsPeopleTypeIt(typed: String, address: String?) throws {
    let world = try office()
    try world.write(from: Self.portal, subject: "x", text: "姓名：李四\n邮箱：\(typed)\n内容：供热不足")
    try world.work()
    let registration = try world.letter().registration
    #expect(registration.authorAddress?.text == address)
    #expect(registration.submission?.particulars.map(\.value.text) == (address == nil ? [typed] : []))
  }

  @Test func aNumberThatWouldTurnALineAroundIsNone() throws {
    let world = try office()
    try world.write(from: Self.portal, subject: "x", text: "编号：WZ\u{202E}7\n姓名：李四\n内容：供热不足")
    try world.work()
    #expect(try world.letter().registration.submission?.serial == nil)
  }

  @Test func aFormOfThousandsOfFieldsWaitsForAPerson() throws {
    let world = try office()
    let fields = String(repeating: "身份证：1\n", count: 3000)
    try world.write(from: Self.portal, subject: "x", text: "姓名：李四\n\(fields)内容：供热不足")
    try world.work()
    #expect(try held(world) == ["a form of 3001 fields"])
  }

  @Test func aTitleThatIsMissingOrTooLongLosesNothing() throws {
    let long = String(repeating: "供热", count: 80)
    let world = try office()
    try world.write(from: Self.portal, subject: "x", text: "姓名：李四\n内容：\(long)")
    try world.write(from: Self.portal, subject: "x", text: "姓名：李四\n标题：\(long)\n内容：短")
    try world.write(from: Self.portal, subject: "x", text: "姓名：李四\n标题：只有标题，供热不足\n内容：")
    try world.work()
    #expect(try world.letter(1).registration.title.shown.isEmpty)
    #expect(try world.letter(2).registration.title.shown == long.prefix(100) + "…")
    #expect(try world.letter(2).registration.text.shown == "\(long)\n短")
    #expect(try world.letter(3).registration.text.shown == "只有标题，供热不足")
  }
}
