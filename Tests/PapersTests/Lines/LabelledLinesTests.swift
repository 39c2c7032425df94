import Testing

@testable import Papers

struct LabelledLinesTests {
  private func lines(_ text: String, field: String? = nil, labelled: Bool = true) throws -> [LabelledLines
    .Line]
  {
    try LabelledLines(Array(text.utf8), field: field, labelled: labelled).lines
  }

  private func faults(_ text: String, field: String? = nil) -> [String] {
    do throws(LabelledLinesError) {
      _ = try LabelledLines(Array(text.utf8), field: field)
      return []
    } catch { return error.faults.map(\.description) }
  }

  @Test func everyLineIsALetter() throws {
    let found = try lines(
      """
      {"title": "路灯", "text": "不亮\\n三天了", "label": "旗住建局", "id": 7, "more": {"a": [1]}}

      {"text": "", "label": "旗教体局"}\r
      {"title": null, "text": "a", "label": "b"}
      """)
    #expect(found.map(\.number) == [1, 3, 4])
    #expect(found.map(\.title) == ["路灯", "", ""])
    #expect(found[0].text == "不亮\n三天了" && found[1].text.isEmpty)
  }

  @Test func aMarkAtTheBeginningIsNoFault() throws {
    #expect(try lines("\u{FEFF}{\"text\": \"a\", \"label\": \"b\"}").count == 1)
  }

  @Test func everyBadLineIsNamedWithItsReason() {
    let text = """
      {"text": "a", "label": "b"}
      {"text": "a", "label": "b"
      ["a"]
      {"title": "t", "label": "b"}
      {"text": "a"}
      {"text": 7, "label": "b"}
      {"text": "a", "label": " "}
      {"text": "a", "label": "b"} {}
      text
      """
    #expect(
      faults(text) == [
        "2: this is not JSON: it ends in the middle", "3: a JSON object is expected here",
        "4: there is no \"text\"", "5: there is no \"label\"", "6: \"text\" is no text",
        "7: \"label\" is empty", "8: something follows the object",
        "9: this is not JSON: a value is missing",
      ])
  }

  @Test func theFieldOfTheFoldsMayBeANumber() throws {
    let text =
      #"{"text": "a", "label": "b", "fold": 0}"# + "\n" + #"{"text": "a", "label": "b", "fold": "x"}"#
    #expect(try lines(text, field: "fold").map(\.field) == ["0", "x"])
    #expect(faults(text, field: "part") == ["1: there is no \"part\"", "2: there is no \"part\""])
  }

  @Test func whoOnlyAsksNeedsNoLabel() throws {
    #expect(try lines(#"{"text": "a"}"#, labelled: false).map(\.label) == [""])
  }

  @Test func bytesThatAreNoTextAreAFault() {
    let bytes = Array(#"{"text": ""#.utf8) + [0xFF, 0xFE] + Array(#"", "label": "b"}"#.utf8)
    #expect(throws: LabelledLinesError(faults: [.init(line: 1, reason: "this is not UTF-8")])) {
      try LabelledLines(bytes)
    }
  }

  @Test func aMillionCharactersAreALetterToo() throws {
    let text = String(repeating: "路", count: 1_000_000)
    #expect(try lines(#"{"text": "\#(text)", "label": "b"}"#)[0].text.count == 1_000_000)
  }

  @Test func anEmptyFileHasNoLines() throws { #expect(try lines("\n \n").isEmpty) }
}
