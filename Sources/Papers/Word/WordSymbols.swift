/// The boxes and ticks that people put into a document from Wingdings, where a letter stands for a picture.
enum WordSymbols {
  private static let fonts: Set<String> = ["wingdings", "wingdings 2"]

  private static let wingdings: [UInt32: String] = [
    0x6C: "●", 0x6E: "■", 0x6F: "□", 0x70: "□", 0x71: "□", 0x72: "□", 0xA8: "□", 0xFB: "×", 0xFC: "√",
    0xFD: "☒", 0xFE: "☑",
  ]
  private static let second: [UInt32: String] = [
    0x4F: "×", 0x50: "√", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0xA2: "■", 0xA3: "□",
  ]
  /// Where the font is not told: no picture of one means the contrary in another.
  private static let any: [UInt32: String] = [
    0x50: "√", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0x6F: "□", 0xA3: "□", 0xA8: "□", 0xFC: "√",
    0xFD: "☒",
    0xFE: "☑",
  ]

  /// `<w:sym w:font="Wingdings 2" w:char="F052"/>` (ECMA-376 part 1, §17.3.3.30).
  static func symbol(_ code: String?, font: String?) -> String {
    guard let code, let value = UInt32(code, radix: 16), let scalar = Unicode.Scalar(value) else { return "" }
    return text(String(scalar), font: font)
  }

  /// - Parameter font: one of ``fonts``, or anything else for a text whose letters are letters. Symbols in the private
  ///   use area are such in any font.
  static func text(_ text: String, font: String?) -> String {
    let font = font?.lowercased()
    let isSymbolic = font.map(fonts.contains) ?? false
    guard isSymbolic || text.unicodeScalars.contains(where: { isPrivate($0) }) else { return text }
    return text.unicodeScalars.map { scalar in
      if isPrivate(scalar) { return picture(scalar.value & 0xFF, font: font) }
      return isSymbolic && scalar.value < 0x100 && scalar != " "
        ? picture(scalar.value, font: font) : String(scalar)
    }.joined()
  }

  private static func isPrivate(_ scalar: Unicode.Scalar) -> Bool { (0xF000...0xF0FF).contains(scalar.value) }

  private static func picture(_ code: UInt32, font: String?) -> String {
    switch font {
    case "wingdings": wingdings[code] ?? ""
    case "wingdings 2": second[code] ?? ""
    default: any[code] ?? ""
    }
  }
}
