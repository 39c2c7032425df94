/// How values are written into a file of a kind.
enum Escaping: Sendable {
  /// HTML and XML.
  case markup
  /// Plain text, style sheets and scripts.
  case none

  /// Appends a text in UTF-8, without what no reader should meet.
  ///
  /// Scalar by scalar: where a quotation mark is followed by a combining accent, both are one `Character`, and no less
  /// dangerous for it. What most scalars begin with needs no second look.
  func write(_ text: String, to octets: inout [UInt8]) {
    var text = text
    text.withUTF8 { text in
      var start = 0
      var index = 0
      while index < text.count {
        guard mayMatter(text[index]) else {
          index += text[index].lengthOfScalar
          continue
        }
        let (scalar, length) = Self.scalar(at: index, in: text)
        let entity = self == .markup ? Self.entity(of: scalar) : nil
        if entity != nil || !scalar.isShown {
          octets += text[start..<index]
          octets += (entity ?? "").utf8
          start = index + length
        }
        index += length
      }
      octets += text[start...]
    }
  }

  /// Whether scalars that begin so may be left out, or written otherwise.
  private func mayMatter(_ octet: UInt8) -> Bool {
    switch octet {
    case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""), UInt8(ascii: "'"):
      self == .markup
    case 0..<0x20, 0x7F, 0xC2, 0xE2, 0xEF, 0xF0...: true
    default: false
    }
  }

  private static func scalar(
    at index: Int, in text: UnsafeBufferPointer<UInt8>
  ) -> (scalar: Unicode.Scalar, length: Int) {
    let first = text[index]
    let length = first.lengthOfScalar
    let bits = UInt32(length == 1 ? first : first & (0x7F >> UInt8(length)))
    let value = (1..<length).reduce(bits) { $0 << 6 | UInt32(text[index + $1] & 0x3F) }
    return (Unicode.Scalar(value) ?? "\u{FFFD}", length)
  }

  private static func entity(of scalar: Unicode.Scalar) -> String? {
    switch scalar {
    case "&": "&amp;"
    case "<": "&lt;"
    case ">": "&gt;"
    case "\"": "&quot;"
    case "'": "&#39;"
    default: nil
    }
  }
}

extension UInt8 {
  /// How many octets a scalar has that begins with this one (RFC 3629 §3).
  fileprivate var lengthOfScalar: Int { self < 0x80 ? 1 : self < 0xE0 ? 2 : self < 0xF0 ? 3 : 4 }
}

extension Unicode.Scalar {
  /// White space, of which no Chinese letter need be asked.
  fileprivate var isSpace: Bool { !(0x4E00...0x9FFF).contains(value) && properties.isWhitespace }

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
    func digit(_ value: UInt8) -> UInt8 { value < 10 ? 0x30 + value : 0x41 + value - 10 }
    return String(unsafeUninitializedCapacity: utf8.count * 3) { output in
      var count = 0
      for byte in utf8 {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
          UInt8(ascii: "~"):
          output[count] = byte
          count += 1
        default:
          output[count] = UInt8(ascii: "%")
          output[count + 1] = digit(byte >> 4)
          output[count + 2] = digit(byte & 15)
          count += 3
        }
      }
      return count
    }
  }

  /// The lines that hold anything, without the white space around them.
  var nonEmptyLines: [String] {
    let octets = Array(utf8)
    var lines: [String] = []
    var (start, place) = (0, 0)
    while place <= octets.count {
      let length = place == octets.count ? 1 : Self.lengthOfLineEnd(at: place, in: octets)
      if length > 0 {
        let line = Substring(decoding: octets[start..<place], as: UTF8.self).unicodeScalars.trimmed
        if !line.isEmpty { lines.append(String(line)) }
        start = place + length
      }
      place += place == octets.count ? 1 : max(length, octets[place].lengthOfScalar)
    }
    return lines
  }

  /// How many octets the end of a line has that begins there; 0 where none does.
  private static func lengthOfLineEnd(at place: Int, in octets: [UInt8]) -> Int {
    switch octets[place] {
    case 0x0A, 0x0D: 1
    // U+2028 and U+2029.
    case 0xE2 where place + 2 < octets.count && octets[place + 1] == 0x80 && octets[place + 2] & 0xFE == 0xA8:
      3
    default: 0
    }
  }

  /// One line: what a subject can hold.
  var onOneLine: String { nonEmptyLines.joined(separator: " ") }
}

extension Substring.UnicodeScalarView {
  fileprivate var trimmed: Substring.UnicodeScalarView {
    var text = self
    while let first = text.first, first.isSpace { text.removeFirst() }
    while let last = text.last, last.isSpace { text.removeLast() }
    return text
  }
}
