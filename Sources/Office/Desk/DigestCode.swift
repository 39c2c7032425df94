import Digest

/// What a mail that is about no letter is answered with: `day-4q7x0m2k9w5s8a1z`, 80 secret bits that were mailed only
/// to a desk, or to a unit. About what it may decide is in the ledger.
struct DigestCode: Hashable, CustomStringConvertible {
  /// What the mail was about, which a code says before its dash.
  enum Kind: String, CaseIterable {
    /// What waits for a desk on a working day.
    case morning = "day"
    /// Whether what a unit signs comes here as it was signed.
    case probe = "prb"
    /// What a unit's own figures are, before the bulletin is drawn up.
    case figures = "fig"
    /// The draft of a bulletin, for the supervisor alone.
    case bulletin = "bul"
  }

  let kind: Kind
  /// 16 characters of `Base32`.
  let code: String

  init(_ kind: Kind, entropy: [UInt8]) {
    self.kind = kind
    code = Base32.encode(entropy)
  }

  private init(_ kind: Kind, code: String) {
    self.kind = kind
    self.code = code
  }

  var description: String { "\(kind.rawValue)-\(code)" }

  private static let length = 16

  /// Every code in a text, in order: also in upper case, and with the o, i and l that people read into it.
  static func all(in text: String) -> [DigestCode] {
    let bytes = Array(text.utf8)
    var codes: [DigestCode] = []
    var position = 0
    while let dash = bytes[position...].firstIndex(of: UInt8(ascii: "-")), codes.count < 20 {
      position = dash + 1
      guard let kind = Kind(before: dash, in: bytes), dash == 3 || !isWordByte(bytes[dash - 4]),
        let code = code(after: dash, in: bytes)
      else { continue }
      let found = DigestCode(kind, code: code)
      if !codes.contains(found) { codes.append(found) }
    }
    return codes
  }

  private static func code(after dash: Int, in bytes: [UInt8]) -> String? {
    let end = dash + 1 + length
    guard end <= bytes.count, end == bytes.count || !isWordByte(bytes[end]) else { return nil }
    return Base32.decode(String(decoding: bytes[(dash + 1)..<end], as: UTF8.self)).map(Base32.encode)
  }

  private static func isWordByte(_ byte: UInt8) -> Bool {
    (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
  }
}

extension DigestCode.Kind {
  /// Bytes that a kind's word has.
  static let length = 3

  /// The word before a dash, in whatever case.
  init?(before dash: Int, in bytes: [UInt8]) {
    guard dash >= Self.length else { return nil }
    let word = bytes[(dash - Self.length)..<dash]
    guard let kind = Self.allCases.first(where: { word.elementsEqual($0.rawValue.utf8) { $0 | 0x20 == $1 } })
    else { return nil }
    self = kind
  }
}
