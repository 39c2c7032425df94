/// Text as encoded words in UTF-8 (RFC 2047): none longer than 75 characters, none cut inside a character.
///
/// The words are in base64, and all but the last hold a multiple of three octets: after a padding, widespread
/// readers take the rest of the text for noise. Where no such cut exists, a word is in quoted-printable instead. A
/// letter stays together with its marks as far as this leaves a choice.
struct EncodedWordWriter {
  private struct Scalar {
    let octets: [UInt8]
    /// Whether a character as people see it begins here.
    let isStart: Bool
  }

  private let scalars: [Scalar]
  private var start = 0

  /// - Parameter used: columns taken on the first line, where the first word is to fit.
  static func words(_ text: String, after used: Int = 0) -> [String] {
    var writer = Self(text)
    var words: [String] = []
    while writer.start < writer.scalars.count {
      words.append(writer.next(columns: min(75, HeaderWriter.column - (words.isEmpty ? used : 1))))
    }
    return words
  }

  private init(_ text: String) {
    var scalars: [Scalar] = []
    for character in text {
      for (place, scalar) in character.unicodeScalars.enumerated() {
        scalars.append(Scalar(octets: Array(scalar.utf8), isStart: place == 0))
      }
    }
    self.scalars = scalars
  }

  private mutating func next(columns: Int) -> String {
    // For `=?UTF-8?B?` and `?=`; whatever stands before it, a word has room for one scalar in either encoding.
    let columns = max(columns - 12, 12)
    let word: (end: Int, text: String)
    if let end = base64End(room: columns / 4 * 3) {
      let octets = scalars[start..<end].flatMap(\.octets)
      word = (end, "=?UTF-8?B?" + String(decoding: Base64.encoded(octets[...]), as: UTF8.self) + "?=")
    } else {
      word = quotedPrintable(room: columns)
    }
    start = word.end
    return word.text
  }

  /// Where a word of so many octets ends: with the text, or at a multiple of three.
  private func base64End(room: Int) -> Int? {
    var length = 0
    var aligned: Int?
    var alignedCharacter: (end: Int, length: Int)?
    var index = start
    while index < scalars.count, length + scalars[index].octets.count <= room {
      length += scalars[index].octets.count
      index += 1
      guard length % 3 == 0 else { continue }
      aligned = index
      if index == scalars.count || scalars[index].isStart { alignedCharacter = (index, length) }
    }
    if index == scalars.count { return index }
    // Not at the price of a word for every few octets.
    if let alignedCharacter, alignedCharacter.length * 2 > room { return alignedCharacter.end }
    return aligned
  }

  private func quotedPrintable(room: Int) -> (end: Int, text: String) {
    var pieces: [String] = []
    var columns = 0
    var whole: Int?
    var index = start
    while index < scalars.count {
      let piece = scalars[index].octets.map(Self.quoted).joined()
      guard columns + piece.utf8.count <= room else { break }
      columns += piece.utf8.count
      pieces.append(piece)
      index += 1
      if index == scalars.count || scalars[index].isStart { whole = index }
    }
    let end = whole ?? index
    return (end, "=?UTF-8?Q?" + pieces.prefix(end - start).joined() + "?=")
  }

  /// As it may stand in a display name too (RFC 2047 §5).
  private static func quoted(_ octet: UInt8) -> String {
    if octet == Octet.space { return "_" }
    if octet.isLetter || octet.isDigit || "!*+-/".utf8.contains(octet) { return String(UnicodeScalar(octet)) }
    let hex = String(octet, radix: 16, uppercase: true)
    return hex.utf8.count == 1 ? "=0\(hex)" : "=\(hex)"
  }
}
