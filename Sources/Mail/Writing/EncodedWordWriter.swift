/// Text as encoded words in UTF-8 (RFC 2047): none longer than 75 characters, none cut inside a character.
///
/// The words are in base64, and all but the last hold a multiple of three octets: after a padding, widespread
/// readers take the rest of the text for noise. Where no such cut exists, a word is in quoted-printable instead. A
/// letter stays together with its marks as far as this leaves a choice.
struct EncodedWordWriter {
  private struct Scalar {
    /// Of the text.
    let octets: Range<Int>
    /// Whether a character as people see it begins here.
    let isStart: Bool
  }

  private let octets: [UInt8]
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
    var start = 0
    func add(_ scalar: Unicode.Scalar, isStart: Bool) {
      let end = start + UTF8.width(scalar)
      scalars.append(Scalar(octets: start..<end, isStart: isStart))
      start = end
    }
    if text.unicodeScalars.allSatisfy(Self.isWhole) {
      for scalar in text.unicodeScalars { add(scalar, isStart: true) }
    } else {
      for character in text {
        for (place, scalar) in character.unicodeScalars.enumerated() { add(scalar, isStart: place == 0) }
      }
    }
    octets = Array(text.utf8)
    self.scalars = scalars
  }

  /// Visible ASCII, Chinese characters and signs of their width: of these each is a character by itself, which the
  /// tables of Unicode need not be asked.
  static func isWhole(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x20..<0x7F, 0x3001...0x3020, 0x4E00...0x9FFF, 0xFF01...0xFF5E: true
    default: false
    }
  }

  private mutating func next(columns: Int) -> String {
    // For `=?UTF-8?B?` and `?=`; whatever stands before it, a word has room for one scalar in either encoding.
    let columns = max(columns - 12, 12)
    let word: (end: Int, text: String)
    if let end = base64End(room: columns / 4 * 3) {
      let piece = octets[scalars[start].octets.lowerBound..<scalars[end - 1].octets.upperBound]
      word = (end, "=?UTF-8?B?" + String(decoding: Base64.encoded(piece), as: UTF8.self) + "?=")
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
      let piece = octets[scalars[index].octets].map(Self.quoted).joined()
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
