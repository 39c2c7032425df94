import Testing

@testable import Wire

struct FolderNameTests {
  @Test(arguments: [
    ("INBOX", "INBOX"), ("已处理", "&XfJZBHQG-"), ("网民留言/已办结", "&f1FsEXVZigA-/&XfJSnn7T-"), ("A&B", "A&-B"),
    ("其他文件夹/a b", "&UXZO1mWHTvZZOQ-/a b"), ("😀", "&2D3eAA-"), ("é", "&AOk-"), ("", ""),
    ("a\"b\\c", "a\"b\\c"),
    ("一\r\nx LOGOUT", "&TgAADQAK-x LOGOUT"),
  ])
  func namesTravelInModifiedUTF7(name: String, encoded: String) {
    #expect(FolderName.encoded(name) == encoded)
    #expect(FolderName.decoded(encoded.utf8) == name)
  }

  @Test(arguments: ["&", "&XfI", "&XfI*-", "a\u{e9}", "&2D0-", "a\tb"])
  func whatIsNotModifiedUTF7IsNoName(encoded: String) {
    #expect(FolderName.decoded(encoded.utf8) == nil)
  }
}
