import Templates
import Testing

/// A portal's own frame around our pages: its words as they stand, ours in the two places that it marks.
struct PageFrameTests {
  private static let shell = """
    <!DOCTYPE html>
    <html lang="zh-CN"><head><meta charset="utf-8">
    <!-- huiyin: head --></head>
    <body><div id="portal">{{ vue }}</div>
    <!-- huiyin: page -->
    <p>版权所有</p></body></html>

    """

  private func frame(_ shell: String = shell) throws(TemplateError) -> PageFrame {
    try PageFrame(Array(shell.utf8), named: "portal.html")
  }

  @Test func theFrameStandsAroundThePageWordForWord() throws {
    let folder = try TemplateFolder([
      "site/a.html": "{{>_head}}\n{{>_body}}\n<h1>{{x}}</h1>\n{{>_foot}}\n", "site/_head.html": "ours",
      "site/_body.html": "ours", "site/_foot.html": "ours", "site/_meta.html": "<title>{{x}}</title>\n",
      "site/_framed.html": "<div class=\"huiyin\">\n", "site/_framed-end.html": "</div>\n",
    ])
    let page = try TemplateLibrary(directory: folder.path, frame: frame())
      .render("site/a.html", with: ["x": "供热"])
    #expect(
      page == """
        <!DOCTYPE html>
        <html lang="zh-CN"><head><meta charset="utf-8">
        <title>供热</title>
        </head>
        <body><div id="portal">{{ vue }}</div>
        <div class="huiyin">
        <h1>供热</h1>
        </div>

        <p>版权所有</p></body></html>

        """)
  }

  @Test(arguments: [
    ("<!-- huiyin: head -->", "", "portal.html:1: there is no \"<!-- huiyin: head -->\""),
    ("<!-- huiyin: page -->", "", "portal.html:1: there is no \"<!-- huiyin: page -->\""),
    (
      "<p>", "<!-- huiyin: page -->",
      "portal.html:1: \"<!-- huiyin: page -->\" stands there 2 times"
    ),
    (
      "<meta charset", "\n<TITLE>x</title><meta charset",
      "portal.html:3: <title> does not belong here: every page has its own title and addresses"
    ),
    (
      "</head>", "",
      "portal.html:1: \"<!-- huiyin: head -->\" belongs into the head, \"<!-- huiyin: page -->\" into the body"
    ),
  ])
  func aPageThatIsNoFrameIsRefused(old: String, new: String, complaint: String) {
    let error = #expect(throws: TemplateError.self) { try frame(Self.shell.replacing(old, with: new)) }
    #expect(error.map { "\($0)" } == complaint)
  }

  @Test func theTemplatesOfThisSiteFitIntoIt() throws {
    let library = try TemplateLibrary(directory: Shipped.directory, frame: frame())
    #expect(library.variables(of: "site/letter.html").contains("columnName"))
  }
}
