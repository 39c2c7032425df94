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
