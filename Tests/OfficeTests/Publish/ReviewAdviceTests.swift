import Domain
import Mail
import Testing
import World

@testable import Office

/// What the reviewer is told of an answer's words, and how much of the question the public reads.
@Suite struct ReviewAdviceTests {
  /// A letter that 旗住建局 has answered.
  @discardableResult
  private func answered(
    _ subject: String, _ answer: String, serial: Int = 1, text: String? = nil, in world: World
  ) throws -> Letter {
    let author = Address(name: nil, mailbox: "author\(serial)@citizen.example")
    try world.write(from: author, subject: subject, text: text ?? "\(subject)，请供热公司上门测温。")
    try world.work()
    let assigned = try #require(try world.mails("assigned", about: world.letter(serial).id).first)
    try world.reply(to: assigned, from: "leader@zhujian.example", "答复：\(answer)", signedBy: true)
    try world.work()
    return try world.letter(serial)
  }

  private func reviewed() throws -> World { try World { $0.automatic.remove(.review) } }

  @Test func vagueTermsPromisesAndPassingOnAreNamed() throws {
    let world = try reviewed()
    try answered("幸福小区暖气不热", "暖气不归我局管，供热公司将尽快上门，一定会让您满意。", in: world)
    let review = try world.last("review").text
    for words in ["“不归我”，请核对是否推诿", "“尽快”而没有时间", "“一定会”，请核对能否兑现"] {
      #expect(review.contains(words), "\(words)")
    }
    try world.decide("通过", on: world.last("review"))
    try world.work()
    #expect(try world.letter().stage == .published)
  }

  @Test func anotherLettersAnswerIsNoticedWhateverItsNumbers() throws {
    let world = try reviewed()
    let answer = "幸福小区换热站阀门已更换，测温二十度"
    try answered("幸福小区暖气不热", "\(answer)，电话0475-6210001。", in: world)
    #expect(try !world.last("review").text.contains("相同"))
    try answered("阳光小区换热站噪声大", "\(answer)，电话0475-6210002。", serial: 2, in: world)
    let review = try #require(try world.mails("review", about: world.letter(2).id).last)
    #expect(review.text.contains("答复与NM2026000001的答复相同（数字除外）"))
  }

  @Test func anAnswerToAnotherQuestionIsNoticed() throws {
    let world = try reviewed()
    let other = "您好，养老保险关系转移请携带身份证到社保大厅二楼窗口办理。"
    try answered("阳光小区换热站夜间噪声大影响休息", other, in: world)
    #expect(try world.last("review").text.contains("提示：答复与来信没有共同的词语"))
  }

  @Test func theAdministratorsWordsAreNamed() throws {
    let world = try World {
      $0.reviewWords = ["临时工"]
      $0.automatic.remove(.review)
    }
    try answered("幸福小区暖气不热", "供热站临时工操作失误，供热公司已处理。", in: world)
    #expect(try world.last("review").text.contains("错敏词“临时工”"))
  }

  @Test func aPageShowsAsMuchOfTheQuestionAsItsChannelAllows() throws {
    for (shown, seesText) in [(ShownQuestion.whole, true), (.summary, false), (.answer, false)] {
      let world = try World { $0.questionByChannel = ["mail": shown] }
      let text = "三号楼二层冰凉刺骨，请供热公司上门测温。"
      let letter = try answered("幸福小区暖气不热", "供热公司已上门测温。", text: text, in: world)
      try #require(letter.stage == .published)
      let page = try world.page("hdjl/wszx/2026/NM2026000001.html")
      #expect(page.contains("冰凉刺骨") == seesText, "\(shown)")
      #expect(page.contains("留言原文不公开") != seesText && page.contains("已上门测温"))
      #expect(try world.page("hdjl/wszx/feed.xml").contains("冰凉刺骨") == seesText)
      #expect(try world.office.siteFaults() == [])
    }
  }

  @Test func theDesksSummaryStandsInPlaceOfTheQuestionWhereItMay() throws {
    for (shown, seesSummary) in [(ShownQuestion.summary, true), (.answer, false)] {
      let world = try World {
        $0.question = shown
        $0.automatic.remove(.review)
      }
      try answered("幸福小区暖气不热", "供热公司已上门测温。", in: world)
      try world.decide("标题：供热不足 摘要：反映室温偏低", on: world.last("review"))
      try world.work()
      try world.decide("通过", on: world.last("review"))
      try world.work()
      let page = try world.page("hdjl/wszx/2026/NM2026000001.html")
      #expect(page.contains("反映室温偏低") == seesSummary, "\(shown)")
      #expect(!page.contains("请供热公司上门测温"))
    }
  }
}
