/// A list, as the numbers and signs that its items begin with.
struct HTMLList {
  private let style: Style
  private var next: Int

  private enum Style {
    case bullet, plain, decimal, chinese
    case letters(UInt8)
    case roman(upper: Bool)
  }

  init(isOrdered: Bool, kind: String?, start: Int?) {
    next = max(-9999, min(start ?? 1, 9999))
    switch kind {
    case "none": style = .plain
    case _ where !isOrdered: style = .bullet
    case "a", "lower-alpha", "lower-latin": style = .letters(UInt8(ascii: "a"))
    case "A", "upper-alpha", "upper-latin": style = .letters(UInt8(ascii: "A"))
    case "i", "lower-roman": style = .roman(upper: false)
    case "I", "upper-roman": style = .roman(upper: true)
    case let kind? where kind.contains("chinese") || kind.hasPrefix("cjk-ideographic"): style = .chinese
    default: style = .decimal
    }
  }

  /// - Parameter value: the number that the item itself asks for.
  mutating func mark(value: Int?) -> String {
    if let value, (-9999...9999).contains(value) { next = value }
    defer { next += 1 }
    switch style {
    case .plain: return ""
    case .bullet: return "- "
    case .letters(let first):
      guard (1...26).contains(next) else { return "\(next). " }
      return "\(Unicode.Scalar(first + UInt8(next - 1))). "
    case .roman(let upper):
      guard (1...3999).contains(next) else { return "\(next). " }
      return (upper ? Self.roman(next) : Self.roman(next).lowercased()) + ". "
    case .chinese where (1...99).contains(next): return Self.chinese(next) + "、"
    case .decimal, .chinese: return "\(next). "
    }
  }

  private static func roman(_ number: Int) -> String {
    let signs = [
      (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"),
      (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
    ]
    var rest = number
    var text = ""
    for (value, sign) in signs {
      while rest >= value {
        text += sign
        rest -= value
      }
    }
    return text
  }

  /// 1…99.
  private static func chinese(_ number: Int) -> String {
    let digits = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"]
    if number < 10 { return digits[number] }
    return (number < 20 ? "" : digits[number / 10]) + "十" + digits[number % 10]
  }
}
