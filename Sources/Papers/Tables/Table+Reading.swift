extension Table {
  /// Reads a table out of a file's bytes, whatever its name says it is.
  package init(reading bytes: [UInt8], limits: TableLimits = .standard) throws(TableError) {
    guard bytes.count <= limits.fileBytes else {
      throw .tooLarge(bytes: bytes.count, limit: limits.fileBytes)
    }
    if bytes.starts(with: FileSign.archive) {
      self = try Workbook(bytes, limits: limits).table()
    } else if let other = FileSign.refusal(of: bytes) {
      throw other
    } else {
      self = try Self.text(try ForeignText(bytes), limits: limits)
    }
    guard !rows.isEmpty else { throw .empty }
  }

  private static func text(_ text: ForeignText, limits: TableLimits) throws(TableError) -> Table {
    guard let start = text.bytes.firstIndex(where: { !isSpace($0) }) else { throw .empty }
    let rest = text.bytes[start...]
    let read: Table
    switch rest.first {
    case UInt8(ascii: "<") where FileSign.looksLikeMarkup(rest):
      read = try HTMLTable(text.bytes, limits: limits).table()
    case UInt8(ascii: "{"), UInt8(ascii: "["):
      // A table whose first field begins so ("[强]") has no list or object after it.
      guard FileSign.looksLikeJSON(rest) else { fallthrough }
      read = try JSONTable(text.bytes, limits: limits).table()
    default:
      read = try DelimitedText(text.bytes, limits: limits).table()
    }
    return Table(kind: read.kind, rows: read.rows, notes: [text.note].compactMap(\.self) + read.notes)
  }
}

/// Space, tab and line ends.
func isSpace(_ byte: UInt8) -> Bool { byte == 32 || (9...13).contains(byte) }
