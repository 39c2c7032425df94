/// An earlier system's answers (历史数据) as its operator exported them: a row for each question and its answer.
///
/// Read one after the other, as those of its ``Table``.
package final class EarlierTable {
  package let columns: EarlierColumns
  package let kind: TableKind
  package let notes: [String]
  private let table: Table
  private let now: Int64
  private var begun: ArraySlice<Table.Row>
  private var numbers: Set<String> = []

  /// - Parameter now: in seconds since 1970: nothing was answered after it.
  /// - Throws: ``TableError`` or ``EarlierError``.
  package init(of table: Table, now: Int64) throws {
    var rows: [Table.Row] = []
    while rows.count < ExportColumns.reach, let row = try table.next() { rows.append(row) }
    columns = try EarlierColumns(of: rows)
    self.table = table
    self.now = now
    (kind, notes) = (table.kind, table.notes)
    begun = rows[(columns.heading + 1)...]
  }

  /// The next rows, so many at most; none at the end.
  package func next(_ count: Int) throws(TableError) -> [EarlierRow] {
    var rows: [EarlierRow] = []
    while rows.count < count, let row = try row() { rows.append(read(row)) }
    return rows
  }

  private func row() throws(TableError) -> Table.Row? {
    if let row = begun.popFirst() { return row }
    return try table.next()
  }

  private func read(_ row: Table.Row) -> EarlierRow {
    var faults: [EarlierFault] = []
    func cell(_ field: EarlierField) -> Cell {
      guard let place = columns.places[field], row.cells.indices.contains(place) else { return .empty }
      return row.cells[place]
    }
    func fault(_ field: EarlierField, _ reason: EarlierFault.Reason) {
      faults.append(
        EarlierFault(
          column: columns.name(of: field) ?? field.rawValue, value: cell(field).shown.onOneLine(limit: 60),
          reason: reason))
    }
    func moment(_ field: EarlierField) -> ExportMoment? {
      guard !cell(field).isBlank else { return nil }
      let moment = ExportMoment(cell(field), now: now)
      if moment == nil { fault(field, .noTime) }
      return moment
    }
    for field in EarlierField.needed where cell(field).isBlank { fault(field, .missing) }
    let number = cell(.number).written ?? ""
    if !number.isEmpty, !Self.isNumber(number) { fault(.number, .noNumber) }
    if !numbers.insert(number).inserted, !number.isEmpty { fault(.number, .twice) }
    let address = cell(.address).written.map(Self.address)
    if address == .some(nil) { fault(.address, .noAddress) }
    let (asked, answered) = (moment(.askedOn), moment(.answeredOn))
    guard faults.isEmpty, let answered, let answer = cell(.answer).written, let unit = cell(.unit).written
    else { return EarlierRow(line: row.line, reading: .bad(faults)) }
    return EarlierRow(
      line: row.line,
      reading: .good(
        WrittenEarlier(
          number: number, title: cell(.title).written, question: cell(.question).written, answer: answer,
          unit: unit, category: cell(.category).written, author: cell(.author).written,
          telephone: cell(.telephone).written, mail: cell(.mail).written,
          isPublic: cell(.isPublic).written, confidential: cell(.confidential).written, asked: asked,
          answered: answered,
          address: address ?? nil)))
  }

  /// Of one word, for it becomes part of an address.
  private static func isNumber(_ text: String) -> Bool {
    text.unicodeScalars.count <= 64
      && text.unicodeScalars.allSatisfy {
        !$0.properties.isWhitespace && $0.value >= 0x20 && $0.value != 0x7F
      }
  }

  /// Path and query of an address, as a browser asks for them; nil for what is none.
  static func address(_ text: String) -> String? {
    var rest = text.utf8[...]
    for scheme in ["https://", "http://"] where text.lowercased().hasPrefix(scheme) {
      rest = rest.dropFirst(scheme.utf8.count).drop { $0 != UInt8(ascii: "/") }
    }
    let path = rest.prefix { $0 != UInt8(ascii: "#") }
    let isPlain = path.allSatisfy { (0x21...0x7E).contains($0) && !"\"\\{};".utf8.contains($0) }
    // The root is the new site's home page.
    guard path.first == UInt8(ascii: "/"), (2...480).contains(path.count), isPlain else { return nil }
    return String(Substring(path))
  }
}

/// One row: what it says, or what is wrong with it.
package struct EarlierRow: Sendable {
  package let line: Int
  package let reading: Reading

  package enum Reading: Sendable {
    case good(WrittenEarlier)
    case bad([EarlierFault])
  }
}

/// A question and its answer, word for word.
package struct WrittenEarlier: Sendable, Equatable {
  package let number: String
  package let title: String?
  package let question: String?
  package let answer: String
  package let unit: String
  package let category: String?
  package let author: String?
  package let telephone: String?
  package let mail: String?
  /// What is said of whether it may be public, and whether it is to be kept secret.
  package let isPublic: String?
  package let confidential: String?
  package let asked: ExportMoment?
  package let answered: ExportMoment
  /// Path and query.
  package let address: String?
}
