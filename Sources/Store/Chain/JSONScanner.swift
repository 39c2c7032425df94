/// Takes JSON apart from its first octet to its last (RFC 8259). What texts say is looked at by whoever reads them.
struct JSONScanner {
  private let bytes: [UInt8]
  private var position = 0
  private var found: [JSONText.Item] = []
  /// What lies deeper is nobody's event; nothing here runs out of stack.
  private static let deepest = 128

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    found.reserveCapacity(bytes.count / 16 + 8)
  }

  mutating func items() throws(JSONError) -> [JSONText.Item] {
    try takeValue(depth: 0)
    skipBlanks()
    guard position == bytes.count else { throw .malformed(at: position) }
    return found
  }

  private mutating func takeValue(depth: Int) throws(JSONError) {
    guard depth < Self.deepest else { throw .tooDeep(at: position) }
    skipBlanks()
    switch next {
    case UInt8(ascii: "{"): try takeObject(depth: depth + 1)
    case UInt8(ascii: "["): try takeList(depth: depth + 1)
    case UInt8(ascii: "\""): try takeText()
    case UInt8(ascii: "t"): try take("true", as: .yes)
    case UInt8(ascii: "f"): try take("false", as: .no)
    case UInt8(ascii: "n"): try take("null", as: .null)
    default: try takeNumber()
    }
  }

  private mutating func takeObject(depth: Int) throws(JSONError) {
    let place = open(.object)
    if !passes("}") {
      repeat {
        skipBlanks()
        try takeText()
        guard passes(":") else { throw .malformed(at: position) }
        try takeValue(depth: depth)
      } while passes(",")
      guard passes("}") else { throw .malformed(at: position) }
    }
    found[place].next = found.count
  }

  private mutating func takeList(depth: Int) throws(JSONError) {
    let place = open(.list)
    if !passes("]") {
      repeat { try takeValue(depth: depth) } while passes(",")
      guard passes("]") else { throw .malformed(at: position) }
    }
    found[place].next = found.count
  }

  private mutating func open(_ kind: JSONText.Kind) -> Int {
    found.append(JSONText.Item(kind: kind, range: position..<position, next: 0))
    position += 1
    return found.count - 1
  }

  private mutating func close(_ kind: JSONText.Kind, from start: Int) {
    found.append(JSONText.Item(kind: kind, range: start..<position, next: found.count + 1))
  }

  private mutating func takeText() throws(JSONError) {
    guard next == UInt8(ascii: "\"") else { throw .malformed(at: position) }
    position += 1
    let start = position
    var kind = JSONText.Kind.text
    while let octet = next, octet >= 0x20 {
      if octet == UInt8(ascii: "\"") {
        close(kind, from: start)
        position += 1
        return
      }
      if octet == UInt8(ascii: "\\") {
        kind = .escapedText
        position += 1
      }
      position += 1
    }
    throw .malformed(at: min(position, bytes.count))
  }

  private mutating func take(_ word: String, as kind: JSONText.Kind) throws(JSONError) {
    let start = position
    guard bytes[start...].starts(with: word.utf8) else { throw .malformed(at: start) }
    position += word.utf8.count
    close(kind, from: start)
  }

  /// `-12.5e-3`: no zero before another digit, and a digit on either side of the point.
  private mutating func takeNumber() throws(JSONError) {
    let start = position
    if next == UInt8(ascii: "-") { position += 1 }
    let first = next
    let digits = passDigits()
    guard digits > 0, digits == 1 || first != UInt8(ascii: "0") else { throw .malformed(at: position) }
    if next == UInt8(ascii: ".") {
      position += 1
      guard passDigits() > 0 else { throw .malformed(at: position) }
    }
    if next == UInt8(ascii: "e") || next == UInt8(ascii: "E") {
      position += 1
      if next == UInt8(ascii: "+") || next == UInt8(ascii: "-") { position += 1 }
      guard passDigits() > 0 else { throw .malformed(at: position) }
    }
    close(.number, from: start)
  }

  private mutating func passDigits() -> Int {
    let start = position
    while let octet = next, (0x30...0x39).contains(octet) { position += 1 }
    return position - start
  }

  private var next: UInt8? { position < bytes.count ? bytes[position] : nil }

  private mutating func passes(_ sign: Unicode.Scalar) -> Bool {
    skipBlanks()
    guard next == UInt8(ascii: sign) else { return false }
    position += 1
    return true
  }

  private mutating func skipBlanks() {
    while let octet = next, octet == 0x20 || octet == 0x0A || octet == 0x0D || octet == 0x09 { position += 1 }
  }
}
