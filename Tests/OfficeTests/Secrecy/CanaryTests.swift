import Domain
import Foundation
import Mail
import Reading
import Testing
import Wire
import World

@testable import Office

/// Nobody learns who wrote a letter but its author, and the desk where it has to tell him something.
///
/// Every value that the office has of an author is one that stands nowhere else; then every byte that leaves is
/// searched for them.
@Suite struct CanaryTests {
  private struct Canary {
    let name: String
    let address: String
    let telephone: String
    let card: String
    let home: String
    /// Stands in the form alone, and in no text.
    let workplace: String

    var values: [String] { [name, address, telephone, card, home, workplace] }
  }

  private static let author = Canary(
    name: "慕容雁归", address: "yangui-canary@citizen.example", telephone: "13904757391",
    card: "150525198811237391", home: "雁归巷77号附3",
    workplace: "雁归测绘队88号")

  /// The kinds with which the desk is asked to tell an author something: it must know how.
  private static let desksOwn: Set<String> = ["call", "entry", "entered", "pen-digest"]

  private static var addresses: Set<String> {
    Set(Cast.register.desks.flatMap { [$0.address] + $0.clerks.map(\.address) })
  }

  private func form(_ title: String, _ text: String, address: Bool = true) -> String {
    let author = Self.author
    return """
      编号：WZ\(title.unicodeScalars.reduce(0) { $0 + Int($1.value) })
      姓名：\(author.name)
      电话：\(author.telephone)
      \(address ? "邮箱：" + author.address : "")
      身份证号：\(author.card)
      住址：\(author.home)
      工作单位：\(author.workplace)
      标题：\(title)
      内容：\(text)
      """
  }

  /// A letter as people sign them: with name, telephone, card.
  private var signed: String {
    let author = Self.author
    return "请尽快解决。\n此致敬礼 慕容 雁归，电话１３９０４７５７３９１，139-0475-7391，\(author.address)，证件\(author.card)"
  }

