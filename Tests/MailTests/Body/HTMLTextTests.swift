import Testing

@testable import Mail

struct HTMLTextTests {
  @Test(arguments: [
    ("<p>一</p><p>二</p>", "一\n二"), ("一<br>二<br/><br>三", "一\n二\n\n三"), ("<div>一<div>二</div>三</div>", "一\n二\n三"),
    ("  a\n b\t c ", "a b c"), ("a<b>b</b>c", "abc"), ("<p>一<p>二", "一\n二"),
    ("<p>一</p><p>&nbsp;</p><p>二</p>", "一\n\n二"),
    ("<br><br><br>一<br><br><br><br>二<br>", "一\n\n二"), ("<ul><li>一<li>二</ul>三", "- 一\n- 二\n三"),
    ("<table><tr><td>姓名</td><td>张三</td></tr><tr><td>电话<td>0</table>", "姓名\t张三\n电话\t0"),
    ("<pre>a\n  b</pre>", "a\n  b"), ("a<hr>b", "a\n--------\nb"), ("<h1>题</h1>文", "题\n文"),
  ])
  func blocksAreLines(html: String, text: String) { #expect(HTMLText.text(of: html) == text) }

  @Test(arguments: [
    ("<script>x</script>a", "a"), ("<style>p{}</style>a", "a"), ("<head><title>x</title></head><body>a", "a"),
    ("<!-- x -->a", "a"),
    ("<head><meta charset=gbk><body>a", "a"), ("<head><style>x</style><div>a</div>", "a"),
    ("<head> <title>x</title> a", "a"), ("<span style=\"DISPLAY : none\">x</span>a", "a"),
    ("<p hidden>x</p>a", "a"),
    ("<div style='display:none'><div>x</div>y</div>a", "a"), ("<p style=display:none>x<p>a", "a"),
    ("<!DOCTYPE html>a", "a"),
    ("<span style=\"font-size:0\">x</span>a", "a"), ("<span style=\"font-size:0.9em\">x</span>", "x"),
    ("<?xml x?>a", "a"),
    ("<![if !vml]>a<![endif]>", "a"), ("<script>'</p>'</script>a", "a"), ("<img alt=x>a", "a"),
    ("<select><option>x</select>a", "a"),
    ("<b style=\"visibility:hidden\">x</b>a", "a"), ("<o:p></o:p>a", "a"), ("<i hidden><b>x</i>a", "a"),
    ("<style>x", ""),
  ])
  func whatAReaderDoesNotSeeIsLeftOut(html: String, text: String) { #expect(HTMLText.text(of: html) == text) }

  @Test(arguments: [
    ("<a href=\"http://x.example/\">此处</a>。", "此处 <http://x.example/>。"),
    ("<a href=http://x.example>x.example</a>", "x.example"),
    ("<a href='https://x.example/?a=1&amp;b=2'>a</a>", "a <https://x.example/?a=1&b=2>"),
    ("<a href=javascript:x>a</a>", "a"),
    ("<a href=mailto:a@x.example>a</a>", "a <a@x.example>"),
    ("<a href=\"mailto:a@x.example?subject=b\">A@x.example</a>", "A@x.example"),
    ("<a href=\"data:text/html,x\">a</a>", "a"),
    ("<a href=http://x.example/>X.example</a>", "X.example"),
    ("<a href=http://x.example>e</a>", "e <http://x.example>"), ("<a name=x>a</a>", "a"),
    ("<a href=http://x.example><img></a>", "<http://x.example>"),
    ("<a href=http://x.example>a", "a"), ("<a href=http://x.example>a<br>b</a>", "a\nb <http://x.example>"),
  ])
  func linksKeepTheirAddresses(html: String, text: String) { #expect(HTMLText.text(of: html) == text) }

  @Test(arguments: [
    ("&lt;&gt;&amp;&quot;&#39;", "<>&\"'"), ("&#20320;&#x597D;", "你好"), ("&ldquo;&hellip;&rdquo;", "“…”"),
    ("&nbsp;a&nbsp;b", "a b"),
    ("&yuml;&agrave;", "ÿà"), ("&#150;", "–"), ("a & b &unknown; &", "a & b &unknown; &"),
    ("&#0;&#xFFFFFFFF;", "\u{FFFD}&#xFFFFFFFF;"),
    ("&#65", "A"), ("a&nbsp你", "a 你"), ("?a=1&copy=2", "?a=1&copy=2"),
  ])
  func referencesAreDecoded(html: String, text: String) {
    let expected = html.hasPrefix("&nbsp;") ? " a b" : text
    #expect(HTMLText.text(of: html) == (html.contains("FFFFFFFF") ? "\u{FFFD}\u{FFFD}" : expected))
  }

  @Test(arguments: [
    ("a < b", "a < b"), ("1<2", "1<2"), ("a</p>b", "a\nb"), ("</b>a", "a"), ("<b><i>a</b></i>b", "ab"),
    ("a</>b", "ab"), ("a<p", "a"),
    ("<a title=\">\">x</a>", "x"), ("<p x=\"y\"z>a</p>", "a"), ("<p \">a</p>", "a"), ("<", "<"),
    ("a<!b", "a"), ("<P>A</P>", "A"),
  ])
  func tagSoupIsEaten(html: String, text: String) { #expect(HTMLText.text(of: html) == text) }

  @Test(arguments: [
    ("<ol><li>一</li><li>二</li></ol>", "1. 一\n2. 二"),
    ("<ol start=3><li>一<li value=7>二<li>三</ol>", "3. 一\n7. 二\n8. 三"),
    ("<ol type=a><li>一<li>二</ol>", "a. 一\nb. 二"), ("<ol type=I><li>一<li>二</ol>", "I. 一\nII. 二"),
    ("<ol style=\"list-style-type:simp-chinese-informal\"><li>甲<li>乙</ol>", "一、甲\n二、乙"),
    ("<ol><li>一<ul><li>甲</ul><li>二</ol>", "1. 一\n  - 甲\n2. 二"), ("<ol><li><p>一</p><p>续</p></ol>", "1. 一\n续"),
    ("<ol><li></li></ol>文", "文"), ("<ul style=list-style-type:none><li>一</ul>", "一"), ("<li>一", "一"),
    (
      "<p><![if !supportLists]><span style='mso-list:Ignore'>1.<span>&nbsp;&nbsp; </span></span><![endif]>一</p>",
      "1. 一"
    ),
  ])
  func listsKeepTheirNumbers(html: String, text: String) { #expect(HTMLText.text(of: html) == text) }

  @Test(arguments: [
    (
      "<table><tr><td><p>路段</p></td><td><p>盏数</p></td></tr><tr><td><p>东风路<td><p>86</table>文",
      "路段\t盏数\n东风路\t86\n文"
    ),
    ("<table><tr><td>a<td><td>c</table>", "a\t\tc"), ("<table><tr><td><td>b</table>", "b"),
    ("<table><tr><td><table><tr><td>a<td>b</table><td>c</table>", "a\tb\tc"),
    ("<table><tr><td>一<br>二</td><td>三</td></tr></table>", "一\n二\n三"),
    ("<table><tr><td><div>一</div><div>二</div></td></tr></table>", "一\n二"),
    (
      "<table><caption>表</caption><thead><tr><th>甲<th>乙</thead><tbody><tr><td>1<td>2</table>", "表\n甲\t乙\n1\t2"
    ),
  ])
  func tablesAreReadable(html: String, text: String) { #expect(HTMLText.text(of: html) == text) }

  @Test(arguments: [
    ("<div style=\"max-height:0px;overflow:hidden\">x</div>a", "a"),
    ("<p style=\"overflow:hidden\">x</p>", "x"),
    ("<span style=\"color:#fff;background:#FFFFFF\">x</span>a", "a"),
    ("<span style=\"color:white\">x</span>", "x"),
    ("<div style='display:none;display:block'>x</div>", "x"), ("<!--[if mso]>x<![endif]-->a", "a"),
    ("<!--[if !mso]><!-->a<!--<![endif]-->", "a"), ("<template>x</template>a", "a"),
    ("<img alt=\"😀\">", "😀"), ("<img alt=image001.png>", ""),
    ("<details><summary>一</summary>二</details>", "一\n二"),
  ])
  func whatIsHiddenIsKnownByItsStyle(html: String, text: String) { #expect(HTMLText.text(of: html) == text) }

  @Test(arguments: [
    ("<style>.x{display:none}</style><p class='y x'>预览</p>文", "文"),
    (
      "<head><style>p.x , .y { color:red; VISIBILITY : Hidden }</style></head><p class=x>预览</p><b class=x>粗</b>",
      "粗"
    ),
    ("<style><!-- /* .z{} */ .x{display:none!important} --></style><p class=x>预览</p>文", "文"),
    ("<style>@media print{.x{display:none}} .y{}</style><p class=x>文</p>", "文"),
    ("<style>@media print{.x{display:none}}.y{display:none}</style><p class=y>预览</p><p class=x>文</p>", "文"),
    ("<style>.x{display:none}.x{display:block}</style><p class=x>文</p>", "文"),
    ("<style>.a .x{display:none} .x:hover{display:none} .x>b{display:none}</style><p class=x>文</p>", "文"),
    ("<style>.x{display:none}</style><p class=x style=display:block>文</p>", "文"),
    ("<style>.x{display:none}</style><p class=x><div class=X>文</div>", "文"),
    ("<style>.x{display:none</style><p class=x>文</p>", "文"),
    ("<style>}}{{.x{display:none}</style><p class=x>文</p>", "文"),
    ("<style>@import 'a';.x{display:none}</style><p class=x>预览</p>文", "文"),
    ("<style>.x{display:none}</style><div class=x>预览<p>正文", "预览\n正文"),
  ])
  func whatAStyleSheetHidesIsLeftOut(html: String, text: String) { #expect(HTMLText.text(of: html) == text) }

  @Test(arguments: [
    ("<div>一</div><div><a href=http://x.example><img></a></div>", "一\n<http://x.example>"),
    ("<div>一</div><a href=http://x.example><div>二</div></a>", "一\n二 <http://x.example>"),
    ("<hr style=display:none>一", "一"),
    (
      "<table><tr><td><p>一</p></td><td><a href=http://x.example><img></a></td></tr></table>",
      "一\t<http://x.example>"
    ),
  ])
  func aPictureWithALinkIsNoPartOfTheBlockAbove(html: String, text: String) {
    #expect(HTMLText.text(of: html) == text)
  }

  @Test(arguments: [
    ("<div style=display:none>预览<p>正文", "预览\n正文"), ("<div><span hidden>一</div><p>二", "一\n二"),
    ("<!-- 一 <p>二", "二"), ("<title>一<body>二", "二"), ("<a href=\"x>一</a><p>二", "一\n二"), ("<select><p>一", "一"),
  ])
  func wordsAreNotLostToWhatIsLeftOpen(html: String, text: String) {
    #expect(HTMLText.text(of: html) == text)
  }

  @Test func citationsAreMarkedAndIndentationIsNot() {
    #expect(
      HTMLText.text(
        of: "好的<blockquote type=\"cite\"><p>一</p><blockquote type=cite>二</blockquote></blockquote>")
        == "好的\n> 一\n> > 二")
    #expect(HTMLText.text(of: "<blockquote id=\"isReplyContent\">一</blockquote>") == "> 一")
    #expect(HTMLText.text(of: "<blockquote>一</blockquote>") == "一")
  }

  @Test func aPageOfNothingButQuotationEndsSomewhere() {
    let page =
      String(repeating: "<blockquote type=cite>", count: 20) + String(repeating: "<p>a", count: 20_000)
    #expect((260_000..<270_000).contains(HTMLText.text(of: page).utf8.count))
  }

  @Test func wordsBelowTheDeepestNestingAreShown() {
    #expect(HTMLText.text(of: String(repeating: "<div>", count: 5000) + "a") == "a")
  }
}
