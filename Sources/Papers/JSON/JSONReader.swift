/// Reads JSON (RFC 8259) from UTF-8, within the limits.
struct JSONReader {
  private let bytes: [UInt8]
  private let limits: TableLimits
  private var position = 0
  private var line = 1
  private var values = 0

  init(_ bytes: [UInt8], limits: TableLimits) {
    self.bytes = bytes
    self.limits = limits
  }

  /// The next value; nil where only white space is left.
  mutating func next() throws(TableError) -> JSONElement? {
    skipSpace()
    return position < bytes.count ? try element(depth: 0) : nil
  }

  /// Goes through the next value and keeps nothing of it but where a list of objects begins that lies in no other:
  /// ready to read the first of them.
  /// - Returns: nil where only white space is left; else whether it is an object.
  mutating func pass(notingIn lists: inout [JSONReader]) throws(TableError) -> Bool? {
    skipSpace()
    guard let sign = peek else { return nil }
    try pass(depth: 0, notingIn: &lists)
    return sign == UInt8(ascii: "{")
  }

  /// The next element of a list that was begun; nil at its end.
  mutating func nextInList() throws(TableError) -> JSONElement? {
    skipSpace()
    if peek == UInt8(ascii: "]") { return nil }
    let element = try element(depth: 1)
    if !isNext(","), peek != UInt8(ascii: "]") { throw fault("a list is not closed") }
    return element
  }

  private mutating func pass(depth: Int, notingIn lists: inout [JSONReader]) throws(TableError) {
    skipSpace()
    switch peek {
    case UInt8(ascii: "{") where depth < 4: try passObject(depth: depth, notingIn: &lists)
    case UInt8(ascii: "["):
      position += 1
      skipSpace()
      if peek == UInt8(ascii: "{") { lists.append(self) }
      if isNext("]") { return }
      repeat { _ = try element(depth: depth + 1) } while isNext(",")
      guard isNext("]") else { throw fault("a list is not closed") }
    default: _ = try element(depth: depth)
    }
  }

  private mutating func passObject(depth: Int, notingIn lists: inout [JSONReader]) throws(TableError) {
    position += 1
    if isNext("}") { return }
    repeat {
      skipSpace()
      guard peek == UInt8(ascii: "\"") else { throw fault("a name in quotation marks is missing") }
      _ = try text()
      guard isNext(":") else { throw fault("a colon is missing") }
      try pass(depth: depth + 1, notingIn: &lists)
    } while isNext(",")
    guard isNext("}") else { throw fault("an object is not closed") }
  }

  private mutating func element(depth: Int) throws(TableError) -> JSONElement {
    guard depth < limits.depth else {
      throw .tooMuch("lists and objects lie too deep in each other", line: line)
    }
    values += 1
    guard values <= 2 * limits.cells else {
      throw .tooMuch("more than \(2 * limits.cells) values", line: line)
    }
    skipSpace()
    let start = line
    let value: JSONElement.Value =
      switch peek {
      case UInt8(ascii: "{"): try object(depth: depth)
      case UInt8(ascii: "["): try list(depth: depth)
      case UInt8(ascii: "\""): .text(try text())
      case UInt8(ascii: "t"): try word("true", .flag(true))
      case UInt8(ascii: "f"): try word("false", .flag(false))
      case UInt8(ascii: "n"): try word("null", .null)
      default: .number(try number())
      }
    return JSONElement(line: start, value: value)
  }

  private mutating func object(depth: Int) throws(TableError) -> JSONElement.Value {
    var pairs: [(key: String, value: JSONElement)] = []
    position += 1
    if isNext("}") { return .object(pairs) }
    while true {
      skipSpace()
      guard peek == UInt8(ascii: "\"") else { throw fault("a name in quotation marks is missing") }
      let key = try text()
      guard isNext(":") else { throw fault("a colon is missing") }
      pairs.append((key, try element(depth: depth + 1)))
      if isNext(",") { continue }
      guard isNext("}") else { throw fault("an object is not closed") }
      return .object(pairs)
    }
  }

