extension Drawing {
  /// As elements of SVG, a line each.
  /// - Parameter id: begins the names of the patterns.
  func svg(_ id: String) -> String { marks.map { element(of: $0, id) }.joined() }

  private func element(of mark: Mark, _ id: String) -> String {
    switch mark {
    case .rectangle(let place, let width, let height, let series):
      let style = SeriesStyle(series)
      return
        "<rect x=\"\(place.x.px)\" y=\"\(place.y.px)\" width=\"\(width.px)\" height=\"\(height.px)\" "
        + "\(style.outline) fill=\"\(style.fill(of: id))\"/>\n"
    case .gridLine(let from, let to):
      return
        "<line class=\"chart-line\" x1=\"\(from.x.px)\" y1=\"\(from.y.px)\" x2=\"\(to.x.px)\" y2=\"\(to.y.px)\" "
        + "stroke=\"#d8dfe7\"/>\n"
    case .words(let words, let place, let anchor, let size):
      return
        "<text class=\"chart-ink\" x=\"\(place.x.px)\" y=\"\(place.y.px)\" text-anchor=\"\(anchor)\" "
        + "font-size=\"\(size.px)\" fill=\"#1c2733\">\(words.inMarkup)</text>\n"
    case .line(let points, let series):
      let style = SeriesStyle(series)
      let places = points.map { "\($0.x.px),\($0.y.px)" }.joined(separator: " ")
      let line =
        "<polyline \(style.outline) stroke-width=\"2\"\(style.dash) fill=\"none\" points=\"\(places)\"/>\n"
      return (points.count > 1 ? line : "") + points.map { style.mark(at: $0) + "\n" }.joined()
    }
  }
}

extension SeriesStyle {
  private var shade: String {
    let digits = String(colour, radix: 16)
    return "#" + String(repeating: "0", count: 6 - digits.count) + digits
  }

  var outline: String { "class=\"chart-\(number + 1)\" stroke=\"\(shade)\"" }
  var dash: String {
    dashes.isEmpty ? "" : " stroke-dasharray=\"\(dashes.map(String.init).joined(separator: " "))\""
  }

  func fill(of id: String) -> String { "url(#\(id)-\(number + 1))" }

  /// Full, hatched, dotted, and hatched the other way.
  func pattern(of id: String) -> String {
    let ink = outline
    let marks = [
      "<rect class=\"chart-1 chart-full\" width=\"6\" height=\"6\" fill=\"\(shade)\"/>",
      "<path \(ink) stroke-width=\"1.6\" d=\"M-1 1L1-1M0 6L6 0M5 7L7 5\"/>",
      "<circle class=\"chart-3 chart-full\" cx=\"3\" cy=\"3\" r=\"1.3\" fill=\"\(shade)\"/>",
      "<path \(ink) stroke-width=\"1\" d=\"M-1 5L1 7M0 0L6 6M5-1L7 1\"/>",
    ]
    return
      "<pattern id=\"\(id)-\(number + 1)\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\">\(marks[number])</pattern>"
  }

  /// A disk, a square, a triangle, a ring.
  func mark(at point: (x: Int, y: Int)) -> String {
    let (x, y) = (point.x, point.y)
    let full = "\(outline.replacing("\" stroke", with: " chart-full\" stroke")) fill=\"\(shade)\""
    return switch number {
    case 0: "<circle \(full) cx=\"\(x.px)\" cy=\"\(y.px)\" r=\"3.5\"/>"
    case 1: "<rect \(full) x=\"\((x - 35).px)\" y=\"\((y - 35).px)\" width=\"7\" height=\"7\"/>"
    case 2:
      "<path \(full) d=\"M\(x.px) \((y - 45).px)L\((x + 40).px) \((y + 30).px)L\((x - 40).px) \((y + 30).px)Z\"/>"
    default: "<circle \(outline) cx=\"\(x.px)\" cy=\"\(y.px)\" r=\"3.5\" fill=\"#ffffff\"/>"
    }
  }
}

extension Int {
  /// Tenths of a pixel in pixels.
  var px: String {
    let whole = "\(magnitude / 10)" + (magnitude % 10 == 0 ? "" : ".\(magnitude % 10)")
    return self < 0 ? "-\(whole)" : whole
  }
}
