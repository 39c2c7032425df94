/// Why a mail cannot be read: the limit it breaks, by name.
///
/// The caller keeps the raw bytes; the mail goes to the holding pen.
package enum MailError: Error, Equatable, Sendable, CustomStringConvertible {
  case empty
  case tooLarge(bytes: Int, limit: Int)
  case nestedTooDeeply(limit: Int)
  case tooManyParts(limit: Int)
  case fieldTooLong(name: String, limit: Int)
  case headersTooLong(limit: Int)
  case tooManyHeaderLines(limit: Int)
  case boundaryTooLong(bytes: Int, limit: Int)
  case tooManyAddresses(field: String, limit: Int)
  case tooManyParameters(field: String, limit: Int)
  case tooManyEncodedWords(limit: Int)
  case tooManyHops(limit: Int)
  case tooManyAttachments(count: Int, limit: Int)
  case attachmentTooLarge(name: String?, limit: Int)

  package var description: String {
    switch self {
    case .empty: "mail: no bytes"
    case .tooLarge(let bytes, let limit): "mail: \(bytes) bytes, more than \(limit)"
    case .nestedTooDeeply(let limit): "mail: multiparts nested more than \(limit) deep"
    case .tooManyParts(let limit): "mail: more than \(limit) parts"
    case .fieldTooLong(let name, let limit): "mail: header \"\(name)\" longer than \(limit) bytes"
    case .headersTooLong(let limit): "mail: headers longer than \(limit) bytes"
    case .tooManyHeaderLines(let limit): "mail: a header of more than \(limit) lines"
    case .boundaryTooLong(let bytes, let limit): "mail: a boundary of \(bytes) bytes, more than \(limit)"
    case .tooManyAddresses(let field, let limit): "mail: more than \(limit) addresses in \(field)"
    case .tooManyParameters(let field, let limit): "mail: more than \(limit) parameters in \(field)"
    case .tooManyEncodedWords(let limit): "mail: more than \(limit) encoded words"
    case .tooManyHops(let limit): "mail: more than \(limit) Received headers, probably a loop"
    case .tooManyAttachments(let count, let limit): "mail: \(count) attachments, more than \(limit)"
    case .attachmentTooLarge(let name, let limit):
      "mail: attachment \"\(name ?? "unnamed")\" larger than \(limit) bytes"
    }
  }
}
