/// Bytes as letters and digits that survive being folded to one case by a mail server, read out on the
/// telephone and typed from paper: five bits each, in Crockford's alphabet, which lacks i, l, o and u
/// (https://www.crockford.com/base32.html), in lower case and without padding.
package enum Base32 {
  private static let alphabet = Array("0123456789abcdefghjkmnpqrstvwxyz".utf8)

  package static func encode(_ bytes: some Collection<UInt8>) -> String {
    var text: [UInt8] = []
    text.reserveCapacity((bytes.count * 8 + 4) / 5)
    var bits: UInt16 = 0
    var held = 0
    bytes.withBytes { bytes in
      for byte in bytes {
        bits = bits << 8 | UInt16(byte)
        held += 8
        while held >= 5 {
          held -= 5
          text.append(alphabet[Int(bits >> held & 31)])
        }
      }
    }
    if held > 0 { text.append(alphabet[Int(bits << (5 - held) & 31)]) }
    return String(decoding: text, as: UTF8.self)
  }

  /// The bytes that `text` stands for, with o read as 0, i and l as 1, upper case as lower; nil when another
  /// character occurs, or when the bits left over could not come from `encode` (each value has one spelling
  /// but for these confusions, so that a token cannot be used twice under two names).
  package static func decode(_ text: some StringProtocol) -> [UInt8]? {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count * 5 / 8)
    var bits: UInt16 = 0
    var held = 0
    for letter in text.utf8 {
      guard let value = value(of: letter) else { return nil }
      bits = bits << 5 | UInt16(value)
      held += 5
      if held >= 8 {
        held -= 8
        bytes.append(UInt8(truncatingIfNeeded: bits >> held))
      }
    }
    let left = bits & (1 << held - 1)
    return held < 5 && left == 0 ? bytes : nil
  }

  private static func value(of letter: UInt8) -> UInt8? {
    let lower = letter >= UInt8(ascii: "A") && letter <= UInt8(ascii: "Z") ? letter | 0x20 : letter
    switch lower {
    case UInt8(ascii: "o"): return 0
    case UInt8(ascii: "i"), UInt8(ascii: "l"): return 1
    default: return alphabet.firstIndex(of: lower).map(UInt8.init)
    }
  }
}
