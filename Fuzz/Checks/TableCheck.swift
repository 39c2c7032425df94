@testable import Papers

extension Complaints {
  /// A table that somebody exported, and what each of its rows says.
  mutating func check(table bytes: [UInt8]) {
    var limits = TableLimits()
    (limits.columns, limits.rows, limits.cells, limits.fieldBytes) = (20, 60, 400, 1000)
    let table: Table
    do throws(TableError) {
      table = try Table(reading: bytes, limits: limits)
    } catch {
      return requireOneLine(error.description, "the error")
    }
    require(!table.rows.isEmpty && table.rows.count <= limits.rows, "\(table.rows.count) rows")
    require(table.rows.reduce(0) { $0 + $1.cells.count } <= limits.cells, "too many cells")
    for row in table.rows {
      require(row.cells.last?.isBlank == false && row.cells.count <= limits.columns, "row \(row)")
      for cell in row.cells { require(cell.shown.utf8.count <= limits.fieldBytes * 6, "a long field") }
    }
    if table.kind != .workbook {
      let lines = table.rows.map(\.line)
      require(lines == lines.sorted() && lines[0] >= 1, "lines \(lines)")
    }
    check(export: table)
  }

  private mutating func check(export table: Table) {
    let now: Int64 = 1_795_591_800
    let export: Export
    do throws(ExportError) {
      export = try Export(of: table, now: now)
    } catch {
      return requireOneLine(error.description, "the error")
    }
    for name in export.columns.names { requireOneLine(name, "a column") }
    require(export.rows.count < table.rows.count, "the heading is a row")
    for row in export.rows {
      switch row.reading {
      case .good(let comment):
        require(!comment.text.isEmpty, "no text")
        let seconds = comment.moment?.seconds ?? now
        require(seconds >= 946_656_000 && seconds <= now + 2 * 86_400, "a moment \(seconds)")
      case .bad(let faults):
        require(!faults.isEmpty, "no fault")
        for fault in faults { requireOneLine(fault.description, "a fault") }
      }
    }
  }
}
