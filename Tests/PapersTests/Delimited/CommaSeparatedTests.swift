import Papers
import Testing

@Suite struct CommaSeparatedTests {
  private func text(_ rows: [String]...) -> String {
    let bytes = CommaSeparated.bytes(of: rows)
    #expect(bytes.starts(with: [0xEF, 0xBB, 0xBF]), "Excel would read GBK")
    return String(decoding: bytes.dropFirst(3), as: UTF8.self)
  }

  @Test func rowsEndAsRFC4180SaysAndMarksAreDoubled() {
    #expect(
      text(["编号", "内容"], ["1", "他说“好”,又说\"不好\"\n走了"])
        == "编号,内容\r\n1,\"他说“好”,又说\"\"不好\"\"\n走了\"\r\n")
  }

  @Test(arguments: ["=1+1", "+1", "-1", "@SUM(1)", "\t=1+1", "\r=1", "  =1", "＝1", "\u{FEFF}=1", "\n=1"])
  func aFormulaIsText(cell: String) {
    let written = text([cell])
    #expect(written.hasPrefix("'") || written.hasPrefix("\"'"))
  }

  @Test(arguments: [
    "——旗住建局", "小李", "https://weibo.example/1", "2026-11-23 09:12", "138-0000", "", "123456789012345",
  ])
  func whatIsHarmlessStaysAsItIs(cell: String) {
    #expect(text([cell]) == cell + "\r\n")
  }

  @Test func aLongNumberKeepsItsDigits() {
    #expect(text(["7301234567890123456"]) == "'7301234567890123456\r\n")
  }

  @Test func controlCharactersBecomeSpaces() {
    #expect(text(["a\u{0}b\u{1B}c\u{85}d"]) == "a b c d\r\n")
  }

  @Test func whatIsWrittenIsReadBackTheSame() throws {
    let rows = [["编号", "内容"], ["NM2026000001", "第一行\n第二行，\"引号\""]]
    let table = try WholeTable(reading: CommaSeparated.bytes(of: rows))
    #expect(table.rows.map { $0.cells.map(\.shown) } == rows)
  }
}
