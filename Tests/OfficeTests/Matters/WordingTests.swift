import Domain
import Foundation
import Mail
import Testing
import World

@testable import Office

/// 标题 and 摘要.
@Suite struct WordingTests {
  private static let lines: [(String, String?, String?)] = [
    ("标题：供热不足", "供热不足", nil), ("【标题】供热 不足", "供热 不足", nil), ("摘要:家里冷。", nil, "家里冷。"),
    ("标题：供热不足 摘要：家里冷。", "供热不足", "家里冷。"), ("摘要：家里冷。\n标题：供热不足", "供热不足", "家里冷。"),
    ("标题：关于标题党的投诉", "关于标题党的投诉", nil), ("标题：", "", nil),
  ]

  @Test(arguments: lines)
  func itIsReadFromALine(line: String, title: String?, summary: String?) {
    #expect(Wording(reading: line) == Wording(title: title, summary: summary))
  }

  @Test(arguments: ["", "标题", "标题党太多", "受理 旗民政局", "请写标题：供热"])
  func nothingElseIs(line: String) { #expect(Wording(reading: line) == nil) }

  private func fault(_ title: String?, _ summary: String? = nil) throws -> MatterFault? {
    let world = try World()
    try world.write(from: Cast.citizen, subject: "供热", text: "我叫李梅梅，家里不热。")
    try world.work()
    let wording = Wording(title: title, summary: summary)
    do {
      _ = try world.office.word(
        world.letter().id, wording, by: Party(.clerk, name: "王敏"), at: world.now)
      return nil
    } catch let fault as MatterFault {
      #expect(try world.letter().wording == nil)
      return fault
    }
  }

  @Test func whatIsPersonalOrCannotBeReadIsNoTitle() throws {
    #expect(try fault("李梅梅反映供热不足") == .personal(["author's name"]))
    #expect(try fault("供热不足", "请打13812345678") != nil)
    #expect(try fault("") == .noTitle)
    #expect(try fault(nil) == .nothing)
    #expect(try fault(String(repeating: "长", count: 61)) == .longTitle(most: 60))
    #expect(try fault("供热", String(repeating: "长", count: 301)) == .longSummary(most: 300))
    #expect(try fault("供热\u{202E}不足") == .unreadable)
    #expect(try fault("供热不足", "反映供热温度。") == nil)
  }

  @Test func theSameTitleTwiceIsRecordedOnce() throws {
    let world = try World()
    _ = try world.letterWithReceipt()
    let (id, clerk) = (try world.letter().id, Party(.clerk, name: "王敏"))
    let wording = Wording(title: "反映供热不足", summary: nil)
    #expect(try world.office.word(id, wording, by: clerk, at: world.now).contains("反映供热不足"))
    #expect(throws: MatterFault.unchanged) {
      try world.office.word(id, wording, by: clerk, at: world.now)
    }
    _ = try world.office.word(id, Wording(title: nil, summary: "家里冷。"), by: clerk, at: world.now)
    #expect(try world.letter().title.shown == "反映供热不足" && world.letter().summary?.shown == "家里冷。")
  }

  @Test(arguments: ["", "无主题", "（无标题）", "Re: ", "回复：(no subject)", "来自李梅梅的邮件"])
  func aSubjectThatSaysNothingIsNone(subject: String) throws {
    let world = try World { $0.automatic = [] }
    try world.write(from: Cast.citizen, subject: subject, text: "我叫李梅梅，投诉供热不足。")
    try world.work()
    #expect(try world.letter().title.shown == "网民投诉")
    #expect(try world.last("decide").subject == "【待受理】[NM2026000001] 网民投诉")
  }

  @Test func aCommentHasNoTitleAndItsOperatorFindsItByItsBeginning() throws {
    let office = try Commented()
    try office.comments("我叫小李，投诉小区供热不足")
    #expect(try !office.world.letter().hasTitle)
    #expect(try office.world.last("assigned").subject.contains("网民投诉"))
    #expect(office.world.replyFiles().isEmpty || office.world.replyFiles()[0].text.contains("我叫小李"))
  }

  @Test func aCorrectedTitleTellsTheAuthorNothingAnew() throws {
    let world = try World()
    _ = try world.publishedLetter()
    world.now = world.now + 86_400
    _ = try world.office.word(
      world.letter().id, Wording(title: "反映供热不足", summary: nil), by: Party(.clerk, name: "王敏"), at: world.now)
    try world.work()
    let letter = try world.letter()
    #expect(letter.stage == .published && letter.publication?.revision == 2)
    #expect(try world.count("answered") == 1)
    let page = try world.page(try #require(letter.publication?.path))
    #expect(page.contains("<h1>反映供热不足</h1>") && page.contains("已更正"))
  }
}
