/// A table out of a file that people exchange: rows of cells, each with its place in the file.
package struct Table: Equatable, Sendable {
  package let kind: TableKind
  /// Without empty ones.
  package let rows: [Row]
  /// How it was read, where a person may want to know: `GB18030`, `sheet "说明" was not read`.
  package let notes: [String]

  package struct Row: Equatable, Sendable {
    /// As an editor or a spreadsheet counts, from 1.
    package let line: Int
    /// Without empty ones at the end.
    package let cells: [Cell]
  }
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
