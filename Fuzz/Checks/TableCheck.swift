@testable import Papers

extension Complaints {
  /// A table that somebody exported, and what each of its rows says.
  mutating func check(table bytes: [UInt8]) {
    var limits = TableLimits()
    (limits.columns, limits.rows, limits.cells, limits.fieldBytes) = (20, 60, 400, 1000)
    var rows: [Table.Row] = []
    let kind: TableKind
    do throws(TableError) {
      let table = try Table(reading: bytes, limits: limits)
      kind = table.kind
      while let row = try table.next() { rows.append(row) }
    } catch {
      return requireOneLine(error.description, "the error")
    }
    require(!rows.isEmpty && rows.count <= limits.rows, "\(rows.count) rows")
    require(rows.reduce(0) { $0 + $1.cells.count } <= limits.cells, "too many cells")
    for row in rows {
      require(row.cells.last?.isBlank == false && row.cells.count <= limits.columns, "row \(row)")
      for cell in row.cells { require(cell.shown.utf8.count <= limits.fieldBytes * 6, "a long field") }
    }
    if kind != .workbook {
      let lines = rows.map(\.line)
      require(lines == lines.sorted() && lines[0] >= 1, "lines \(lines)")
    }
    check(export: bytes, limits, rows: rows.count)
    check(earlier: bytes, limits, rows: rows.count)
  }

  /// The same bytes as an earlier system's answers.
  private mutating func check(earlier bytes: [UInt8], _ limits: TableLimits, rows count: Int) {
    let now: Int64 = 1_795_591_800
    var rows: [EarlierRow] = []
    do {
      rows = try EarlierTable(of: try Table(reading: bytes, limits: limits), now: now).next(.max)
    } catch {
      return requireOneLine("\(error)", "the error")
    }
    require(rows.count < count, "the heading is a row")
    for row in rows {
      switch row.reading {
      case .good(let written):
        require(
          !written.number.isEmpty && !written.answer.isEmpty && !written.unit.isEmpty, "something is missing")
        requireOneLine(written.number, "a number")
        if let address = written.address {
          require(address.hasPrefix("/") && !address.contains("\""), "an address \(address)")
          requireOneLine(address, "an address")
        }
      case .bad(let faults):
        require(!faults.isEmpty, "no fault")
        for fault in faults { requireOneLine(fault.description, "a fault") }
      }
    }
  }

  private mutating func check(export bytes: [UInt8], _ limits: TableLimits, rows count: Int) {
    let now: Int64 = 1_795_591_800
    var rows: [ExportRow] = []
    let export: Export
    do {
      export = try Export(of: try Table(reading: bytes, limits: limits), now: now)
      rows = try export.next(.max)
    } catch {
      return requireOneLine("\(error)", "the error")
    }
    for name in export.columns.names { requireOneLine(name, "a column") }
    require(rows.count < count, "the heading is a row")
    for row in rows {
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