  private mutating func list(depth: Int) throws(TableError) -> JSONElement.Value {
    var elements: [JSONElement] = []
    position += 1
    if isNext("]") { return .list(elements) }
    while true {
      elements.append(try element(depth: depth + 1))
      if isNext(",") { continue }
      guard isNext("]") else { throw fault("a list is not closed") }
      return .list(elements)
    }
  }

  private mutating func word(
    _ word: String, _ value: JSONElement.Value
  ) throws(TableError) -> JSONElement.Value {
    guard bytes[position...].starts(with: word.utf8) else { throw fault("a value is missing") }
    position += word.utf8.count
    return value
  }

  private mutating func number() throws(TableError) -> String {
    let signs = Array("+-.eE".utf8)
    let digits = bytes[position...].prefix { (48...57).contains($0) || signs.contains($0) }
    guard let first = digits.first, digits.count <= 400,
      first == UInt8(ascii: "-") || (48...57).contains(first)
    else { throw fault("a value is missing") }
    position += digits.count
    return String(decoding: digits, as: UTF8.self)
  }

  private mutating func text() throws(TableError) -> String {
    let start = position + 1
    position = start
    var isEscaped = false
    while position < bytes.count, bytes[position] != UInt8(ascii: "\"") {
      if bytes[position] == UInt8(ascii: "\\") {
        isEscaped = true
        position += 1
      } else if bytes[position] == 10 {
        line += 1
      }
      position += 1
    }
    guard position < bytes.count else { throw fault("a text is not closed") }
    let raw = bytes[start..<position]
    position += 1
    guard raw.count <= 6 * limits.fieldBytes else {
      throw .tooMuch("a text of more than \(limits.fieldBytes >> 10) KiB", line: line)
    }
    return isEscaped ? JSONText.unescaped(raw) : String(decoding: raw, as: UTF8.self)
  }

  private var peek: UInt8? { position < bytes.count ? bytes[position] : nil }

  /// Takes the sign, if it comes next.
  private mutating func isNext(_ sign: Unicode.Scalar) -> Bool {
    skipSpace()
    guard let peek, UInt32(peek) == sign.value else { return false }
    position += 1
    return true
  }

  private mutating func skipSpace() {
    while position < bytes.count, isSpace(bytes[position]) {
      if bytes[position] == 10 { line += 1 }
      position += 1
    }
  }

  private func fault(_ what: String) -> TableError {
    position < bytes.count ? .badJSON(what, line: line) : .badJSON("it ends in the middle", line: line)
  }
}

/// The escapes of a JSON text.
enum JSONText {
  private static let single: [UInt8: UInt8] = [
    UInt8(ascii: "n"): 10, UInt8(ascii: "t"): 9, UInt8(ascii: "r"): 13, UInt8(ascii: "b"): 8,
    UInt8(ascii: "f"): 12,
  ]

  /// The text that `raw` stands for. Half a surrogate pair becomes a U+FFFD.
  static func unescaped(_ raw: ArraySlice<UInt8>) -> String {
    var text: [UInt8] = []
    var units: [UInt16] = []
    var rest = raw
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "\\"), let escape = rest.popFirst() else {
        flush(&units, into: &text)
        text.append(byte)
        continue
      }
      if escape == UInt8(ascii: "u"),
        let unit = UInt16(String(decoding: rest.prefix(4), as: UTF8.self), radix: 16)
      {
        units.append(unit)
        rest = rest.dropFirst(4)
      } else {
        flush(&units, into: &text)
        text.append(single[escape] ?? escape)
      }
    }
    flush(&units, into: &text)
    return String(decoding: text, as: UTF8.self)
  }

  private static func flush(_ units: inout [UInt16], into text: inout [UInt8]) {
    guard !units.isEmpty else { return }
    text += String(decoding: units, as: UTF16.self).utf8
    units = []
  }
}
