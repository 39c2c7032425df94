import Domain
import Testing

@testable import Office

/// What a line about a bulletin says.
@Suite struct BulletinWordTests {
  private let letter = LetterID("NM2026000002")!

  @Test(arguments: [
    "异议 NM2026000002 已按时答复", "异议：NM2026000002，已按时答复", "【异议】NM2026000002：已按时答复", "异议nm2026000002 已按时答复",
  ])
  func anObjectionIsReadHoweverItIsPunctuated(line: String) throws {
    let word = try #require(BulletinWord(reading: line))
    #expect(word.act == .object && word.subject == .letter(letter) && word.words == "已按时答复")
  }

  @Test(arguments: ["维持 2：有据可查", "2 维持：有据可查", "第2件 维持：有据可查", "维持第2件：有据可查"])
  func anAnswerNamesItsObjectionBeforeOrAfter(line: String) throws {
    let word = try #require(BulletinWord(reading: line))
    #expect(word.act == .uphold && word.subject == .number(2) && word.words == "有据可查")
  }

  @Test(arguments: ["同意印发，但请先核对", "不同意印发", "暂不同意印发", "同意印发草稿以外的部分", "请同意印发", "我同意"])
  func noYesIsReadWhereThereIsNone(line: String) {
    #expect(BulletinWord(reading: line)?.act != .release)
  }

  @Test(arguments: ["同意印发", "同意印发。", "“同意印发”", "　同意印发！"])
  func aYesMayBePunctuated(line: String) {
    #expect(BulletinWord(reading: line)?.act == .release)
  }

  @Test func aReasonGoesOnToTheNextEmptyLineAndASignatureIsNoPartOfIt() {
    let words = BulletinWord.all(in: "领导好\n异议 NM2026000002 网络故障，\n次日已补报\n\n旗水务局 白雪\n电话 0475-0000102")
    #expect(words.map(\.words) == ["网络故障，\n次日已补报"])
  }
}
