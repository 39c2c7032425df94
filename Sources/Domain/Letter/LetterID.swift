/// The number of a letter (编号): `NM2026000123` = prefix, year of registration in Asia/Shanghai, serial.
package struct LetterID: Hashable, Sendable {
  package let prefix: String
  package let year: Int
  package let serial: Int

  package init(prefix: String, year: Int, serial: Int) {
    self.prefix = prefix
    self.year = year
    self.serial = serial
  }

  /// Of the serial in its number.
  package static let leastDigits = 6

  /// Reads `NM2026000123`: two to four Latin capitals, four digits, at least six digits.
  package init?(_ text: String) {
    var (letters, digits, year, serial) = (0, 0, 0, 0)
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z") where digits == 0: letters += 1
      case UInt8(ascii: "0")...UInt8(ascii: "9") where digits < 15:
        digits += 1
        let digit = Int(byte - UInt8(ascii: "0"))
        if digits <= 4 { year = year * 10 + digit } else { serial = serial * 10 + digit }
      default: return nil
      }
    }
    guard (2...4).contains(letters), digits >= 4 + Self.leastDigits, (1970...9999).contains(year), serial > 0
    else { return nil }
    // There is one way to write it: a longer serial has no zeros before it.
    guard digits == 4 + Self.leastDigits || String(serial).utf8.count == digits - 4 else { return nil }
    prefix = String(Substring(text.utf8.prefix(letters)))
    self.year = year
    self.serial = serial
  }
}

extension LetterID: Comparable {
  package static func < (a: LetterID, b: LetterID) -> Bool {
    (a.year, a.serial, a.prefix) < (b.year, b.serial, b.prefix)
  }
}

extension LetterID: CustomStringConvertible {
  package var description: String { prefix + padded(year, to: 4) + padded(serial, to: Self.leastDigits) }
}

extension LetterID: Codable {
  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let id = LetterID(text) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "\"\(text)\" is no number")
    }
    self = id
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}
