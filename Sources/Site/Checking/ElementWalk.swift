/// Goes through a page's tags: which addresses it names, and whether every element ends where it must.
///
/// It reads what our templates write, and what an administrator makes of them: HTML with quoted attributes, whose
/// elements are all closed but those that have no content (HTML, 13.1.2).
struct ElementWalk {
  enum Found: Equatable {
    case link(String)
    case fault(line: Int, reason: String)
  }

  private let bytes: [UInt8]
  private var place = 0
  private var line = 1
  private var open: [(name: String, line: Int)] = []
  private var waiting: [Found] = []
  private var isOver = false

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// Nil at the end.
  mutating func next() -> Found? {
    while waiting.isEmpty, !isOver { step() }
    return waiting.isEmpty ? nil : waiting.removeFirst()
  }

  private mutating func step() {
    guard skip(to: UInt8(ascii: "<")) else {
      isOver = true
      for element in open.reversed() {
        waiting.append(.fault(line: element.line, reason: "<\(element.name)> is not closed"))
      }
      return
    }
    place += 1
    if starts("!--") {
      while place < bytes.count, !starts("-->") { advance() }
      return
    }
    if starts("!") {
      _ = skip(to: UInt8(ascii: ">"))
      return
    }
    let isEnd = starts("/")
    if isEnd { place += 1 }
    let name = word()
    guard !name.isEmpty else { return waiting.append(.fault(line: line, reason: "\"<\" begins no element")) }
    if isEnd {
      _ = skip(to: UInt8(ascii: ">"))
      return close(name)
    }
    attributes(of: name)
    if name == "script" || name == "style" {
      while place < bytes.count, !starts("</\(name)") { advance() }
    }
  }

  private mutating func close(_ name: String) {
    guard let last = open.last else {
      return waiting.append(.fault(line: line, reason: "</\(name)> closes nothing"))
    }
    if last.name == name {
      open.removeLast()
    } else {
      waiting.append(.fault(line: line, reason: "</\(name)> where </\(last.name)> was to come"))
      if let index = open.lastIndex(where: { $0.name == name }) { open.removeSubrange(index...) }
    }
  }

  private mutating func attributes(of name: String) {
    let start = line
    var isClosed = false
    while place < bytes.count, bytes[place] != UInt8(ascii: ">") {
      isClosed = bytes[place] == UInt8(ascii: "/")
      if bytes[place] == UInt8(ascii: "/") || Self.isSpace(bytes[place]) {
        advance()
        continue
      }
      let key = word()
      guard !key.isEmpty else {
        waiting.append(.fault(line: line, reason: "<\(name)> has an attribute without a name"))
        _ = skip(to: UInt8(ascii: ">"))
        break
      }
      guard place < bytes.count, bytes[place] == UInt8(ascii: "=") else { continue }
      advance()
      guard place < bytes.count, bytes[place] == UInt8(ascii: "\"") else {
        waiting.append(.fault(line: line, reason: "\(key) of <\(name)> is not quoted"))
        continue
      }
      advance()
      let begin = place
      _ = skip(to: UInt8(ascii: "\""))
      let value = String(decoding: bytes[begin..<min(place, bytes.count)], as: UTF8.self)
      if place < bytes.count { advance() }
      if key == "href" || key == "src" {
        waiting.append(.link(value.replacing("&amp;", with: "&")))
      }
    }
    if place < bytes.count { advance() }
    // Within a picture, elements may close themselves.
    if !isClosed, !Self.withoutContent.contains(name) { open.append((name, start)) }
  }

  private mutating func word() -> String {
    let start = place
    while place < bytes.count, Self.isNamePart(bytes[place]) { place += 1 }
    return String(decoding: bytes[start..<place], as: UTF8.self).lowercased()
  }

  /// False at the end of the page.
  private mutating func skip(to byte: UInt8) -> Bool {
    while place < bytes.count, bytes[place] != byte { advance() }
    return place < bytes.count
  }

  private mutating func advance() {
    if bytes[place] == UInt8(ascii: "\n") { line += 1 }
    place += 1
  }

  private func starts(_ words: String) -> Bool { bytes[min(place, bytes.count)...].starts(with: words.utf8) }

  private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

  private static func isNamePart(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: ":"):
      true
    default: false
    }
  }

  /// HTML, 13.1.2: void elements.
  private static let withoutContent: Set = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr",
  ]
}
