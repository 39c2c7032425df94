/// The numbers before the paragraphs of lists (ECMA-376 part 1, §17.9): they are seen, and stand in no text.
///
/// Of lists that a paragraph names itself, not of those that its style names.
struct WordNumbering {
  struct Place {
    var list = ""
    var level = 0
  }

  private struct Level {
    var format = "decimal"
    var text = ""
    var start = 1
  }

  /// By the number of an abstract list, and level.
  private var levels: [String: [Int: Level]] = [:]
  /// The abstract list of each list.
  private var abstracts: [String: String] = [:]
  /// How far each abstract list has been counted.
  private var counts: [String: [Int: Int]] = [:]

  private static let mostLevels = 9

  init(_ part: ZipPart?) throws(TableError) {
    guard let part else { return }
    let walk = try XMLWalk(part)
    var (abstract, list, level) = ("", "", 0)
    while let step = try walk.next() {
      guard case .start(let name) = step else { continue }
      switch name {
      case "abstractNum": (abstract, list) = (walk.attribute("w:abstractNumId") ?? "", "")
      case "num": list = walk.attribute("w:numId") ?? ""
      case "abstractNumId": abstracts[list] = walk.attribute("w:val")
      // What a list says otherwise than its abstract one.
      case "lvlOverride": try walk.skip()
      case "lvl": level = walk.attribute("w:ilvl").flatMap { Int($0) } ?? 0
      case "start": levels[abstract, default: [:]][level, default: Level()].start = Self.number(walk)
      case "numFmt":
        levels[abstract, default: [:]][level, default: Level()].format = walk.attribute("w:val") ?? ""
      case "lvlText":
        levels[abstract, default: [:]][level, default: Level()].text = walk.attribute("w:val") ?? ""
      default: break
      }
    }
  }

  private static func number(_ walk: XMLWalk) -> Int {
    min(max(walk.attribute("w:val").flatMap { Int($0) } ?? 1, 0), 10_000)
  }

  /// The number of the next paragraph of that list: `一、`, `2.`; nothing for bullets.
  mutating func number(at place: Place) -> String {
    guard let abstract = abstracts[place.list], let styles = levels[abstract], let own = styles[place.level],
      (0..<Self.mostLevels).contains(place.level), own.format != "bullet"
    else { return "" }
    var counted = counts[abstract] ?? [:]
    counted[place.level] = (counted[place.level] ?? own.start - 1) + 1
    for deeper in place.level + 1..<max(place.level + 1, Self.mostLevels) { counted[deeper] = nil }
    counts[abstract] = counted
    return Self.text(own.text) { level in
      Self.written(counted[level] ?? styles[level]?.start ?? 1, styles[level]?.format ?? "")
    }
  }

  /// `%1.%2` with its numbers; nothing where one of them is written as nobody numbers an answer's points.
  private static func text(_ pattern: String, _ number: (Int) -> String?) -> String {
    var (text, isMark) = ("", false)
    for scalar in pattern.unicodeScalars {
      guard isMark else {
        isMark = scalar == "%"
        if !isMark { text.unicodeScalars.append(scalar) }
        continue
      }
      isMark = false
      guard case let level = Int(scalar.value) - 0x31, (0..<mostLevels).contains(level) else {
        text.unicodeScalars.append(contentsOf: ["%", scalar])
        continue
      }
      guard let written = number(level) else { return "" }
      text += written
    }
    return text
  }

  /// Nil in a format that nobody numbers an answer's points with.
  private static func written(_ number: Int, _ format: String) -> String? {
    switch format {
    case "decimal", "decimalFullWidth", "decimalHalfWidth": String(number)
    case "chineseCounting", "chineseCountingThousand", "japaneseCounting", "ideographDigital",
      "taiwaneseCounting", "taiwaneseCountingThousand":
      chinese(number)
    case "decimalEnclosedCircle", "decimalEnclosedCircleChinese":
      (1...20).contains(number) ? Unicode.Scalar(UInt32(0x245F + number)).map { String($0) } : String(number)
    case "lowerLetter":
      (1...26).contains(number) ? Unicode.Scalar(UInt32(96 + number)).map { String($0) } : nil
    case "upperLetter":
      (1...26).contains(number) ? Unicode.Scalar(UInt32(64 + number)).map { String($0) } : nil
    default: nil
    }
  }

  /// Up to ninety-nine in words.
  private static func chinese(_ number: Int) -> String? {
    let digits = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"]
    guard (1...99).contains(number) else { return nil }
    let (tens, ones) = (number / 10, number % 10)
    return (tens > 1 ? digits[tens] : "") + (tens > 0 ? "十" : "") + digits[ones]
  }
}
