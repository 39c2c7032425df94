extension Chart {
  private static let height = 2200

  /// Columns and lines over labels from left to right.
  /// - Returns: how high the whole is.
  func drawUpright(below top: Int, into drawing: inout Drawing) -> Int {
    let scale = scale
    let left = (scale.ticks.map { Ink.width(of: unit.text($0), size: 120) }.max() ?? 0) + 80
    let (plot, base) = (width - left, top + 100 + Self.height)
    for tick in scale.ticks {
      let y = base - scale.place(of: tick, along: Self.height)
      drawing.gridLine(x1: left, y1: y, x2: width, y2: y)
      drawing.words(unit.text(tick), x: left - 60, y: y + 45, .end, size: 120)
    }
    let slot = plot / labels.count
    if form == .lines {
      drawLines(from: left, slot, base, scale, into: &drawing)
    } else {
      drawColumns(from: left, slot, base, scale, into: &drawing)
    }
    return drawLabels(from: left, slot, below: base, into: &drawing)
  }

  private func drawColumns(
    from left: Int, _ slot: Int, _ base: Int, _ scale: Scale, into drawing: inout Drawing
  ) {
    let beside = isStacked ? 1 : series.count
    // One month alone is no wall.
    let breadth = max(10, min(slot * 7 / 10, 900 * beside) / beside)
    let isTold = !isNarrow || isStacked || series.allSatisfy { $0.values.allSatisfy { fits($0, breadth) } }
    for place in labels.indices {
      let start = left + slot * place + (slot - breadth * beside) / 2
      var (x, y) = (start, base)
      for (number, series) in series.enumerated() {
        defer { if !isStacked { (x, y) = (x + breadth, base) } }
        guard let value = series.values[place] else { continue }
        let height = scale.place(of: value, along: Self.height)
        if height > 0 { drawing.rectangle(x: x, y: y - height, width: breadth, height: height, number) }
        y -= height
        if !isStacked, isTold { tell(value, x: x + breadth / 2, y: y - 40, within: breadth, into: &drawing) }
      }
      let sum = series.compactMap { $0.values[place] }.reduce(0, +)
      if isStacked { tell(sum, x: start + breadth / 2, y: y - 40, within: slot, into: &drawing) }
    }
  }

  /// The number above its column, where there is room for it.
  private func tell(_ value: Int, x: Int, y: Int, within room: Int, into drawing: inout Drawing) {
    guard fits(value, room) else { return }
    drawing.words(unit.text(value), x: x, y: y, .middle, size: 110)
  }

  /// Where bars are thin, what hangs over would stand on the next one.
  private func fits(_ value: Int?, _ room: Int) -> Bool {
    value.map { Ink.width(of: unit.text($0), size: 110) <= room + (isNarrow ? 0 : 40) } ?? true
  }

  private func drawLines(
    from left: Int, _ slot: Int, _ base: Int, _ scale: Scale, into drawing: inout Drawing
  ) {
    for (number, series) in series.enumerated() {
      let points = series.values.enumerated().map { place, value in
        value.map { (x: left + slot * place + slot / 2, y: base - scale.place(of: $0, along: Self.height)) }
      }
      // A gap stays a gap.
      for run in points.split(whereSeparator: { $0 == nil }) { drawing.line(run.compactMap(\.self), number) }
      guard self.series.count == 1 else { continue }
      for case (let point?, let value?) in zip(points, series.values) {
        tell(value, x: point.x, y: point.y - 80, within: slot, into: &drawing)
      }
    }
  }

  /// Where labels have no room beside each other, only every second is shown, or every third …
  /// - Returns: where they end.
  private func drawLabels(from left: Int, _ slot: Int, below base: Int, into drawing: inout Drawing) -> Int {
    let every = max(1, (3 * Ink.size + slot - 1) / slot)
    for (place, label) in labels.enumerated() where place % every == 0 {
      let x = left + slot * place + slot / 2
      for (line, words) in Ink.lines(label, within: slot * every - 40).enumerated() {
        drawing.words(words, x: x, y: base + 180 + line * 160, .middle)
      }
    }
    return base + 420
  }
}
