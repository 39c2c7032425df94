extension Table {
  /// Reads a table out of a file's bytes, whatever its name says it is.
  package convenience init(reading bytes: [UInt8], limits: TableLimits = .standard) throws(TableError) {
    guard bytes.count <= limits.fileBytes else {
      throw .tooLarge(bytes: bytes.count, limit: limits.fileBytes)
    }
    if bytes.starts(with: FileSign.archive) {
      let sheet = try Workbook(bytes, limits: limits).sheet()
      try self.init(kind: .workbook, notes: sheet.notes, rows: sheet.rows)
    } else if let other = FileSign.refusal(of: bytes) {
      throw other
    } else {
      try self.init(reading: try ForeignText(bytes), limits: limits)
    }
  }

  private convenience init(reading text: ForeignText, limits: TableLimits) throws(TableError) {
    guard let start = text.bytes.firstIndex(where: { !isSpace($0) }) else { throw .empty }
    let rest = text.bytes[start...]
    let note = [text.note].compactMap(\.self)
    switch rest.first {
    case UInt8(ascii: "<") where FileSign.looksLikeMarkup(rest):
      try self.init(kind: .html, notes: note, rows: HTMLTable(text.bytes, limits: limits))
    case UInt8(ascii: "{"), UInt8(ascii: "["):
      // A table whose first field begins so ("[强]") has no list or object after it.
      guard FileSign.looksLikeJSON(rest) else { fallthrough }
      let list = try JSONTable(text.bytes, limits: limits)
      try self.init(kind: list.kind, notes: note, rows: list)
    default:
      let lines = DelimitedText(text.bytes, limits: limits)
      try self.init(kind: .delimited, notes: note + lines.notes, rows: lines)
    }
  }
}

/// Space, tab and line ends.
func isSpace(_ byte: UInt8) -> Bool { byte == 32 || (9...13).contains(byte) }
