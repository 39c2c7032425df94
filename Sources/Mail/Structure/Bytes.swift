import Glibc

/// The octets that mean something in a mail.
enum Octet {
  static let tab = UInt8(ascii: "\t")
  static let lineFeed = UInt8(ascii: "\n")
  static let carriageReturn = UInt8(ascii: "\r")
  static let space = UInt8(ascii: " ")
  static let quote = UInt8(ascii: "\"")
  static let hyphen = UInt8(ascii: "-")
  static let colon = UInt8(ascii: ":")
  static let semicolon = UInt8(ascii: ";")
  static let equals = UInt8(ascii: "=")
  static let question = UInt8(ascii: "?")
  static let at = UInt8(ascii: "@")
  static let backslash = UInt8(ascii: "\\")
}

extension UInt8 {
  /// Space or tab: the white space inside a header line (RFC 5322 §2.2.3).
  var isBlank: Bool { self == Octet.space || self == Octet.tab }
  /// Space, tab, or part of a line break.
  var isSpace: Bool { isBlank || self == Octet.lineFeed || self == Octet.carriageReturn }
  var isDigit: Bool { self >= 0x30 && self <= 0x39 }
  var isLetter: Bool { lowercased >= 0x61 && lowercased <= 0x7A }
  /// The lower-case form of an ASCII capital; every other octet is itself.
  var lowercased: UInt8 { self >= 0x41 && self <= 0x5A ? self | 0x20 : self }

  /// 0…15 for a hexadecimal digit of either case.
  var hexValue: UInt8? {
    switch self {
    case 0x30...0x39: self - 0x30
    case 0x41...0x46: self - 0x41 + 10
    case 0x61...0x66: self - 0x61 + 10
    default: nil
    }
  }
}

extension [UInt8] {
  /// The first place of an octet within a range; the range is clamped to the array.
  func firstIndex(of octet: UInt8, in range: Range<Int>) -> Int? {
    let range = range.clamped(to: indices)
    return withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress,
        let hit = memchr(base + range.lowerBound, Int32(octet), range.count)
      else { return nil }
      return UnsafeRawPointer(hit) - UnsafeRawPointer(base)
    }
  }

  /// The first place of a sequence within a range; the range is clamped to the array.
  func firstIndex(of pattern: [UInt8], in range: Range<Int>) -> Int? {
    guard let first = pattern.first else { return nil }
    let range = range.clamped(to: indices)
    var position = range.lowerBound
    while let hit = firstIndex(of: first, in: position..<range.upperBound) {
      guard hit + pattern.count <= range.upperBound else { return nil }
      if pattern.indices.allSatisfy({ self[hit + $0] == pattern[$0] }) { return hit }
      position = hit + 1
    }
    return nil
  }
}

extension [UInt8] {
  var isASCII: Bool { withUnsafeBufferPointer { $0.reduce(0, |) } < 0x80 }
}

extension ArraySlice<UInt8> {
  /// The first place of an octet, found as fast as memory is read.
  func place(of octet: UInt8) -> Int? {
    withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress, let hit = memchr(base, Int32(octet), buffer.count) else {
        return nil
      }
      return startIndex + (UnsafeRawPointer(hit) - UnsafeRawPointer(base))
    }
  }
}

extension Collection<UInt8> {
  /// Whether the two are the same but for the case of ASCII letters.
  func equalsIgnoringCase(_ other: some Collection<UInt8>) -> Bool {
    count == other.count && zip(self, other).allSatisfy { $0.lowercased == $1.lowercased }
  }

  /// Whether these octets begin with the other ones, but for the case of ASCII letters.
  func startsIgnoringCase(with other: some Collection<UInt8>) -> Bool {
    count >= other.count && zip(self, other).allSatisfy { $0.lowercased == $1.lowercased }
  }
}

extension Collection<UInt8> where Self: BidirectionalCollection, SubSequence: BidirectionalCollection {
  /// Without white space at either end.
  var trimmed: SubSequence {
    guard let first = firstIndex(where: { !$0.isSpace }) else { return self[endIndex...] }
    let last = lastIndex { !$0.isSpace } ?? first
    return self[first...last]
  }
}
