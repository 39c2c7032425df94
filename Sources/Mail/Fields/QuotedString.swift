/// A quoted string (RFC 5322 §3.2.4).
struct QuotedString {
  /// Without quotes and escapes.
  let content: [UInt8]
  /// Just after the closing quote, or the end of the value when it is missing.
  let end: Int
  let isClosed: Bool

  /// - Parameter start: the place of the opening quote.
  init(in value: [UInt8], at start: Int) {
    var content: [UInt8] = []
    var index = start + 1
    while index < value.count, value[index] != Octet.quote {
      if value[index] == Octet.backslash, index + 1 < value.count { index += 1 }
      content.append(value[index])
      index += 1
    }
    self.content = content
    isClosed = index < value.count
    end = min(index + 1, value.count)
  }
}
