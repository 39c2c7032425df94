import Testing

@testable import Papers

struct HTMLTableTests {
  private let page = """
    <html xmlns:x="urn:schemas-microsoft-com:office:excel"><head>
    <meta http-equiv=Content-Type content="text/html; charset=gb2312"><title>a<table></title>
    <style>td { color: red } /* <td>x</td> */</style></head><body>
    <!-- <tr><td>no</td></tr> -->
    <table border=1>
    <tr><th>昵称<th>内容</th></tr>
    <TR><TD style='mso-number-format:"\\@"'>小&nbsp;李</TD><td>第一行<br style="mso-data-placement:same-cell;">第二行
      还是 &lt;第二行&gt; &#20320;&#x597D; a<b> c &amp b</td></tr>
    </table></body></html>
    """

  @Test func cellsAreRead() throws {
    let table = try WholeTable(reading: Array(page.utf8))
    #expect(table.kind == .html)
    #expect(
      table.rows.map { $0.cells.map(\.shown) } == [
        ["昵称", "内容"], ["小 李", "第一行\n第二行 还是 <第二行> 你好 a c &amp b"],
      ])
    #expect(table.rows.map(\.line) == [6, 7])
  }

  @Test func aPageOfChineseWindowsIsRead() throws {
    let table = try WholeTable(reading: gb18030(page))
    #expect(table.notes == ["GB18030"])
    #expect(table.rows[0].cells == [.text("昵称"), .text("内容")])
  }

  @Test func spannedCellsKeepTheColumns() throws {
    let page = """
      <table><tr><td colspan=3>导出</td></tr><tr><td rowspan="2">文章</td><td>甲</td><td>1</td></tr>
      <tr><td>乙</td><td>2</td></tr><tr><td>丙</td><td>丁</td></tr></table>
      """
    #expect(try rows(page) == [["导出"], ["文章", "甲", "1"], ["", "乙", "2"], ["丙", "丁"]])
  }

  @Test func aTableInACellIsItsText() throws {
    #expect(
      try rows("<table><tr><td>a<table><tr><td>b</td><td>c</td></tr></table></td><td>d</td></tr></table>")
        == [["a\nb\nc", "d"]])
  }

  @Test func whatIsOpenAtTheEndIsClosed() throws {
    #expect(try rows("<table><tr><td>a<td>b") == [["a", "b"]])
    #expect(try rows("<table><td>a<td>b<tr><td>c") == [["a", "b"], ["c"]])
  }

  @Test func aPageWithoutATableIsRefused() {
    #expect(throws: TableError.foreign("a web page without a table")) { try rows("<html><p>请登录</p></html>") }
    #expect(throws: TableError.oldXML) {
      try rows("<?xml version=\"1.0\"?><ss:Workbook><ss:Row/></ss:Workbook>")
    }
  }

  @Test func aRowThatBeginsWithABracketIsNoPage() throws {
    #expect(try rows("<3 你们,b\nc,d") == [["<3 你们", "b"], ["c", "d"]])
  }

  @Test func largeNonsenseTakesNoLongerThanALargeTable() throws {
    for piece in ["<td ", "<!-- ", "<td colspan=65536 rowspan=65536>", "&#", "<a \" ' ", "<table>", "<tr"] {
      let page = "<table><tr><td>a</td></tr>" + String(repeating: piece, count: 20_000)
      // Whether it is refused is all the same.
      _ = try? rows(page)
    }
  }
}
