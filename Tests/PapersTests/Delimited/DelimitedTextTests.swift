import Testing

@testable import Papers

struct DelimitedTextTests {
  @Test func fieldsStandBetweenCommas() throws {
    let table = try WholeTable(reading: Array("昵称,内容\n小李,路灯坏了\n".utf8))
    #expect(table.kind == .delimited)
    #expect(table.notes.isEmpty)
    #expect(table.rows.map(\.line) == [1, 2])
    #expect(table.rows[1].cells == [.text("小李"), .text("路灯坏了")])
  }

  @Test(arguments: ["\n", "\r\n", "\r"])
  func everyKindOfLineEndEndsARow(end: String) throws {
    let text = ["a,b", "c,\"d\(end)e\"", "f,g"].joined(separator: end)
    let table = try WholeTable(reading: Array(text.utf8))
    #expect(table.rows.map { $0.cells.map(\.shown) } == [["a", "b"], ["c", "d\ne"], ["f", "g"]])
    #expect(table.rows.map(\.line) == [1, 2, 4])
  }

  @Test func marksHoldSeparatorsAndAreDoubled() throws {
    #expect(try rows(#"a,"b,""c""",d"e"#) == [["a", #"b,"c""#, #"d"e"#]])
    #expect(try rows("\"a\"b,c") == [["ab", "c"]])
    #expect(try rows("a,\"\",b") == [["a", "", "b"]])
  }

  @Test(arguments: [
    ("a\tb,c\n1\t2", 2), ("a;b;c\n1,5;2;3", 3), ("sep=;\na,b;c\n", 2), ("sep=,\r\na,b\r\n", 2),
  ])
  func theSeparatorIsFound(text: String, columns: Int) throws {
    #expect(try rows(text).allSatisfy { $0.count == columns })
  }

  @Test func aTitleAboveTheHeadingDoesNotDecideTheSeparator() throws {
    #expect(
      try rows("奈曼政务评论导出\n昵称;内容;时间\n甲;乙,丙,丁,戊,己;1") == [
        ["奈曼政务评论导出"], ["昵称", "内容", "时间"], ["甲", "乙,丙,丁,戊,己", "1"],
      ])
  }

  @Test func emptyRowsAreSkippedAndLinesStillCount() throws {
    let table = try WholeTable(reading: Array("a,b\n\n,,\n \u{3000},\nc,d".utf8))
    #expect(table.rows.map(\.line) == [1, 5])
  }

  @Test func aMarkThatIsNeverClosedIsRefusedWithItsLine() {
    #expect(throws: TableError.openQuote(line: 3)) { try rows("a,b\nc,d\ne,\"f\ng,h\n") }
  }

  @Test func anEmptyFileIsNoTable() {
    for text in ["", "\n\n", "\u{FEFF}", ",,\n,\n"] {
      #expect(throws: TableError.empty) { try rows(text) }
    }
  }

  @Test func limitsAreKept() {
    var limits = TableLimits()
    (limits.fieldBytes, limits.columns, limits.rows, limits.cells) = (10, 3, 4, 8)
    #expect(throws: TableError.tooMuch("more than 3 columns", line: 2)) {
      try rows("a\n1,2,3,4", limits: limits)
    }
    #expect(throws: TableError.tooMuch("more than 4 rows", line: 5)) {
      try rows("1\n2\n3\n4\n5", limits: limits)
    }
    #expect(throws: TableError.tooMuch("more than 8 cells", line: 3)) {
      try rows("1,2,3\n1,2,3\n1,2,3", limits: limits)
    }
    #expect(throws: TableError.tooMuch("a field of more than 0 KiB", line: 2)) {
      try rows("a\n12345678901", limits: limits)
    }
    #expect(throws: TableError.tooMuch("a field of more than 0 KiB", line: 2)) {
      try rows("a\n\"1234567890\n1", limits: limits)
    }
  }

  @Test func aFileOverItsSizeIsNotLookedAt() {
    var limits = TableLimits()
    limits.fileBytes = 3
    #expect(throws: TableError.tooLarge(bytes: 4, limit: 3)) { try rows("a,bc", limits: limits) }
  }

  @Test func aHundredThousandRowsAreRead() throws {
    let text = String(repeating: "甲,\"路灯\n坏了\"\n", count: 100_000)
    #expect(try WholeTable(reading: Array(text.utf8)).rows.count == 100_000)
  }
}
