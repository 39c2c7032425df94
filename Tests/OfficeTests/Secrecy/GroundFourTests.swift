import Domain
import Mail
import Testing
import World

@testable import Office

/// What may be a secret is in no mail of any kind, neither before nor after somebody has decided (ground four).
@Suite struct GroundFourTests {
  private static let canaries = ["鸿雁标题", "鸿雁正文", "鸿雁补充", "鸿雁附件", "鸿雁附言"]
  private static let file = Mail.Attachment(
    name: "鸿雁附件.jpg", asciiName: "a.jpg", type: "image/jpeg", bytes: World.photo.bytes)

  private func expectNothing(in world: World, _ comment: Comment) throws {
    for mail in try world.everyMail() {
      for canary in Self.canaries {
        #expect(!mail.text.contains(canary), "\(comment): \(canary) in \(mail.kind) to \(mail.recipient)")
      }
    }
    for line in world.takeJournal() { #expect(!Self.canaries.contains(where: line.contains), "\(line)") }
  }

  private func write(in world: World) throws {
    try world.write(
      from: Cast.citizen, subject: "鸿雁标题", text: "鸿雁正文：绝密文件，供热。", attachments: [Self.file])
    try world.work()
  }

  @Test func throughADeclineAndWhatItsAuthorWritesAfterIt() throws {
    let world = try World()
    try write(in: world)
    let decide = try world.last("decide")
    #expect(decide.text.contains("huiyin show NM2026000001"))
    try world.decide("不予受理 四", on: decide)
    try world.work()
    #expect(try world.letter().stage == .declined)
    try world.reply(
      to: try world.last("receipt"), from: Cast.citizen.mailbox, "鸿雁补充：请再看看。", attachments: [Self.file])
    try world.work()
    #expect(try world.count("follow-up") == 1)
    try expectNothing(in: world, "declined")
  }

  @Test func throughTheWholeStoryOfOneThatWasAccepted() throws {
    let world = try World { $0.automatic = [] }
    try write(in: world)
    try world.decide("受理 旗水务局 配合 旗民政局", on: try world.last("decide"))
    try world.work()
    #expect(try world.last("assigned").text.contains("请与本中心联系"))
    try world.reply(
      to: try world.last("receipt"), from: Cast.citizen.mailbox, "鸿雁补充", attachments: [Self.file])
    try world.work()
    #expect(try world.count("supplement") == 2)
    try world.reply(
      to: try world.last("cooperate"), from: "officer@minzheng.example", "配合意见：属实。", quoting: false)
    try world.work()
    try world.reply(
      to: try world.last("assigned"), from: "officer@shuiwu.example", "延期：要五天", quoting: false)
    try world.work()
    let assigned = try world.last("assigned")
    for answer in ["答复：已处理。", "答复：已全部处理。"] {
      try world.reply(
        to: assigned, from: "officer@shuiwu.example", answer, attachments: [World.scan], quoting: false)
      try world.work()
      try world.decide("三项无误", on: try world.last("confirm-scan"))
      try world.work()
      try world.decide("三项无误", on: try world.last("confirm-scan"), from: "chengang@naiman.example")
      try world.work()
      #expect(try world.letter().stage == .signedOff)
      try world.add("鸿雁附言，请一并考虑", to: try world.last("receipt"))
      if answer == "答复：已处理。" {
        try world.decide("退回：请补充", on: try world.last("review"))
        try world.work()
        #expect(try world.count("sent-back") == 1)
      }
    }
    try world.decide("不公开：涉及隐私", on: try world.last("review"))
    try world.work()
    #expect(try world.letter().stage == .withheld)
    try world.add("鸿雁附言，还有一事", to: try world.last("receipt"))
    try world.add("撤回 鸿雁附言", to: try world.last("receipt"))
    try expectNothing(in: world, "withheld")
  }

  @Test func whatIsAddedWhileAUnitWorksOnItIsTheDesksToPassOn() throws {
    let world = try World { $0.automatic = [] }
    try write(in: world)
    try world.decide("受理 旗水务局", on: try world.last("decide"))
    try world.work()
    try world.add("鸿雁补充：地点有变。", to: try world.last("receipt"))
    let asked = try world.last("follow-up")
    #expect(asked.text.contains("旗水务局正在办理本件") && asked.text.contains("huiyin show NM2026000001"))
    #expect(!asked.text.contains("重办"))
    try world.decide("已阅：已转告承办单位", on: asked)
    try world.work()
    #expect(try world.last("followed-up").text.contains("已转告承办单位"))
    #expect(try world.letter().stage == .assigned)
    try expectNothing(in: world, "assigned")
  }

  @Test func throughReturnsAndNewRoundsAndARetraction() throws {
    let world = try World { $0.automatic = [] }
    try write(in: world)
    try world.decide("受理 旗水务局", on: try world.last("decide"))
    try world.work()
    try world.reply(
      to: try world.last("assigned"), from: "officer@shuiwu.example", "退回：不归我们管", quoting: false)
    try world.work()
    try world.decide("受理 旗民政局", on: try world.last("decide"))
    try world.work()
    _ = try world.office.assign(
      world.letter().id, lead: "旗住建局", cooperating: [], by: Party(.clerk, name: "王敏"), at: world.now)
    try world.work()
    try world.add("撤回", to: try world.last("receipt"))
    #expect(try world.letter().stage == .retracted)
    try expectNothing(in: world, "retracted")
  }

  @Test func anotherGroundWithStrongerWordsDoesNotHideIt() throws {
    let world = try World()
    try world.write(
      from: Cast.citizen, subject: "鸿雁标题", text: "法院已判决，法院已判决。附绝密文件：鸿雁正文")
    try world.work()
    try expectNothing(in: world, "two grounds")
  }

  @Test(arguments: ["絕密文件", "绝 密 文 件", "绝*密*文件", "绝＊密文件", "绝\u{200B}密\u{200B}文件", "“绝”密文件"])
  func anotherSpellingDoesNotHideIt(words: String) throws {
    let world = try World { $0.automatic = [] }
    try world.write(from: Cast.citizen, subject: "鸿雁标题", text: "鸿雁正文：\(words)，供热。")
    try world.work()
    #expect(try world.last("decide").text.contains("huiyin show NM2026000001"))
    try expectNothing(in: world, Comment(rawValue: words))
  }

  @Test(arguments: ["我的密码忘了，请问 密 码 怎么重置", "物业秘密涨价", "机 密 咖啡店油烟扰民"])
  func anOrdinaryWordKeepsNothingBack(words: String) throws {
    let world = try World { $0.automatic = [] }
    try world.write(from: Cast.citizen, subject: "鸿雁标题", text: "鸿雁正文：\(words)，供热。")
    try world.work()
    #expect(try world.last("decide").text.contains("鸿雁正文"))
  }

  @Test func whatWaitsInThePenIsNotShownEither() throws {
    let world = try World()
    try world.write(
      from: Cast.citizen, subject: "鸿雁标题 NM2026000099", text: "绝密文件：鸿雁正文", attachments: [Self.file])
    try world.work()
    world.now = Timestamp(Day("2026-11-24")!, hour: 9)
    try world.work()
    #expect(try world.everyMail().contains { $0.kind == "morning" })
    try expectNothing(in: world, "pen")
  }

  @Test func whatAFileIsCalledSaysIt() throws {
    let world = try World()
    let file = Mail.Attachment(
      name: "绝密文件-国家秘密.png", asciiName: "a.png", type: "image/png", bytes: World.photo.bytes)
    try world.write(from: Cast.citizen, subject: "供热", text: "供热不足，请看附件。", attachments: [file])
    try world.work()
    #expect(try world.letter().stage == .registered)
    try world.decide("受理 旗住建局", on: try world.last("decide"))
    try world.work()
    #expect(try world.last("assigned").text.contains("请与本中心联系"))
    #expect(try world.everyMail().allSatisfy { !$0.text.contains("绝密文件-") })
  }

  @Test func aFileThatIsAddedLaterStaysHere() throws {
    let world = try World()
    let receipt = try world.letterWithReceipt()
    let file = Mail.Attachment(
      name: "绝密文件-国家秘密.png", asciiName: "a.png", type: "image/png", bytes: World.photo.bytes)
    try world.reply(to: receipt, from: Cast.citizen.mailbox, "补充：请看附件。", attachments: [file])
    try world.work()
    #expect(try world.count("supplement") == 1)
    #expect(try world.everyMail().allSatisfy { !$0.text.contains("绝密文件-") })
  }
}
