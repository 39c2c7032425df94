/// What a reader sees of a text, told here once more, so that the checks do not lean on what they check.
extension StringProtocol {
  /// Without white space at either end.
  var trimmed: String {
    let scalars = Array(unicodeScalars)
    guard let first = scalars.firstIndex(where: { !$0.properties.isWhitespace }),
      let last = scalars.lastIndex(where: { !$0.properties.isWhitespace })
    else { return "" }
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars[first...last])
    return String(text)
  }

  /// Control characters and foreign line breaks as spaces.
  var onOneLine: String {
    var text = String.UnicodeScalarView()
    for scalar in unicodeScalars { text.append(scalar.isControl ? " " : scalar) }
    return String(text)
  }

  /// Line breaks as LF, NUL as U+FFFD, no line breaks at the end.
  var withLineFeeds: String {
    var scalars: [Unicode.Scalar] = []
    var afterReturn = false
    for scalar in unicodeScalars {
      if scalar != "\n" || !afterReturn {
        scalars.append(scalar == "\r" ? "\n" : scalar.value == 0 ? "\u{FFFD}" : scalar)
      }
      afterReturn = scalar == "\r"
    }
    while scalars.last == "\n" { scalars.removeLast() }
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars)
    return String(text)
  }
}

extension Unicode.Scalar {
  /// A control character or a line break of any kind.
  var isControl: Bool {
    value < 0x20 || (0x7F...0x9F).contains(value) || (0x2028...0x2029).contains(value)
  }
}
