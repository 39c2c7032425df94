/// What a file is, by its first bytes.
enum FileSign {
  /// ZIP, and so .xlsx.
  static let archive: [UInt8] = [0x50, 0x4B, 0x03, 0x04]
  /// The compound file of old Office formats, and of new ones with a password.
  private static let compound: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]
  private static let others: [(sign: [UInt8], kind: String)] = [
    (Array("%PDF".utf8), "a PDF"), ([0x89, 0x50, 0x4E, 0x47], "a picture"),
    ([0xFF, 0xD8, 0xFF], "a picture"),
    (Array("GIF8".utf8), "a picture"), (Array("Rar!".utf8), "an archive"), ([0x1F, 0x8B], "an archive"),
    ([0x37, 0x7A, 0xBC, 0xAF], "an archive"), (Array("PK".utf8), "an archive"),
    (Array("SQLite".utf8), "a database"),
  ]

  /// Why bytes that are no text cannot be read; nil for what may be a text.
  static func refusal(of bytes: [UInt8]) -> TableError? {
    if bytes.starts(with: compound) {
      let name = "EncryptedPackage".utf8.flatMap { [$0, UInt8(0)] }
      return contains(bytes[...], name) ? .locked : .oldWorkbook
    }
    // BIFF2 to BIFF5, before there were compound files: a "beginning of file" record.
    if bytes.count > 8, bytes[0] == 0x09, [0x00, 0x02, 0x04, 0x08].contains(bytes[1]),
      [0x04, 0x06, 0x08].contains(bytes[2]), bytes[3] == 0
    {
      return .oldWorkbook
    }
    return others.first { bytes.starts(with: $0.sign) }.map { .foreign($0.kind) }
  }

  /// Whether a text that begins with `<` is a page, and not a row that begins so.
  static func looksLikeMarkup(_ text: ArraySlice<UInt8>) -> Bool {
    guard let next = text.dropFirst().first else { return false }
    return next == UInt8(ascii: "!") || next == UInt8(ascii: "?") || (97...122).contains(next | 0x20)
  }

  /// Whether a text that begins with `{` or `[` is JSON.
  static func looksLikeJSON(_ text: ArraySlice<UInt8>) -> Bool {
    let isObject = text.first == UInt8(ascii: "{")
    guard let next = text.dropFirst().first(where: { !isSpace($0) }) else { return true }
    return isObject
      ? next == UInt8(ascii: "\"") || next == UInt8(ascii: "}")
      : next == UInt8(ascii: "{") || next == UInt8(ascii: "[") || next == UInt8(ascii: "]")
  }

  /// Whether `wanted` stands somewhere in `bytes`.
  static func contains(_ bytes: ArraySlice<UInt8>, _ wanted: [UInt8]) -> Bool {
    guard let first = wanted.first else { return true }
    var rest = bytes
    while let start = rest.firstIndex(of: first) {
      rest = rest[start...]
      if rest.starts(with: wanted) { return true }
      rest = rest.dropFirst()
    }
    return false
  }
}
