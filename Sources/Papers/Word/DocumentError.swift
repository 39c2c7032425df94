/// Why a text document cannot be read. Nothing of it is then.
package enum DocumentError: Error, Equatable, Sendable, CustomStringConvertible {
  case tooLarge
  /// A document with a password.
  case locked
  /// In the binary format of Word 97 or WPS (.doc, .wps), or in RTF.
  case oldDocument
  /// More than a form can need.
  case tooMuch(String)
  case damaged(String)
  /// One that nobody makes who means well.
  case suspicious(String)

  package var description: String {
    switch self {
    case .tooLarge: "the document is too large"
    case .locked: "the document is locked by a password"
    case .oldDocument: "this is a document in an old format (.doc, .wps or .rtf)"
    case .tooMuch(let what): "the document has \(what)"
    case .damaged(let what): "the document is damaged: \(what)"
    case .suspicious(let what): "the document is not read: \(what)"
    }
  }

  init(_ error: TableError) {
    switch error {
    case .tooLarge, .tooLargeUnpacked: self = .tooLarge
    case .locked: self = .locked
    case .oldWorkbook: self = .oldDocument
    case .tooMuch(let what, _): self = .tooMuch(what)
    case .suspicious(let what): self = .suspicious(what)
    case .damaged(let what): self = .damaged(what)
    case .empty, .foreign, .oldXML, .encoding, .openQuote, .badJSON, .noList: self = .damaged("\(error)")
    }
  }
}
