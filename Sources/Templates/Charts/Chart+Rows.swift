extension Chart {
  private static let barHeight = 160
  /// Of a label that stands above its bars.
  private static let lineHeight = 190

  /// A row for each label, from top to bottom. Where there is little room, the labels stand above their bars.
  /// - Returns: how high the whole is.
  func drawRows(below top: Int, into drawing: inout Drawing) -> Int {
    let scale = scale
    let left = isNarrow ? 40 : min(labels.map { Ink.width(of: $0) }.max() ?? 0, width * 2 / 5) + 100
    let above = isNarrow ? Self.lineHeight : 0
    // Behind the longest bar stands its number.
    let most = unit.text(scale.top)
    let plot = width - left - Ink.width(of: most) - 120
    let beside = isStacked ? 1 : series.count
    let slot = above + Self.barHeight * beside + 120
    let base = top + 40 + slot * labels.count
    for tick in scale.ticks {
      let x = left + scale.place(of: tick, along: plot)
      drawing.gridLine(x1: x, y1: top, x2: x, y2: base)
      drawing.words(unit.text(tick), x: x, y: base + 160, .middle, size: 120)
    }
    for (place, label) in labels.enumerated() {
      let start = top + 60 + slot * place + above
      if isNarrow {
        drawing.words(Ink.cut(label, to: width), x: 0, y: start - 50)
      } else {
        drawing.words(
          Ink.cut(label, to: left - 100), x: left - 80, y: start + Self.barHeight * beside / 2 + 45, .end)
      }
      var (x, y) = (left, start)
      for (number, series) in series.enumerated() {
        defer { if !isStacked { (x, y) = (left, y + Self.barHeight) } }
        guard let value = series.values[place] else { continue }
        let length = scale.place(of: value, along: plot)
        if length > 0 {
          drawing.rectangle(x: x, y: y, width: length, height: Self.barHeight - 20, number)
        }
        x += length
        if !isStacked { drawing.words(unit.text(value), x: x + 60, y: y + 115, size: 120) }
      }
      let sum = series.compactMap { $0.values[place] }.reduce(0, +)
      if isStacked { drawing.words(unit.text(sum), x: x + 60, y: y + 115, size: 120) }
    }
    return base + 240
  }
}
