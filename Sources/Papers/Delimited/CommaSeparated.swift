/// A table for whoever opens it in a spreadsheet: CSV (RFC 4180) in UTF-8 with its mark, without which Excel on Chinese
/// Windows reads GBK.
///
/// What strangers wrote must not run there as a formula, nor a long number be rounded: such a cell gets an apostrophe
/// before it and is text (`safety.md` §6).
package enum CommaSeparated {
  /// The file's bytes; the first row is the heading.
  package static func bytes(of rows: [[String]]) -> [UInt8] {
    var bytes: [UInt8] = [0xEF, 0xBB, 0xBF]
    for row in rows {
      for (index, cell) in row.enumerated() {
        if index > 0 { bytes.append(UInt8(ascii: ",")) }
        append(harmless(cell), to: &bytes)
      }
      bytes += [13, 10]
    }
    return bytes
  }

  private static func append(_ cell: String, to bytes: inout [UInt8]) {
    let isPlain = cell.utf8.allSatisfy { $0 != UInt8(ascii: ",") && $0 != UInt8(ascii: "\"") && $0 >= 32 }
    guard !isPlain else {
      bytes += cell.utf8
      return
    }
    bytes.append(UInt8(ascii: "\""))
    for byte in cell.utf8 {
      if byte == UInt8(ascii: "\"") { bytes.append(byte) }
      bytes.append(byte)
    }
    bytes.append(UInt8(ascii: "\""))
  }

  /// Without control characters but for line breaks, and with its apostrophe where it needs one.
  private static func harmless(_ cell: String) -> String {
    let scalars = cell.replacing("\r\n", with: "\n").unicodeScalars.map { scalar -> Unicode.Scalar in
      scalar.properties.generalCategory == .control && scalar != "\n" ? " " : scalar
    }
    let text = String(String.UnicodeScalarView(scalars))
    let first = text.unicodeScalars.first { !spaces.contains($0) }
    let starts = first.map(formulaSigns.contains) ?? false
    return starts || isLongNumber(text) ? "'" + text : text
  }

  /// The wide ones as well: a Chinese Excel takes them for what they look like.
  private static let formulaSigns: Set<Unicode.Scalar> = [
    "=", "+", "-", "@", "＝", "＋", "－", "＠", "|", "%",
  ]
  private static let spaces: Set<Unicode.Scalar> = [" ", "\n", "\u{A0}", "\u{3000}", "\u{200B}", "\u{FEFF}"]

  /// Spreadsheets keep fifteen digits and forget the others.
  private static func isLongNumber(_ text: String) -> Bool {
    text.utf8.count > 15 && text.utf8.allSatisfy { (48...57).contains($0) }
  }
}
