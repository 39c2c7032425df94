/// A table out of a file that people exchange: rows of cells, each with its place in the file.
///
/// Its rows are read one after the other and kept by nobody: a file of a hundred thousand of them takes no more
/// memory than its bytes. Whoever wants to go through them again opens it again.
package final class Table {
  package let kind: TableKind
  /// How it was read, where a person may want to know: `GB18030`, `sheet "说明" was not read`.
  package let notes: [String]
  private var first: Row?
  private var rest: any RowSource

  init(kind: TableKind, notes: [String], rows: any RowSource) throws(TableError) {
    self.kind = kind
    self.notes = notes
    rest = rows
    first = try rest.next()
    guard first != nil else { throw .empty }
  }

  /// The next row that is not empty; nil at the end.
  package func next() throws(TableError) -> Row? {
    defer { first = nil }
    return if let first { first } else { try rest.next() }
  }

  package struct Row: Equatable, Sendable {
    /// As an editor or a spreadsheet counts, from 1.
    package let line: Int
    /// Without empty ones at the end.
    package let cells: [Cell]
  }
}

/// What reads a file row by row.
protocol RowSource {
  /// The next row that is not empty; nil at the end.
  mutating func next() throws(TableError) -> Table.Row?
}

/// What stands in one cell.
package enum Cell: Hashable, Sendable {
  case empty
  case text(String)
  /// A number as the file writes it, never rounded by us: `6.9E+18`.
  case number(String)
  /// A moment on the local clock as sheets count it: days since 1899-12-30, the time of day as a fraction.
  case moment(Double)

  /// As a person may read it: a moment as `2026-11-23 09:12:00`.
  package var shown: String {
    switch self {
    case .empty: ""
    case .text(let text), .number(let text): text
    case .moment(let days): LocalTime(serial: days)?.shown ?? "\(days)"
    }
  }

  /// Whether it holds nothing but white space.
  var isBlank: Bool {
    switch self {
    case .empty: true
    case .text(let text): text.unicodeScalars.allSatisfy(\.properties.isWhitespace)
    case .number, .moment: false
    }
  }
}

/// What a file turned out to be, by its bytes: names lie.
package enum TableKind: String, Sendable {
  /// Fields with a separator between them: CSV, TSV.
  case delimited
  case workbook
  case html
  case json
  case jsonLines = "json-lines"
}
