import Testing

@testable import Papers

struct JSONTableTests {
  @Test func aListOfObjectsIsATable() throws {
    let table = try WholeTable(
      reading: Array(
        """
        [{"cid": 7301234567890123456, "text": "路灯\\n坏了\\ud83d\\ude00"},
         {"text": "\\"x\\"", "ip_label": null, "user": {"nickname": "小李", "tags": [1]}, "pinned": true}]
        """.utf8))
    #expect(table.kind == .json)
    #expect(table.rows[0].cells == ["cid", "text", "user.nickname", "pinned"].map(Cell.text))
    #expect(table.rows[1].cells == [.number("7301234567890123456"), .text("路灯\n坏了😀")])
    #expect(table.rows[2].cells == [.empty, .text("\"x\""), .text("小李"), .text("true")])
    #expect(table.rows.map(\.line) == [1, 1, 2])
  }

  @Test func theOnlyListWithinAnObjectIsATable() throws {
    let text =
      #"{"code": 0, "ids": [1, 2], "data": {"total": 1, "comment": [{"content": "a", "reply": {"content": "b"}}]}}"#
    #expect(try rows(text) == [["content", "reply.content"], ["a", "b"]])
  }

  @Test func everyLineIsARow() throws {
    let table = try WholeTable(reading: Array("{\"a\": 1}\n\n{\"a\": 2, \"b\": \"c\"}\n".utf8))
    #expect(table.kind == .jsonLines)
    #expect(table.rows.map { $0.cells.map(\.shown) } == [["a", "b"], ["1"], ["2", "c"]])
    #expect(table.rows.map(\.line) == [1, 1, 3])
    #expect(try rows("{\"a\": 1}") == [["a"], ["1"]])
  }

  @Test(arguments: [
    ("[{\"a\": 1},\n{\"a\" 2}]", TableError.badJSON("a colon is missing", line: 2)),
    ("[{\"a\": 1}", .badJSON("it ends in the middle", line: 1)),
    ("[{\"a\": \"b", .badJSON("it ends in the middle", line: 1)),
    ("[{\"a\": x}]", .badJSON("a value is missing", line: 1)),
    ("[{\"a\": 1}, 2]", .badJSON("an object is expected here", line: 1)),
    ("{\"a\": [{\"b\": 1}], \"c\": [{\"d\": 1}]}", .noList("there are 2 lists of objects in it")),
    ("[[1], [2]]", .noList("there is no list of objects in it")),
  ])
  func whatIsNoTableIsRefusedWithItsPlace(text: String, error: TableError) {
    #expect(throws: error) { try rows(text) }
  }

  @Test func depthIsLimited() {
    #expect(throws: TableError.self) { try rows(String(repeating: "[", count: 1_000_000)) }
    #expect(throws: TableError.self) { try rows(String(repeating: "{\"a\":", count: 1_000_000)) }
  }

  @Test func aRowThatBeginsWithABracketIsNoJSON() throws {
    #expect(try rows("[强],b\nc,d") == [["[强]", "b"], ["c", "d"]])
  }
}
