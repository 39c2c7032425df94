/// Fields with a separator between them, as spreadsheets write them (RFC 4180): CSV, TSV, and their cousins.
///
/// A field in quotation marks may hold separators and line breaks; a mark in it is doubled. A mark within a field
/// that did not begin with one is a character like any other.
struct DelimitedText: RowSource {
  private let bytes: [UInt8]
  private let separator: Separator
  private var gate: RowGate
  private var position: Int
  private var line = 1

  init(_ bytes: [UInt8], limits: TableLimits) {
    self.bytes = bytes
    separator = Separator(of: bytes)
    gate = RowGate(limits)
    position = separator.start
    if position > 0 { line = 2 }
  }

  var notes: [String] { separator.byte == UInt8(ascii: ",") ? [] : ["separated by \(separator.name)"] }

  mutating func next() throws(TableError) -> Table.Row? {
    while position < bytes.count {
      let start = line
      if let row = try gate.pass(try record(), line: start) { return row }
    }
    return nil
  }

  /// The fields up to the next line end that is not in quotation marks, which is read with them.
  private mutating func record() throws(TableError) -> [Cell] {
    var fields: [Cell] = []
    while true {
      let text = try field()
      if fields.count <= gate.limits.columns { fields.append(text.isEmpty ? .empty : .text(text)) }
      guard position < bytes.count else { return fields }
      let byte = bytes[position]
      position += 1
      if byte == separator.byte { continue }
      if byte == 13, position < bytes.count, bytes[position] == 10 { position += 1 }
      line += 1
      return fields
    }
  }

  /// One field, up to its separator or line end, which stays.
  private mutating func field() throws(TableError) -> String {
    var field: [UInt8] = []
    if position < bytes.count, bytes[position] == UInt8(ascii: "\"") { field = try quoted() }
    let start = position
    while position < bytes.count, !isEnd(bytes[position]) { position += 1 }
    field += bytes[start..<position]
    try gate.check(field.count, line: line)
    return String(decoding: field, as: UTF8.self)
  }

  /// What stands between quotation marks.
  private mutating func quoted() throws(TableError) -> [UInt8] {
    let opened = line
    var field: [UInt8] = []
    position += 1
    while position < bytes.count {
      let byte = bytes[position]
      position += 1
      if byte == UInt8(ascii: "\"") {
        guard position < bytes.count, bytes[position] == UInt8(ascii: "\"") else { return field }
        position += 1
      } else if byte == 13 || byte == 10 {
        if byte == 13, position < bytes.count, bytes[position] == 10 { position += 1 }
        line += 1
        field.append(10)
        continue
      }
      field.append(byte)
      // A mark that is never closed would swallow the rest of the file.
      guard field.count <= gate.limits.fieldBytes else {
        throw .tooMuch("a field of more than \(gate.limits.fieldBytes >> 10) KiB", line: opened)
      }
    }
    throw .openQuote(line: opened)
  }

  private func isEnd(_ byte: UInt8) -> Bool { byte == separator.byte || byte == 10 || byte == 13 }
}
