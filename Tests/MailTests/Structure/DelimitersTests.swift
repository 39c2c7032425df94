import Testing

@testable import Mail

struct DelimitersTests {
  private func parts(_ body: String, boundary: String = "B") throws -> [String] {
    let message = try message("Content-Type: multipart/mixed; boundary=\"\(boundary)\"\n\n" + body)
    return message.root.parts.map { String(decoding: message.rawBytes(of: $0), as: UTF8.self) }
  }

  @Test func aPartEndsBeforeTheLineBreakOfTheNextDelimiter() throws {
    #expect(try parts("--B\n\none\n\n--B\n\ntwo\n--B--\n") == ["\r\none\r\n", "\r\ntwo"])
  }

  @Test func partsAreTheSameWithLineFeedsAlone() throws {
    let text = "Content-Type: multipart/mixed; boundary=B\n\nhi\n--B\nX: y\n\none\n--B\n\ntwo\n--B--\nbye"
    let message = try Message(parsing: Array(text.utf8))
    #expect(
      message.root.parts.map { Array(message.rawBytes(of: $0)) } == [
        Array("X: y\n\none".utf8), Array("\ntwo".utf8),
      ])
    #expect(message.bytes[message.root.preamble] == ArraySlice("hi".utf8))
    #expect(message.bytes[message.root.epilogue] == ArraySlice("bye".utf8))
    #expect(message.root.closed)
  }

  @Test(arguments: ["--BX", "--B--X", "--B-", "--b", " --B", "x--B", "--B X", "---B"])
  func aLineThatIsNotTheWholeBoundaryIsContent(line: String) throws {
    #expect(try parts("--B\n\none\n\(line)\ntwo\n--B--") == ["\r\none\r\n\(line)\r\ntwo"])
  }

  @Test func blanksAfterTheBoundaryArePadding() throws {
    #expect(try parts("--B \t\n\none\n--B-- \n") == ["\r\none"])
  }

  @Test func aBoundaryOfHyphensIsFound() throws {
    #expect(try parts("----\n\none\n------\n", boundary: "--") == ["\r\none"])
  }

  @Test func adjoiningDelimitersEncloseAnEmptyPart() throws {
    #expect(try parts("--B\n--B\n\none\n--B--") == ["", "\r\none"])
  }

  @Test func withoutCloseDelimiterTheLastPartGoesToTheEnd() throws {
    let message = try message("Content-Type: multipart/mixed; boundary=B\n\n--B\n\none\n")
    #expect(!message.root.closed)
    #expect(message.findings == ["multipart not closed"])
    #expect(message.text == "one")
  }

  @Test func anInnerMultipartEndsWithItsParentsDelimiter() throws {
    let message = try message(
      """
      Content-Type: multipart/mixed; boundary=OUT

      --OUT
      Content-Type: multipart/alternative; boundary=IN

      --IN

      inner
      --OUT

      outer
      --OUT--
      """)
    #expect(message.root.parts.count == 2)
    #expect(message.root.parts[0].parts.count == 1)
    #expect(!message.root.parts[0].closed)
    #expect(message.text == "inner\nouter")
  }

  @Test func boundariesOfWhichOneBeginsTheOtherAreKeptApart() throws {
    let message = try message(
      """
      Content-Type: multipart/mixed; boundary=B

      --B
      Content-Type: multipart/mixed; boundary=B1

      --B1

      one
      --B1--
      --B

      two
      --B--
      """)
    #expect(message.root.parts.map(\.parts.count) == [1, 0])
    #expect(message.findings.isEmpty)
  }

  @Test func aMultipartWithoutBoundaryIsReadAsText() throws {
    let message = try message("Content-Type: multipart/mixed\n\n你好\n")
    #expect(message.findings == ["multipart without boundary"])
    #expect(message.text == "你好")
    #expect(message.attachments.isEmpty)
  }

  @Test func everyByteOfABodyBelongsToItsRanges() throws {
    let message = try message(
      "Content-Type: multipart/mixed; boundary=B\n\npre\n--B\n\none\n--B\nX: y\n\ntwo\n--B--\nepi\n")
    let root = message.root
    #expect(root.range == 0..<message.bytes.count)
    #expect(String(decoding: message.bytes[root.preamble], as: UTF8.self) == "pre")
    #expect(String(decoding: message.bytes[root.epilogue], as: UTF8.self) == "epi\r\n")
    #expect(String(decoding: message.bytes[root.parts[1].headerRange], as: UTF8.self) == "X: y\r\n")
    #expect(String(decoding: message.bytes[root.parts[1].bodyRange], as: UTF8.self) == "two")
  }
}
