import Testing

@testable import Papers

/// The form as the programs write it that people fill it in with: after what is known of their files, as they split,
/// wrap and mark what was typed. It reads the same whoever wrote it.
struct WritersTests {
  struct Writer: Sendable, CustomTestStringConvertible {
    let testDescription: String
    /// A paragraph of these words, typed piece by piece.
    let paragraph: @Sendable ([String]) -> String
    var cell: @Sendable (String) -> String = {
      "<w:tc><w:tcPr><w:tcW w:w=\"2000\" w:type=\"dxa\"/></w:tcPr>\($0)</w:tc>"
    }
    var styles: String?
    var shape = TestArchive.Shape.plain
  }

  /// Chinese and ASCII apart, the cursor's bookmark in between.
  private static let wps = Writer(
    testDescription: "WPS",
    paragraph: { pieces in
      let fonts =
        "<w:rFonts w:hint=\"eastAsia\" w:ascii=\"仿宋\" w:hAnsi=\"仿宋\" w:eastAsia=\"仿宋\" w:cs=\"仿宋\"/>"
      let style =
        "<w:rPr>\(fonts)<w:vertAlign w:val=\"baseline\"/><w:lang w:val=\"en-US\" w:eastAsia=\"zh-CN\"/></w:rPr>"
      let cursor = "<w:bookmarkStart w:id=\"0\" w:name=\"_GoBack\"/><w:bookmarkEnd w:id=\"0\"/>"
      return "<w:p><w:pPr><w:keepNext w:val=\"0\"/><w:widowControl/>\(style)</w:pPr>"
        + pieces.map { "<w:r>\(style)<w:t xml:space=\"preserve\">\($0)</w:t></w:r>" }.joined(
          separator: cursor)
        + "</w:p>"
    })

  /// Every piece with the session in which it was typed, marks of the spelling check, and dates as smart tags.
  private static let word = Writer(
    testDescription: "Word",
    paragraph: { pieces in
      let tag = "<w:smartTag w:uri=\"urn:schemas-microsoft-com:office:smarttags\" w:element=\"chsdate\">"
      let date = "<w:smartTagPr><w:attr w:name=\"Year\" w:val=\"2026\"/></w:smartTagPr>"
      let runs = pieces.enumerated().map { number, piece in
        let run =
          "<w:r w:rsidR=\"00A\(number)\"><w:rPr><w:rFonts w:hint=\"eastAsia\"/></w:rPr>"
          + "<w:lastRenderedPageBreak/><w:t>\(piece)</w:t></w:r>"
        return number == 1 ? tag + date + run + "</w:smartTag>" : run
      }
      return "<w:p w14:paraId=\"0\(pieces.count)AB34CD\" w:rsidR=\"00AB12CD\" w:rsidRDefault=\"00AB12CD\">"
        + runs.joined(separator: "<w:proofErr w:type=\"spellStart\"/><w:proofErr w:type=\"spellEnd\"/>")
        + "</w:p>"
    })

  /// In the browser and on the telephone: every run has a style, the end of a paragraph a run of its own.
  private static let online = Writer(
    testDescription: "Word for the web",
    paragraph: { pieces in
      "<w:p><w:pPr><w:pStyle w:val=\"paragraph\"/></w:pPr>"
        + pieces.map { "<w:r><w:rPr><w:rStyle w:val=\"normaltextrun\"/></w:rPr><w:t>\($0)</w:t></w:r>" }
        .joined()
        + "<w:r><w:rPr><w:rStyle w:val=\"eop\"/></w:rPr><w:t> </w:t></w:r></w:p>"
    },
    cell: {
      "<w:sdt><w:sdtPr><w:id w:val=\"7\"/></w:sdtPr><w:sdtContent><w:tc>\($0)</w:tc></w:sdtContent></w:sdt>"
    },
    styles: "<w:style w:type=\"character\" w:styleId=\"eop\"><w:basedOn w:val=\"normaltextrun\"/></w:style>")

  private static let libreOffice = Writer(
    testDescription: "LibreOffice",
    paragraph: { pieces in
      "<w:p><w:pPr><w:pStyle w:val=\"Normal\"/><w:bidi w:val=\"0\"/><w:jc w:val=\"start\"/><w:rPr></w:rPr></w:pPr>"
        + pieces.map {
          "<w:r><w:rPr><w:lang w:val=\"zh-CN\" w:eastAsia=\"zh-CN\" w:bidi=\"ar-SA\"/></w:rPr><w:t xml:space=\"preserve\">\($0)</w:t></w:r>"
        }.joined() + "</w:p>"
    },
    cell: {
      "<w:tc><w:tcPr><w:tcW w:w=\"2000\" w:type=\"dxa\"/><w:gridSpan w:val=\"1\"/><w:tcBorders></w:tcBorders></w:tcPr>\($0)</w:tc>"
    },
    styles:
      "<w:style w:type=\"paragraph\" w:styleId=\"Normal\" w:default=\"1\"><w:rPr><w:vanish w:val=\"0\"/></w:rPr></w:style>"
  )

