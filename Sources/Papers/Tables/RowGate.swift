/// Lets rows through within the limits; empty rows, and empty cells at the end of a row, are left out.
struct RowGate {
  let limits: TableLimits
  private(set) var passed = 0
  private var cells = 0
  /// A workbook may name one long text in a million cells.
  private var textBytes = 0

  init(_ limits: TableLimits) { self.limits = limits }

  /// Nil for an empty row.
  mutating func pass(_ row: [Cell], line: Int) throws(TableError) -> Table.Row? {
    let end = row.lastIndex { !$0.isBlank }.map { $0 + 1 } ?? 0
    guard end > 0 else { return nil }
    guard end <= limits.columns else { throw .tooMuch("more than \(limits.columns) columns", line: line) }
    guard passed < limits.rows else { throw .tooMuch("more than \(limits.rows) rows", line: line) }
    cells += end
    guard cells <= limits.cells else { throw .tooMuch("more than \(limits.cells) cells", line: line) }
    for case .text(let text) in row[..<end] {
      try check(text.utf8.count, line: line)
      textBytes += text.utf8.count
    }
    guard textBytes <= limits.inflatedBytes else {
      throw .tooMuch("more than \(limits.inflatedBytes >> 20) MB of text", line: line)
    }
    passed += 1
    return Table.Row(line: line, cells: Array(row[..<end]))
  }

  /// Stops at a field that grows too long, before it is whole.
  func check(_ fieldBytes: Int, line: Int) throws(TableError) {
    guard fieldBytes <= limits.fieldBytes else {
      throw .tooMuch("a field of more than \(limits.fieldBytes >> 10) KiB", line: line)
    }
  }
}
