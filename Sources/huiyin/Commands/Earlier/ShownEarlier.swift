import Domain
import Office
import Papers

/// What an earlier system's answers would bring, for `huiyin import --history --dry-run`.
struct ShownEarlier: Encodable {
  let file: String
  let kind: String
  let notes: [String]
  /// The line that names the columns.
  let heading: Int
  let columns: [ShownExport.Column]
  let unused: [String]
  private(set) var good = 0
  private(set) var kept = EarlierReceipt.Kept()
  /// The first good ones, as they would be shown.
  private(set) var first: [EarlierAnswer] = []

  init(_ table: EarlierTable, of file: ExportFile, rows: Int = 5) throws {
    self.file = file.name
    (kind, notes) = (table.kind.rawValue, table.notes)
    heading = table.columns.line
    columns = EarlierField.allCases.compactMap { field in
      table.columns.name(of: field).map { ShownExport.Column(field: field.rawValue, column: $0) }
    }
    unused = table.columns.unused
    while case let part = try table.next(100), !part.isEmpty {
      for row in part {
        guard let answer = kept.sift(row, row.gate, isReviewed: false) else { continue }
        good += 1
        if first.count < rows { first.append(answer) }
      }
    }
  }

  /// The same for a terminal.
  var page: String {
    var lines = [Self.line("file", "\(file)  \(([kind] + notes).joined(separator: ", "))")]
    lines += columns.map { Self.line($0.field, $0.column) }
    if !unused.isEmpty { lines.append(Self.line("unused", unused.joined(separator: ", "))) }
    lines.append(
      Self.line(
        "rows",
        "\(good) good, \(kept.unpublished) not public, \(kept.blocked) blocked, \(kept.doubtful) doubtful, "
          + "\(kept.bad) bad"))
    lines += first.map { answer in
      Self.line(
        answer.number, "\(answer.answeredOn)  \(answer.unit)  \(answer.author)  \(answer.title.prefix(40))")
    }
    lines += kept.lines
    if kept.doubtful > 0 {
      lines.append(Self.line("hint", "read the doubtful rows; then take them in with --reviewed"))
    }
    if kept.blocked > 0 {
      lines.append(
        Self.line("hint", "take what is personal out of the blocked rows, and give the file again"))
    }
    return lines.map(\.onOneLine).joined(separator: "\n")
  }

  private static func line(_ name: String, _ value: String) -> String {
    name + String(repeating: " ", count: max(1, 11 - name.count)) + value
  }
}
