/// A quoted string (RFC 5322 §3.2.4), also with raw GBK in it, whose second octet can be a backslash.
struct QuotedString {
  /// Without quotes and escapes.
  let content: [UInt8]
  /// Just after the closing quote, or the end of the value when it is missing.
  let end: Int
  let isClosed: Bool

  /// - Parameter start: the place of the opening quote.
  init(in value: [UInt8], at start: Int) {
    let closing = Self.plainEnd(in: value, from: start + 1)
    let hasPairs = String(validating: value[start..<closing], as: UTF8.self) == nil
    var content: [UInt8] = []
    var index = start + 1
    while index < value.count, value[index] != Octet.quote {
      let octet = value[index]
      let hasNext = index + 1 < value.count
      if hasPairs, octet >= 0x81, hasNext, value[index + 1] >= 0x40 {
        content += value[index...index + 1]
        index += 2
      } else if octet == Octet.backslash, hasNext {
        content.append(value[index + 1])
        index += 2
      } else {
        content.append(octet)
        index += 1
      }
    }
    self.content = content
    isClosed = index < value.count
    end = min(index + 1, value.count)
  }

  /// Where the string ends if no octet is half of a pair.
  private static func plainEnd(in value: [UInt8], from start: Int) -> Int {
    value.firstIndex(of: Octet.quote, in: start..<max(start, value.count)) ?? value.count
  }
}