  /// Names of styles with spaces, and an archive that was written in one go.
  private static let pages = Writer(
    testDescription: "Pages",
    paragraph: { pieces in
      "<w:p><w:pPr><w:pStyle w:val=\"Table Style 2\"/><w:rPr></w:rPr></w:pPr>"
        + pieces.map {
          "<w:r><w:rPr><w:rFonts w:ascii=\"Arial Unicode MS\" w:hint=\"eastAsia\"/><w:rtl w:val=\"0\"/></w:rPr><w:t xml:space=\"default\">\($0)</w:t></w:r>"
        }.joined() + "</w:p>"
    }, shape: .streamed)

  static let all = [wps, word, online, libreOffice, pages]

  private func bytes(_ writer: Writer, _ rows: [[[String]]]) -> [UInt8] {
    let table = rows.map { cells in
      "<w:tr>" + cells.map { writer.cell(writer.paragraph($0)) }.joined() + "</w:tr>"
    }
    var document = TestDocument(
      writer.paragraph(["编号：NM", "2026", "000123"])
        + "<w:tbl><w:tblPr><w:tblStyle w:val=\"a\"/></w:tblPr><w:tblGrid><w:gridCol w:w=\"1\"/></w:tblGrid>"
        + table.joined() + "</w:tbl><w:sectPr><w:pgSz w:w=\"11906\" w:h=\"16838\"/></w:sectPr>")
    document.styles = writer.styles
    return TestArchive.bytes(document.parts, shape: writer.shape)
  }

  @Test(arguments: all) func theFormReadsTheSame(writer: Writer) throws {
    let rows = [
      [["回复", "内容"], ["管网已于", "12月1日", "修复。"]], [["是否", "属实"], ["☑", "部分", "属实 □属实 □不属实"]],
      [["承", "办 人"], ["签字：", "张三"]],
    ]
    let form = try #require(try ReplyForm(reading: bytes(writer, rows)))
    #expect(form.numbers == ["NM2026000123"])
    #expect(form.answer == "管网已于12月1日修复。")
    #expect(form.truth == .partly && form.handler == "张三")
  }

  @Test(arguments: [TestArchive.Shape.plain, .streamed, .huge]) func anArchiveMayBeWrittenInOneGo(
    shape: TestArchive.Shape
  ) throws {
    let document = TestDocument(table([["回复内容", "已修复。"]]))
    let folder = TestArchive.Part("word/", "")
    let bytes = TestArchive.bytes([folder] + document.parts, shape: shape)
    #expect(try WordDocument(bytes)?.rows.map(\.cells) == [["回复内容", "已修复。"]])
  }

  @Test func aPartInUTF16IsNotRead() throws {
    let text =
      "<?xml version=\"1.0\" encoding=\"UTF-16\"?><w:d xmlns:w=\"w\"><w:p><w:r><w:t>真</w:t></w:r></w:p></w:d>"
    var parts = TestDocument("").parts
    let units = [0xFEFF] + Array(text.utf16)
    parts[2] = TestArchive.Part(parts[2].name, units.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] })
    #expect(throws: DocumentError.damaged("its part word/document.xml is not XML")) {
      try WordDocument(TestArchive.bytes(parts))
    }
  }

  @Test func namesFromTheRootAreNoParts() throws {
    let parts = TestDocument("").parts.map { TestArchive.Part("/" + $0.name, $0.content) }
    #expect(throws: DocumentError.damaged("it does not say where its text is")) {
      try WordDocument(TestArchive.bytes(parts))
    }
  }

  @Test func mergedCellsStandOnce() throws {
    let cell = { (style: String, text: String) in
      "<w:tc><w:tcPr>\(style)</w:tcPr>\(paragraph(run(text)))</w:tc>"
    }
    let wide = cell("<w:gridSpan w:val=\"3\"/>", "已修复。")
    let old = cell("<w:hMerge w:val=\"restart\"/>", "回复内容") + cell("<w:hMerge/>", "") + cell("", "已修复。")
    let both = cell("<w:hMerge w:val=\"continue\"/><w:vMerge w:val=\"restart\"/>", "x") + cell("", "b")
    let rows = try TestDocument(
      "<w:tbl><w:tr>\(cell("", "回复内容"))\(wide)</w:tr><w:tr>\(old)</w:tr><w:tr>\(both)</w:tr></w:tbl>"
    ).rows()
    #expect(rows == [["回复内容", "已修复。"], ["回复内容", "已修复。"], ["b"]])
  }

  @Test func whatWrapsWordsIsNotTheWords() throws {
    let text = paragraph(
      "<w:hyperlink r:id=\"a\" xmlns:r=\"r\">\(run("链"))</w:hyperlink>"
        + "<w:fldSimple w:instr=\" DATE \">\(run("日"))</w:fldSimple>"
        + "<w:customXml w:element=\"x\"><w:customXmlPr/>\(run("签"))</w:customXml>"
        + "<w:commentRangeStart w:id=\"1\"/>\(run("批"))<w:commentRangeEnd w:id=\"1\"/><w:r><w:commentReference w:id=\"1\"/></w:r>"
        + "<w:r><w:ruby><w:rt>\(run("pin"))</w:rt><w:rubyBase>\(run("拼"))</w:rubyBase></w:ruby></w:r>"
        + "<w:bdo w:val=\"ltr\">\(run("序"))</w:bdo>")
    #expect(try TestDocument(text).rows() == [["链日签批拼序"]])
  }
}

