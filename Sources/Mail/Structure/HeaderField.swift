/// One field of a header, as received (RFC 5322 §2.2).
package struct HeaderField: Sendable {
  /// As written, without the colon.
  package let name: String
  /// The whole field in the message: name, value, folds and the last line break.
  package let range: Range<Int>
  /// What follows the colon, folds included, without the last line break; its indices are the message's.
  package let rawValue: ArraySlice<UInt8>

  package init(name: String, range: Range<Int>, rawValue: ArraySlice<UInt8>) {
    self.name = name
    self.range = range
    self.rawValue = rawValue
  }

  /// The value as a person reads it: unfolded, encoded words decoded, without control characters.
  package var text: String { HeaderText.decoded(rawValue) }

  /// Whether this is the field of that name, in any case.
  package func isNamed(_ other: String) -> Bool {
    name.utf8.count == other.utf8.count && (name == other || name.utf8.equalsIgnoringCase(other.utf8))
  }

  /// The value on one line: folds opened (RFC 5322 §2.2.3), white space at the ends removed.
  var unfolded: [UInt8] { Self.unfolded(rawValue) }

  static func unfolded(_ raw: ArraySlice<UInt8>) -> [UInt8] {
    let value = raw.trimmed
    guard value.place(of: Octet.lineFeed) != nil || value.place(of: Octet.carriageReturn) != nil else {
      return Array(value)
    }
    return value.filter { $0 != Octet.lineFeed && $0 != Octet.carriageReturn }
  }

  /// The same in UTF-8, whatever was written raw: the second octet of a pair of GBK can be a backslash, an at sign
  /// or a bar, and must not be taken for one.
  static func readable(_ raw: ArraySlice<UInt8>) -> [UInt8] {
    let value = unfolded(raw)
    guard !value.isASCII, String(validating: value, as: UTF8.self) == nil else {
      return value
    }
    return Array(TextDecoding.text(value[...]).utf8)
  }
}

extension [HeaderField] {
  func named(_ name: String) -> [HeaderField] { filter { $0.isNamed(name) } }
  func first(named name: String) -> HeaderField? { first { $0.isNamed(name) } }
}
