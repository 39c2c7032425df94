import Testing

@testable import Office

/// What a clerk may write of a sealed scan, and what it says.
@Suite struct ScanTicksTests {
  @Test(arguments: [
    "三项无误", "三项均无误。", "3项都符合", "以上三项均符合要求", "【三项无误】", "三 项 无 误", "三項無誤", "经核对，三项无误",
    "√√√", "✓ ✓ ✓", "√、√、√", "1√2√3√", "1.√ 2.√ 3.√", "①√②√③√", "第1项√ 第2项√ 第3项√", "一√二√三√",
    "公章清晰、签字齐全、文与表一致", "公章清晰；签字齐全；文与表一致。", "公章√签字√文与表√", "√公章清晰 √签字齐全 √文与表一致",
    "公章清晰√ 签字齐全√ 文与表一致√", "☑公章清晰☑签字齐全☑文与表一致", "■公章清晰 ■签字齐全 ■文与表一致", "公章是 签字是 文表是",
    "文与表一致，签字齐全，公章清晰", "１√２√３√",
  ])
  func allThreeConfirm(words: String) { #expect(ScanTicks(reading: words)?.lacking == []) }

  @Test(arguments: [
    ("1√2√3×", [ScanTicks.Item.text]), ("√√", [.text]), ("√", [.signatures, .text]), ("√√×", [.text]),
    ("×√√", [.seal]), ("公章清晰、签字齐全", [.text]), ("公章清晰、签字齐全、文与表不一致", [.text]),
    ("公章不清晰√", [.seal, .signatures, .text]),
    ("公章清晰×签字齐全√文与表一致√", [.seal]), ("□公章清晰 ☑签字齐全 ☑文与表一致", [.seal]), ("1√2√", [.text]),
    ("√√√√", [.seal, .signatures, .text]), ("1√2√3√3×", [.text]), ("1×1√2√3√", [.seal]),
    ("未盖章，签字齐全，文与表一致", [.seal]),
  ])
  func anythingLessSaysWhatIsMissing(words: String, lacking: [ScanTicks.Item]) {
    #expect(ScanTicks(reading: words)?.lacking == lacking)
  }

  @Test(arguments: [
    "通过", "确认", "同意", "好的", "", "无误", "全部无误", "三项", "两项无误", "三项无误？", "三项不符合", "三项基本无误", "公章", "公章清晰吗",
    "√√√但公章有点模糊", "1√2√3√吧", "退回：公章不清晰", "公章清晰、签字齐全、文与表一致，请再看看", "123", "三项无误，但文与表不一致",
  ])
  func otherWordsSayNothing(words: String) { #expect(ScanTicks(reading: words) == nil) }

  @Test func threeLinesAreOne() {
    let lines = ["公章清晰√", "签字齐全√", "文与表一致√", "王敏"]
    #expect(ScanTicks.line(atTopOf: lines).flatMap(ScanTicks.init)?.lacking == [])
    #expect(
      ScanTicks.line(atTopOf: ["公章清晰√", "王敏"]).flatMap(ScanTicks.init)?.lacking == [.signatures, .text])
    #expect(ScanTicks.line(atTopOf: ["王敏", "√√√"]) == nil)
  }
}
