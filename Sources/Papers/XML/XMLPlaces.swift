/// Where the tags and texts of an XML part stand, byte by byte, so that a few of them can be replaced and all else
/// stays as it is. Only for parts that `XMLWalk` has read to their end: they are well-formed, and hold no DTD.
struct XMLPlaces {
  enum Piece {
    /// The name is with its prefix; an empty element also ends.
    case start(name: ArraySlice<UInt8>, isEmpty: Bool)
    case end(name: ArraySlice<UInt8>)
    case text
  }

  private let bytes: [UInt8]
  private var position = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// The next piece and its place; comments, instructions and CDATA are passed over.
  mutating func next() -> (Piece, Range<Int>)? {
    while position < bytes.count {
      let start = position
      guard bytes[start] == UInt8(ascii: "<") else {
        position = bytes[start...].firstIndex(of: UInt8(ascii: "<")) ?? bytes.count
        return (.text, start..<position)
      }
      if passOver("<!--", "-->") || passOver("<![CDATA[", "]]>") || passOver("<?", "?>") { continue }
      position = endOfTag(from: start)
      let isEnd = start + 1 < bytes.count && bytes[start + 1] == UInt8(ascii: "/")
      let name = bytes[min(start + (isEnd ? 2 : 1), position)..<position].prefix {
        !" \t\r\n/>".utf8.contains($0)
      }
      if isEnd { return (.end(name: name), start..<position) }
      return (
        .start(name: name, isEmpty: bytes[max(start, position - 2)] == UInt8(ascii: "/")), start..<position
      )
    }
    return nil
  }

  private mutating func passOver(_ opening: String, _ closing: String) -> Bool {
    guard bytes[position...].starts(with: opening.utf8) else { return false }
    let closing = Array(closing.utf8)
    var end = position + opening.utf8.count
    while end < bytes.count, !bytes[end...].starts(with: closing) { end += 1 }
    position = min(bytes.count, end + closing.count)
    return true
  }

  /// A value may hold the sign that ends a tag.
  private func endOfTag(from start: Int) -> Int {
    var quote: UInt8?
    for place in start..<bytes.count {
      let byte = bytes[place]
      if let open = quote {
        if byte == open { quote = nil }
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        quote = byte
      } else if byte == UInt8(ascii: ">") {
        return place + 1
      }
    }
    return bytes.count
  }
}
