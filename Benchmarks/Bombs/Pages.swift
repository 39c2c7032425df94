extension Bomb {
  /// HTML: deep, open, endless.
  static let pages: [Bomb] = [
    page("less-than-signs", of: "<"),
    page("open-tags", of: "<a"),
    page("open-end-tags", of: "</"),
    page("deep-blocks", of: "<div>"),
    page("deep-citations", of: "<blockquote type=cite>x"),
    page("deep-links", of: "<a href=x>"),
    page("deep-tables", of: "<table><tr><td>"),
    page("deep-lists", of: "<ul><li>x"),
    page("mixed-nesting", of: "<b><i></b></i>"),
    page("unopened-ends", of: "</div>"),
    page("ends-of-other-elements", of: "</p></td>", before: String(repeating: "<div>", count: 300)),
    page("heads", of: "<head><body>"),
    page("many-attributes", of: " a=b", before: "<p"),
    page("many-equals-signs", of: "=", before: "<p "),
    page("open-attribute", of: "<p a=\"'"),
    page("many-styles", of: "<p style=\"display:none\">x</p>"),
    page("long-style", of: "display:x;", before: "<p style=\"", after: "\">x"),
    page("style-elements", of: "<style>a{b:c}"),
    page("open-scripts", of: "<script>"),
    page("script-ends", of: "</scrip", before: "<script>"),
    page("open-comments", of: "<!--"),
    page("closed-comments", of: "<!---->"),
    page("comment-of-hyphens", of: "-", before: "<!--"),
    page("ampersands", of: "&"),
    page("references", of: "&nbsp;"),
    page("numbered-references", of: "&#x4F60"),
    page("long-references", of: "&aaaaaaaaaa"),
    page("line-breaks", of: "<br>"),
    page("rules", of: "<hr>"),
    page("links", of: "<a href=\"http://mail.example/\">x</a>"),
    page("long-link", of: "x", before: "<a href=\"", after: "\">x</a>"),
    page("cells", of: "<td>x"),
    page("preformatted", of: "\n", before: "<pre>"),
    page("instructions", of: "<?"),
    page("declarations", of: "<!x>"),
    page("one-word", of: "x"),
  ]

  private static func page(_ name: String, of piece: String, before: String = "", after: String = "") -> Bomb
  {
    flood("html-\(name)", of: piece, type: "text/html; charset=utf-8", before: before, after: after)
  }
}
