/// Quoted-printable (RFC 2045 §6.7) and its header form Q (RFC 2047 §4.2); what is neither stays as it is.
enum QuotedPrintable {
  /// - Parameter most: stops at about this many octets.
  static func decoded(_ text: ArraySlice<UInt8>, most: Int = .max) -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: text.count) { octets, count in
      text.withUnsafeBufferPointer { text in
        var start = 0
        while start < text.count, count < most {
          let lineFeed = text[start...].firstIndex(of: Octet.lineFeed)
          count = decodeLine(
            text[start..<(lineFeed ?? text.count)], isEnded: lineFeed != nil, into: octets, at: count)
          start = (lineFeed ?? text.count) + 1
        }
      }
    }
  }

  /// Writes a line's octets, which are never more than its characters; returns where the next ones go.
  private static func decodeLine(
    _ line: Slice<UnsafeBufferPointer<UInt8>>, isEnded: Bool, into octets: UnsafeMutableBufferPointer<UInt8>,
    at place: Int
  ) -> Int {
    var written = place
    func write(_ octet: UInt8) {
      octets[written] = octet
      written += 1
    }
    let hasReturn = line.last == Octet.carriageReturn
    // Blanks before a line break were added on the way (rule 3).
    var end = hasReturn ? line.endIndex - 1 : line.endIndex
    while end > line.startIndex, line[end - 1].isBlank { end -= 1 }
    let isSoft = end > line.startIndex && line[end - 1] == Octet.equals
    if isSoft { end -= 1 }
    var index = line.startIndex
    while index < end {
      let octet = line[index]
      if octet != Octet.equals {
        write(octet)
        index += 1
      } else if index + 2 < end, let high = line[index + 1].hexValue, let low = line[index + 2].hexValue {
        write(high << 4 | low)
        index += 3
      } else if index + 1 < end, line[index + 1] == Octet.carriageReturn {
        index += 2
      } else {
        write(octet)
        index += 1
      }
    }
    if !isSoft, hasReturn { write(Octet.carriageReturn) }
    if !isSoft, isEnded { write(Octet.lineFeed) }
    return written
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
      } else if text[index] == Octet.equals, let fold = foldEnd(after: index, in: text) {
        octets.append(fold.value)
        index = fold.next
      } else {
        octets.append(text[index] == UInt8(ascii: "_") ? Octet.space : text[index])
        index += 1
      }
    }
    return octets
  }

  /// A fold between the sign and its digits.
  private static func foldEnd(after index: Int, in text: ArraySlice<UInt8>) -> (value: UInt8, next: Int)? {
    let longestFold = 8
    let blanks = text[(index + 1)...].prefix(longestFold).prefix(while: \.isBlank)
    guard !blanks.isEmpty, let value = hexPair(after: blanks.endIndex - 1, in: text) else { return nil }
    return (value, blanks.endIndex + 2)
  }

  /// The octet that two hexadecimal digits after a sign stand for.
  static func hexPair(after index: Int, in text: ArraySlice<UInt8>) -> UInt8? {
    guard index + 2 < text.endIndex, let high = text[index + 1].hexValue, let low = text[index + 2].hexValue
    else { return nil }
    return high << 4 | low
  }
}
