/// HTML cut into text and tags, in one pass and whatever is wrong with it.
///
/// This is no HTML parser: mail is shown as text here, and a tree is not needed for that. It is written in Swift so
/// that no C parser sees a stranger's bytes.
struct HTMLTokens: Sequence, IteratorProtocol {
  enum Token: Equatable {
    case text(Range<Int>)
    case open(name: String, attributes: Range<Int>)
    case close(name: String)
  }

  let html: [UInt8]
  private var position = 0
  /// The content of the last script or style, which is in no token.
  private(set) var unseen = 0..<0
  /// A script or style just opened: its content ends at its own closing tag only.
  private var rawElement: String?
  /// Elements whose closing tag does not come any more, and whether that is so of comments: searched for once only.
  private var unclosed: Set<String> = []
  private var lacksCommentEnd = false

  init(_ html: [UInt8]) {
    self.html = html
  }

  mutating func next() -> Token? {
    if let name = rawElement {
      rawElement = nil
      skipContent(of: name)
    }
    while position < html.count {
      let start = position
      guard html[start] == UInt8(ascii: "<") else {
        position = html.firstIndex(of: UInt8(ascii: "<"), in: start..<html.count) ?? html.count
        return .text(start..<position)
      }
      let following = start + 1 < html.count ? html[start + 1] : 0
      if following.isLetter { return openTag() }
      if following == UInt8(ascii: "/") {
        if let token = closeTag() { return token }
      } else if following == UInt8(ascii: "!") || following == UInt8(ascii: "?") {
        skipDeclaration()
      } else {
        // A lone sign is text, as in `a < b`.
        position = html.firstIndex(of: UInt8(ascii: "<"), in: start + 1..<html.count) ?? html.count
        return .text(start..<position)
      }
    }
    return nil
  }

  private mutating func openTag() -> Token {
    position += 1
    let name = readName()
    let start = position
    // A quote that nobody closes must not swallow the mail.
    position =
      endOfTag(from: start) ?? html.firstIndex(of: UInt8(ascii: ">"), in: start..<html.count) ?? html.count
    let attributes = start..<position
    position = Swift.min(position + 1, html.count)
    if ["script", "style", "title", "xmp", "noframes", "iframe"].contains(name) { rawElement = name }
    return .open(name: name, attributes: attributes)
  }

  /// The sign that ends a tag, outside of quotes; nil when the mail ends within them.
  private func endOfTag(from start: Int) -> Int? {
    var quote: UInt8?
    var last: UInt8 = 0
    for place in start..<html.count {
      let octet = html[place]
      if let open = quote {
        if octet == open { quote = nil }
      } else if octet == Octet.quote || octet == UInt8(ascii: "'") {
        // Only after an equals sign is it a quote; elsewhere it is dirt.
        if last == Octet.equals { quote = octet }
      } else if octet == UInt8(ascii: ">") {
        return place
      }
      if !octet.isSpace { last = octet }
    }
    return quote == nil ? html.count : nil
  }

  private mutating func closeTag() -> Token? {
    position += 2
    let name = readName()
    position = html.firstIndex(of: UInt8(ascii: ">"), in: position..<html.count).map { $0 + 1 } ?? html.count
    return name.isEmpty ? nil : .close(name: name)
  }

  private mutating func readName() -> String {
    let start = position
    while position < html.count,
      html[position].isLetter || html[position].isDigit || html[position] == Octet.colon
    {
      position += 1
    }
    return String(decoding: html[start..<position].prefix(32).map(\.lowercased), as: UTF8.self)
  }

  /// Comments, document types, Word's conditional marks. A comment that does not end is over at the next sign.
  private mutating func skipDeclaration() {
    if !lacksCommentEnd, html[position...].starts(with: "<!--".utf8) {
      if let end = html.firstIndex(of: Array("-->".utf8), in: position + 2..<html.count) {
        position = end + 3
        return
      }
      lacksCommentEnd = true
    }
    position = html.firstIndex(of: UInt8(ascii: ">"), in: position..<html.count).map { $0 + 1 } ?? html.count
  }

  /// To the closing tag; a script or style that has none takes the rest, anything else nothing.
  private mutating func skipContent(of name: String) {
    unseen = position..<position
    guard !unclosed.contains(name) else { return }
    let end = Array("</\(name)".utf8)
    var place = position
    while let tag = html.firstIndex(of: Array("</".utf8), in: place..<html.count) {
      if html[tag...].startsIgnoringCase(with: end) {
        unseen = position..<tag
        position = tag
        return
      }
      place = tag + 2
    }
    unclosed.insert(name)
    if name == "script" || name == "style" { position = html.count }
  }
}
