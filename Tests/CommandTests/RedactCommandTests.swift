import Foundation
import Rehearsal
import Testing

/// `huiyin redact`.
@Suite struct RedactCommandTests {
  private func redact(_ text: String, _ options: String...) throws -> Answer {
    let path = FileManager.default.temporaryDirectory.path + "/redact-\(UUID()).txt"
    try Files.write(text, to: path)
    defer { try? FileManager.default.removeItem(atPath: path) }  // a leftover harms nobody
    return try Answer(of: [program, "redact", path] + options)
  }

  @Test func whatTellsWhoSomebodyIsIsMasked() throws {
    #expect(try redact("我叫刘德福，电话13804751234。\n").lines == ["我叫[姓名已隐去]，电话[联系方式已隐去]。"])
  }

  @Test func soIsTheNameWithWhichSomebodySigns() throws {
    #expect(
      try redact("小区供热不足，请处理。\n郑小丽\n13904751234\n").lines
        == ["小区供热不足，请处理。", "[姓名已隐去]", "[联系方式已隐去]"])
    #expect(try redact("小区供热不足，请处理。\n此致敬礼 郑小丽\n").lines.last == "此致敬礼 [姓名已隐去]")
    #expect(try redact("郑小丽同志：\n经查，供热已恢复。\n此致敬礼 郑小丽\n", "--answer").lines.last == "此致敬礼 郑小丽")
  }

  @Test func anOfficesOwnTelephoneStaysInItsAnswer() throws {
    #expect(try redact("咨询电话0475-4212345", "--answer").lines == ["咨询电话0475-4212345"])
    #expect(try redact("咨询电话0475-4212345").lines == ["咨询电话[联系方式已隐去]"])
  }

  @Test func asJSONItSaysWhereEachWas() throws {
    let answer = try redact("𠀀电话13804751234", "--json").object()
    let spans = try #require(answer["spans"] as? [[String: Any]])
    #expect(answer["text"] as? String == "𠀀电话[联系方式已隐去]")
    #expect(spans.count == 1 && spans[0]["kind"] as? String == "telephone")
    #expect(spans[0]["start"] as? Int == 3 && spans[0]["end"] as? Int == 14)
  }
}
