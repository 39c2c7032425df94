/// The names that the columns of foreign tables have.
enum ColumnName {
  /// A name as it is compared: without case, spaces, underscores, and what stands in brackets behind it.
  static func plain(_ name: String) -> String {
    let head = name.unicodeScalars.prefix { $0 != "(" && $0 != "（" && $0 != "[" && $0 != "【" }
    let kept = head.prefix(60).filter {
      !$0.properties.isWhitespace && !["_", "-", ":", "：", "*", "\u{FEFF}", "\""].contains($0)
    }
    return String(String.UnicodeScalarView(kept)).lowercased()
  }

  /// The names in the row that is likeliest to be a heading, to be told to whoever misses one.
  static func likeliest(of rows: [Table.Row]) -> [String] {
    let widest = rows.max { $0.cells.count < $1.cells.count }
    return (widest?.cells ?? []).prefix(12).map { shown($0.shown) }
  }

  /// As it is shown in one line.
  static func shown(_ text: String) -> String { text.onOneLine(limit: 40) }
}
