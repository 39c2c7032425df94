import Foundation
import Testing

@testable import Papers

struct WorkbookTests {
  @Test func sharedAndInlineTextsAreRead() throws {
    var book = TestWorkbook(
      """
      <row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row>
      <row r="3"><c r="B3" t="inlineStr"><is><r><t>路灯</t></r><r><t>坏了</t></r></is></c></row>
      """)
    book.strings = [
      "<t>昵称</t>", "<r><t xml:space=\"preserve\">内容 </t></r><rPh sb=\"0\" eb=\"1\"><t>nr</t></rPh>",
    ]
    let table = try WholeTable(reading: book.bytes)
    #expect(table.kind == .workbook)
    #expect(table.rows.map { $0.cells.map(\.shown) } == [["昵称", "内容 "], ["", "路灯坏了"]])
    #expect(table.rows.map(\.line) == [1, 3])
  }

  @Test func aCellStandsWhereItSaysAndElseBehindTheLast() throws {
    let book = TestWorkbook(
      "<row><c t=\"str\"><v>a</v></c><c/><c t=\"str\"><v>b</v></c><c r=\"AB1\" t=\"str\"><v>c</v></c></row>")
    let cells = try WholeTable(reading: book.bytes).rows[0].cells
    #expect(cells.count == 28)
    #expect([cells[0], cells[2], cells[27]] == [.text("a"), .text("b"), .text("c")])
  }

  @Test func datesAreToldByTheirStyle() throws {
    var book = TestWorkbook(
      """
      <row r="1"><c r="A1" s="1"><v>46349.383333333331</v></c><c r="B1" s="2"><v>46349</v></c>
      <c r="C1" s="3"><v>46349</v></c><c r="D1" s="0"><v>46349</v></c><c r="E1" s="4"><v>6.9E+18</v></c></row>
      """)
    book.styles = """
      <numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd hh:mm;@"/>
      <numFmt numFmtId="165" formatCode="0&quot; days&quot;;[Red]-0"/></numFmts>
      <cellStyleXfs><xf numFmtId="22"/></cellStyleXfs>
      <cellXfs><xf numFmtId="0"/><xf numFmtId="22"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="1"/></cellXfs>
      """
    let cells = try WholeTable(reading: book.bytes).rows[0].cells
    #expect(cells[0].shown == "2026-11-23 09:12:00")
    #expect(cells[1] == .moment(46349))
    #expect(Array(cells[2...]) == [.number("46349"), .number("46349"), .number("6.9E+18")])
  }

  @Test func theFirstVisibleSheetThatHoldsSomethingIsRead() throws {
    var book = TestWorkbook("")
    let row = "<row><c t=\"str\"><v>x</v></c></row>"
    book.sheets += [("藏", row), ("评论", "<row><c t=\"str\"><v>a</v></c></row>"), ("说明", row)]
    book.hidden = ["藏"]
    let table = try WholeTable(reading: book.bytes)
    #expect(table.rows[0].cells == [.text("a")])
    #expect(
      table.notes == ["sheet \"Sheet1\" is empty", "sheet \"评论\" was read", "sheet \"说明\" was not read"])
  }

  @Test func aFormulaThatWasNeverCalculatedIsEmpty() throws {
    let book = TestWorkbook("<row><c t=\"str\"><v>a</v></c><c><f>1+1</f></c></row>")
    #expect(try WholeTable(reading: book.bytes).rows[0].cells == [.text("a")])
  }

  @Test func otherArchivesAreCalledWhatTheyAre() {
    #expect(throws: TableError.foreign("a text document")) {
      try WholeTable(reading: TestArchive.bytes([.init("word/document.xml", "<w/>")]))
    }
    #expect(throws: TableError.foreign("an archive")) {
      try WholeTable(reading: TestArchive.bytes([.init("a.txt", "a")]))
    }
  }

  @Test func oldAndLockedWorkbooksAreRefusedWithAHint() {
    let compound: [UInt8] =
      [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1] + [UInt8](repeating: 0, count: 512)
    #expect(throws: TableError.oldWorkbook) { try WholeTable(reading: compound) }
    #expect(TableError.oldWorkbook.hint == "open it and save it as .xlsx")
    let locked = compound + "EncryptedPackage".utf8.flatMap { [$0, 0] }
    #expect(throws: TableError.locked) { try WholeTable(reading: locked) }
    #expect(throws: TableError.foreign("a PDF")) { try WholeTable(reading: Array("%PDF-1.7".utf8)) }
  }

  @Test(.enabled(if: Python.hasOpenpyxl, "python3-openpyxl is missing"))
  func aWorkbookOfOpenpyxlIsRead() throws {
    let bytes = try Python.output(
      """
      import sys, io, datetime, openpyxl
      book = openpyxl.Workbook()
      sheet = book.active
      sheet.merge_cells("A1:C1")
      sheet["A1"] = "奈曼政务评论"
      sheet.append(["昵称", "评论内容", "评论时间"])
      sheet.append(["小李", "路灯坏了，\\n什么时候修？", datetime.datetime(2026, 11, 23, 9, 12, 33)])
      out = io.BytesIO()
      book.save(out)
      sys.stdout.buffer.write(out.getvalue())
      """)
    #expect(
      try rows(bytes) == [
        ["奈曼政务评论"], ["昵称", "评论内容", "评论时间"], ["小李", "路灯坏了，\n什么时候修？", "2026-11-23 09:12:33"],
      ])
  }
}

/// Debian's Python, to make files with other people's libraries.
enum Python {
  private static let path = "/usr/bin/python3"

  static let hasOpenpyxl = (try? output("import openpyxl")) != nil

  static func output(_ script: String) throws -> [UInt8] {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: path)
    process.arguments = ["-c", script]
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = FileHandle.nullDevice
    try process.run()
    let bytes = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw CocoaError(.executableLoad) }
    return Array(bytes)
  }
}
