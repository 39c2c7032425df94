extension Chart {
  /// The picture alone.
  package var svg: Markup {
    let (drawing, height) = drawn
    let patterns = form == .lines ? [] : series.indices.map { SeriesStyle($0).pattern(of: id) }
    let definitions = patterns.isEmpty || isEmpty ? "" : "<defs>\(patterns.joined())</defs>\n"
    return Markup(
      """
      <svg xmlns="http://www.w3.org/2000/svg" role="img" aria-labelledby="\(id)-title \(id)-desc" \
      viewBox="0 0 \(width.px) \(height.px)" width="\(width.px)" height="\(height.px)" \
      font-family="sans-serif">
      <title id="\(id)-title">\(title.inMarkup)</title>
      <desc id="\(id)-desc">\(description.inMarkup)</desc>
      \(definitions)\(drawing.svg(id))</svg>

      """)
  }

  /// Everything in its place, and how high the whole is.
  var drawn: (drawing: Drawing, height: Int) {
    var drawing = Drawing()
    guard !isEmpty else {
      drawing.words("没有数据", x: 0, y: 500)
      return (drawing, 900)
    }
    let top = drawLegend(into: &drawing)
    let height =
      switch form {
      case .rows, .stackedRows: drawRows(below: top, into: &drawing)
      case .columns, .stackedColumns, .lines: drawUpright(below: top, into: &drawing)
      }
    return (drawing, height)
  }

  /// What there is to see, in words.
  package var description: String {
    if isEmpty { return "没有数据。" }
    return series.compactMap { series in
      let told = zip(labels, series.values).compactMap { label, value in value.map { (label, $0) } }
      guard let least = told.min(by: { $0.1 < $1.1 }), let most = told.max(by: { $0.1 < $1.1 }) else {
        return nil
      }
      let ends =
        least.1 == most.1
        ? "均为\(shown(most.1))"
        : "最多\(shown(most.1))（\(most.0)），最少\(shown(least.1))（\(least.0)）"
      return "\(series.name)：\(ends)。"
    }.joined()
  }

  private func shown(_ value: Int) -> String { unit.text(value) + unit.name }

  /// The unit, and what each series looks like.
  /// - Returns: where it ends.
  private func drawLegend(into drawing: inout Drawing) -> Int {
    var (x, y) = (0, 160)
    drawing.words("单位：\(unit.name)", x: width, y: y, .end, size: 120)
    guard series.count > 1 else { return 300 }
    for (number, series) in series.enumerated() {
      let room = 280 + Ink.width(of: series.name) + 180
      if x > 0, x + room > width - 1000 { (x, y) = (0, y + 200) }
      if form == .lines {
        drawing.line([(x + 40, y - 45), (x + 200, y - 45)], number)
      } else {
        drawing.rectangle(x: x, y: y - 100, width: 200, height: 110, number)
      }
      drawing.words(series.name, x: x + 280, y: y)
      x += room
    }
    return y + 140
  }
}