  private func search(_ world: World) throws {
    var mails = 0
    for mail in try world.everyMail() where mail.recipient != Self.author.address {
      mails += 1
      if Self.addresses.contains(mail.recipient), Self.desksOwn.contains(mail.kind) { continue }
      let isDesks = Self.addresses.contains(mail.recipient)
      // The desk decides about the letter as it was written; what stands beside it is not in its mails.
      let canaries = isDesks ? [Self.author.workplace] : Self.author.values
      let plain = SecondGate.normalised(mail.text)
      for canary in canaries {
        #expect(
          !SecondGate.contains(plain, SecondGate.normalised(canary)),
          "\(canary) in \(mail.kind) to \(mail.recipient)")
      }
    }
    #expect(mails > 0)
    for file in world.everyFile() {
      let plain = SecondGate.normalised(file.text)
      for canary in Self.author.values {
        #expect(!SecondGate.contains(plain, SecondGate.normalised(canary)), "\(canary) in \(file.path)")
      }
    }
    for line in world.takeJournal() {
      #expect(!Self.author.values.contains(where: line.contains), "\(line)")
    }
  }

  private func submit(_ title: String, _ text: String, in world: World, address: Bool = true) throws {
    try world.write(from: Cast.portal, subject: "新的留言", text: form(title, text, address: address))
    try world.work()
  }

  private func tellPortal(_ world: World) throws {
    _ = try StatusFolder(
      office: world.office, portal: "liuyan", place: "portal",
      folder: LocalFolder(at: world.directory + "/portal", isShared: true), subfolder: "status", batch: 1000
    ).run()
  }

  @Test func assignedReturnedAnsweredSentBackAndPublished() throws {
    let world = try World { $0.automatic.remove(.review) }
    try submit("停水", "停水三天。\(signed)", in: world)
    try world.reply(to: try world.last("assigned"), from: "officer@shuiwu.example", "认领")
    try world.reply(to: try world.last("assigned"), from: "officer@shuiwu.example", "延期：要五天")
    try world.work()
    try world.reply(to: try world.last("assigned"), from: "officer@shuiwu.example", "退回：归住建局管")
    try world.work()
    try world.decide("受理 旗民政局 配合 旗水务局", on: try world.last("decide"))
    try world.work()
    try world.reply(to: try world.last("cooperate"), from: "officer@shuiwu.example", "配合意见：已通水。")
    try world.work()
    try world.reply(
      to: try world.last("receipt"), from: Self.author.address, "补充：仍然没有水。\(signed)",
      attachments: [
        Mail.Attachment(
          name: "慕容雁归的照片.jpg", asciiName: "a.jpg", type: "image/jpeg", bytes: World.photo.bytes)
      ])
    try world.work()
    #expect(try world.count("supplement") == 2)
    for _ in 0..<2 {
      try world.reply(
        to: try world.last("assigned"), from: "officer@minzheng.example",
        "答复：网民您好，已经通水，感谢监督。", attachments: [World.scan])
      try world.work()
      try world.decide("确认", on: try world.last("confirm-scan"))
      try world.work()
      try world.decide("确认", on: try world.last("confirm-scan"), from: "chengang@naiman.example")
      try world.work()
      if try world.count("sent-back") == 0 {
        try world.decide("退回：请写明时间", on: try world.last("review"))
        try world.work()
      }
    }
    try world.decide("通过", on: try world.last("review"))
    try world.work()
    #expect(try world.letter().stage == .published)
    try world.add("还是没有水。\(signed)", to: try world.last("receipt"), from: Self.author.address)
    try world.decide("重办", on: try world.last("follow-up"))
    try world.work()
    try tellPortal(world)
    try search(world)
  }

  @Test func declinedRetractedAndAccused() throws {
    let world = try World { $0.post.receiptsPerAuthor = 10 }
    try submit("法院已判决", "法院已判决，请复查。\(signed)", in: world)
    try submit("停水", "停水三天。\(signed)", in: world)
    let receipt = try #require(try world.mails("receipt", about: world.letter(2).id).first)
    try world.add("撤回", to: receipt, from: Self.author.address)
    #expect(try world.letter(2).stage == .retracted)
    try submit("举报", "举报旗民政局局长周平优亲厚友。我住\(Self.author.home)。\(signed)", in: world)
    let decide = try #require(try world.mails("decide", about: world.letter(3).id).last)
    try world.decide("受理 旗水务局", on: decide)
    try world.work()
    #expect(try world.letter(3).assignment?.lead == "旗水务局")
    try tellPortal(world)
    try search(world)
  }

  @Test func whatCameBackAndWhatIsToBeSaidByTelephone() throws {
    let world = try World { $0.post.returnPath = .verp }
    try submit("停水", "停水三天。", in: world, address: false)
    try submit("供热", "供热不足。", in: world)
    for item in try world.office.ledger.outbox(of: world.letter(2).id)
    where item.mail.recipient == Self.author.address {
      try world.post(try Report(of: item, in: world.office, tiedBy: .allCases[0], number: 1).bytes)
    }
    try world.work()
    world.now = Timestamp(Day("2026-11-26")!, hour: 9)
    try world.work()
    #expect(try world.everyMail().contains { $0.kind == "untold" })
    try search(world)
  }

  @Test func underAnAccount() throws {
    let world = try World { Cast.addAccount(to: &$0) }
    try world.export("评论ID,昵称,内容,时间\n1,\(Self.author.name),供热不足。\(Self.author.name),2026-11-23 08:00\n")
    try world.work()
    #expect(try world.letter().assignment != nil)
    let mails = try world.everyMail().filter { !Self.addresses.contains($0.recipient) }
    #expect(!mails.isEmpty && mails.allSatisfy { !$0.text.contains(Self.author.name) })
  }

  @Test func thePlaceOfTheMatterStaysUnlessSomebodyIsAccused() throws {
    let registration = try {
      let world = try World()
      try submit("停水", "停水", in: world)
      return try world.letter().registration
    }()
    let text = "我是慕容雁归，雁归巷77号附3停水"
    #expect(AuthorMask(registration, hidesEverything: false).masked(text) == "我是[姓名已隐去]，雁归巷77号附3停水")
    #expect(!AuthorMask(registration, hidesEverything: true).masked(text).contains("77号"))
  }
}
