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
  /// A script or style just opened: its content ends at its own closing tag only.
  private var rawElement: String?

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
    var quote: UInt8?
    while position < html.count {
      let octet = html[position]
      if let open = quote {
        if octet == open { quote = nil }
      } else if octet == Octet.quote || octet == UInt8(ascii: "'") {
        // Only after an equals sign is it a quote; elsewhere it is dirt.
        if html[start..<position].last(where: { !$0.isSpace }) == Octet.equals { quote = octet }
      } else if octet == UInt8(ascii: ">") {
        break
      }
      position += 1
    }
    let attributes = start..<position
    position = Swift.min(position + 1, html.count)
    if ["script", "style", "title", "xmp", "noframes", "iframe"].contains(name) { rawElement = name }
    return .open(name: name, attributes: attributes)
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

  /// Comments, document types, Word's conditional marks.
  private mutating func skipDeclaration() {
    let isComment = html[position...].starts(with: "<!--".utf8)
    let end = Array((isComment ? "-->" : ">").utf8)
    let from = isComment ? position + 2 : position
    position = html.firstIndex(of: end, in: from..<html.count).map { $0 + end.count } ?? html.count
  }

  private mutating func skipContent(of name: String) {
    let end = Array("</\(name)".utf8)
    while let tag = html.firstIndex(of: Array("</".utf8), in: position..<html.count) {
      if html[tag...].startsIgnoringCase(with: end) {
        position = tag
        return
      }
      position = tag + 2
    }
    position = html.count
  }
}
