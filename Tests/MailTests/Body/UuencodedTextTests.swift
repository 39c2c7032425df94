import Testing

@testable import Mail

struct UuencodedTextTests {
  /// `Cat` and `路灯\n`, as Python's binascii writes them.
  private let cat = "begin 644 cat.txt\n#0V%T\n`\nend\n"

  private func read(_ text: String) -> (text: String, files: [String], names: [String]) {
    let read = UuencodedText(Array(text.utf8), most: 20)
    return (
      String(decoding: read.text, as: UTF8.self),
      read.files.map { String(decoding: $0.content, as: UTF8.self) },
      read.files.map(\.name)
    )
  }

  @Test func aFileIsTakenOutOfTheText() {
    let read = read("one\n\(cat)two\n")
    #expect(read.text == "one\ntwo\n" && read.files == ["Cat"] && read.names == ["cat.txt"])
    let crlf = self.read("one\r\n" + cat.replacing("\n", with: "\r\n") + "two")
    #expect(crlf.text == "one\r\ntwo" && crlf.files == ["Cat"])
    let two = self.read(cat + cat.dropLast())
    #expect(two.text == "" && two.files == ["Cat", "Cat"])
  }

  @Test(arguments: ["#0V%T\n \nend", "#0V%T\n\nend", "#0V%TX\n`\nend"]) func oldWritersAreUnderstood(
    body: String
  ) {
    #expect(read("begin 0644 cat.txt\n\(body)\n").files == ["Cat"])
  }

  @Test func linesOfFullLengthAreRead() {
    let line = "M" + String(repeating: "04%!", count: 15)
    let read = read("begin 644 a\n\(line)\n\(line)\n\"04$`\n`\nend")
    #expect(read.files == [String(repeating: "A", count: 92)])
  }

  @Test(arguments: [
    "begin 644 cat.txt\n#0V%T\n`\n", "begin 644 cat.txt\n#0V%T\nend\n", "begin 644 cat.txt\n`\nend\n",
    "begin 644 cat.txt\n#0V\n`\nend\n", "begin 644 cat.txt\n#0v%t\n`\nend\n", "begin 644\n#0V%T\n`\nend\n",
    "begin 888 cat.txt\n#0V%T\n`\nend\n", "begin with this\nend\n", " begin 644 a\n#0V%T\n`\nend\n",
    "begin 644 a\nZ0V%T\n`\nend\n", "begin 644 a\n#0V%TXX\n`\nend\n", "begin 644 a", "begin 644 a\n",
  ])
  func whatIsNotWellFormedStaysText(text: String) {
    #expect(read(text).text == text && read(text).files.isEmpty)
  }

  @Test func aFloodOfBeginningsIsRead() {
    let flood = String(repeating: "begin 644 a\n#0V%T\n", count: 20_000)
    #expect(read(flood).text == flood)
  }

  @Test func theMailHasItAsAnAttachment() throws {
    let message = try message("Content-Type: text/plain\n\n您好\n\(cat)此致\n")
    #expect(message.text == "您好\n此致" && message.attachments.map(\.name) == ["cat.txt"])
    #expect(message.attachments.map { message.content(of: $0) } == [Array("Cat".utf8)])
    #expect(message.findings == ["uuencoded files in the text"])
  }

  @Test func suchFilesCountAgainstTheLimit() {
    #expect(throws: MailError.tooManyAttachments(count: 21, limit: 20)) {
      try message("A: b\n\n" + String(repeating: cat, count: 40))
    }
  }
}
