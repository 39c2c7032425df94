/// Which column of an earlier system's answers is what, by the names that people use.
package struct EarlierColumns: Equatable, Sendable {
  /// The row of the table that names the columns, and its line in the file.
  let heading: Int
  package let line: Int
  private let names: [String]
  let places: [EarlierField: Int]

  /// - Parameter rows: the first ones of the table.
  init(of rows: [Table.Row]) throws(EarlierError) {
    var best: (row: Int, places: [EarlierField: Int])?
    for (row, cells) in rows.map(\.cells).enumerated() {
      let places = Self.places(in: cells.map { ColumnName.plain($0.shown) })
      if places.count > best?.places.count ?? 0 { best = (row, places) }
    }
    let missing = EarlierField.needed.filter { best?.places[$0] == nil }
    guard let best, missing.isEmpty else {
      throw EarlierError(missing: missing, seen: ColumnName.likeliest(of: rows))
    }
    heading = best.row
    line = rows[best.row].line
    names = rows[best.row].cells.map { ColumnName.shown($0.shown) }
    places = best.places
  }

  /// The name of the column that a field was found in.
  package func name(of field: EarlierField) -> String? { places[field].map { names[$0] } }

  /// The names of columns that nothing is made of.
  package var unused: [String] {
    let used = Set(places.values)
    return names.indices.filter { !used.contains($0) && !names[$0].isEmpty }.map { names[$0] }
  }

  private static func places(in names: [String]) -> [EarlierField: Int] {
    var places: [EarlierField: Int] = [:]
    for field in EarlierField.allCases {
      let taken = Set(places.values)
      places[field] =
        field.synonyms.lazy.map(ColumnName.plain).compactMap { synonym in
          names.indices.first { names[$0] == synonym && !taken.contains($0) }
        }.first
    }
    return places
  }
}

/// Why a table holds no answers that we can read: columns that are not there, and those that are.
package struct EarlierError: Error, Equatable, Sendable, CustomStringConvertible {
  let missing: [EarlierField]
  let seen: [String]

  package var description: String {
    "no column is the \(missing.map(\.rawValue).joined(separator: ", the ")): \(seen.joined(separator: ", "))"
  }

  package var hint: String {
    "give the columns a heading such as 编号, 标题, 留言内容, 答复内容, 承办单位, 留言时间, 答复时间, 原网址"
  }
}
