/// Writes header fields: folded at 76 columns where there is a place to fold, never longer than 998 octets.
struct HeaderWriter {
  private(set) var bytes: [UInt8] = []

  /// What a line with an encoded word may have (RFC 2047 §2); 78 is for the others (RFC 5322 §2.1.1).
  static let column = 76

  /// A field of free text: as it is when it is ASCII, else in encoded words.
  ///
  /// - Parameter longest: a longer word is encoded, since it has no place to fold; an address of the web may not be.
  mutating func writeText(_ name: String, _ text: String, longest: Int = column - 2) {
    let clean = HeaderText.withoutControls(text).trimmingSpaces
    write(name, Self.words(clean, after: name.utf8.count + 2, longest: longest))
  }

  /// A field whose words may be put on lines of their own.
  mutating func write(_ name: String, _ words: [String]) {
    bytes += name.utf8
    bytes.append(Octet.colon)
    var (column, isFirst) = (name.utf8.count + 1, true)
    for word in words {
      if column + 1 + word.utf8.count > Self.column, column > 1, !isFirst {
        bytes += "\r\n".utf8
        column = 0
      }
      bytes.append(Octet.space)
      bytes += word.utf8
      column += 1 + word.utf8.count
      isFirst = false
    }
    bytes += "\r\n".utf8
  }

  /// Whether something in it looks like the beginning of an encoded word: `=?`.
  static func holdsMark(_ text: String) -> Bool {
    var last: UInt8 = 0
    for octet in text.utf8 {
      if octet == Octet.question, last == Octet.equals { return true }
      last = octet
    }
    return false
  }

  /// The words of a text: encoded unless all of it is printable ASCII that folds well and imitates no encoded word.
  ///
  /// - Parameter used: columns taken on the first line.
  static func words(_ text: String, after used: Int, longest: Int = column - 2) -> [String] {
    if text.isEmpty { return [] }
    guard text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }), !holdsMark(text) else {
      return EncodedWordWriter.words(text, after: used)
    }
    let words = text.utf8.split(separator: Octet.space, omittingEmptySubsequences: false)
    // Two spaces in a row could be lost at a fold, and a long word has no place to fold.
    return words.allSatisfy { (1..<longest).contains($0.count) }
      ? words.map { String(Substring($0)) } : EncodedWordWriter.words(text, after: used)
  }
}
