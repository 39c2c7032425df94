import CCairo

extension Chart {
  /// The picture as PNG, twice as dense as it is shown, for programs that show no SVG, as those for mail: the same bytes
  /// from the same numbers and fonts.
  /// - Returns: nil where this machine has no font with its characters: whoever shows it has the table.
  package func png() -> [UInt8]? {
    let (drawing, height) = drawn
    let size = { (tenths: Int) in Int32(tenths * Self.density / 10) }
    guard let surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, size(width), size(height)),
      let brush = cairo_create(surface)
    else { return nil }
    defer {
      cairo_destroy(brush)
      cairo_surface_destroy(surface)
    }
    cairo_scale(brush, Double(Self.density), Double(Self.density))
    cairo_set_source_rgb(brush, 1, 1, 1)
    cairo_paint(brush)
    guard Lettering.select(for: drawing, with: brush) else { return nil }
    drawing.paint(with: brush)
    return encoded(surface)
  }

  /// Whether this machine has a font for pictures of Chinese words.
  package static var canBePainted: Bool {
    var drawing = Drawing()
    drawing.words("没有数据", x: 0, y: 0)
    guard let surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, 1, 1),
      let brush = cairo_create(surface)
    else { return false }
    defer {
      cairo_destroy(brush)
      cairo_surface_destroy(surface)
    }
    return Lettering.select(for: drawing, with: brush)
  }

  /// Dots for each pixel of the page, either way: telephones have that many.
  private static let density = 2

  private func encoded(_ surface: OpaquePointer) -> [UInt8]? {
    var bytes: [UInt8] = []
    let status = withUnsafeMutablePointer(to: &bytes) { sink in
      cairo_surface_write_to_png_stream(
        surface,
        { sink, octets, count in
          guard let bytes = sink?.assumingMemoryBound(to: [UInt8].self), let octets else {
            return CAIRO_STATUS_WRITE_ERROR
          }
          bytes.pointee += UnsafeBufferPointer(start: octets, count: Int(count))
          return CAIRO_STATUS_SUCCESS
        }, sink)
    }
    return status == CAIRO_STATUS_SUCCESS ? bytes : nil
  }
}

/// What words are painted in.
private enum Lettering {
  /// The first that has all characters is taken; Debian's packages are fonts-wqy-microhei and fonts-noto-cjk.
  private static let families = [
    "WenQuanYi Micro Hei", "Noto Sans CJK SC", "Source Han Sans SC", "sans-serif",
  ]

  static func select(for drawing: Drawing, with brush: OpaquePointer) -> Bool {
    // Whatever the machine's settings make of letters, they are painted alike.
    let options = cairo_font_options_create()
    defer { cairo_font_options_destroy(options) }
    cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY)
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE)
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF)
    cairo_set_font_options(brush, options)
    let words = drawing.marks.map { if case .words(let words, _, _, _) = $0 { words } else { "" } }.joined()
    return families.contains { family in
      cairo_select_font_face(brush, family, CAIRO_FONT_SLANT_NORMAL, CAIRO_FONT_WEIGHT_NORMAL)
      return has(words, brush)
    }
  }

  /// Glyph 0 stands for what a font does not have.
  private static func has(_ words: String, _ brush: OpaquePointer) -> Bool {
    var glyphs: UnsafeMutablePointer<cairo_glyph_t>?
    var count: Int32 = 0
    let status = cairo_scaled_font_text_to_glyphs(
      cairo_get_scaled_font(brush), 0, 0, words, -1, &glyphs, &count, nil, nil, nil)
    defer { cairo_glyph_free(glyphs) }
    return status == CAIRO_STATUS_SUCCESS
      && UnsafeBufferPointer(start: glyphs, count: Int(count)).allSatisfy { $0.index != 0 }
  }
}

extension Drawing {
  fileprivate func paint(with brush: OpaquePointer) {
    for mark in marks {
      switch mark {
      case .rectangle(let place, let width, let height, let series):
        cairo_rectangle(brush, place.x.pixels, place.y.pixels, width.pixels, height.pixels)
        SeriesStyle(series).fill(brush)
      case .gridLine(let from, let to):
        brush.use(0xD8DFE7, width: 1)
        cairo_move_to(brush, from.x.pixels, from.y.pixels)
        cairo_line_to(brush, to.x.pixels, to.y.pixels)
        cairo_stroke(brush)
      case .words(let words, let place, let anchor, let size):
        paint(words, at: place, anchor, size: size, with: brush)
      case .line(let points, let series):
        paint(points, SeriesStyle(series), with: brush)
      }
    }
  }

