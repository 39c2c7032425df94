/// A new-media export (政务新媒体导出): comments or messages that people left with an account, row by row.
///
/// Read one after the other, as those of its ``Table``.
package final class Export {
  package let columns: ExportColumns
  package let kind: TableKind
  package let notes: [String]
  private let table: Table
  private let reader: ExportRowReader
  /// What was read to find the heading, and stands below it.
  private var begun: ArraySlice<Table.Row>

  /// - Parameters:
  ///   - mapping: names of columns that the administrator has set.
  ///   - now: in seconds since 1970, what `昨天 09:12` and `3小时前` are counted from.
  /// - Throws: ``TableError`` or ``ExportError``.
  package init(of table: Table, mapping: [ExportField: String] = [:], now: Int64) throws {
    var rows: [Table.Row] = []
    while rows.count < ExportColumns.reach, let row = try table.next() { rows.append(row) }
    let columns = try ExportColumns(of: rows, mapping: mapping)
    self.columns = columns
    self.table = table
    (kind, notes) = (table.kind, table.notes)
    reader = ExportRowReader(columns: columns, now: now, isSheet: table.kind == .workbook)
    begun = rows[(columns.heading + 1)...]
  }

  /// The next row; nil at the end.
  package func next() throws(TableError) -> ExportRow? {
    if let row = begun.popFirst() { return reader.row(row) }
    return try table.next().map(reader.row)
  }

  /// The next rows, so many at most; none at the end.
  package func next(_ count: Int) throws(TableError) -> [ExportRow] {
    var rows: [ExportRow] = []
    while rows.count < count, let row = try next() { rows.append(row) }
    return rows
  }

  /// Goes on to the end, to see that it can be read.
  package func skip() throws(TableError) {
    while try next() != nil {}
  }
}

/// One row: what it says, or what is wrong with it.
package struct ExportRow: Sendable {
  package let line: Int
  /// Its cells as they stand in the file, by the names of their columns; empty ones are left out.
  package let cells: [(column: String, value: String)]
  package let reading: Reading
  /// What can be read of it, also of a bad row: without the values that are wrong. Nil where there is no text.
  package let legible: ExportComment?

  package enum Reading: Equatable, Sendable {
    case good(ExportComment)
    case bad([ExportFault])
  }
}

/// What somebody wrote to an account.
package struct ExportComment: Equatable, Sendable {
  /// The platform's own number; nil where the export has none.
  package let id: String?
  package let author: String?
  package let text: String
  package let moment: ExportMoment?
  package let region: String?
  package let work: String?
  package let link: String?
  package let telephone: String?
}

/// What is wrong with one value of a row.
package struct ExportFault: Equatable, Sendable, Codable, CustomStringConvertible {
  package let column: String
  package let value: String
  package let reason: Reason

  package init(column: String, value: String, reason: Reason) {
    self.column = column
    self.value = value
    self.reason = reason
  }

  package enum Reason: String, Sendable, Codable {
    case noText = "there is no text"
    case rounded = "the number was rounded"
    case noTime = "this is no time that can be read"
    case otherWords = "this number came before, with other words"

    package var hint: String? {
      switch self {
      case .noText: nil
      case .rounded: "export this column as text, or format it as text before saving"
      case .noTime: "write it as 2026-11-23 09:12"
      case .otherWords: "release it as a letter if it is another comment, else discard it"
      }
    }
  }

  /// `评论ID "6.9E+18": the number was rounded`.
  package var description: String {
    value.isEmpty ? "\(column): \(reason.rawValue)" : "\(column) \"\(value)\": \(reason.rawValue)"
  }
}
