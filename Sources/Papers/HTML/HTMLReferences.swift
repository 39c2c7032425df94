/// Character references in a page: `&nbsp;`, `&#20320;`, `&#x4F60;`.
enum HTMLReferences {
  private static let names: [String: String] = [
    "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": " ", "ldquo": "“", "rdquo": "”",
    "lsquo": "‘", "rsquo": "’", "mdash": "—", "ndash": "–", "hellip": "…", "middot": "·", "yen": "¥",
    "copy": "©", "times": "×",
  ]

  /// The text with its references read; what is none stays as it stands.
  static func resolved(_ text: ArraySlice<UInt8>) -> [UInt8] {
    guard text.contains(UInt8(ascii: "&")) else { return Array(text) }
    var result: [UInt8] = []
    var rest = text
    while let start = rest.firstIndex(of: UInt8(ascii: "&")) {
      result += rest[..<start]
      // The longest that there are have fewer than twelve characters.
      let window = rest[start...].prefix(12)
      guard let end = window.firstIndex(of: UInt8(ascii: ";")), let character = character(window[start..<end])
      else {
        result.append(UInt8(ascii: "&"))
        rest = rest[(start + 1)...]
        continue
      }
      result += character
      rest = rest[(end + 1)...]
    }
    return result + rest
  }

  /// - Parameter reference: from `&` up to the semicolon.
  private static func character(_ reference: ArraySlice<UInt8>) -> [UInt8]? {
    let body = String(decoding: reference.dropFirst(), as: UTF8.self)
    if let known = names[body] { return Array(known.utf8) }
    guard body.first == "#" else { return nil }
    let digits = body.dropFirst()
    let isHexadecimal = digits.first == "x" || digits.first == "X"
    let number = isHexadecimal ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
    guard let number else { return nil }
    guard number > 0, let scalar = Unicode.Scalar(number) else { return [0xEF, 0xBF, 0xBD] }
    return Array(String(Character(scalar)).utf8)
  }
}
