import Domain
import Testing

@testable import Office

@Suite struct PostedTextTests {
  private let day = Day("2026-11-30")!
  private let page = "https://www.naiman.example/hdjl/wszx/2026/NM2026000001.html"

  private func parts(_ text: String, page: String? = nil, limit: Int = 120) -> [String] {
    PostedText(limit: limit, signer: "旗住建局", day: day).parts(of: text, page: page)
  }

  @Test func aShortAnswerStandsWholeAndEndsWithUnitAndDay() {
    #expect(parts("您好！\n已修复。", page: page) == ["您好！ 已修复。——旗住建局 2026年11月30日"])
  }

  @Test func aLongAnswerIsCutAtASentenceAndThePageHasTheRest() {
    let text = String(repeating: "管道已经修复。", count: 40)
    let parts = parts(text, page: page, limit: 140)
    #expect(parts.count == 1 && parts[0].utf16.count <= 140)
    #expect(parts[0].hasSuffix("。……全文见 \(page) ——旗住建局 2026年11月30日"))
  }

  @Test func withoutAPageItTakesAsManyNumberedOnesAsItNeeds() {
    let text = String(repeating: "管道已经修复。", count: 40)
    let parts = parts(text)
    #expect(parts.count == 4)
    for (index, part) in parts.enumerated() {
      #expect(part.utf16.count <= 120)
      #expect(part.hasPrefix("（\(index + 1)/4）管") && part.hasSuffix("。——旗住建局 2026年11月30日"))
    }
    let joined = parts.map { $0.dropFirst(5).dropLast("——旗住建局 2026年11月30日".count) }.joined()
    #expect(joined == text, "nothing is lost between them")
  }

  @Test func aSentenceWithoutAnEndIsCutWhereItMustBe() {
    let parts = parts(String(repeating: "长", count: 200) + "👍🏽")
    #expect(parts.allSatisfy { $0.utf16.count <= 120 })
    #expect(parts.joined().filter { $0 == "长" }.count == 200)
    #expect(parts.last?.contains("👍🏽") == true)
  }

  @Test func aPageWhoseAddressLeavesNoRoomIsNotNamed() {
    let parts = parts(
      String(repeating: "已修复。", count: 40), page: "https://" + String(repeating: "a", count: 90))
    #expect(parts.count > 1 && !parts[0].contains("https"))
  }

  @Test func emojiCountAsPlatformsCountThem() {
    let ending = "——旗住建局 2026年11月30日".utf16.count
    #expect(parts(String(repeating: "😀", count: (120 - ending) / 2)).count == 1)
    #expect(parts(String(repeating: "😀", count: (120 - ending) / 2 + 1)).count == 2)
  }
}
