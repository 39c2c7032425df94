import Domain
import Mail

/// What authors choose in a portal's form, as their portals write it down.
enum FormWish {
  private static let yes: Set<String> = [
    "是", "公开", "同意", "同意公开", "愿意", "愿意公开", "可以", "可以公开", "1", "true", "yes", "y", "on",
  ]
  private static let no: Set<String> = [
    "否", "不", "不公开", "不同意", "不同意公开", "不愿意", "不愿公开", "不愿意公开", "保密", "不可以", "不能公开", "0", "false", "no", "n",
    "off",
  ]

  /// Yes or no; nil where it is neither.
  static func answer(in text: String) -> Bool? {
    let word = choice(in: text).lowercased()
    if yes.contains(word) { return true }
    return no.contains(word) ? false : nil
  }

  /// 咨询, 咨询类, 我要投诉 …
  static func category(in text: String) -> Category? {
    let word = choice(in: text)
    let named = Category.allCases.filter { word.contains($0.chinese) }
    return named.count == 1 ? named.first : nil
  }

  /// The one address in what somebody typed: `li@a.example`, `李四 <li@a.example>；`.
  static func address(in text: String) -> String? {
    let marks = Set("<>()（）＜＞,;，；、\"'".unicodeScalars)
    let words = text.unicodeScalars.split { $0.properties.isWhitespace || marks.contains($0) }
      .map { String($0).replacing("＠", with: "@") }
    let addresses = words.filter { Address(mailbox: $0).canBeWrittenTo }
    return addresses.count == 1 ? addresses[0] : nil
  }

  /// What tells one letter from another and can be shown on a line: no control characters, none that turn the
  /// line around.
  static func isCode(_ text: String) -> Bool {
    text.unicodeScalars.allSatisfy {
      ![.control, .format, .lineSeparator, .paragraphSeparator].contains($0.properties.generalCategory)
    }
  }

  /// The word itself, or of `☑是 □否` the one that is ticked.
  private static func choice(in text: String) -> String {
    let ticks: Set<Unicode.Scalar> = ["☑", "✓", "✔", "√", "■", "●", "◉", "☒"]
    let boxes = ticks.union(["□", "○", "☐", "◯"])
    let scalars = text.unicodeScalars
    guard let tick = scalars.firstIndex(where: ticks.contains) else { return OfficeText.bare(text) }
    let word = scalars[scalars.index(after: tick)...].prefix { !boxes.contains($0) }
    return OfficeText.bare(String(word))
  }
}
