import Testing

@testable import Papers

/// How people tick one of several choices, and what is no certain tick.
struct TickedChoiceTests {
  private static let truth = [["不属实"], ["部分属实"], ["属实"], ["咨询类", "咨询"]]

  @Test(arguments: [
    ("□不属实　■部分属实　□属实", 1), ("☑属实　□部分属实　□不属实　□咨询类", 2), ("□属实　☒部分属实　□不属实", 1),
    ("□属实　□部分属实　□不属实　●咨询类", 3), ("√属实　部分属实　不属实", 2), ("属实√　部分属实　不属实", 2),
    ("属实　部分属实√　不属实", 1), ("属实　√部分属实　不属实", 1), ("□属实√　□部分属实　□不属实", 2),
    ("□√属实 □部分属实 □不属实", 2), ("（√）属实（　）部分属实（　）不属实", 2), ("( )属实( √ )部分属实( )不属实", 1),
    ("口属实　☑部分属实　口不属实", 1), ("部分属实", 1), ("□不属实", 0), ("不属实。", 0), ("属实", 2), ("属实 □ 部分属实 ☑ 不属实 □", 1),
    ("□属实　□部分属实　□不属实　□咨询类 ☑", 3), ("✔️ 属实", 2), ("□属实 √□部分属实 □不属实", 1), ("[ ]属实 [x]部分属实 [ ]不属实", 1),
  ])
  func oneIsTicked(text: String, place: Int) {
    #expect(TickedChoice(in: text, of: Self.truth).chosen == place)
  }

  @Test(arguments: [
    ("〇属实　√部分属实　〇不属实", 1), ("（口）属实（√）部分属实（口）不属实", 1), ("属实口 部分属实√ 不属实口", 1), ("口 属实 口 部分属实 ☑ 不属实", 0),
  ])
  func whatLooksLikeABoxIsOneWhereABoxStands(text: String, place: Int) {
    #expect(TickedChoice(in: text, of: Self.truth).chosen == place)
  }

  @Test(arguments: [
    ("不属实 涉及人口信息", "涉及人口信息"), ("窗口属实", "窗口"), ("属实 口头答复", "口头答复"), ("二〇二六年属实", "二〇二六年"), ("口属实", ""),
  ])
  func inAWordItIsAWord(text: String, words: String) {
    let choice = TickedChoice(in: text, of: Self.truth)
    #expect(choice.words == words && choice.isUnticked, "\(choice.words)")
  }

  @Test(arguments: [
    "口属实　口部分属实", "〇属实　不属实", "属实〇　不属实", "口", "〇", "□属实　□部分属实　□不属实　□咨询类", "☑属实　☑部分属实", "属实　部分属实", "", "√",
    "基本属实", "是", "不完全属实", "√其他",
    "属实，但不属实",
  ])
  func nothingCertainIsTicked(text: String) {
    #expect(TickedChoice(in: text, of: Self.truth).chosen == nil)
  }
}
