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
    "□属实　□部分属实　□不属实　□咨询类", "☑属实　☑部分属实", "属实　部分属实", "", "√", "基本属实", "是", "不完全属实", "√其他",
    "属实，但不属实",
  ])
  func nothingCertainIsTicked(text: String) {
    #expect(TickedChoice(in: text, of: Self.truth).chosen == nil)
  }
}
