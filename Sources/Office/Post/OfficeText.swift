/// The small tolerances with which the office reads what people type.
enum OfficeText {
  private static let spaces: Set<Unicode.Scalar> = [
    " ", "\t", "\r", "\u{3000}", "\u{A0}", "\u{200B}", "\u{FEFF}",
  ]
  private static let opening: Set<Unicode.Scalar> = [
    "[", "［", "【", "〖", "『", "（", "(", "「", "“", "\"", "*", "#", "《",
  ]
  private static let closing: Set<Unicode.Scalar> = [
    "]", "］", "】", "〗", "』", "）", ")", "」", "”", "\"", "*", "》",
  ]
  private static let ends: Set<Unicode.Scalar> = ["。", ".", "！", "!", "，", ",", "；", ";", "：", ":"]

  static func isBracket(_ scalar: Unicode.Scalar) -> Bool {
    opening.holds(scalar) || closing.holds(scalar)
  }

  static func isSpaceOrBracket(_ scalar: Unicode.Scalar) -> Bool {
    spaces.holds(scalar) || isBracket(scalar)
  }

  /// The lines that hold something, trimmed.
  static func lines(_ text: String) -> [String] {
    text.unicodeScalars.split(whereSeparator: endsLine).map { trimmed(String($0)) }.filter { !$0.isEmpty }
  }

  /// Whatever Unicode ends a line with.
  static func endsLine(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x0A...0x0D, 0x85, 0x2028, 0x2029: true
    default: false
    }
  }

  static func trimmed(_ text: String) -> String {
    var scalars = text.unicodeScalars[...]
    while let first = scalars.first, spaces.contains(first) { scalars.removeFirst() }
    while let last = scalars.last, spaces.contains(last) { scalars.removeLast() }
    return String(scalars)
  }

  /// `<name@example.cn>`, as delivering servers write it, is `name@example.cn`.
  static func withoutAngles(_ text: String) -> String {
    let text = trimmed(text)
    return text.hasPrefix("<") && text.hasSuffix(">") ? String(text.dropFirst().dropLast()) : text
  }

  static func withoutOpeningBrackets(_ text: String) -> String {
    String(text.unicodeScalars.drop { opening.contains($0) || spaces.contains($0) })
  }

  static func withoutClosingBrackets(_ text: String) -> String {
    String(text.unicodeScalars.drop { closing.contains($0) || spaces.contains($0) })
  }

  /// `缺时间）`, whose bracket was opened before the text began, is `缺时间`.
  static func withoutLoneBracket(_ text: String) -> String {
    let pairs: [Unicode.Scalar: Unicode.Scalar] = [
      "）": "（", ")": "(", "】": "【", "]": "[", "”": "“", "」": "「", "』": "『",
    ]
    let scalars = text.unicodeScalars
    guard let last = scalars.last, let twin = pairs[last], !scalars.contains(twin) else { return text }
    return trimmed(String(scalars.dropLast()))
  }

  /// The words alone, without brackets and final marks: `【认领】。` is `认领`.
  static func bare(_ text: String) -> String {
    var scalars = text.unicodeScalars[...]
    while let first = scalars.first, opening.contains(first) || spaces.contains(first) {
      scalars.removeFirst()
    }
    while let last = scalars.last, closing.contains(last) || spaces.contains(last) || ends.contains(last) {
      scalars.removeLast()
    }
    return String(scalars)
  }

  /// What stands for a title where there is none: a text's first words, on one line.
  static func beginning(of text: String) -> String {
    let words = text.split(whereSeparator: \.isWhitespace).joined(separator: " ").unicodeScalars
    guard words.count > 30 else { return String(words) }
    return String(String.UnicodeScalarView(words.prefix(30))) + "…"
  }

  /// Full-width letters, digits and signs as their ASCII twins: `１３８－` is `138-`.
  static func halfWidth(_ text: String) -> String {
    var folded = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      let twin = (0xFF01...0xFF5E).contains(scalar.value) ? Unicode.Scalar(scalar.value - 0xFEE0) : nil
      folded.append(scalar == "\u{3000}" ? " " : twin ?? scalar)
    }
    return String(folded)
  }

  /// Splits at spaces and at the marks people put between names; 和 and 及 are parts of names.
  static func words(_ text: String) -> [String] {
    let marks: Set<Unicode.Scalar> = ["、", "，", ",", ";", "；", "：", ":", "+"]
    return text.unicodeScalars.split { spaces.contains($0) || marks.contains($0) }.map { String($0) }
  }
}

extension Set<Unicode.Scalar> {
  /// Whether a sign is one of these; a Chinese letter, as most of a text are, is none and need not be looked up.
  func holds(_ scalar: Unicode.Scalar) -> Bool {
    !(0x4E00...0x9FFF).contains(scalar.value) && contains(scalar)
  }
}
