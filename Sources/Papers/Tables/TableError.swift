/// Why a file cannot be read as a table. It is then refused as a whole.
package enum TableError: Error, Equatable, Sendable, CustomStringConvertible {
  case tooLarge(bytes: Int, limit: Int)
  /// A workbook that is packed well and is too large all the same.
  case tooLargeUnpacked(limit: Int)
  /// There is no row in it.
  case empty
  /// Something else than a table: `a PDF`.
  case foreign(String)
  /// A workbook in the binary format of Excel 97 or WPS (.xls, .et).
  case oldWorkbook
  /// A workbook with a password.
  case locked
  /// A sheet in the XML of Excel 2003.
  case oldXML
  /// A text in no encoding that we know.
  case encoding
  case openQuote(line: Int)
  /// More than a table of comments can need.
  case tooMuch(String, line: Int)
  case badJSON(String, line: Int)
  /// JSON in which no list, or more than one, can be the table.
  case noList(String)
  /// An archive or a part of it that is damaged.
  case damaged(String)
  /// An archive that nobody makes who means well.
  case suspicious(String)

  package var description: String {
    switch self {
    case .tooLarge(let bytes, let limit): "the file has \(bytes) bytes, more than \(limit)"
    case .tooLargeUnpacked(let limit): "the workbook is larger than \(limit >> 20) MB unpacked"
    case .empty: "there is no row in it"
    case .foreign(let kind): "this is no table but \(kind)"
    case .oldWorkbook: "this is a workbook in the old binary format"
    case .locked: "this workbook is locked by a password"
    case .oldXML: "this is a workbook in the XML of Excel 2003"
    case .encoding: "the text is neither UTF-8 nor GB18030"
    case .openQuote(let line): "line \(line): a quotation mark is never closed"
    case .tooMuch(let what, let line): "line \(line): \(what)"
    case .badJSON(let what, let line): "line \(line): this is not JSON: \(what)"
    case .noList(let what): what
    case .damaged(let what): "the workbook is damaged: \(what)"
    case .suspicious(let what): "the workbook is not read: \(what)"
    }
  }

  /// What a person can do about it.
  package var hint: String? {
    switch self {
    case .tooLarge, .tooLargeUnpacked, .tooMuch: "export a shorter time, or split the file"
    case .oldWorkbook, .oldXML: "open it and save it as .xlsx"
    case .locked: "open it, remove the password and save it as .xlsx"
    case .foreign, .encoding: "export it as CSV (UTF-8) or as .xlsx"
    case .openQuote: "the file was probably cut short: export it again"
    case .noList: "keep only the list of comments"
    case .damaged, .suspicious: "open it and save it again as .xlsx"
    case .empty, .badJSON: nil
    }
  }
}
