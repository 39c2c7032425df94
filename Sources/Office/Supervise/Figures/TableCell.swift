import Domain
import Papers

/// What stands in a cell of a table that people take along: text for terminals and CSV, typed in a workbook.
package enum TableCell: Sendable, Hashable {
  case text(String)
  case number(Int)
  /// Of days or of a percent, in tenths; nil where there is nothing to take it of.
  case tenths(Int?)
  /// Nil where it has not come.
  case day(Day?)
  case time(Timestamp?)

  /// `42`, `3.5`, `—`, `2026-11-30`, `2026-11-30 09:12`; nothing where a day has not come.
  package var text: String {
    switch self {
    case .text(let text): text
    case .number(let number): "\(number)"
    case .tenths(let tenths?): "\(tenths / 10).\(tenths % 10)"
    case .tenths(nil): "—"
    case .day(let day): day?.description ?? ""
    case .time(let time): time?.description ?? ""
    }
  }

  package var spreadsheetCell: WorkbookWriter.Cell {
    switch self {
    case .text(let text): .text(text)
    case .number(let number): .number(Double(number))
    case .tenths(let tenths?): .number(Double(tenths) / 10)
    case .day(let day?): .date(day.number)
    case .time(let time?): .time(Int64(time.day.number) * 86_400 + Int64(time.secondOfDay))
    case .tenths(nil), .day(nil), .time(nil): .empty
    }
  }
}
