/// The two ways to send a file name that is not ASCII.
enum FileName {
  /// `name="=?UTF-8?B?…?="`, which RFC 2047 §5 forbids and Chinese clients expect.
  static func encodedWords(_ name: String) -> [String] {
    let isPlain = name.utf8.allSatisfy {
      $0 >= 0x20 && $0 < 0x7F && $0 != Octet.quote && $0 != Octet.backslash
    }
    if isPlain, name.utf8.count < 60, !name.contains("=?") { return ["name=\"\(name)\""] }
    var words = EncodedWordWriter.words(name, after: "name=\"".utf8.count + 2)
    words[0] = "name=\"" + words[0]
    words[words.count - 1] += "\""
    return words
  }

  /// `filename*0*=UTF-8''%E7%BD%91…; filename*1*=…` (RFC 2231 §3, §4).
  static func continuations(_ name: String) -> [String] {
    var pieces = ["UTF-8''"]
    for scalar in name.unicodeScalars {
      let character = scalar.utf8.map(Self.encoded).joined()
      if pieces[pieces.count - 1].utf8.count + character.utf8.count > 60 { pieces.append("") }
      pieces[pieces.count - 1] += character
    }
    if pieces.count == 1 { return ["filename*=" + pieces[0]] }
    return pieces.enumerated().map { place, piece in
      "filename*\(place)*=\(piece)" + (place < pieces.count - 1 ? ";" : "")
    }
  }

  /// An octet as an attribute character or `%XX` (RFC 2231 §7).
  private static func encoded(_ octet: UInt8) -> String {
    if octet.isLetter || octet.isDigit || ".-_".utf8.contains(octet) {
      return String(UnicodeScalar(octet))
    }
    let hex = String(octet, radix: 16, uppercase: true)
    return hex.count == 1 ? "%0\(hex)" : "%\(hex)"
  }
}
