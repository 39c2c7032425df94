import Testing

@testable import Wire

struct UIDSetTests {
  @Test(arguments: [
    ([], ""), ([7], "7"), ([1, 2, 3], "1:3"), ([5, 1, 2, 9, 5], "1:2,5,9"),
    ([UInt32.max, UInt32.max - 1, 1], "1,4294967294:4294967295"),
  ])
  func onlyNeighboursAreJoined(uids: [UInt32], text: String) {
    #expect(UIDSet.text(uids) == text)
  }

  @Test func chunksLoseNothing() {
    #expect((1...5).chunks(of: 2).map(Array.init) == [[1, 2], [3, 4], [5]])
    #expect([Int]().chunks(of: 2).isEmpty)
  }

  @Test(arguments: ["a\r\nx LOGOUT", "a\0", "留言", String(repeating: "a", count: 1001)])
  func quotesRefuseWhatTheyCannotHold(text: String) {
    #expect(throws: MailboxError.unusable(what: "text in a command", value: text)) { try quoted(text) }
  }

  @Test func quotesHoldQuotes() throws {
    #expect(try quoted(#"a"b\c"#) == #""a\"b\\c""#)
  }
}
