import Domain
import Mail
import Store
import Testing
import World

@testable import Office

/// Letters that clerks took themselves and mail in (登记).
@Suite struct EnteredTests {
  private let clerk = Address(name: "王敏", mailbox: "wangmin@naiman.example")
  private let form = """
    来源：电话
    时间：11月23日 08:30
    接收人：张丽
    姓名：张三
    电话：13800000000
    内容：小区供热不足，家里只有十五度。
    """

  /// The mails of one kind to whom, about no letter.
  private func mails(_ kind: String, in world: World, to address: String = "wangmin@naiman.example") throws
    -> [Message]
  {
    try world.office.ledger.mail(in: .sent).filter { $0.mail.kind == kind && $0.mail.recipient == address }
      .map { try Message(parsing: $0.mail.bytes) }
  }

  private func write(_ text: String, subject: String = "登记", in world: World) throws {
    try world.write(from: clerk, subject: subject, text: text)
    try world.work()
  }

  /// A form with a code, as the clerk has it.
  private func code(in world: World) throws -> Message {
    try write("登记", in: world)
    return try #require(try mails("entry", in: world).last)
  }

  private func answer(_ words: String, to mail: Message, in world: World, from address: String? = nil) throws
  {
    try world.reply(to: mail, from: address ?? clerk.mailbox, words)
    try world.work()
  }

  @Test func withTheCodeOfTheFormItIsRegisteredAtOnce() throws {
    let world = try World()
    let blank = try code(in: world)
    #expect(blank.text.contains("请填写下面的登记表"))
    try answer(form, to: blank, in: world)
    let letter = try world.letter()
    let registration = letter.registration
    #expect(registration.channel == .telephone)
    #expect(registration.receivedAt == Timestamp(Day("2026-11-23")!, hour: 8, minute: 30))
    #expect(registration.takenBy?.text == "张丽")
    #expect(registration.authorTelephone?.text == "13800000000")
    #expect(registration.authorAddress == nil, "the clerk is not the author")
    #expect(letter.events.first?.by == Party(.clerk, name: "王敏"))
    #expect(letter.stage == .assigned, "it goes on as any other letter")
    let told = try #require(try mails("entered", in: world).last)
    #expect(told.text.contains("NM2026000001"))
    #expect(told.text.contains(registration.queryCode.shown))
    #expect(try world.office.ledger.heldMail().isEmpty)
    _ = try world.office.ledger.verify()
  }

  @Test func theConfirmationCarriesTheCodeForTheNextOne() throws {
    let world = try World()
    try answer(form, to: try code(in: world), in: world)
    let entered = try #require(try mails("entered", in: world).last)
    try answer("来源：来访\n时间：今天 8:50\n无法联系：是\n内容：路灯不亮。", to: entered, in: world)
    #expect(try world.letter(2).registration.channel == .window)
    #expect(try mails("entered", in: world).count == 2)
  }

  @Test func withoutACodeNothingIsRegisteredUntilTheClerkConfirmsIt() throws {
    let world = try World()
    try write(form, in: world)
    #expect(try world.office.ledger.letters().isEmpty)
    let asked = try #require(try mails("entry", in: world).last)
    #expect(asked.text.contains("尚未登记") && asked.text.contains("时间：2026-11-23 08:30"))
    #expect(try world.office.ledger.heldMail().map(\.reason) == ["entry not confirmed"], "nobody forgets it")
    try answer("确认", to: asked, in: world)
    #expect(try world.office.ledger.heldMail().isEmpty)
    #expect(try world.letter().registration.authorTelephone?.text == "13800000000")
  }

  @Test func whoForgesAClerksAddressRegistersNothingAndTheClerkHearsOfIt() throws {
    let world = try World()
    // The forger wants the answer; it goes to the clerk's registered address.
    let head =
      "From: <wangmin@naiman.example>\r\nReply-To: <forger@else.example>\r\nSubject: =?utf-8?B?55m76K6w?=\r\n"
    let type = "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
    try world.post(Array((head + type + form).utf8))
    try world.work()
    #expect(try world.office.ledger.letters().isEmpty)
    let sent = try world.office.ledger.mail(in: .sent)
    #expect(sent.map(\.mail.recipient) == ["wangmin@naiman.example"])
    // He guesses that a yes is asked for, and has no code.
    try write("确认", subject: "回复：【留言登记表】", in: world)
    #expect(try world.office.ledger.letters().isEmpty)
    #expect(try world.office.ledger.heldMail().map(\.reason) == ["entry not confirmed", "no code"])
  }

