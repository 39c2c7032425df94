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
    let bytes = Array(text.utf8)
    let letters = bytes.prefix { (65...90).contains($0) }
    let digits = bytes[letters.count...]
    guard (2...4).contains(letters.count), (10...15).contains(digits.count),
      digits.allSatisfy({ (48...57).contains($0) })
    else { return nil }
    let number = digits.reduce(0) { $0 * 10 + Int($1 - 48) }
    var scale = 1
    for _ in 0..<(digits.count - 4) { scale *= 10 }
    prefix = String(decoding: letters, as: UTF8.self)
    year = number / scale
    serial = number % scale
    guard (1970...9999).contains(year), serial > 0, description == text else { return nil }
  }
}

extension LetterID: Comparable {
  package static func < (a: LetterID, b: LetterID) -> Bool {
    (a.year, a.serial, a.prefix) < (b.year, b.serial, b.prefix)
  }
}

extension LetterID: CustomStringConvertible {
  package var description: String { "\(prefix)\(padded(year, to: 4))\(padded(serial, to: Self.leastDigits))" }
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
