import Glibc

@testable import Papers

/// The rows of a table as texts, for comparison.
func rows(_ text: String, limits: TableLimits = .standard) throws -> [[String]] {
  try rows(Array(text.utf8), limits: limits)
}

func rows(_ bytes: [UInt8], limits: TableLimits = .standard) throws -> [[String]] {
  try WholeTable(reading: bytes, limits: limits).rows.map { $0.cells.map(\.shown) }
}

/// A table read to its end.
struct WholeTable {
  let kind: TableKind
  let notes: [String]
  private(set) var rows: [Table.Row] = []

  init(reading bytes: [UInt8], limits: TableLimits = .standard) throws(TableError) {
    let table = try Table(reading: bytes, limits: limits)
    (kind, notes) = (table.kind, table.notes)
    while let row = try table.next() { rows.append(row) }
  }
}

/// An export read to its end.
struct WholeExport {
  let columns: ExportColumns
  private(set) var rows: [ExportRow] = []

  init(of table: Table, mapping: [ExportField: String] = [:], now: Int64) throws {
    let export = try Export(of: table, mapping: mapping, now: now)
    columns = export.columns
    while let row = try export.next() { rows.append(row) }
  }
}

/// As Chinese Windows would have written it.
func gb18030(_ text: String) -> [UInt8] {
  guard let descriptor = iconv_open("GB18030", "UTF-8"), Int(bitPattern: descriptor) != -1 else { return [] }
  defer { iconv_close(descriptor) }
  var input = Array(text.utf8).map { CChar(bitPattern: $0) }
  var output = [CChar](repeating: 0, count: input.count * 2 + 16)
  var (left, room) = (input.count, output.count)
  input.withUnsafeMutableBufferPointer { source in
    output.withUnsafeMutableBufferPointer { target in
      var (from, into) = (source.baseAddress, target.baseAddress)
      _ = iconv(descriptor, &from, &left, &into, &room)
    }
  }
  return output.dropLast(room).map { UInt8(bitPattern: $0) }
}
