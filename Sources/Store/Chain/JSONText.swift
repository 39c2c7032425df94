/// JSON that was taken apart (RFC 8259): its values in the order in which they stand, in one flat list, so that an event
/// is read without a tree of it.
final class JSONText: Sendable {
  enum Kind: Sendable { case null, yes, no, number, text, escapedText, list, object }

  struct Item: Sendable {
    let kind: Kind
    /// The octets of a number or, without its quotation marks, of a text.
    let range: Range<Int>
    /// Where the item lies that follows this one and all within it. A key comes before its value.
    var next: Int
  }

  let items: [Item]
  private let bytes: [UInt8]

  init(_ bytes: [UInt8]) throws(JSONError) {
    var scanner = JSONScanner(bytes)
    items = try scanner.items()
    self.bytes = bytes
  }

  /// The items of a list, or the keys of an object.
  func children(of place: Int) -> [Int] {
    let isObject = items[place].kind == .object
    var children: [Int] = []
    var child = place + 1
    while child < items[place].next {
      children.append(child)
      child = items[isObject ? child + 1 : child].next
    }
    return children
  }

  /// Where the value of a key lies; nil where an object has none.
  func member(_ key: String, of object: Int) -> Int? {
    var key = key
    return key.withUTF8 { key in
      var child = object + 1
      while child < items[object].next {
        if isText(key, at: child) { return child + 1 }
        child = items[child + 1].next
      }
      return nil
    }
  }

  func text(at place: Int) throws(JSONError) -> String {
    let item = items[place]
    switch item.kind {
    case .text:
      guard let text = String(validating: bytes[item.range], as: UTF8.self) else {
        throw .malformed(at: item.range.lowerBound)
      }
      return text
    case .escapedText: return try unescaped(item.range)
    default: throw .unexpected(at: item.range.lowerBound, wanted: "a text")
    }
  }

  func truth(at place: Int) throws(JSONError) -> Bool {
    switch items[place].kind {
    case .yes: return true
    case .no: return false
    default: throw .unexpected(at: items[place].range.lowerBound, wanted: "a truth")
    }
  }

  func integer<Number: FixedWidthInteger>(at place: Int) throws(JSONError) -> Number {
    let item = items[place]
    guard item.kind == .number, let number: Number = whole(item.range) else {
      throw .unexpected(at: item.range.lowerBound, wanted: "a whole number")
    }
    return number
  }

  /// Nil where there is a point in it or an exponent, or where it is too large.
  private func whole<Number: FixedWidthInteger>(_ range: Range<Int>) -> Number? {
    let isNegative = bytes[range.lowerBound] == UInt8(ascii: "-")
    var number: Number = 0
    for octet in bytes[range].dropFirst(isNegative ? 1 : 0) {
      guard (0x30...0x39).contains(octet) else { return nil }
      let (tens, isTooLarge) = number.multipliedReportingOverflow(by: 10)
      let digit = Number(octet - 0x30)
      let (next, isPast) =
        isNegative ? tens.subtractingReportingOverflow(digit) : tens.addingReportingOverflow(digit)
      guard !isTooLarge, !isPast else { return nil }
      number = next
    }
    return number
  }

  func number(at place: Int) throws(JSONError) -> Double {
    guard let literal = literal(at: place), let number = Double(literal), number.isFinite else {
      throw .unexpected(at: items[place].range.lowerBound, wanted: "a number")
    }
    return number
  }

  private func literal(at place: Int) -> String? {
    let item = items[place]
    return item.kind == .number ? String(decoding: bytes[item.range], as: UTF8.self) : nil
  }

  private func isText(_ text: UnsafeBufferPointer<UInt8>, at place: Int) -> Bool {
    let range = items[place].range
    switch items[place].kind {
    case .text: return range.count == text.count && bytes[range].elementsEqual(text)
    case .escapedText:
      // What is no text is no key.
      return (try? unescaped(range))?.utf8.elementsEqual(text) == true
    default: return false
    }
  }

  /// What was written with `\`.
  private func unescaped(_ range: Range<Int>) throws(JSONError) -> String {
    var octets: [UInt8] = []
    var rest = bytes[range]
    while let octet = rest.popFirst() {
      guard octet == UInt8(ascii: "\\") else {
        octets.append(octet)
        continue
      }
      switch rest.popFirst() {
      case UInt8(ascii: "b"): octets.append(0x08)
      case UInt8(ascii: "t"): octets.append(0x09)
      case UInt8(ascii: "n"): octets.append(0x0A)
      case UInt8(ascii: "f"): octets.append(0x0C)
      case UInt8(ascii: "r"): octets.append(0x0D)
      case UInt8(ascii: "u"): octets += String(try Self.scalar(&rest)).utf8
      case let sign? where #""\/"#.utf8.contains(sign): octets.append(sign)
      default: throw .malformed(at: rest.startIndex)
      }
    }
    guard let text = String(validating: octets, as: UTF8.self) else {
      throw .malformed(at: range.lowerBound)
    }
    return text
  }

  /// Four hexadecimal digits, or twice as many for what needs two units of UTF-16.
  private static func scalar(_ rest: inout ArraySlice<UInt8>) throws(JSONError) -> Unicode.Scalar {
    let first = try unit(&rest)
    if let scalar = Unicode.Scalar(first) { return scalar }
    guard (0xD800...0xDBFF).contains(first), rest.popFirst() == UInt8(ascii: "\\"),
      rest.popFirst() == UInt8(ascii: "u"), case let second = try unit(&rest),
      (0xDC00...0xDFFF).contains(second),
      let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
    else { throw .malformed(at: rest.startIndex) }
    return scalar
  }

  private static func unit(_ rest: inout ArraySlice<UInt8>) throws(JSONError) -> UInt32 {
    let digits = rest.prefix(4)
    let isWhole = digits.count == 4 && digits.allSatisfy { UnicodeScalar($0).properties.isASCIIHexDigit }
    guard isWhole, let unit = UInt32(String(decoding: digits, as: UTF8.self), radix: 16) else {
      throw .malformed(at: rest.startIndex)
    }
    rest.removeFirst(4)
    return unit
  }
}

/// Why octets are not the JSON that was expected.
enum JSONError: Error, Equatable, CustomStringConvertible {
  case malformed(at: Int)
  case tooDeep(at: Int)
  case missing(String)
  case unexpected(at: Int, wanted: String)

  var description: String {
    switch self {
    case .malformed(let place): "byte \(place) is no JSON"
    case .tooDeep(let place): "too much lies within each other at byte \(place)"
    case .missing(let key): "nothing stands for \"\(key)\""
    case .unexpected(let place, let wanted): "\(wanted) was expected at byte \(place)"
    }
  }
}
