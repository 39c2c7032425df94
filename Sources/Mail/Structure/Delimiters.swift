/// A multipart's body cut at its delimiter lines (RFC 2046 §5.1.1).
///
/// A delimiter is a whole line: two hyphens, the boundary, two more hyphens on the last one, blanks. A line that
/// only begins with the boundary is content, or `--BX` would end a part of boundary `B`.
struct Delimiters {
  /// Without the line break before the first delimiter, which belongs to that delimiter.
  private(set) var preamble: Range<Int>
  private(set) var parts: [Range<Int>] = []
  private(set) var epilogue: Range<Int>
  private(set) var closed = false

  init(cutting body: Range<Int>, of bytes: [UInt8], at boundary: [UInt8], most: Int) throws(MailError) {
    preamble = body
    epilogue = body.upperBound..<body.upperBound
    let dashed = [Octet.hyphen, Octet.hyphen] + boundary
    var contentStart: Int?
    var position = body.lowerBound
    while let hit = bytes.firstIndex(of: Octet.hyphen, in: position..<body.upperBound) {
      guard hit == body.lowerBound || bytes[hit - 1] == Octet.lineFeed,
        bytes[hit..<body.upperBound].starts(with: dashed),
        let line = Self.delimiterEnd(hit + dashed.count, of: bytes, before: body.upperBound)
      else {
        // Only the first hyphen of a row can begin a line.
        position = bytes[hit..<body.upperBound].firstIndex { $0 != Octet.hyphen } ?? body.upperBound
        continue
      }
      let content = Self.withoutLineBreak((contentStart ?? body.lowerBound)..<hit, of: bytes)
      if contentStart == nil { preamble = content } else { parts.append(content) }
      if parts.count > most { throw .tooManyParts(limit: most) }
      if line.closes {
        closed = true
        epilogue = line.next..<body.upperBound
        return
      }
      contentStart = line.next
      position = line.next
    }
    if let contentStart { parts.append(contentStart..<body.upperBound) }
  }

  /// What follows the boundary on its line: nil if the line goes on, else whether it closes and where it ends.
  private static func delimiterEnd(
    _ start: Int, of bytes: [UInt8], before end: Int
  ) -> (closes: Bool, next: Int)? {
    var index = start
    let closes = index + 1 < end && bytes[index] == Octet.hyphen && bytes[index + 1] == Octet.hyphen
    if closes { index += 2 }
    while index < end, bytes[index].isBlank { index += 1 }
    while index < end, bytes[index] == Octet.carriageReturn { index += 1 }
    if index == end { return (closes, end) }
    return bytes[index] == Octet.lineFeed ? (closes, index + 1) : nil
  }

  private static func withoutLineBreak(_ range: Range<Int>, of bytes: [UInt8]) -> Range<Int> {
    var end = range.upperBound
    if end > range.lowerBound, bytes[end - 1] == Octet.lineFeed {
      end -= 1
      if end > range.lowerBound, bytes[end - 1] == Octet.carriageReturn { end -= 1 }
    }
    return range.lowerBound..<end
  }
}
