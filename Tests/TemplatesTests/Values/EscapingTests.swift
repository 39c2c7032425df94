import Templates
import Testing

struct EscapingTests {
  /// `kind` is the ending of the template that shows `value`.
  private func shown(_ value: String, in kind: String) throws -> String {
    let folder = try TemplateFolder(["a.\(kind)": "{{x}}"])
    return try TemplateLibrary(directory: folder.path).render("a.\(kind)", with: ["x": .text(value)])
  }

  @Test(arguments: [
    ("<script>alert('1')</script>", "&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;"),
    ("a & \"b\"", "a &amp; &quot;b&quot;"),
    // One Character each, but no less dangerous.
    ("\"\u{301}", "&quot;\u{301}"), ("<\u{338}b", "&lt;\u{338}b"), ("&\u{200D}", "&amp;\u{200D}"),
    ("{{x}} {{{x}}}", "{{x}} {{{x}}}"),
    ("a\u{0}b\u{1B}[31mc\u{7F}\u{85}d", "ab[31mcd"),
    ("一\u{202E}二\u{2066}三", "一二三"),
    ("两行\n中文\t，ᠮᠣᠩᠭᠣᠯ", "两行\n中文\t，ᠮᠣᠩᠭᠣᠯ"),
  ])
  func markupEscapesEveryScalarThatMatters(value: String, expected: String) throws {
    #expect(try shown(value, in: "html").utf8.elementsEqual(expected.utf8))
    #expect(try shown(value, in: "xml").utf8.elementsEqual(expected.utf8))
  }

  @Test func plainTextIsNotEscapedButCleaned() throws {
    #expect(try shown("a < b & \"c\"\u{0}\u{202E}", in: "txt") == "a < b & \"c\"")
  }

  @Test func partialsAndSectionsEscapeAsWell() throws {
    let folder = try TemplateFolder([
      "a.html": "{{#list}}{{.}}{{>_p}}{{/list}}", "_p.html": "{{x}}",
      "a.txt": "{{#list}}{{.}}{{>_p}}{{/list}}", "_p.txt": "{{x}}",
    ])
    let library = try TemplateLibrary(directory: folder.path)
    let values: TemplateValues = ["list": ["<"], "x": "&"]
    #expect(try library.render("a.html", with: values) == "&lt;&amp;")
    #expect(try library.render("a.txt", with: values) == "<&")
  }

  @Test func everyTextOffersItsLinesAndItsEncodedForm() throws {
    let folder = try TemplateFolder(["a.html": "{{#x.lines}}<p>{{.}}</p>{{/x.lines}}{{x.encoded}}"])
    let text = try TemplateLibrary(directory: folder.path).render(
      "a.html", with: ["x": "　甲<\r\n\r\n 乙 \u{2028}丙"])
    #expect(
      text
        == "<p>甲&lt;</p><p>乙</p><p>丙</p>%E3%80%80%E7%94%B2%3C%0D%0A%0D%0A%20%E4%B9%99%20%E2%80%A8%E4%B8%99")
  }
}