  @Test func aCodeIsItsClerksAloneAndGoodOnce() throws {
    let world = try World()
    let blank = try code(in: world)
    try answer(form, to: blank, in: world, from: "limeimei@citizen.example")
    #expect(try world.office.ledger.letters().isEmpty)
    #expect(try world.office.ledger.heldMail().map(\.reason) == ["not a clerk"])
    try answer(form, to: blank, in: world, from: "chengang@naiman.example")
    #expect(try world.office.ledger.letters().isEmpty, "it was mailed to another")
    #expect(try mails("entry", in: world, to: "chengang@naiman.example").count == 1)
    try answer(form, to: blank, in: world)
    #expect(try world.office.ledger.letters().count == 1)
    try answer(form.replacing("张三", with: "李四"), to: blank, in: world)
    #expect(try world.office.ledger.letters().count == 1, "the code is used up: it is asked about")
    #expect(try mails("entry", in: world).last?.text.contains("尚未登记") == true)
  }

  @Test func fromTheDesksOwnMailboxNobodyIsNamed() throws {
    let world = try World()
    try world.write(from: Address(mailbox: Cast.desk.address), subject: "登记", text: form)
    try world.work()
    #expect(try world.office.ledger.letters().isEmpty, "it is no letter of the desk's either")
    let told = try #require(try mails("entry", in: world, to: Cast.desk.address).first)
    #expect(told.text.contains("请用您本人登记的邮箱"))
  }

  @Test func whoAsksInAClerksNameAgainAndAgainFillsNoMailbox() throws {
    let world = try World()
    for number in 1...25 { try world.write(from: clerk, subject: "登记", text: "登记\n第\(number)次") }
    try world.work()
    #expect(try mails("entry", in: world).count == 20)
    #expect(Set(try world.office.ledger.heldMail().map(\.reason)) == ["too many forms"])
    world.now = world.now + 86_401
    try answer(form, to: try code(in: world), in: world)
    #expect(try world.office.ledger.letters().count == 1)
  }

  @Test func aCodeGrowsOld() throws {
    let world = try World()
    let blank = try code(in: world)
    world.now = world.now + 31 * 86_400
    try answer(form.replacing("11月23日", with: "12月23日"), to: blank, in: world)
    #expect(try world.office.ledger.letters().isEmpty)
    #expect(try mails("entry", in: world).count == 2)
  }

  @Test func whatIsMissingIsNamedAndNothingIsRegistered() throws {
    let world = try World()
    let blank = try code(in: world)
    try answer(form + "\n登记\n来源：电话\n姓名：李四\n内容：停水了。", to: blank, in: world)
    #expect(try world.office.ledger.letters().isEmpty, "all or none")
    let asked = try #require(try mails("entry", in: world).last)
    #expect(asked.text.contains("第2件：缺少“时间”"))
    #expect(asked.text.contains("第2件：没有写怎样联系网民"))
    #expect(asked.text.contains("内容：停水了。"), "what was written need not be written again")
    #expect(try world.office.ledger.heldMail().count == 1)
    try answer(form + "\n登记\n来源：电话\n姓名：李四\n时间：昨天\n内容：停水了。", to: asked, in: world)
    #expect(try world.office.ledger.heldMail().count == 1, "the newer one stands for the older")
    let again = try #require(try mails("entry", in: world).last)
    try answer(form, to: again, in: world)
    #expect(try world.office.ledger.heldMail().isEmpty)
  }

  @Test func whoTellsOfALetterInHisOwnWordsFindsThemInTheFormAndInThePen() throws {
    let world = try World()
    try write("登记一下：刚才王大爷打电话13800001119说路灯坏了", in: world)
    let asked = try #require(try mails("entry", in: world).last)
    #expect(asked.text.contains("内容：登记一下：刚才王大爷打电话13800001119说路灯坏了"))
    #expect(try world.office.ledger.heldMail().map(\.reason) == ["entry not confirmed"])
    try answer(form, to: asked, in: world)
    #expect(try world.office.ledger.heldMail().isEmpty)
  }

