/// UTF-16 (RFC 2781), in the order that its label, its mark or else its NULs tell.
enum UTF16Text {
  /// - Parameter bigEndian: as the label says.
  /// - Returns: nil when neither label nor octets tell that it is UTF-16.
  static func read(_ octets: ArraySlice<UInt8>, bigEndian: Bool?) -> DecodedText? {
    let mark = octets.starts(with: [0xFE, 0xFF]) ? true : octets.starts(with: [0xFF, 0xFE]) ? false : nil
    let body = mark == nil ? octets : octets.dropFirst(2)
    guard let isBig = mark ?? bigEndian ?? order(of: body) else { return nil }
    var units: [UInt16] = []
    units.reserveCapacity(body.count / 2)
    var index = body.startIndex
    while index + 1 < body.endIndex {
      let (first, second) = (UInt16(body[index]), UInt16(body[index + 1]))
      units.append(isBig ? first << 8 | second : second << 8 | first)
      index += 2
    }
    var text = String(decoding: units, as: UTF16.self)
    let isCut = index < body.endIndex
    if isCut { text.unicodeScalars.append("\u{FFFD}") }
    return DecodedText(text, errors: CharacterTally(of: text).errors)
  }

  /// Spaces and line breaks have a NUL for one half.
  private static func order(of octets: ArraySlice<UInt8>) -> Bool? {
    var (even, odd) = (0, 0)
    for (place, octet) in octets.enumerated() where octet == 0 {
      if place.isMultiple(of: 2) { even += 1 } else { odd += 1 }
    }
    return even == odd ? nil : even > odd
  }
}