  private func paint(
    _ words: String, at place: Point, _ anchor: Anchor, size: Int, with brush: OpaquePointer
  ) {
    brush.use(0x1C2733, width: 1)
    cairo_set_font_size(brush, size.pixels)
    var extents = cairo_text_extents_t()
    cairo_text_extents(brush, words, &extents)
    let share: Double =
      switch anchor {
      case .start: 0
      case .middle: 0.5
      case .end: 1
      }
    cairo_move_to(brush, place.x.pixels - extents.x_advance * share, place.y.pixels)
    cairo_show_text(brush, words)
  }

  private func paint(_ points: [Point], _ style: SeriesStyle, with brush: OpaquePointer) {
    brush.use(style.colour, width: 2)
    cairo_set_dash(brush, style.dashes.map(Double.init), Int32(style.dashes.count), 0)
    for point in points { cairo_line_to(brush, point.x.pixels, point.y.pixels) }
    cairo_stroke(brush)
    cairo_set_dash(brush, nil, 0, 0)
    for point in points { style.paintMark(at: point, brush) }
  }
}

extension SeriesStyle {
  /// Fills the path with what tells the series, and draws its outline.
  fileprivate func fill(_ brush: OpaquePointer) {
    brush.use(colour, width: 1)
    guard number > 0 else {
      cairo_fill_preserve(brush)
      return cairo_stroke(brush)
    }
    var (left, top, right, bottom) = (0.0, 0.0, 0.0, 0.0)
    cairo_path_extents(brush, &left, &top, &right, &bottom)
    cairo_stroke_preserve(brush)
    cairo_save(brush)
    cairo_clip(brush)
    let period = 6.0
    if number == 2 {
      for y in stride(from: top + period / 2, to: bottom + period, by: period) {
        for x in stride(from: left + period / 2, to: right + period, by: period) {
          cairo_new_sub_path(brush)
          cairo_arc(brush, x, y, 1.3, 0, 2 * .pi)
        }
      }
      cairo_fill(brush)
    } else {
      let height = bottom - top
      for x in stride(from: left - height, to: right + height, by: period) {
        cairo_move_to(brush, x, number == 1 ? bottom : top)
        cairo_line_to(brush, x + height, number == 1 ? top : bottom)
      }
      cairo_set_line_width(brush, number == 1 ? 1.6 : 1)
      cairo_stroke(brush)
    }
    cairo_restore(brush)
  }

  /// A disk, a square, a triangle, a ring.
  fileprivate func paintMark(at point: Drawing.Point, _ brush: OpaquePointer) {
    let (x, y) = (point.x.pixels, point.y.pixels)
    cairo_new_path(brush)
    switch number {
    case 1: cairo_rectangle(brush, x - 3.5, y - 3.5, 7, 7)
    case 2:
      cairo_move_to(brush, x, y - 4.5)
      cairo_line_to(brush, x + 4, y + 3)
      cairo_line_to(brush, x - 4, y + 3)
      cairo_close_path(brush)
    default: cairo_arc(brush, x, y, 3.5, 0, 2 * .pi)
    }
    guard number == 3 else { return cairo_fill(brush) }
    brush.use(0xFFFFFF, width: 1)
    cairo_fill_preserve(brush)
    brush.use(colour, width: 1)
    cairo_stroke(brush)
  }
}

extension OpaquePointer {
  /// - Parameter colour: red, green and blue.
  fileprivate func use(_ colour: UInt32, width: Double) {
    let share = { (shift: UInt32) in Double(colour >> shift & 0xFF) / 255 }
    cairo_set_source_rgb(self, share(16), share(8), share(0))
    cairo_set_line_width(self, width)
  }
}

extension Int {
  /// Tenths of a pixel in pixels.
  fileprivate var pixels: Double { Double(self) / 10 }
}
