import CWorkbook
import Cores
import Glibc

/// Writes a workbook (ECMA-376, .xlsx) of one or several sheets with libxlsxwriter; the same cells give the same bytes.
///
/// What strangers wrote is a string there and never a formula, whatever it begins with.
package enum WorkbookWriter {
  package enum Cell: Sendable, Hashable {
    case text(String)
    case number(Double)
    /// Days since 1970-01-01; shown as `2026-11-30`.
    case date(Int)
    /// Seconds since local midnight of 1970-01-01; shown as `2026-11-30 09:12`.
    case time(Int64)
    case empty
  }

  package struct Sheet: Sendable {
    /// At most 31 characters, without `[]:*?/\`.
    package let name: String
    /// In bold above the rows, which move under them.
    package let heading: [String]
    package let count: Int
    /// Made when it is written: a register has millions of cells.
    package let row: @Sendable (Int) -> [Cell]
    /// Widths of the columns in characters; the standard width where there is none.
    package let widths: [Double]

    package init(name: String, heading: [String], rows: [[Cell]], widths: [Double] = []) {
      self.init(name: name, heading: heading, widths: widths, count: rows.count) { rows[$0] }
    }

    package init(
      name: String, heading: [String], widths: [Double] = [], count: Int,
      row: @escaping @Sendable (Int) -> [Cell]
    ) {
      self.name = name
      self.heading = heading
      self.count = count
      self.row = row
      self.widths = widths
    }
  }

  /// - Parameter path: of a file that is written or replaced.
  /// - Throws: ``WorkbookError`` where the file cannot be written, or a sheet has more rows than a workbook takes.
  package static func write(_ sheets: [Sheet], to path: String) throws {
    var options = lxw_workbook_options()
    // A row is on the disk as soon as the next begins: a register of ten years needs no memory.
    options.constant_memory = 1
    guard let book = workbook_new_opt(path, &options) else {
      throw WorkbookError(LXW_ERROR_MEMORY_MALLOC_FAILED)
    }
    var properties = lxw_doc_properties()
    // A fixed time, the first that archives know: when something was written is no part of what it says.
    properties.created = 315_532_800
    do {
      try check(workbook_set_properties(book, &properties))
      let formats = Formats(in: book)
      for sheet in sheets { try add(sheet, to: book, formats) }
    } catch {
      // It frees the book whatever comes of it.
      workbook_close(book)
      throw error
    }
    try check(workbook_close(book))
  }

  private static func check(_ fault: lxw_error) throws {
    guard fault == LXW_NO_ERROR else { throw WorkbookError(fault) }
  }

  /// The same in memory, as for a mail.
  package static func bytes(of sheets: [Sheet]) throws -> [UInt8] {
    // It writes to a name only: this one is that of a file which no folder holds, and which goes with its handle.
    guard let file = tmpfile() else { throw WorkbookError(LXW_ERROR_CREATING_TMPFILE) }
    defer { fclose(file) }
    try write(sheets, to: "/proc/self/fd/\(fileno(file))")
    var status = stat()
    guard fstat(fileno(file), &status) == 0 else { throw WorkbookError(LXW_ERROR_CREATING_TMPFILE) }
    var bytes = [UInt8](repeating: 0, count: Int(status.st_size))
    guard fread(&bytes, 1, bytes.count, file) == bytes.count else {
      throw WorkbookError(LXW_ERROR_CREATING_TMPFILE)
    }
    return bytes
  }

  private struct Formats {
    let bold, date, time: UnsafeMutablePointer<lxw_format>?

    init(in book: UnsafeMutablePointer<lxw_workbook>) {
      bold = workbook_add_format(book)
      format_set_bold(bold)
      date = workbook_add_format(book)
      format_set_num_format(date, "yyyy-mm-dd")
      time = workbook_add_format(book)
      format_set_num_format(time, "yyyy-mm-dd hh:mm")
    }
  }

  private static func add(
    _ sheet: Sheet, to book: UnsafeMutablePointer<lxw_workbook>, _ formats: Formats
  ) throws {
    guard let page = workbook_add_worksheet(book, sheet.name) else {
      throw WorkbookError(LXW_ERROR_PARAMETER_VALIDATION)
    }
    for (column, width) in sheet.widths.enumerated() {
      worksheet_set_column(page, lxw_col_t(column), lxw_col_t(column), width, nil)
    }
    for (column, name) in sheet.heading.enumerated() {
      try check(worksheet_write_string(page, 0, lxw_col_t(column), name, formats.bold))
    }
    worksheet_freeze_panes(page, 1, 0)
    // The next rows are made while these are written.
    try stride(from: 0, to: sheet.count, by: rowsAtOnce).eachFetchedAhead { first in
      (first, (first..<min(first + rowsAtOnce, sheet.count)).map(sheet.row))
    } _: { first, rows in
      for (number, row) in rows.enumerated() {
        for (column, cell) in row.enumerated() {
          try check(write(cell, at: lxw_row_t(first + number + 1), lxw_col_t(column), on: page, formats))
        }
      }
    }
  }

  private static let rowsAtOnce = 500

  private static func write(
    _ cell: Cell, at row: lxw_row_t, _ column: lxw_col_t, on page: UnsafeMutablePointer<lxw_worksheet>,
    _ formats: Formats
  ) -> lxw_error {
    switch cell {
    case .text(let text): worksheet_write_string(page, row, column, fitting(text), nil)
    case .number(let number): worksheet_write_number(page, row, column, number, nil)
    case .date(let day):
      worksheet_write_number(page, row, column, Double(day + firstDay), formats.date)
    case .time(let seconds):
      worksheet_write_number(page, row, column, Double(seconds) / 86_400 + Double(firstDay), formats.time)
    case .empty: LXW_NO_ERROR
    }
  }

  /// 1970-01-01 as spreadsheets count days.
  private static let firstDay = 25_569
  /// Characters that a cell takes.
  private static let longestText = 32_767

  private static func fitting(_ text: String) -> String {
    guard text.utf8.count > longestText, text.unicodeScalars.count > longestText else { return text }
    return String(String.UnicodeScalarView(text.unicodeScalars.prefix(longestText - 1))) + "…"
  }
}

/// What libxlsxwriter says of a workbook that could not be written.
package struct WorkbookError: Error, Equatable, CustomStringConvertible {
  package let description: String

  fileprivate init(_ fault: lxw_error) { description = String(cString: lxw_strerror(fault)) }
}
