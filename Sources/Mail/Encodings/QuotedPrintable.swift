/// Quoted-printable (RFC 2045 §6.7) and its header form Q (RFC 2047 §4.2); what is neither stays as it is.
enum QuotedPrintable {
  /// - Parameter most: stops at about this many octets.
  static func decoded(_ text: ArraySlice<UInt8>, most: Int = .max) -> [UInt8] {
    var octets: [UInt8] = []
    octets.reserveCapacity(min(text.count, most))
    var index = text.startIndex
    while index < text.endIndex, octets.count < most {
      let octet = text[index]
      if octet == Octet.equals {
        if let value = hexPair(after: index, in: text) {
          octets.append(value)
          index += 3
        } else if let next = lineEnd(after: index + 1, in: text) {
          index = next
        } else {
          octets.append(octet)
          index += 1
        }
      } else if octet.isBlank {
        // Blanks before a line break were added on the way (rule 3).
        let end = text[index...].firstIndex { !$0.isBlank } ?? text.endIndex
        let isTrailing = end == text.endIndex || lineEnd(after: end, in: text) != nil
        if !isTrailing { octets += text[index..<end] }
        index = end
      } else {
        octets.append(octet)
        index += 1
      }
    }
    return octets
  }

  /// Decodes the text of an encoded word, where an underscore is a space.
  static func decodedWord(_ text: ArraySlice<UInt8>) -> [UInt8] {
    var octets: [UInt8] = []
    octets.reserveCapacity(text.count)
    var index = text.startIndex
    while index < text.endIndex {
      if text[index] == Octet.equals, let value = hexPair(after: index, in: text) {
        octets.append(value)
        index += 3
      } else {
        octets.append(text[index] == UInt8(ascii: "_") ? Octet.space : text[index])
        index += 1
      }
    }
    return octets
  }

  /// The octet that two hexadecimal digits after a sign stand for.
  static func hexPair(after index: Int, in text: ArraySlice<UInt8>) -> UInt8? {
    guard index + 2 < text.endIndex, let high = text[index + 1].hexValue, let low = text[index + 2].hexValue
    else { return nil }
    return high << 4 | low
  }

  /// Where the next line begins, if only blanks lie between here and the end of this one.
  private static func lineEnd(after start: Int, in text: ArraySlice<UInt8>) -> Int? {
    var index = start
    while index < text.endIndex, text[index].isBlank { index += 1 }
    if index >= text.endIndex { return text.endIndex }
    if text[index] == Octet.lineFeed { return index + 1 }
    guard text[index] == Octet.carriageReturn else { return nil }
    let isCRLF = index + 1 < text.endIndex && text[index + 1] == Octet.lineFeed
    return index + (isCRLF ? 2 : 1)
  }
}
