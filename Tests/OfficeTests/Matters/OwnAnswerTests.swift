import Domain
import Mail
import Testing
import World

@testable import Office

/// What the desk answers itself.
@Suite struct OwnAnswerTests {
  private static let third = Clerk(name: "高娃", address: "gaowa@naiman.example")

  /// - Parameter clerks: of the desk, which signs by scan.
  private func world(_ way: SignOffWay = .smime, clerks: [Clerk] = Cast.desk.clerks) throws -> World {
    let desk = Desk(name: Cast.desk.name, address: Cast.desk.address, clerks: clerks)
    let units = Cast.register.units.filter { $0.desk == nil } + [Cast.deskUnit(way, clerks: clerks)]
    let world = try World(
      change: { $0.automatic = [.review] }, register: Register(units: units, desks: [desk]))
    try world.write(from: Cast.citizen, subject: "感谢", text: "谢谢供热师傅。")
    try world.work()
    return world
  }

  @Test func aSignedYesMustCoverTheAnswerThatWasShown() throws {
    let world = try world()
    try world.decide("答复：感谢您的来信。祝您安康！", on: world.last("decide"))
    try world.work()
    let request = try world.last("sign-off")
    try world.reply(
      to: request, from: "leader@guanli.example",
      "同意\n办件标识 \(try #require(Token.all(in: request.text).first))", signedBy: true, quoting: false)
    try world.work()
    #expect(try world.letter().stage == .replied)
    #expect(try world.office.ledger.heldMail(all: true).map(\.reason) == ["answer not signed"])
    // Shortened since, its mark is another.
    let assigned = try world.last("assigned")
    try world.reply(to: request, from: "leader@guanli.example", "同意", signedBy: true)
    try world.work()
    #expect(try world.letter().stage == .published)
    #expect(assigned.to.map(\.mailbox) == ["wangmin@naiman.example"])
  }

  @Test(arguments: [
    "王敏\n网站管理中心\n联系电话：0475-0000001", "--\n王敏\n群众利益无小事", "网站管理中心 王敏\n2026年11月23日", "————————\n经办人：王敏",
  ])
  func whatItsClerkSignsWithIsNoPartOfIt(signature: String) throws {
    let world = try world()
    let decide = try world.last("decide")
    let code = try #require(Token.all(in: decide.text).first)
    try world.decide(
      "答复：感谢您的来信。\n祝您安康！\n\n\(signature)\n\n核验码 \(code)\n（仅用于本件本次答复，用过即失效。回复时请保留本行，勿转发他人。）", on: decide)
    try world.work()
    #expect(try world.letter().answer?.text.text == "感谢您的来信。\n祝您安康！")
    #expect(try world.last("understood").text.contains("落款未计入正文"))
  }

  @Test(arguments: ["联系电话：0475-0000001", "奈曼旗人民政府门户网站管理中心\n2026年11月23日"])
  func howAnOfficeEndsAnAnswerStays(end: String) throws {
    let world = try world()
    try world.decide("答复：感谢您的来信。\n\(end)", on: world.last("decide"))
    try world.work()
    #expect(try world.letter().answer?.text.text == "感谢您的来信。\n\(end)")
    #expect(try !world.last("understood").text.contains("落款"))
  }

  @Test func theLeaderMayWriteItAnew() throws {
    let world = try world()
    try world.decide("答复：感谢您的来信。", on: world.last("decide"))
    try world.work()
    try world.reply(to: world.last("sign-off"), from: "leader@guanli.example", "答复：谢谢您。", signedBy: true)
    try world.work()
    #expect(try world.letter().answer?.text.text == "谢谢您。" && world.letter().stage == .published)
  }

  @Test func nobodyConfirmsTheScanOfHisOwnAnswer() throws {
    let world = try world(.scan, clerks: Cast.desk.clerks + [Self.third])
    try world.decide("答复：感谢您的来信。", on: world.last("decide"))
    try world.work()
    try world.reply(
      to: world.last("sign-off"), from: "leader@guanli.example", "同意", attachments: [World.scan])
    try world.work()
    let question = try world.last("confirm-scan")
    #expect(question.text.contains("感谢您的来信。"))
    try world.decide("三项无误", on: question)
    try world.work()
    #expect(try world.last("understood").text.contains("这是您本人办理的答复"))
    try world.decide("三项无误", on: question, from: "chengang@naiman.example")
    try world.work()
    let second = try world.mails("confirm-scan", about: world.letter().id).filter {
      $0.to.map(\.mailbox) != ["guanli@naiman.example"]
    }
    #expect(second.map { $0.to.map(\.mailbox) } == [["gaowa@naiman.example"]])
    try world.decide("三项无误", on: try #require(second.first), from: "gaowa@naiman.example")
    try world.work()
    #expect(try world.letter().stage == .published)
  }

  @Test func withTwoClerksAloneNobodyIsLeftToConfirm() throws {
    let world = try world(.scan)
    let decide = try world.last("decide")
    try world.reply(to: decide, from: "wangmin@naiman.example", "答复：感谢您。", attachments: [World.scan])
    try world.work()
    try world.decide("三项无误", on: world.last("confirm-scan"), from: "chengang@naiman.example")
    try world.work()
    #expect(try world.last("understood").text.contains("没有登记其他工作人员"))
    #expect(try world.letter().stage == .replied)
  }

  @Test func onPaperItIsAnotherClerkWhoHasTheOriginal() throws {
    let world = try world(.paper)
    try world.decide("答复：感谢您的来信。", on: world.last("decide"))
    try world.work()
    #expect(try world.last("understood").text.contains("原件由其他工作人员核对"))
    #expect(try world.mails("sign-off", about: world.letter().id).isEmpty)
    let question = try world.last("confirm-paper")
    #expect(question.to.map(\.mailbox) == ["chengang@naiman.example"])
    try world.decide("原件已收 2026-11-23 EMS 奈网发〔2026〕12号", on: question, from: "chengang@naiman.example")
    try world.work()
    #expect(try world.letter().stage == .published)
  }

  @Test func onPaperAloneNobodyIsLeftToLookAtIt() throws {
    let world = try world(.paper, clerks: [Cast.desk.clerks[0]])
    try world.decide("答复：感谢您的来信。", on: world.last("decide"))
    try world.work()
    #expect(try world.last("understood").text.contains("没有登记其他工作人员"))
    #expect(try world.letter().stage == .registered)
  }

  @Test func aDeskThatIsNoUnitAnswersNothing() throws {
    let units = Cast.register.units.filter { $0.desk == nil }
    let world = try World(
      change: { $0.automatic = [] }, register: Register(units: units, desks: [Cast.desk]))
    try world.write(from: Cast.citizen, subject: "感谢", text: "谢谢。")
    try world.work()
    #expect(try !world.last("decide").text.contains("答复：答复全文"))
    try world.decide("答复：感谢您。", on: world.last("decide"))
    try world.work()
    #expect(try world.letter().stage == .registered)
    #expect(try world.last("understood").text.contains("没有登记为承办单位"))
  }
}
