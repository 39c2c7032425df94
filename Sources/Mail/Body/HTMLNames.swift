/// The elements that HTML's own rules say something of.
enum HTMLNames {
  /// On lines of their own.
  static let blocks: Set<String> = [
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "div", "dl",
    "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header",
    "hr", "li", "main", "nav", "ol", "option", "p", "pre", "section", "summary", "table", "tbody", "tfoot",
    "thead", "tr", "ul",
  ]
  /// Without content (HTML §13.1.2).
  static let void: Set<String> = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track",
    "wbr",
  ]
  /// Whose closing tag may be left out (HTML §13.1.2.4).
  static let mayBeLeftOpen: Set<String> = ["p", "li", "td", "th", "tr", "dt", "dd", "option"]

  /// Those that end one another, and what they do not look beyond.
  static let items = ["li"]
  static let lists = ["ol", "ul"]
  static let cells = ["td", "th"]
  static let rows = ["tr"]
  static let rowsAndTables = ["tr", "table"]
  static let tables = ["table"]

  /// What may stand in a head; any other element ends a head that was not closed.
  static let heads: Set<String> = [
    "base", "link", "meta", "noscript", "script", "style", "template", "title",
  ]
}
