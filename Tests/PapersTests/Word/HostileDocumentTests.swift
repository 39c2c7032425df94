import Testing

@testable import Papers

/// Documents that are made to harm are refused, each for its own reason; none of them stops the office.
struct HostileDocumentTests {
  private let good = TestDocument(table([["回复内容", "已修复。"]]))

  private func fault(_ bytes: [UInt8]) -> DocumentError? {
    do throws(DocumentError) { _ = try WordDocument(bytes) } catch { return error }
    return nil
  }

  @Test func whatIsNoDocumentIsNone() throws {
    #expect(try WordDocument(good.bytes) != nil)
    for bytes in [[], Array("%PDF-1.4".utf8), [0xFF, 0xD8, 0xFF], TestWorkbook("").bytes] as [[UInt8]] {
      #expect(try WordDocument(bytes) == nil)
    }
  }

  @Test func oldFormatsAreSaidToBeOld() {
    var bytes = CompoundFile.sign + [UInt8](repeating: 0, count: 504)
    bytes += "WordDocument\u{0}".utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    bytes += [UInt8](repeating: 0, count: 1024)
    #expect(fault(bytes) == .oldDocument)
    #expect(fault(Array("{\\rtf1\\ansi}".utf8)) == .oldDocument)
  }

  @Test func aDocumentWithAPasswordIsLocked() {
    var bytes = CompoundFile.sign + [UInt8](repeating: 0, count: 504)
    bytes += "EncryptedPackage\u{0}".utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    bytes += [UInt8](repeating: 0, count: 1024)
    #expect(fault(bytes) == .locked)
  }

  @Test(arguments: [
    "<!DOCTYPE w [<!ENTITY a \"b\">]><w/>",
    "<!DOCTYPE w SYSTEM \"file:///etc/passwd\"><w/>",
    "<w><!-- --><![CDATA[<!ENTITY]]></w>",
  ])
  func entities(text: String) {
    let parts = good.parts.map { $0.name == "word/document.xml" ? .init($0.name, text) : $0 }
    #expect(fault(TestArchive.bytes(parts)) == .suspicious("its part word/document.xml defines entities"))
  }

  @Test(arguments: [
    "", "a", "<w:document", "<a></b>", String(repeating: "<a>", count: 100_000), "<a>&b;</a>",
  ])
  func whatIsNoXML(text: String) {
    let parts = good.parts.map { $0.name == "word/document.xml" ? .init($0.name, text) : $0 }
    #expect(fault(TestArchive.bytes(parts)) != nil)
  }

  @Test func moreTextThanAFormHas() {
    let document = TestDocument(paragraph(run(String(repeating: "长", count: 90_000))))
    #expect(fault(document.bytes) == .tooMuch("more than 256 KiB of text"))
  }

  @Test func moreElementsThanAFormHas() {
    let document = TestDocument(String(repeating: "<w:p/>", count: 600_000))
    #expect(fault(document.bytes) == .tooMuch("more than 1000000 elements"))
  }

  /// libxml2 compares all of them with each other, and would be at it for minutes.
  @Test(arguments: ["", "<!--->\"--><!-- > -->", "<?a \"?>", "<![CDATA[\"]]>"])
  func moreAttributesThanAnybodyWrites(before: String) {
    let many = { (count: Int) in (0..<count).map { "a\($0)=\">\"" }.joined(separator: " ") }
    let slow = DocumentError.suspicious("its part word/document.xml has too many attributes or namespaces")
    #expect(fault(TestDocument("\(before)<w:p \(many(300_000))/>").bytes) == slow)
    #expect(fault(TestDocument("\(before)<w:p \(many(200))/>").bytes) == nil)
    let spaces = (0..<3000).map { "<w:p xmlns:n\($0)='u'/>" }.joined()
    #expect(fault(TestDocument(before + spaces).bytes) == slow)
  }

  @Test func aPartThatIsTooLargeUnpacked() {
    let document = TestDocument(String(repeating: " ", count: WordLimits.partBytes))
    #expect(fault(document.bytes) == .tooLarge)
  }

  @Test func aBombIsNotUnpacked() {
    var document = good
    document.others = [.init("word/media/a.xml", "x", claimedSize: 60 << 20)]
    let bytes = TestArchive.bytes(document.parts, method: 8)
    #expect(fault(bytes) == .suspicious("a part of it is packed more than 100 times"))
  }

  @Test func anArchiveWithinTheDocument() {
    var document = good
    document.others = [.init("word/embeddings/a.xlsx", "PK")]
    #expect(fault(document.bytes) == .suspicious("there is an archive in it"))
  }

  @Test func aTextThatIsElsewhereOrNowhere() throws {
    let relation =
      "<Relationships><Relationship Type=\"x/officeDocument\" Target=\"/word/other.xml\"/></Relationships>"
    var parts = good.parts.map { $0.name == "_rels/.rels" ? .init($0.name, relation) : $0 }
    #expect(fault(TestArchive.bytes(parts)) == .damaged("its text is missing"))
    // What Word opens counts, not what lies where most have it.
    parts.append(.init("word/other.xml", "<w:d xmlns:w=\"w\"><w:p><w:r><w:t>真</w:t></w:r></w:p></w:d>"))
    #expect(try WordDocument(TestArchive.bytes(parts))?.rows.map(\.cells) == [["真"]])
    let without = good.parts.filter { $0.name != "_rels/.rels" }
    #expect(fault(TestArchive.bytes(without)) == .damaged("it does not say where its text is"))
  }

  @Test func tablesInTablesAndControlsThatNeverEnd() throws {
    let deep =
      String(repeating: "<w:tbl><w:tr><w:tc>", count: 60) + paragraph(run("底"))
      + String(repeating: "</w:tc></w:tr></w:tbl>", count: 60)
    #expect(try TestDocument(deep).rows() == [["底"]])
    let odd = "<w:tc/><w:tr/><w:r><w:fldChar w:fldCharType=\"end\"/></w:r><w:p/><w:sdtContent/>"
    #expect(try TestDocument(odd).rows() == [])
  }

  @Test func anyByteLostOrChanged() {
    let whole = good.bytes
    for place in stride(from: 0, to: whole.count, by: 3) {
      var cut = whole
      cut.remove(at: place)
      _ = fault(cut)
      var changed = whole
      changed[place] ^= 0x41
      _ = fault(changed)
      _ = fault(Array(whole[..<place]))
    }
  }
}
