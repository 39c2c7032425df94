import Testing

@testable import Papers

/// What Word, WPS and LibreOffice make of a text that somebody types.
struct WordReaderTests {
  @Test func wordsComeTogetherFromTheirRuns() throws {
    let document = TestDocument(
      paragraph(
        "<w:pPr><w:tabs><w:tab w:val=\"left\" w:pos=\"9\"/></w:tabs></w:pPr>" + run("已")
          + "<w:proofErr w:type=\"x\"/>"
          + run("修&lt;复") + "<w:r><w:tab/><w:t>。</w:t><w:br/><w:t>谢</w:t><w:noBreakHyphen/></w:r>"))
    #expect(try document.rows() == [["已修<复 。\n谢-"]])
  }

  @Test func aTableIsReadCellByCellAndATableInItAsItsText() throws {
    let inner = "<w:tc>\(paragraph(run("户数")))\(table([["甲", "3"], ["乙", "5"]]))\(paragraph(run("止")))</w:tc>"
    let rows = try TestDocument(
      table([["a", "b"], ["c", "d"]])
        + "<w:tbl><w:tr><w:tc>\(paragraph(run("表")))</w:tc>\(inner)</w:tr></w:tbl>"
    ).rows()
    #expect(rows == [["a", "b"], ["c", "d"], ["表", "户数\n甲\n3\n乙\n5\n止"]])
  }

  @Test func whatBelongsToTheCellAboveIsNoCell() throws {
    let merged = "<w:tc><w:tcPr><w:vMerge/></w:tcPr>\(paragraph(run("x")))</w:tc>"
    let start = "<w:tc><w:tcPr><w:vMerge w:val=\"restart\"/></w:tcPr>\(paragraph(run("签")))</w:tc>"
    let b = "<w:tc>\(paragraph(run("b")))</w:tc>"
    let document = TestDocument("<w:tbl><w:tr>\(start)\(b)</w:tr><w:tr>\(merged)\(b)</w:tr></w:tbl>")
    #expect(try document.rows() == [["签", "b"], ["b"]])
  }

  @Test func whatWasInsertedCountsAndWhatWasDeletedDoesNot() throws {
    let changed = paragraph(
      run("已") + "<w:del w:id=\"1\">\(run("未"))<w:r><w:delText>没有</w:delText></w:r></w:del>"
        + "<w:ins w:id=\"2\">\(run("全部"))</w:ins><w:moveFrom w:id=\"3\">\(run("旧处"))</w:moveFrom>"
        + "<w:moveTo w:id=\"4\">\(run("新处"))</w:moveTo>" + run("修复"))
    #expect(try TestDocument(changed).rows() == [["已全部新处修复"]])
  }

  @Test func aDeletedRowIsGoneAndADeletedParagraphMarkJoinsLines() throws {
    let gone =
      "<w:tr><w:trPr><w:del w:id=\"1\"/></w:trPr><w:tc>\(paragraph(run("旧")))</w:tc></w:tr>"
    let kept = "<w:tr><w:trPr><w:ins w:id=\"1\"/></w:trPr><w:tc>\(paragraph(run("新")))</w:tc></w:tr>"
    let joined =
      paragraph("<w:pPr><w:rPr><w:del w:id=\"2\"/></w:rPr></w:pPr>" + run("前")) + paragraph(run("后"))
    #expect(try TestDocument("<w:tbl>\(gone)\(kept)</w:tbl>\(joined)").rows() == [["新"], ["前后"]])
  }

  @Test func whatNobodySeesIsNotRead() throws {
    let unseen = paragraph(
      run("见") + run("隐", "<w:vanish/>") + run("划", "<w:strike/>") + run("双", "<w:dstrike w:val=\"1\"/>")
        + run("不划", "<w:strike w:val=\"0\"/>")
        + run("未改", "<w:rPrChange><w:rPr><w:vanish/></w:rPr></w:rPrChange>"))
    #expect(try TestDocument(unseen).rows() == [["见不划未改"]])
  }

