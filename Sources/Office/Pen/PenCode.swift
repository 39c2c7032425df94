import Digest

/// What a digest of the holding pen is answered with: `pen-4q7x0m2k9w5s8a1z`, 80 secret bits that were mailed only to
/// the desk. It names no letter: which entries it may decide about is in the ledger.
struct PenCode: Hashable, CustomStringConvertible {
  /// 16 characters of `Base32`.
  let code: String

  init(entropy: [UInt8]) { code = Base32.encode(entropy) }

  private init(code: String) { self.code = code }

  var description: String { "pen-\(code)" }

  private static let length = 16

  /// Every code in a text, in order: also in upper case, and with the o, i and l that people read into it.
  static func all(in text: String) -> [PenCode] {
    let bytes = Array(text.utf8)
    var codes: [PenCode] = []
    var position = 0
    while let dash = bytes[position...].firstIndex(of: UInt8(ascii: "-")), codes.count < 20 {
      position = dash + 1
      guard isMarked(before: dash, in: bytes), let code = code(after: dash, in: bytes) else { continue }
      if !codes.contains(code) { codes.append(code) }
    }
    return codes
  }

  private static func isMarked(before dash: Int, in bytes: [UInt8]) -> Bool {
    guard dash >= 3, bytes[dash - 3..<dash].map({ $0 | 0x20 }) == Array("pen".utf8) else { return false }
    return dash == 3 || !isWordByte(bytes[dash - 4])
  }

  private static func code(after dash: Int, in bytes: [UInt8]) -> PenCode? {
    let end = dash + 1 + length
    guard end <= bytes.count, end == bytes.count || !isWordByte(bytes[end]),
      let value = Base32.decode(String(decoding: bytes[(dash + 1)..<end], as: UTF8.self))
    else { return nil }
    return PenCode(code: Base32.encode(value))
  }

  private static func isWordByte(_ byte: UInt8) -> Bool {
    (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
  }
}
