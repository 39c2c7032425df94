/// Reads the values of a row, each as what its column is.
struct ExportRowReader {
  let columns: ExportColumns
  let now: Int64
  /// Whether its numbers went through a spreadsheet; those in JSON keep their digits.
  let isSheet: Bool

  func row(_ row: Table.Row) -> ExportRow {
    var faults: [ExportFault] = []
    let text = self.text(.text, in: row)
    if text == nil { faults.append(fault(.text, in: row, .noText)) }
    let id = exactNumber(.id, in: row, &faults).flatMap { isLineCount($0) ? nil : $0 }
    let telephone = exactNumber(.telephone, in: row, &faults)
    let moment = moment(in: row, &faults)
    let legible = text.map {
      ExportComment(
        id: id, author: self.text(.author, in: row), text: $0, moment: moment,
        region: self.text(.region, in: row), work: self.text(.work, in: row), link: self.text(.link, in: row),
        telephone: telephone)
    }
    let reading: ExportRow.Reading = legible.flatMap { faults.isEmpty ? .good($0) : nil } ?? .bad(faults)
    return ExportRow(line: row.line, cells: cells(of: row), reading: reading, legible: legible)
  }

  private func cell(_ column: Int, in row: Table.Row) -> Cell {
    row.cells.indices.contains(column) ? row.cells[column] : .empty
  }

  private func cells(of row: Table.Row) -> [(column: String, value: String)] {
    row.cells.enumerated().filter { !$0.element.isBlank }.map { index, cell in
      let name = columns.names.indices.contains(index) ? columns.names[index] : ""
      return (name.isEmpty ? "column \(index + 1)" : name, cell.shown)
    }
  }

  /// What stands in a field's column, without white space around it; nil for nothing.
  private func text(_ field: ExportField, in row: Table.Row) -> String? {
    guard let column = columns.places[field]?.first else { return nil }
    return cell(column, in: row).written
  }

  /// A number whose every digit counts. Spreadsheets keep fifteen of them and show the rest as they like.
  private func exactNumber(
    _ field: ExportField, in row: Table.Row, _ faults: inout [ExportFault]
  ) -> String? {
    guard let places = columns.places[field] else { return nil }
    var parts: [String] = []
    for column in places {
      guard let text = cell(column, in: row).written else { continue }
      let digits = text.utf8.count { (48...57).contains($0) }
      var isRounded = Self.isScientific(text)
      if isSheet, case .number = cell(column, in: row), digits > 15 { isRounded = true }
      guard !isRounded else {
        faults.append(
          ExportFault(column: columns.names[column], value: text.onOneLine(limit: 60), reason: .rounded))
        continue
      }
      parts.append(text)
    }
    // Of a number in several parts, one without the others names nothing.
    return parts.count == places.count ? parts.joined(separator: "/") : nil
  }

  /// Platforms number comments by the million: what is shorter begins anew in every export.
  private func isLineCount(_ id: String) -> Bool {
    columns.mayCountLines && id.utf8.count < 6 && id.utf8.allSatisfy { (48...57).contains($0) }
  }

  private func moment(in row: Table.Row, _ faults: inout [ExportFault]) -> ExportMoment? {
    let cells = (columns.places[.time] ?? []).map { cell($0, in: row) }.filter { !$0.isBlank }
    guard let last = cells.last else { return nil }
    let moment =
      cells.count == 2 ? ExportMoment(day: cells[0], time: cells[1], now: now) : ExportMoment(last, now: now)
    if moment == nil { faults.append(fault(.time, in: row, .noTime)) }
    return moment
  }

  private func fault(
    _ field: ExportField, in row: Table.Row, _ reason: ExportFault.Reason
  ) -> ExportFault {
    let value = (columns.places[field] ?? []).map { cell($0, in: row).shown }.joined(separator: " ")
    return ExportFault(
      column: columns.name(of: field) ?? field.rawValue, value: value.onOneLine(limit: 60), reason: reason)
  }

  /// `6.9E+18`.
  private static func isScientific(_ text: String) -> Bool {
    guard text.utf8.count <= 40, text.utf8.contains(where: { $0 | 0x20 == UInt8(ascii: "e") }) else {
      return false
    }
    return text.wholeMatch(of: #/[+-]?\d+(\.\d*)?[eE][+-]?\d+/#) != nil
  }
}

extension String {
  /// Its beginning, fit for one line of a list: what breaks lines or moves the cursor is a space.
  func onOneLine(limit: Int) -> String {
    var line = UnicodeScalarView()
    for scalar in unicodeScalars.prefix(limit) {
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator: line.append(" ")
      default: line.append(scalar)
      }
    }
    return String(line).split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
