/// Base64 (RFC 2045 §6.8): forgiving to read, exact to write.
enum Base64 {
  /// Decodes what is base64 and skips what is not; padding ends a run, and another may follow it.
  ///
  /// - Parameter most: stops at about this many octets.
  static func decoded(_ text: ArraySlice<UInt8>, most: Int = .max) -> [UInt8] {
    let values = values
    var octets: [UInt8] = []
    octets.reserveCapacity(min(text.count / 4 * 3 + 3, most))
    var group: UInt32 = 0
    var filled = 0
    for octet in text {
      let value = values[Int(octet)]
      if value < 64 {
        group = group << 6 | UInt32(value)
        filled += 1
        guard filled == 4 else { continue }
        octets.append(UInt8(truncatingIfNeeded: group >> 16))
        octets.append(UInt8(truncatingIfNeeded: group >> 8))
        octets.append(UInt8(truncatingIfNeeded: group))
        group = 0
        filled = 0
        if octets.count >= most { return octets }
      } else if octet == Octet.equals {
        flush(&group, &filled, to: &octets)
      }
    }
    flush(&group, &filled, to: &octets)
    return octets
  }

  /// The octets of an unfinished group; a single left-over character holds none.
  private static func flush(_ group: inout UInt32, _ filled: inout Int, to octets: inout [UInt8]) {
    if filled == 2 {
      octets.append(UInt8(truncatingIfNeeded: group >> 4))
    } else if filled == 3 {
      octets.append(UInt8(truncatingIfNeeded: group >> 10))
      octets.append(UInt8(truncatingIfNeeded: group >> 2))
    }
    group = 0
    filled = 0
  }

  /// Encodes without line breaks.
  static func encoded(_ octets: ArraySlice<UInt8>) -> [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity((octets.count + 2) / 3 * 4)
    var index = octets.startIndex
    while index < octets.endIndex {
      let count = min(3, octets.endIndex - index)
      var group = UInt32(octets[index]) << 16
      if count > 1 { group |= UInt32(octets[index + 1]) << 8 }
      if count > 2 { group |= UInt32(octets[index + 2]) }
      for place in 0..<4 {
        let value = Int(group >> (18 - 6 * UInt32(place))) & 63
        text.append(place <= count ? alphabet[value] : Octet.equals)
      }
      index += count
    }
    return text
  }

  /// Encodes in lines of 76 characters, each ended by CRLF.
  static func lines(_ octets: [UInt8]) -> [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity(octets.count / 57 * 78 + 80)
    var index = 0
    while index < octets.count {
      let end = min(index + 57, octets.count)
      text += encoded(octets[index..<end])
      text += [Octet.carriageReturn, Octet.lineFeed]
      index = end
    }
    return text
  }

  private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

  private static let values: [UInt8] = {
    var values = [UInt8](repeating: 0xFF, count: 256)
    for (value, character) in alphabet.enumerated() { values[Int(character)] = UInt8(value) }
    return values
  }()
}
