import Domain
import Papers

/// What an export would bring, for `huiyin import --dry-run`; its JSON keys are stable.
struct ShownExport: Encodable {
  struct Column: Encodable {
    let field: String
    let column: String
  }
  struct Row: Encodable {
    let line: Int
    @Nullable var id: String?
    @Nullable var author: String?
    @Nullable var time: String?
    let text: String
  }
  struct Fault: Encodable {
    let line: Int
    let column: String
    let value: String
    let reason: String
    @Nullable var hint: String?
  }

  let file: String
  let kind: String
  let notes: [String]
  /// The line that names the columns.
  let heading: Int
  let columns: [Column]
  let unused: [String]
  let good: Int
  let bad: Int
  /// The first good ones.
  let first: [Row]
  let faults: [Fault]

  init(_ export: Export, of file: ExportFile, rows: Int = 5) throws(TableError) {
    self.file = file.name
    kind = export.kind.rawValue
    heading = export.columns.line
    columns = ExportField.allCases.compactMap { field in
      export.columns.name(of: field).map { Column(field: field.rawValue, column: $0) }
    }
    unused = export.columns.unused
    var (first, faults) = ([Row](), [Fault]())
    var (good, bad) = (0, 0)
    var countsLines = false
    while let row = try export.next() {
      switch row.reading {
      case .good(let comment):
        good += 1
        countsLines = countsLines || (export.columns.mayCountLines && comment.id == nil)
        if first.count < rows { first.append(Row(comment, line: row.line)) }
      case .bad(let found):
        bad += 1
        faults += found.map { Fault($0, line: row.line) }
      }
    }
    (self.first, self.faults, self.good, self.bad) = (first, faults, good, bad)
    notes = export.notes + Self.doubts(export.columns, countsLines: countsLines)
  }
}

extension ShownExport {
  /// What makes it hard to tell rows of two exports apart.
  private static func doubts(_ columns: ExportColumns, countsLines: Bool) -> [String] {
    var doubts: [String] = []
    if countsLines, let name = columns.name(of: .id) {
      doubts.append("\"\(name)\" counts lines and is no number of the platform")
    }
    if columns.places[.id] == nil || countsLines, columns.places[.author] == nil {
      doubts.append("neither number nor author: the same words at the same time are one comment")
    }
    return doubts
  }
}

extension ShownExport.Row {
  fileprivate init(_ comment: ExportComment, line: Int) {
    self.line = line
    id = comment.id
    author = comment.author
    time = comment.moment.map { "\(Timestamp(seconds: $0.seconds))" }
    text = comment.text
  }
}

extension ShownExport.Fault {
  fileprivate init(_ fault: ExportFault, line: Int) {
    self.line = line
    (column, value) = (fault.column, fault.value)
    (reason, hint) = (fault.reason.rawValue, fault.reason.hint)
  }
}

extension ShownExport {
  /// The same for a terminal.
  var page: String {
    var lines = [Self.line("file", "\(file)  \(([kind] + notes).joined(separator: ", "))")]
    lines += columns.map { Self.line($0.field, $0.column) }
    if !unused.isEmpty { lines.append(Self.line("unused", unused.joined(separator: ", "))) }
    lines.append(Self.line("rows", "\(good) good, \(bad) bad"))
    lines += first.map { row in
      let facts = [row.time, row.author, row.id].map { $0 ?? "-" } + [String(row.text.prefix(40))]
      return Self.line("line \(row.line)", facts.joined(separator: "  "))
    }
    for fault in faults {
      let value = fault.value.isEmpty ? "" : " \"\(fault.value)\""
      lines.append(Self.line("line \(fault.line)", "bad: \(fault.column)\(value): \(fault.reason)"))
    }
    for hint in Set(faults.compactMap(\.hint)).sorted() { lines.append(Self.line("hint", hint)) }
    return lines.map(\.onOneLine).joined(separator: "\n")
  }

  private static func line(_ name: String, _ value: String) -> String {
    name + String(repeating: " ", count: max(1, 11 - name.count)) + value
  }
}
