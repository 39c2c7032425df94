/// Quoted-printable (RFC 2045 §6.7) and its header form Q (RFC 2047 §4.2); what is neither stays as it is.
enum QuotedPrintable {
  /// - Parameter most: stops at about this many octets.
  static func decoded(_ text: ArraySlice<UInt8>, most: Int = .max) -> [UInt8] {
    var octets: [UInt8] = []
    octets.reserveCapacity(min(text.count, most))
    var rest = text
    while !rest.isEmpty, octets.count < most {
      let lineFeed = rest.place(of: Octet.lineFeed)
      appendLine(rest[..<(lineFeed ?? rest.endIndex)], isEnded: lineFeed != nil, to: &octets)
      rest = lineFeed.map { rest[($0 + 1)...] } ?? []
    }
    return octets
  }

  private static func appendLine(_ line: ArraySlice<UInt8>, isEnded: Bool, to octets: inout [UInt8]) {
    let hasReturn = line.last == Octet.carriageReturn
    var content = hasReturn ? line.dropLast() : line
    // Blanks before a line break were added on the way (rule 3).
    while content.last?.isBlank == true { content.removeLast() }
    let isSoft = content.last == Octet.equals
    if isSoft { content.removeLast() }
    var index = content.startIndex
    while let sign = content[index...].place(of: Octet.equals) {
      octets += content[index..<sign]
      if let value = hexPair(after: sign, in: content) {
        octets.append(value)
        index = sign + 3
      } else if sign + 1 < content.endIndex, content[sign + 1] == Octet.carriageReturn {
        index = sign + 2
      } else {
        octets.append(Octet.equals)
        index = sign + 1
      }
    }
    octets += content[index...]
    guard !isSoft else { return }
    if hasReturn { octets.append(Octet.carriageReturn) }
    if isEnded { octets.append(Octet.lineFeed) }
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
