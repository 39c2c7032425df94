/// Cuts a page into tags and the text between them, in one pass.
struct HTMLScanner {
  enum Piece {
    case text(ArraySlice<UInt8>)
    case tag(HTMLTag)
  }

  private let page: [UInt8]
  private var position = 0
  private var skipped: String?
  /// Where the last piece ended.
  private(set) var line = 1
  /// Whether it is Excel's XML of 2003, which knows no table of ours.
  private(set) var namesWorkbook = false

  init(_ page: [UInt8]) { self.page = page }

  mutating func next() -> Piece? {
    while position < page.count {
      guard page[position] == UInt8(ascii: "<"), let tag = tag() else {
        let text = text()
        if skipped == nil { return .text(text) }
        continue
      }
      if tag.name == "workbook" || tag.name.hasSuffix(":workbook") { namesWorkbook = true }
      if let name = skipped {
        if tag.isEnd, tag.name == name { skipped = nil }
        continue
      }
      if !tag.isEnd, ["script", "style", "title"].contains(tag.name) { skipped = tag.name }
      if !tag.name.isEmpty { return .tag(tag) }
    }
    return nil
  }

  /// Up to the next `<`, which may itself be nothing but a character.
  private mutating func text() -> ArraySlice<UInt8> {
    let start = position
    position += 1
    while position < page.count, page[position] != UInt8(ascii: "<") { position += 1 }
    return passed(from: start)
  }

  /// A tag or a comment, without a name for the latter; nil where `<` begins neither.
  private mutating func tag() -> HTMLTag? {
    let start = position
    let rest = page[(start + 1)...]
    guard let first = rest.first else { return nil }
    if first == UInt8(ascii: "!") || first == UInt8(ascii: "?") {
      return HTMLTag(comment(from: start))
    }
    let name = first == UInt8(ascii: "/") ? rest.dropFirst().first : first
    guard let name, (97...122).contains(name | 0x20) else { return nil }
    var quote: UInt8?
    position += 1
    while position < page.count {
      let byte = page[position]
      position += 1
      if let open = quote {
        if byte == open { quote = nil }
      } else if byte == UInt8(ascii: ">") {
        break
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'"), isValue(before: position - 1) {
        quote = byte
      }
    }
    return HTMLTag(passed(from: start))
  }

  /// Whether a quotation mark begins a value: one anywhere else is a slip, and must not swallow the page.
  private func isValue(before index: Int) -> Bool {
    page[..<index].last { !isSpace($0) } == UInt8(ascii: "=")
  }

  private mutating func comment(from start: Int) -> ArraySlice<UInt8> {
    let isComment = page[start...].starts(with: Array("<!--".utf8))
    position = min(page.count, start + (isComment ? 4 : 2))
    while position < page.count {
      position += 1
      guard page[position - 1] == UInt8(ascii: ">") else { continue }
      if !isComment || page[start..<position].suffix(3).elementsEqual(Array("-->".utf8)) { break }
    }
    _ = passed(from: start)
    return []
  }

  private mutating func passed(from start: Int) -> ArraySlice<UInt8> {
    line += page[start..<position].count { $0 == 10 }
    return page[start..<position]
  }
}

/// A tag: its name in lower case, and what it says.
struct HTMLTag {
  let name: String
  let isEnd: Bool
  private let attributes: ArraySlice<UInt8>

  /// - Parameter bytes: from `<` to `>`; nothing for what is no tag.
  init(_ bytes: ArraySlice<UInt8>) {
    let inner = bytes.dropFirst()
    isEnd = inner.first == UInt8(ascii: "/")
    let rest = isEnd ? inner.dropFirst() : inner
    let end = rest.firstIndex { isSpace($0) || $0 == UInt8(ascii: ">") || $0 == UInt8(ascii: "/") }
    let letters = rest[..<(end ?? rest.endIndex)]
    name = String(decoding: letters.prefix(40), as: UTF8.self).lowercased()
    attributes = rest[letters.endIndex...]
  }

  /// A small number that the tag gives; 1 where it gives none.
  func number(_ name: String) -> Int {
    let wanted = Array(name.utf8)
    var rest = attributes.prefix(4096)
    while let start = rest.firstIndex(where: { $0 | 0x20 == wanted[0] }) {
      rest = rest[start...]
      if rest.prefix(wanted.count).map({ $0 | 0x20 }) == wanted {
        let value = rest.dropFirst(wanted.count)
          .drop {
            isSpace($0) || $0 == UInt8(ascii: "=") || $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "'")
          }
          .prefix { (48...57).contains($0) }
        return min(max(1, Int(String(decoding: value.prefix(6), as: UTF8.self)) ?? 1), 65_536)
      }
      rest = rest.dropFirst()
    }
    return 1
  }
}