  @Test func severalLettersOfOneMailAreSeveral() throws {
    let world = try World()
    let second = "\n登记\n来源：来信\n时间：11月22日\n无法联系：是\n公开：否\n内容：低保的问题。"
    try answer(form + second, to: try code(in: world), in: world)
    #expect(try world.office.ledger.letters().count == 2)
    #expect(try world.letter(2).registration.channel == .paper)
    #expect(try !world.letter(2).registration.mayBePublished)
    #expect(try mails("entered", in: world).last?.text.contains("NM2026000002") == true)
  }

  @Test func theSameTwiceIsRefusedWithTheNumberOfTheFirst() throws {
    let world = try World()
    try answer(form, to: try code(in: world), in: world)
    let entered = try #require(try mails("entered", in: world).last)
    try answer(form + "\n", to: entered, in: world)
    #expect(try world.office.ledger.letters().count == 1)
    let asked = try #require(try mails("entry", in: world).last)
    #expect(asked.text.contains("与已登记的NM2026000001相同"))
    try answer("确认：是\n" + form, to: asked, in: world)
    #expect(try world.office.ledger.letters().count == 2)
  }

  @Test func theFormMayBeFilledInBelowTheReply() throws {
    let world = try World()
    let blank = try code(in: world)
    let filled = blank.text.replacing("来源：\n", with: "来源：电话\n").replacing("时间：\n", with: "时间：今天 8:30\n")
      .replacing("电话：\n", with: "电话：13800000000\n").replacing("内容：\n", with: "内容：供热不足。\n")
    try world.write(
      from: clerk, subject: "回复：" + blank.subject,
      text: "\n\n------------------ 原始邮件 ------------------\n发件人: \"网站管理中心\"\n主题: \(blank.subject)\n\n"
        + filled,
      to: blank.replyTo.first?.mailbox ?? "", inReplyTo: blank.messageID)
    try world.work()
    #expect(try world.letter().registration.text.text == "供热不足。")
    #expect(try world.letter().title.text == "网民咨询")
  }

  @Test func anAnswerThatEntersNothingIsHeldAndNotAnswered() throws {
    let world = try World()
    let blank = try code(in: world)
    try answer("您好，我本周休假，回来后尽快回复您。", to: blank, in: world)
    #expect(try world.office.ledger.heldMail().map(\.reason) == ["no form"])
    #expect(try mails("entry", in: world).count == 1)
  }

  @Test func whoCanBeMailedGetsAReceipt() throws {
    let world = try World()
    try answer(form + "", to: try code(in: world), in: world)
    let entered = try #require(try mails("entered", in: world).last)
    try answer(
      "来源：来信\n时间：11月22日\n邮箱：limeimei@citizen.example\n内容：停水了。", to: entered, in: world)
    #expect(try world.mails("receipt", about: world.letter(2).id).count == 1)
  }

  @Test func theCommandEntersIntoTheSameLedger() throws {
    let world = try World()
    var sheet = EntrySheet()
    sheet[.way] = "telephone"
    sheet[.received] = "now"
    sheet[.telephone] = "13800000000"
    sheet[.text] = "供热不足"
    let clerk = Party(.clerk, name: "王敏")
    let receipt = try world.office.enter(sheet, by: clerk, at: world.now)
    try world.work()
    let letter = try world.letter()
    #expect(letter.id == receipt.letter)
    #expect(letter.registration.queryCode.text == receipt.queryCode)
    let raw = try #require(try world.office.ledger.mail(letter.registration.mail!.id))
    #expect(String(decoding: raw.bytes, as: UTF8.self).contains("供热不足"), "as it was entered")
    world.now = world.now + 120
    #expect(throws: EntryFaults([.repeated(of: letter.id)])) {
      try world.office.enter(sheet, by: clerk, at: world.now)
    }
    sheet[.confirmation] = "yes"
    #expect(try world.office.enter(sheet, by: clerk, at: world.now).letter.serial == 2)
    _ = try world.office.ledger.verify()
  }
}
