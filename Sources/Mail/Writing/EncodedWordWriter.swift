/// Text as encoded words in UTF-8 and base64 (RFC 2047): none longer than 75 characters, none cut inside a character.
///
/// A letter stays together with its marks, and an emoji with its parts, as long as all of it fits into one word:
/// old readers decode each word by itself.
enum EncodedWordWriter {
  private static let opening = "=?UTF-8?B?"
  private static let closing = "?="

  /// - Parameter used: columns taken on the first line, where the first word is to fit.
  static func words(_ text: String, after used: Int = 0) -> [String] {
    var words: [String] = []
    var octets: [UInt8] = []
    var room = Self.room(after: used)
    func append(_ piece: [UInt8]) {
      if octets.count + piece.count > room, !octets.isEmpty {
        words.append(word(octets))
        octets = []
        room = Self.room(after: 1)
      }
      octets += piece
    }
    for character in text {
      let piece = Array(character.utf8)
      if piece.count <= (octets.isEmpty ? room : Self.room(after: 1)) {
        append(piece)
      } else {
        for scalar in character.unicodeScalars { append(Array(scalar.utf8)) }
      }
    }
    if !octets.isEmpty { words.append(word(octets)) }
    return words
  }

  /// Octets of text that a word may hold; at least one scalar, whatever stands before it.
  private static func room(after used: Int) -> Int {
    let columns = min(75, HeaderWriter.column - used) - opening.utf8.count - closing.utf8.count
    return max(columns / 4 * 3, 6)
  }

  private static func word(_ octets: [UInt8]) -> String {
    opening + String(decoding: Base64.encoded(octets[...]), as: UTF8.self) + closing
  }
}
