/// A picture, mark by mark, whatever it is written in. Lengths are tenths of a pixel, so that they are whole numbers.
struct Drawing {
  typealias Point = (x: Int, y: Int)

  enum Anchor: String { case start, middle, end }

  enum Mark {
    /// - Parameter series: by which it is filled.
    case rectangle(Point, width: Int, height: Int, series: Int)
    case gridLine(Point, Point)
    /// Where they stand, on their base line.
    case words(String, Point, Anchor, size: Int)
    /// Through the points, each of which has its mark.
    case line([Point], series: Int)
  }

  private(set) var marks: [Mark] = []

  mutating func rectangle(x: Int, y: Int, width: Int, height: Int, _ series: Int) {
    marks.append(.rectangle((x, y), width: width, height: height, series: series))
  }

  mutating func gridLine(x1: Int, y1: Int, x2: Int, y2: Int) { marks.append(.gridLine((x1, y1), (x2, y2))) }

  mutating func words(_ words: String, x: Int, y: Int, _ anchor: Anchor = .start, size: Int = Ink.size) {
    marks.append(.words(words, (x, y), anchor, size: size))
  }

  mutating func line(_ points: [Point], _ series: Int) { marks.append(.line(points, series: series)) }
}

/// How much room words take, near enough: a Chinese character is as wide as it is high.
enum Ink {
  static let size = 130

  static func width(of words: String, size: Int = size) -> Int {
    words.unicodeScalars.reduce(0) { $0 + ($1.value < 0x2E80 ? size * 58 / 100 : size) }
  }

  /// `words` in lines of that width, two at most; the rest is left out and marked so.
  static func lines(_ words: String, within width: Int) -> [String] {
    guard Self.width(of: words) > width else { return [words] }
    let first = beginning(of: words, within: width, breaksWell: true)
    let rest = String(words.unicodeScalars.dropFirst(first.unicodeScalars.count))
    return [first, cut(rest, to: width)]
  }

  static func cut(_ words: String, to width: Int) -> String {
    guard Self.width(of: words) > width else { return words }
    return beginning(of: words, within: width - size, breaksWell: false) + "…"
  }

  /// - Parameter breaksWell: whether it rather ends behind 年 or another place where one may stop.
  private static func beginning(of words: String, within width: Int, breaksWell: Bool) -> String {
    var (taken, good, room) = (String.UnicodeScalarView(), String.UnicodeScalarView(), width)
    for scalar in words.unicodeScalars {
      room -= Self.width(of: String(scalar))
      if room < 0, !taken.isEmpty { break }
      taken.append(scalar)
      if "年、 ".unicodeScalars.contains(scalar) { good = taken }
    }
    return String(breaksWell && !good.isEmpty ? good : taken)
  }
}
