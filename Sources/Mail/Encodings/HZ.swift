/// HZ (RFC 1843), for which glibc has no converter: GB2312 in seven bits.
enum HZ {
  /// The same text in the eight-bit form of GB2312; octets outside of the rules stay as they are.
  static func eightBit(_ octets: ArraySlice<UInt8>) -> [UInt8] {
    let tilde = UInt8(ascii: "~")
    var text: [UInt8] = []
    text.reserveCapacity(octets.count)
    var isChinese = false
    var index = octets.startIndex
    while index < octets.endIndex {
      let octet = octets[index]
      let next = index + 1 < octets.endIndex ? octets[index + 1] : 0
      if octet == tilde, let mode = shift(next, from: isChinese) {
        isChinese = mode
        index += 2
      } else if octet == tilde, !isChinese, next == tilde {
        text.append(tilde)
        index += 2
      } else if octet == tilde, !isChinese, let end = lineEnd(after: index, in: octets) {
        // A tilde at the end of a line joins it with the next one.
        index = end
      } else if isChinese, (0x21...0x7E).contains(octet), (0x21...0x7E).contains(next) {
        text += [octet | 0x80, next | 0x80]
        index += 2
      } else {
        // A line always begins in ASCII, whether or not the one before was closed.
        if octet == Octet.lineFeed { isChinese = false }
        text.append(octet)
        index += 1
      }
    }
    return text
  }

  private static func shift(_ octet: UInt8, from isChinese: Bool) -> Bool? {
    switch octet {
    case UInt8(ascii: "{") where !isChinese: true
    case UInt8(ascii: "}") where isChinese: false
    default: nil
    }
  }

  private static func lineEnd(after index: Int, in octets: ArraySlice<UInt8>) -> Int? {
    let rest = octets[(index + 1)...]
    if rest.first == Octet.lineFeed { return index + 2 }
    return rest.starts(with: [Octet.carriageReturn, Octet.lineFeed]) ? index + 3 : nil
  }
}
