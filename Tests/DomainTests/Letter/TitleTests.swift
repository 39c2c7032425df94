import Testing

@testable import Domain

@Suite struct TitleTests {
  private func letter(
    _ title: String, _ text: String, _ channel: Channel = .mail, parent: LetterID? = nil,
    _ facts: Fact...
  ) throws -> Letter {
    var story = Story()
    let registration = Registration(
      desk: "网站管理中心", channel: channel, receivedAt: Timestamp(seconds: 0), title: Words(title),
      text: Words(text), authorName: nil, authorAddress: nil, queryCode: Words("k7"), mail: nil,
      parent: parent)
    story.events = []
    story.happens(.registered(registration), by: .policy)
    for fact in facts { story.happens(fact, by: Party(.clerk, name: "王敏")) }
    return try story.letter
  }

  @Test func aLetterIsCalledAsItsAuthorCalledIt() throws {
    let letter = try letter("暖气不热", "我家暖气不热。")
    #expect(letter.title.shown == "暖气不热" && letter.hasTitle && letter.summary == nil)
  }

  @Test func withoutATitleItIsCalledByWhatItIsAndNeverByItsText() throws {
    let untitled = try letter("", "我叫张三，暖气不热。")
    #expect(untitled.title.shown == "网民留言" && !untitled.hasTitle)
    let complaint = Classification(category: .complaint, because: [])
    #expect(try letter("", "暖气不热。", .classified(complaint)).title.shown == "网民投诉")
    let heating = Classification(category: .complaint, topic: "供热", because: [])
    #expect(try letter("", "暖气不热。", .classified(heating)).title.shown == "关于供热的投诉")
  }

  /// What earlier versions put where there was no title.
  @Test func theBeginningOfATextIsNoTitle() throws {
    let text = "我叫张三，家住三号楼二单元，暖气一直不热，已经打过三次电话了"
    #expect(try !letter("（无标题）", text).hasTitle)
    #expect(try !letter(String(text.prefix(30)) + "…", text).hasTitle)
    #expect(try !letter("暖气 不热", "暖气\n不热\n\n（评论于：《供热通知》）", .newMedia(account: "奈曼政务")).hasTitle)
    #expect(try !letter("暖气不热。", "暖气不热。", .telephone).hasTitle)
    #expect(try letter("暖气不热", "暖气不热，怎么办？").hasTitle, "as many people write their subjects")
  }

  @Test func theDesksWordsStandBeforeAll() throws {
    let worded = Fact.worded(title: Words("反映供热不足"), summary: Words(""))
    let letter = try letter("我叫张三", "暖气不热。", worded)
    #expect(letter.title.shown == "反映供热不足" && letter.summary == nil)
    let summary = Fact.worded(title: Words(""), summary: Words("反映供热不足。"))
    let summed = try self.letter("暖气不热", "暖气不热。", summary)
    #expect(summed.title.shown == "暖气不热" && summed.summary?.shown == "反映供热不足。")
  }

  @Test func theTitleOfAPartIsItsOwnThoughItsTextBeginsWithIt() throws {
    let parent = LetterID(prefix: "NM", year: 2026, serial: 7)
    #expect(try letter("暖气不热", "暖气不热。", .telephone, parent: parent).hasTitle)
  }
}

extension TitleTests {
  private func letter(_ title: String, _ text: String, _ fact: Fact) throws -> Letter {
    try letter(title, text, .mail, parent: nil, fact)
  }
}
