import Digest
import Domain
import Foundation
import Site
import Testing

struct LetterPageTests {
  @Test func aLetterLiesUnderItsYearAndNumberForEver() throws {
    let file = try Samples.pages().letter(Samples.heating)
    #expect(file.path == "hdjl/wszx/2026/NM2026000123.html")
    #expect(file.path == SitePages.path(of: Samples.heating.id))
    #expect(file.hash == Hex.encode(SHA256.digest(of: file.bytes)))
  }

  @Test func theRequiredMetaTagsAreThere() throws {
    let letter = Samples.letter(124)
    let page = Markup(try Samples.pages().letter(letter).text)
    let meta = Dictionary(
      page.tags.filter { $0.name == "meta" }.compactMap { tag in
        tag.attributes["name"].map { ($0, tag.attributes["content"] ?? "") }
      }, uniquingKeysWith: { first, _ in first })
    let expected = [
      "SiteName": "奈曼旗人民政府", "SiteDomain": "www.naiman.example", "SiteIDCode": "1505250000",
      "ColumnName": "网上咨询", "ColumnType": "咨询投诉", "ColumnKeywords": "网上咨询,网民留言,答复",
      "ColumnDescription": "奈曼旗人民政府门户网站网上咨询栏目，公开网民留言及办理答复情况。",
      "ArticleTitle": letter.title, "PubDate": "\(letter.publishedAt)", "ContentSource": "奈曼旗住房和城乡建设局",
      "Author": "奈曼旗住房和城乡建设局",
      "Url": "https://www.naiman.example/hdjl/wszx/2026/NM2026000124.html",
    ]
    for (name, content) in expected { #expect(meta[name] == content, "\(name)") }
  }

  @Test func questionAndAnswerStandBesideEachOtherWithUnitAndReplyDate() throws {
    let letter = Samples.letter(124)
    let text = try Samples.pages().letter(letter).text
    let order = [
      "<h1>\(letter.title)</h1>", "NM2026000124", "已受理", "\(letter.acceptedAt)", "第六条第（五）项", "办理中",
      "\(letter.assignedAt)", "限\(letter.due)前办结", "已办结", "\(letter.answeredAt)", letter.signedOff,
      "class=\"pair\"", "请问供热温度的标准是多少", "王**", "经11月25日入户测温", "奈曼旗住房和城乡建设局<br>2026年11月5日",
    ]
    var rest = text[...]
    for part in order {
      let found = try #require(rest.range(of: part), "\(part) is missing or out of order")
      rest = rest[found.upperBound...]
    }
    #expect(!text.contains("更正于"))
  }

  @Test func aCorrectionSaysWhen() throws {
    let letter = Samples.letter(124, revision: 2)
    #expect(try Samples.pages().letter(letter).text.contains("更正于\(letter.correctedAt?.description ?? "")"))
  }

  @Test(arguments: [
    "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "' onmouseover='alert(1)",
    "\"\u{301} onclick=\"x",
    "{{identity}} {{{raw}}} {{#each}}", "<!--", "</title></head>", "&lt;script&gt;", "\u{202E}txt.exe",
    "javascript:alert(1)", "]]>", "<\u{338}script>",
  ])
  func hostileWordsStayWords(words: String) throws {
    let pages = try Samples.pages()
    let harmless = Samples.letter(123, title: "题", question: "问", answer: "答")
    let hostile = Samples.letter(123, title: words, question: words, answer: words)
    #expect(
      try Markup(pages.letter(hostile).text).shape == Markup(pages.letter(harmless).text).shape)
    let lists = try pages.lists(Catalogue([hostile]))
    let plain = try pages.lists(Catalogue([harmless]))
    for (file, twin) in zip(lists, plain) where file.path.hasSuffix(".html") || file.path.hasSuffix(".xml") {
      #expect(Markup(file.text).shape == Markup(twin.text).shape, "\(file.path)")
    }
  }

  @Test func aWithdrawnLetterLeavesNothingButItsNumber() throws {
    let letter = Samples.letter(124)
    let file = try Samples.pages().tombstone(
      WithdrawnLetter(id: letter.id, withdrawnAt: letter.publishedAt + 86_400))
    #expect(file.path == SitePages.path(of: letter.id))
    #expect(file.text.contains("NM2026000124") && file.text.contains("已撤回"))
    for words in [letter.title, "测温", letter.unitFullName, letter.author] {
      #expect(!file.text.contains(words))
    }
  }
}
