/// HTML as text: blocks on lines of their own, links with their addresses, nothing that a reader would not see.
struct HTMLText {
  /// More of one HTML part is not read.
  static let mostBytes = 1 << 20

  static func text(of html: String) -> String {
    var reader = HTMLText()
    let html = Array(html.utf8)
    for token in HTMLTokens(html) {
      switch token {
      case .text(let range): reader.show(html[range])
      case .open(let name, let attributes): reader.open(name, HTMLAttributes(attributes, of: html))
      case .close(let name): reader.close(name)
      }
    }
    return reader.lines.text
  }

  /// The charset that a page names in its head; UTF-8 pages as GBK ones have it within the first bytes.
  static func charset(namedIn html: [UInt8]) -> String? {
    let mark = Array("charset=".utf8)
    let head = html.prefix(2048).map(\.lowercased)
    guard let place = head.firstIndex(of: mark, in: 0..<head.count) else { return nil }
    let name = head[(place + mark.count)...].drop { $0 == Octet.quote || $0 == UInt8(ascii: "'") }
    let word = name.prefix { $0.isLetter || $0.isDigit || "-_.:".utf8.contains($0) }
    return word.isEmpty ? nil : String(decoding: word, as: UTF8.self)
  }

  private struct Element {
    var name: String
    var isHidden = false
    var isQuote = false
    var isPreformatted = false
    var link: String?
  }

  /// Elements within elements; what is nested deeper is shown like its parent.
  private static let mostNested = 256

  private var stack: [Element] = []
  private var openCount: [String: Int] = [:]
  private var hidden = 0
  private var preformatted = 0
  private var lines = HTMLLines()

  private mutating func show(_ text: ArraySlice<UInt8>) {
    if stack.last?.name == "head", !text.allSatisfy(\.isSpace) { close("head") }
    guard hidden == 0 else { return }
    lines.append(HTMLReferences.decoded(text), preformatted: preformatted > 0)
  }

  private mutating func open(_ name: String, _ attributes: HTMLAttributes) {
    if name == "body" { while let last = stack.last { close(last.name) } }
    if openCount["head", default: 0] > 0, !Self.heads.contains(name) { close("head") }
    let isBlock = Self.blocks.contains(name)
    if isBlock, stack.last?.name == "p" { close("p") }
    if Self.void.contains(name) {
      if hidden == 0 { showVoid(name) }
      return
    }
    if name == "td" || name == "th", hidden == 0 { lines.separateCell() }
    if isBlock, hidden == 0 { lines.endLine() }
    guard stack.count < Self.mostNested else { return }
    var element = Element(name: name)
    element.isHidden =
      Self.unseen.contains(name) || attributes.has("hidden") || Self.hides(attributes["style"])
    element.isPreformatted = name == "pre" || name == "textarea"
    element.isQuote = name == "blockquote" && Self.isCitation(attributes)
    if name == "a", hidden == 0 { element.link = Self.link(attributes["href"]) }
    push(element)
  }

  private mutating func showVoid(_ name: String) {
    if name == "br" { lines.breakLine() } else if name == "hr" { lines.rule() }
  }

  private mutating func push(_ element: Element) {
    stack.append(element)
    openCount[element.name, default: 0] += 1
    if element.isHidden { hidden += 1 }
    if element.isPreformatted { preformatted += 1 }
    if element.isQuote { lines.quoteDepth += 1 }
    if element.link != nil { lines.beginLink() }
  }

  /// Closes the innermost element of that name and all within it; a closing tag without one is ignored.
  private mutating func close(_ name: String) {
    if name == "br" { return showVoid(name) }
    guard openCount[name, default: 0] > 0 else {
      if name == "p", hidden == 0 { lines.endLine() }
      return
    }
    while let element = stack.popLast() {
      leave(element)
      if element.name == name { return }
    }
  }

  private mutating func leave(_ element: Element) {
    openCount[element.name, default: 1] -= 1
    if let link = element.link { lines.endLink(to: link) }
    if hidden == 0, Self.blocks.contains(element.name) { lines.endLine() }
    if element.isHidden { hidden -= 1 }
    if element.isPreformatted { preformatted -= 1 }
    if element.isQuote { lines.quoteDepth -= 1 }
  }
}

extension HTMLText {
  private static let blocks: Set<String> = [
    "address", "article", "aside", "blockquote", "body", "center", "dd", "div", "dl", "dt", "fieldset",
    "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav", "ol", "p",
    "pre", "section", "table", "tbody", "tfoot", "thead", "tr", "ul",
  ]
  private static let void: Set<String> = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track",
    "wbr",
  ]
  private static let unseen: Set<String> = [
    "head", "title", "script", "style", "template", "noframes", "iframe", "object", "select", "xmp",
  ]

  /// What may stand in a head; any other element ends a head that was not closed.
  private static let heads: Set<String> = [
    "base", "link", "meta", "noscript", "script", "style", "template", "title",
  ]

  private static func hides(_ style: String?) -> Bool {
    guard let style else { return false }
    let plain = style.lowercased().filter { !$0.isWhitespace }
    if plain.contains(any: ["display:none", "visibility:hidden", "mso-hide:all"]) { return true }
    return plain.split(separator: ";").contains { rule in
      ["font-size:0", "font-size:0px", "font-size:0pt", "font-size:0em", "opacity:0"].contains(
        rule.replacing("!important", with: ""))
    }
  }

  /// Whether a blockquote is the mail that is answered, rather than an indented paragraph.
  private static func isCitation(_ attributes: HTMLAttributes) -> Bool {
    if attributes["type"]?.lowercased() == "cite" { return true }
    return [attributes["id"], attributes["class"], attributes["name"]].contains { value in
      guard let value = value?.lowercased() else { return false }
      return value.contains("replycontent") || value.contains("gmail_quote")
    }
  }

  private static func link(_ address: String?) -> String? {
    let schemes = ["http://", "https://", "ftp://"]
    guard let address, address.lowercased().starts(withAny: schemes) else { return nil }
    return HeaderText.withoutControls(address)
  }
}
