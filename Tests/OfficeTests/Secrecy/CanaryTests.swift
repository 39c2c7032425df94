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
  private func tellPortal(_ world: World) throws {
    _ = try StatusFolder(
      office: world.office, portal: "liuyan", place: "portal",
      folder: LocalFolder(at: world.directory + "/portal", isShared: true), subfolder: "status", batch: 1000
    ).run()
  }

  @Test func assignedReturnedAnsweredSentBackAndPublished() throws {
    let world = try World { $0.automatic.remove(.review) }
    try world.submit("停水", "停水三天。\(Canary.signed)")
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
      to: try world.last("receipt"), from: Canary.author.address, "补充：仍然没有水。\(Canary.signed)",
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
      try world.decide("三项无误", on: try world.last("confirm-scan"))
      try world.work()
      try world.decide("三项无误", on: try world.last("confirm-scan"), from: "chengang@naiman.example")
      try world.work()
      if try world.count("sent-back") == 0 {
        try world.decide("退回：请写明时间", on: try world.last("review"))
        try world.work()
      }
    }
    try world.decide("通过", on: try world.last("review"))
    try world.work()
    #expect(try world.letter().stage == .published)
    try world.add("还是没有水。\(Canary.signed)", to: try world.last("receipt"), from: Canary.author.address)
    try world.decide("重办", on: try world.last("follow-up"))
    try world.work()
    try tellPortal(world)
    try world.expectNoCanary()
  }

  @Test func declinedRetractedAndAccused() throws {
    let world = try World { $0.post.receiptsPerAuthor = 10 }
    try world.submit("法院已判决", "法院已判决，请复查。\(Canary.signed)")
    try world.submit("停水", "停水三天。\(Canary.signed)")
    let receipt = try #require(try world.mails("receipt", about: world.letter(2).id).first)
    try world.add("撤回", to: receipt, from: Canary.author.address)
    #expect(try world.letter(2).stage == .retracted)
    try world.submit("举报", "举报旗民政局局长周平优亲厚友。我住\(Canary.author.home)。\(Canary.signed)")
    let decide = try #require(try world.mails("decide", about: world.letter(3).id).last)
    try world.decide("受理 旗水务局", on: decide)
    try world.work()
    #expect(try world.letter(3).assignment?.lead == "旗水务局")
    try tellPortal(world)
    try world.expectNoCanary()
  }

  @Test func whatCameBackAndWhatIsToBeSaidByTelephone() throws {
    let world = try World { $0.post.returnPath = .verp }
    try world.submit("停水", "停水三天。", address: false)
    try world.submit("供热", "供热不足。")
    for item in try world.office.ledger.outbox(of: world.letter(2).id)
    where item.mail.recipient == Canary.author.address {
      try world.post(try DeliveryReport(of: item, in: world.office, tiedBy: .allCases[0], number: 1).bytes)
    }
    try world.work()
    world.now = Timestamp(Day("2026-11-26")!, hour: 9)
    try world.work()
    #expect(try world.everyMail().contains { $0.kind == "untold" })
    try world.expectNoCanary()
  }

  @Test func underAnAccount() throws {
    let world = try World { Cast.addAccount(to: &$0) }
    try world.export("评论ID,昵称,内容,时间\n1,\(Canary.author.name),供热不足。\(Canary.author.name),2026-11-23 08:00\n")
    try world.work()
    #expect(try world.letter().assignment != nil)
    let mails = try world.everyMail().filter { !World.desks.contains($0.recipient) }
    #expect(!mails.isEmpty && mails.allSatisfy { !$0.text.contains(Canary.author.name) })
  }

  @Test func thePlaceOfTheMatterStaysUnlessSomebodyIsAccused() throws {
    let registration = try {
      let world = try World()
      try world.submit("停水", "停水")
      return try world.letter().registration
    }()
    let text = "我是慕容雁归，雁归巷77号附3停水"
    #expect(
      AuthorMask(registration, words: "", hidesEverything: false).masked(text) == "我是[姓名已隐去]，雁归巷77号附3停水")
    #expect(!AuthorMask(registration, words: "", hidesEverything: true).masked(text).contains("77号"))
  }
}