/// What a style takes from sight is not read, as nobody who signs the form sees it.
struct HidingStylesTests {
  private static let styles = """
    <w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val="zh-CN"/></w:rPr></w:rPrDefault></w:docDefaults>
    <w:style w:type="character" w:styleId="secret"><w:rPr><w:vanish/></w:rPr></w:style>
    <w:style w:type="character" w:styleId="child"><w:basedOn w:val="secret"/><w:rPr><w:b/></w:rPr></w:style>
    <w:style w:type="character" w:styleId="seen"><w:basedOn w:val="secret"/><w:rPr><w:vanish w:val="0"/></w:rPr></w:style>
    <w:style w:type="character" w:styleId="struck"><w:rPr><w:strike/></w:rPr></w:style>
    <w:style w:type="paragraph" w:styleId="hidden"><w:rPr><w:vanish/></w:rPr></w:style>
    <w:style w:type="character" w:styleId="a"><w:basedOn w:val="b"/></w:style>
    <w:style w:type="character" w:styleId="b"><w:basedOn w:val="a"/></w:style>
    <w:style w:type="table" w:styleId="t"><w:tblStylePr w:type="firstRow"><w:rPr><w:vanish/></w:rPr></w:tblStylePr></w:style>
    """

  private func text(
    _ run: String?, _ own: String = "", in paragraph: String? = nil, styles: String = styles
  ) throws -> String {
    let style = run.map { "<w:rStyle w:val=\"\($0)\"/>" } ?? ""
    let place = paragraph.map { "<w:pPr><w:pStyle w:val=\"\($0)\"/></w:pPr>" } ?? ""
    var document = TestDocument("<w:p>\(place)\(words("文", style + own))</w:p>")
    document.styles = styles
    return try document.rows().joined().joined()
  }

  private func words(_ text: String, _ style: String) -> String { run(text, style) }

  @Test(arguments: ["secret", "child", "struck"]) func aHiddenStyleHides(name: String) throws {
    #expect(try text(name) == "")
    // What the run says itself counts alone.
    #expect(try text(name, name == "struck" ? "<w:strike w:val=\"0\"/>" : "<w:vanish w:val=\"0\"/>") == "文")
  }

  @Test(arguments: ["seen", "a", "nobody", "t"]) func anyOtherDoesNot(name: String) throws {
    #expect(try text(name) == "文")
    #expect(try text(name, "<w:vanish/>") == "")
  }

  @Test func aParagraphsStyleHidesAndTwoUndoEachOther() throws {
    #expect(try text(nil, in: "hidden") == "")
    #expect(try text("secret", in: "hidden") == "文")
    #expect(try text("struck", in: "hidden") == "")
  }

  @Test func whatEveryParagraphHasCountsAsWell() throws {
    let normal =
      "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"x\"><w:rPr><w:vanish/></w:rPr></w:style>"
    #expect(try text(nil, styles: normal) == "")
    let defaults = "<w:docDefaults><w:rPrDefault><w:rPr><w:dstrike/></w:rPr></w:rPrDefault></w:docDefaults>"
    #expect(try text(nil, styles: defaults) == "")
    #expect(try text(nil, "<w:dstrike w:val=\"false\"/>", styles: defaults) == "文")
  }

  @Test func moreStylesThanAnybodyHas() throws {
    let many = (0..<6000).map { "<w:style w:styleId=\"s\($0)\"/>" }.joined()
    #expect(throws: DocumentError.tooMuch("more than 5000 styles")) { try text(nil, styles: many) }
  }
}
