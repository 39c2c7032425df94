/// Which column of an export is what: found by the names that people use, or as the administrator says.
package struct ExportColumns: Equatable, Sendable {
  /// The row of the table that names the columns.
  let heading: Int
  /// The heading's line in the file.
  package let line: Int
  /// The names of all columns, in their order.
  package let names: [String]
  /// Columns by what they are. Some platforms number a comment within its article: then the id has several.
  package let places: [ExportField: [Int]]
  /// Whether the column of the id is called by no more than that word, as people also call one that counts the lines.
  package let mayCountLines: Bool

  /// A title or two, and some words, may stand above the heading.
  static let reach = 20

  /// - Parameters:
  ///   - rows: the first ones of the table, ``reach`` of them at most.
  ///   - mapping: names of columns that the administrator has set, instead of the usual ones.
  init(of rows: [Table.Row], mapping: [ExportField: String]) throws(ExportError) {
    var best: (row: Int, places: [ExportField: [Int]])?
    for (row, cells) in rows.map(\.cells).enumerated() {
      let places = Self.places(in: cells.map { ColumnName.plain($0.shown) }, mapping)
      guard places[.text] != nil, places.count > best?.places.count ?? 0 else { continue }
      best = (row, places)
    }
    guard let best else { throw .noText(seen: ColumnName.likeliest(of: rows)) }
    let cells = rows[best.row].cells
    for (field, name) in mapping.sorted(by: { $0.key.rawValue < $1.key.rawValue })
    where best.places[field] == nil {
      throw .noColumn(name, field)
    }
    heading = best.row
    line = rows[best.row].line
    names = cells.map { ColumnName.shown($0.shown) }
    places = best.places
    let id = mapping[.id] == nil ? best.places[.id].map { $0.map { ColumnName.plain(cells[$0].shown) } } : nil
    mayCountLines = id == ["id"] || id == ["编号"]
  }

  /// The name of the column that a field was found in.
  package func name(of field: ExportField) -> String? {
    places[field].map { $0.map { names[$0] }.joined(separator: " + ") }
  }

  /// The names of columns that nothing is made of.
  package var unused: [String] {
    let used = Set(places.values.joined())
    return names.indices.filter { !used.contains($0) && !names[$0].isEmpty }.map { names[$0] }
  }

  private static func places(
    in names: [String], _ mapping: [ExportField: String]
  ) -> [ExportField: [Int]] {
    let columns = Dictionary(
      names.enumerated().map { ($0.element, $0.offset) }, uniquingKeysWith: { first, _ in first })
    var places: [ExportField: [Int]] = [:]
    var taken: Set<Int> = []
    for (field, name) in mapping {
      guard let column = columns[ColumnName.plain(name)] else { continue }
      places[field] = [column]
      taken.insert(column)
    }
    for field in ExportField.allCases where mapping[field] == nil {
      let found = synonyms[field]?.lazy.compactMap { columns[$0] }.first { !taken.contains($0) }
      guard let found else { continue }
      places[field] =
        switch field {
        case .id: idColumns(found, names[found], in: columns)
        case .time: timeColumns(found, names[found], in: columns)
        default: [found]
        }
      taken.insert(found)
    }
    return places
  }

  /// WeChat numbers comments within one article of one broadcast: the three numbers together name a comment.
  private static func idColumns(_ column: Int, _ name: String, in columns: [String: Int]) -> [Int]? {
    guard name == ColumnName.plain("user_comment_id") else { return [column] }
    guard let broadcast = columns[ColumnName.plain("msg_data_id")] else { return nil }
    return [broadcast, columns["index"], column].compactMap(\.self)
  }

  /// The day and the time of day may have a column each.
  private static func timeColumns(_ column: Int, _ name: String, in columns: [String: Int]) -> [Int] {
    let day = name == "时间" ? columns["日期"] : name == "time" ? columns["date"] : nil
    return [day, column].compactMap(\.self)
  }

  private static let synonyms = Dictionary(
    uniqueKeysWithValues: ExportField.allCases.map { ($0, $0.synonyms.map(ColumnName.plain)) })
}

/// Why a table is no export that we can read.
package enum ExportError: Error, Equatable, Sendable, CustomStringConvertible {
  /// No column looks like the text of a comment; these are there.
  case noText(seen: [String])
  /// A column that the administrator named is not there.
  case noColumn(String, ExportField)

  package var description: String {
    switch self {
    case .noText(let seen): "no column looks like the text of a comment: \(seen.joined(separator: ", "))"
    case .noColumn(let name, let field):
      "there is no column \"\(name)\", which is to be the \(field.rawValue)"
    }
  }

  package var hint: String {
    switch self {
    case .noText: "name it under the account's columns: text:, or give the columns a heading such as 评论内容"
    case .noColumn: "see the account's columns: in huiyin.yaml"
    }
  }
}
