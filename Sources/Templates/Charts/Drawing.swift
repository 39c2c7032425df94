/// SVG as it is written, element by element. Lengths are tenths of a pixel, so that they are whole numbers.
struct Drawing {
  private(set) var text = ""

  enum Anchor: String { case start, middle, end }

  mutating func rectangle(x: Int, y: Int, width: Int, height: Int, _ series: Int, of id: String) {
    add(
      "<rect x=\"\(x.px)\" y=\"\(y.px)\" width=\"\(width.px)\" height=\"\(height.px)\" "
        + "\(SeriesStyle(series).outline) fill=\"\(SeriesStyle(series).fill(of: id))\"/>")
  }

  mutating func gridLine(x1: Int, y1: Int, x2: Int, y2: Int) {
    add(
      "<line class=\"chart-line\" x1=\"\(x1.px)\" y1=\"\(y1.px)\" x2=\"\(x2.px)\" y2=\"\(y2.px)\" stroke=\"#d8dfe7\"/>"
    )
  }

  mutating func words(_ words: String, x: Int, y: Int, _ anchor: Anchor = .start, size: Int = Ink.size) {
    add(
      "<text class=\"chart-ink\" x=\"\(x.px)\" y=\"\(y.px)\" text-anchor=\"\(anchor)\" font-size=\"\(size.px)\" "
        + "fill=\"#1c2733\">\(words.inMarkup)</text>")
  }

  mutating func line(_ points: [(x: Int, y: Int)], _ series: Int) {
    let style = SeriesStyle(series)
    let places = points.map { "\($0.x.px),\($0.y.px)" }.joined(separator: " ")
    if points.count > 1 {
      add(
        "<polyline \(style.outline) stroke-width=\"2\"\(style.dash) fill=\"none\" points=\"\(places)\"/>")
    }
    for point in points { add(style.mark(at: point)) }
  }

  mutating func add(_ element: String) { text += element + "\n" }
}

/// What tells one series from another, in colour and without.
struct SeriesStyle {
  private let number: Int
  private var colour: String { ["#17508a", "#b5541c", "#566270", "#17508a"][number] }

  init(_ number: Int) { self.number = number % Chart.mostSeries }

  var outline: String { "class=\"chart-\(number + 1)\" stroke=\"\(colour)\"" }
  var dash: String {
    ["", " stroke-dasharray=\"7 4\"", " stroke-dasharray=\"2 3\"", " stroke-dasharray=\"9 3 2 3\""][number]
  }

  func fill(of id: String) -> String { "url(#\(id)-\(number + 1))" }

  /// Full, hatched, dotted, and hatched the other way.
  func pattern(of id: String) -> String {
    let ink = "class=\"chart-\(number + 1)\" stroke=\"\(colour)\""
    let marks = [
      "<rect class=\"chart-1 chart-full\" width=\"6\" height=\"6\" fill=\"\(colour)\"/>",
      "<path \(ink) stroke-width=\"1.6\" d=\"M-1 1L1-1M0 6L6 0M5 7L7 5\"/>",
      "<circle class=\"chart-3 chart-full\" cx=\"3\" cy=\"3\" r=\"1.3\" fill=\"\(colour)\"/>",
      "<path \(ink) stroke-width=\"1\" d=\"M-1 5L1 7M0 0L6 6M5-1L7 1\"/>",
    ]
    return
      "<pattern id=\"\(id)-\(number + 1)\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\">\(marks[number])</pattern>"
  }

  /// A disk, a square, a triangle, a ring.
  func mark(at point: (x: Int, y: Int)) -> String {
    let (x, y) = (point.x, point.y)
    let full = "\(outline.replacing("\" stroke", with: " chart-full\" stroke")) fill=\"\(colour)\""
    return switch number {
    case 0: "<circle \(full) cx=\"\(x.px)\" cy=\"\(y.px)\" r=\"3.5\"/>"
    case 1: "<rect \(full) x=\"\((x - 35).px)\" y=\"\((y - 35).px)\" width=\"7\" height=\"7\"/>"
    case 2:
      "<path \(full) d=\"M\(x.px) \((y - 45).px)L\((x + 40).px) \((y + 30).px)L\((x - 40).px) \((y + 30).px)Z\"/>"
    default: "<circle \(outline) cx=\"\(x.px)\" cy=\"\(y.px)\" r=\"3.5\" fill=\"#ffffff\"/>"
    }
  }
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

extension Int {
  /// Tenths of a pixel in pixels.
  var px: String {
    let whole = "\(magnitude / 10)" + (magnitude % 10 == 0 ? "" : ".\(magnitude % 10)")
    return self < 0 ? "-\(whole)" : whole
  }
}
