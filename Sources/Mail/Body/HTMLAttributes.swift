/// The attributes of one tag, by lower-case name; of two with one name the first counts.
struct HTMLAttributes {
  private let html: [UInt8]
  private let range: Range<Int>

  init(_ range: Range<Int>, of html: [UInt8]) {
    self.html = html
    self.range = range
  }

  /// The value with character references decoded; empty when there is only the name.
  subscript(name: String) -> String? {
    var position = range.lowerBound
    while let attribute = next(from: &position) {
      guard html[attribute.name].equalsIgnoringCase(name.utf8) else { continue }
      return String(decoding: HTMLReferences.decoded(html[attribute.value]), as: UTF8.self)
    }
    return nil
  }

  /// Each attribute once, by lower-case name; no more than a client writes, so that a tag costs what it is long.
  func visit(_ body: (_ name: String, _ value: String) -> Void) {
    var position = range.lowerBound
    // Most tags have so few that a search is quicker than a hash.
    var seen: [String] = []
    while seen.count < Self.most, let attribute = next(from: &position) {
      let name = String(decoding: html[attribute.name].prefix(32).map(\.lowercased), as: UTF8.self)
      if seen.contains(name) { continue }
      seen.append(name)
      body(name, String(decoding: HTMLReferences.decoded(html[attribute.value]), as: UTF8.self))
    }
  }

  private static let most = 64

  private func next(from position: inout Int) -> (name: Range<Int>, value: Range<Int>)? {
    skip(&position) { $0.isSpace || $0 == UInt8(ascii: "/") }
    guard position < range.upperBound else { return nil }
    let nameStart = position
    // The first octet is part of the name even if it is an equals sign, so that reading always advances.
    position += 1
    skip(&position) { !$0.isSpace && $0 != Octet.equals && $0 != UInt8(ascii: "/") }
    let name = nameStart..<position
    skip(&position, while: \.isSpace)
    guard position < range.upperBound, html[position] == Octet.equals else {
      return (name, position..<position)
    }
    position += 1
    skip(&position, while: \.isSpace)
    guard position < range.upperBound else { return (name, position..<position) }
    let quote = html[position]
    guard quote == Octet.quote || quote == UInt8(ascii: "'") else {
      let start = position
      skip(&position) { !$0.isSpace }
      return (name, start..<position)
    }
    let start = position + 1
    position = start
    skip(&position) { $0 != quote }
    let value = start..<position
    position = min(position + 1, range.upperBound)
    return (name, value)
  }

  private func skip(_ position: inout Int, while matches: (UInt8) -> Bool) {
    while position < range.upperBound, matches(html[position]) { position += 1 }
  }
}
