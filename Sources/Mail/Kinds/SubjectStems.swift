extension String {
  /// Whether it begins with one of these as a whole: after it comes nothing, a colon, a slash or a closing bracket,
  /// so that 自动回复机坏了 is no automatic reply. An opening bracket may stand before it.
  func startsWithStem(_ stems: [String]) -> Bool {
    var rest = self[...]
    if let first = rest.first, "[【(（<".contains(first) { rest = rest.dropFirst() }
    return stems.contains { stem in
      guard rest.utf8.starts(with: stem.utf8) else { return false }
      let next = Substring(rest.utf8.dropFirst(stem.utf8.count)).drop { $0 == " " }.first
      return next == nil || next.map { ":：/]】)）>".contains($0) } == true
    }
  }

  var trimmingSpaces: String {
    let scalars = unicodeScalars
    guard let first = scalars.firstIndex(where: { !$0.properties.isWhitespace }),
      let last = scalars.lastIndex(where: { !$0.properties.isWhitespace })
    else { return "" }
    return String(scalars[first...last])
  }

  /// Octet by octet, as below: dozens of beginnings are looked for in each mail.
  func starts(withAny beginnings: [String]) -> Bool {
    beginnings.contains { utf8.starts(with: $0.utf8) }
  }

  /// Octet by octet: hundreds of phrases are looked for in each mail that may be a machine's.
  func contains(any phrases: [String]) -> Bool {
    let octets = Array(utf8)
    return phrases.contains { octets.firstIndex(of: Array($0.utf8), in: octets.indices) != nil }
  }
}
