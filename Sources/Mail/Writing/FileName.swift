/// How a file's name is sent.
///
/// `Content-Disposition` has the name itself, in the one form that all standards agree on (RFC 2231); `Content-Type`
/// has an ASCII name for clients that know neither. Two `filename` parameters, or an encoded word between quotes
/// (RFC 2047 §5), are defects to strict readers, and of two names each client would show another one.
enum FileName {
  /// The `filename` parameter, in pieces of which each fits on a line.
  static func parameter(_ name: String) -> [String] {
    let isPlain = name.utf8.allSatisfy {
      $0 >= 0x20 && $0 < 0x7F && $0 != Octet.quote && $0 != Octet.backslash
    }
    if isPlain, name.utf8.count < 60, !name.contains("=?") { return ["filename=\"\(name)\""] }
    return continuations(name)
  }

  /// The name without what would make it a path, or show it otherwise than it is: separators, control characters,
  /// marks that turn the direction of writing, dots at its start.
  static func plain(_ name: String) -> String {
    var clean = String.UnicodeScalarView()
    for scalar in HeaderText.withoutControls(name).trimmingSpaces.unicodeScalars
    where !isDirectionMark(scalar) {
      clean.append("/\\:".unicodeScalars.contains(scalar) || scalar == "\u{FF0F}" ? "_" : scalar)
    }
    let start = clean.firstIndex { $0 != "." && !$0.properties.isWhitespace } ?? clean.endIndex
    return String(clean[start...])
  }

  /// U+061C, U+200E, U+200F, U+202A–U+202E and U+2066–U+2069: with them `fdp.exe` is shown as `exe.pdf`.
  private static func isDirectionMark(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: true
    default: false
    }
  }

  /// `filename*0*=UTF-8''%E7%BD%91…; filename*1*=…` (RFC 2231 §3, §4).
  private static func continuations(_ name: String) -> [String] {
    var pieces = ["UTF-8''"]
    for scalar in name.unicodeScalars {
      let character = scalar.utf8.map(Self.encoded).joined()
      if pieces[pieces.count - 1].utf8.count + character.utf8.count > 58 { pieces.append("") }
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
