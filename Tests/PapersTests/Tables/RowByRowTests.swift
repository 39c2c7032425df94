import Testing

@testable import Papers

/// Rows are read when they are asked for, whatever the file is.
struct RowByRowTests {
  private static let sheet = TestWorkbook(
    "<row><c t=\"str\"><v>内容</v></c></row><row><c t=\"str\"><v>a</v></c></row>"
      + String(repeating: " ", count: 5000) + "<row><c t=\"str\"><v>b</c></row>")

  /// Files whose third row cannot be read.
  static let broken: [[UInt8]] = [
    Array("内容\na\n\"b".utf8),
    Array(
      "<table><tr><td>内容</td></tr><tr><td>a</td></tr><tr><td>\(String(repeating: "b", count: 70_000))".utf8),
    sheet.bytes,
  ]

  @Test(arguments: broken)
  func whatStandsBehindARowIsNotReadWithIt(bytes: [UInt8]) throws {
    let table = try Table(reading: bytes)
    #expect(try table.next()?.cells == [.text("内容")])
    #expect(try table.next()?.cells == [.text("a")])
    #expect(throws: TableError.self) { try table.next() }
    // Whoever wants a whole file reads it to its end first.
    #expect(throws: TableError.self) { try Export(of: try Table(reading: bytes), now: 0).skip() }
  }

  @Test func rowsComeInTheirOrderAndInParts() throws {
    let text = "说明\n内容\n" + (1...45).map { "\($0)\n" }.joined()
    let export = try Export(of: try Table(reading: Array(text.utf8)), now: 0)
    var lines: [Int] = []
    var parts: [Int] = []
    while case let rows = try export.next(10), !rows.isEmpty {
      lines += rows.map(\.line)
      parts.append(rows.count)
    }
    #expect(lines == Array(3...47))
    #expect(parts == [10, 10, 10, 10, 5])
  }

  @Test func theNamesOfAllRecordsStandAboveTheFirst() throws {
    let records = (0..<300).map { "{\"内容\": \"\($0)\", \"n\($0 / 10)\": 1}" }
    for text in ["[\(records.joined(separator: ","))]", records.joined(separator: "\n")] {
      let table = try Table(reading: Array(text.utf8))
      #expect(try table.next()?.cells.count == 31)
      #expect(try table.next()?.cells == [.text("0"), .number("1")])
    }
  }
}
