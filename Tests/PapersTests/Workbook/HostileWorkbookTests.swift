import Testing

@testable import Papers

/// Archives and parts that are made to harm are refused, each for its own reason.
struct HostileWorkbookTests {
  private let good = TestWorkbook("<row><c t=\"str\"><v>a</v></c></row>")

  @Test func partsThatLieOverEachOther() {
    let bytes = TestArchive.bytes(good.parts + [.init("b.xml", "x"), .init("b.xml", "x", overlaps: true)])
    #expect(throws: TableError.suspicious("its parts lie over each other")) { try WholeTable(reading: bytes) }
  }

  @Test func aRatioThatNoTextHas() {
    let bytes = TestArchive.bytes(good.parts + [.init("b.xml", "x", claimedSize: 1 << 20)], method: 8)
    #expect(throws: TableError.suspicious("a part of it is packed more than 100 times")) {
      try WholeTable(reading: bytes)
    }
  }

  @Test func moreThanMayBeUnpacked() throws {
    var limits = TableLimits()
    limits.inflatedBytes = 1 << 20
    let parts = (0..<17).map { TestArchive.Part("\($0).xml", "x", claimedSize: 64 << 10) }
    #expect(throws: TableError.tooLargeUnpacked(limit: 1 << 20)) {
      try WholeTable(reading: TestArchive.bytes(good.parts + parts, method: 8), limits: limits)
    }
  }

  @Test func aPartThatIsNotAsLongAsItSays() {
    var parts = good.parts
    parts[0].claimedSize = 20
    #expect(throws: TableError.self) { try WholeTable(reading: TestArchive.bytes(parts)) }
  }

  @Test func tooManyParts() {
    let parts = (0..<1001).map { TestArchive.Part("\($0)", "") }
    #expect(throws: TableError.suspicious("it has more than 1000 parts")) {
      try WholeTable(reading: TestArchive.bytes(parts))
    }
  }

  @Test func anArchiveWithinTheArchive() {
    let bytes = TestArchive.bytes(good.parts + [.init("xl/embeddings/a.XLSX", "PK")])
    #expect(throws: TableError.suspicious("there is an archive in it")) { try WholeTable(reading: bytes) }
  }

  @Test func encryptedParts() {
    #expect(throws: TableError.suspicious("a part of it is encrypted")) {
      try WholeTable(reading: TestArchive.bytes(good.parts, flags: 1))
    }
  }

  @Test func bytesBehindTheEnd() {
    #expect(throws: TableError.damaged("it has no directory")) { try WholeTable(reading: good.bytes + [1]) }
  }

  @Test(arguments: [
    "<!DOCTYPE a [<!ENTITY b \"c\">]><worksheet><sheetData><row><c t=\"str\"><v>&b;</v></c></row></sheetData></worksheet>",
    "<worksheet><![CDATA[<!DOCTYPE a>]]></worksheet>",
  ])
  func entities(sheet: String) {
    var parts = good.parts
    parts[4] = .init("xl/worksheets/sheet1.xml", sheet)
    #expect(throws: TableError.suspicious("its part xl/worksheets/sheet1.xml defines entities")) {
      try WholeTable(reading: TestArchive.bytes(parts))
    }
  }

  @Test(arguments: [
    "<worksheet><sheetData><row><c t=\"str\"><v>&undefined;</v></c></row></sheetData></worksheet>",
    "<worksheet><sheetData><row><c t=\"str\"><v>a</v>", "", "a",
    String(repeating: "<a>", count: 100_000),
  ])
  func partsThatAreNoXML(sheet: String) {
    var parts = good.parts
    parts[4] = .init("xl/worksheets/sheet1.xml", sheet)
    #expect(throws: TableError.self) { try WholeTable(reading: TestArchive.bytes(parts)) }
  }

  @Test func oneLongTextInManyCells() {
    var book = TestWorkbook(
      String(repeating: "<row><c t=\"s\"><v>0</v></c></row>", count: 2000))
    book.strings = ["<t>\(String(repeating: "x", count: 60_000))</t>"]
    #expect(throws: TableError.tooMuch("more than 64 MB of text", line: 1119)) {
      try WholeTable(reading: book.bytes)
    }
  }

  @Test func columnsFarToTheRight() {
    let book = TestWorkbook("<row r=\"7\"><c r=\"XFD7\" t=\"str\"><v>a</v></c></row>")
    #expect(throws: TableError.tooMuch("more than 256 columns", line: 7)) {
      try WholeTable(reading: book.bytes)
    }
  }

  @Test func anyByteLostOrChanged() {
    let whole = good.bytes
    for place in stride(from: 0, to: whole.count, by: 3) {
      var cut = whole
      cut.remove(at: place)
      _ = try? WholeTable(reading: cut)
      var changed = whole
      changed[place] ^= 0x41
      _ = try? WholeTable(reading: changed)
      _ = try? WholeTable(reading: Array(whole[..<place]))
    }
  }
}
