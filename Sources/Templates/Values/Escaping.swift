/// How values are written into a file of a kind.
enum Escaping: Sendable {
  /// HTML and XML.
  case markup
  /// Plain text and style sheets.
  case none

  func write(_ text: String) -> String {
    var output = String.UnicodeScalarView()
    for scalar in text.unicodeScalars where scalar.isShown {
      switch (self, scalar) {
      case (.markup, "&"): output.append(contentsOf: "&amp;".unicodeScalars)
      case (.markup, "<"): output.append(contentsOf: "&lt;".unicodeScalars)
      case (.markup, ">"): output.append(contentsOf: "&gt;".unicodeScalars)
      case (.markup, "\""): output.append(contentsOf: "&quot;".unicodeScalars)
      case (.markup, "'"): output.append(contentsOf: "&#39;".unicodeScalars)
      default: output.append(scalar)
      }
    }
    return String(output)
  }
}

extension Unicode.Scalar {
  /// False for what no reader should meet: control characters, non-characters, and the marks that turn the
  /// reading direction around and so let a title rewrite the line it stands in (Unicode UAX #9 §2).
  fileprivate var isShown: Bool {
    switch value {
    case 0x09, 0x0A: true
    case 0..<0x20, 0x7F..<0xA0: false
    case 0x202A...0x202E, 0x2066...0x2069: false
    case 0xFDD0...0xFDEF: false
    default: value & 0xFFFE != 0xFFFE
    }
  }
}

extension String {
  /// Percent-encoded for any part of an address: only unreserved characters stay (RFC 3986 §2.3).
  var percentEncoded: String {
    var output: [UInt8] = []
    let digits = Array("0123456789ABCDEF".utf8)
    for byte in utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
        UInt8(ascii: "~"):
        output.append(byte)
      default:
        output += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return String(decoding: output, as: UTF8.self)
  }

  /// The lines that hold anything, without the white space around them.
  var nonEmptyLines: [String] {
    unicodeScalars.split { $0 == "\n" || $0 == "\r" || $0 == "\u{2028}" || $0 == "\u{2029}" }
      .map { String($0.trimmed) }.filter { !$0.isEmpty }
  }

  /// One line: what a subject can hold.
  var onOneLine: String { nonEmptyLines.joined(separator: " ") }
}

extension Substring.UnicodeScalarView {
  fileprivate var trimmed: Substring.UnicodeScalarView {
    var text = self
    while let first = text.first, first.properties.isWhitespace { text.removeFirst() }
    while let last = text.last, last.properties.isWhitespace { text.removeLast() }
    return text
  }
}