  @Test func textBoxesAndPicturesAreLeftOut() throws {
    let box = "<w:txbxContent>\(paragraph(run("框")))</w:txbxContent>"
    let document = TestDocument(
      paragraph(
        run("前") + "<w:r><mc:AlternateContent><mc:Choice><w:drawing>\(box)</w:drawing></mc:Choice>"
          + "<mc:Fallback><w:pict>\(box)</w:pict></mc:Fallback></mc:AlternateContent></w:r>" + run("后")))
    #expect(try document.rows() == [["前后"]])
  }

  @Test func aContentControlCountsUnlessItOnlyPrompts() throws {
    let prompt =
      "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>\(run("单击此处输入文字"))</w:sdtContent></w:sdt>"
    let filled =
      "<w:sdt><w:sdtPr><w:rPr><w:b/></w:rPr></w:sdtPr><w:sdtContent>\(run("已办"))</w:sdtContent></w:sdt>"
    let cell = "<w:sdt><w:sdtContent><w:tc>\(paragraph(run("格")))</w:tc></w:sdtContent></w:sdt>"
    let document = TestDocument(paragraph(prompt + filled) + "<w:tbl><w:tr>\(cell)</w:tr></w:tbl>")
    #expect(try document.rows() == [["已办"], ["格"]])
  }

  @Test(arguments: [
    "<w:r><w:sym w:font=\"Wingdings 2\" w:char=\"F052\"/></w:r>",
    "<w:r><w:sym w:font=\"Wingdings\" w:char=\"00FE\"/></w:r>",
    run("R", "<w:rFonts w:ascii=\"Wingdings 2\" w:hAnsi=\"Wingdings 2\" w:eastAsia=\"仿宋\"/>"),
    run("\u{F0FE}"),
    "<w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val=\"1\"/></w14:checkbox></w:sdtPr><w:sdtContent>\(run("☑"))</w:sdtContent></w:sdt>",
    field("<w:instrText> eq \\o\\ac(</w:instrText>"),
    "<w:r><w:fldChar w:fldCharType=\"begin\"><w:ffData><w:checkBox><w:sizeAuto/><w:default w:val=\"0\"/><w:checked/></w:checkBox></w:ffData></w:fldChar></w:r><w:r><w:instrText>FORMCHECKBOX</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r>",
  ])
  func ticksArePictures(tick: String) throws {
    #expect(try TestDocument(paragraph(tick + run("属实"))).rows() == [["☑属实"]])
  }

  static func field(_ beginning: String) -> String {
    let pieces = [beginning, "<w:instrText>□</w:instrText>", "<w:instrText>,√)</w:instrText>"]
    return "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>" + pieces.map { "<w:r>\($0)</w:r>" }.joined()
      + "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>"
  }

  @Test func anEmptyBoxOfAFormIsEmpty() throws {
    let box =
      "<w:r><w:fldChar w:fldCharType=\"begin\"><w:ffData><w:checkBox><w:default w:val=\"1\"/><w:checked w:val=\"0\"/></w:checkBox></w:ffData></w:fldChar></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r>"
    #expect(try TestDocument(paragraph(box + run("属实"))).rows() == [["□属实"]])
  }

  @Test func theNumbersOfAListAreRead() throws {
    var document = TestDocument(
      [("1", 0, "现场"), ("1", 1, "管线"), ("1", 0, "处理"), ("2", 0, "点"), ("9", 0, "无")].map {
        list, level, text in
        paragraph(
          "<w:pPr><w:numPr><w:ilvl w:val=\"\(level)\"/><w:numId w:val=\"\(list)\"/></w:numPr></w:pPr>"
            + run(text))
      }.joined())
    document.numbering = """
      <w:abstractNum w:abstractNumId="4"><w:lvl w:ilvl="0"><w:start w:val="1"/>\
      <w:numFmt w:val="chineseCountingThousand"/><w:lvlText w:val="%1、"/></w:lvl><w:lvl w:ilvl="1">\
      <w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="(%2)"/></w:lvl></w:abstractNum>\
      <w:abstractNum w:abstractNumId="5"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val=""/>\
      </w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="4"/></w:num>\
      <w:num w:numId="2"><w:abstractNumId w:val="5"/></w:num>
      """
    #expect(try document.rows() == [["一、现场"], ["(1)管线"], ["二、处理"], ["点"], ["无"]])
  }
}
