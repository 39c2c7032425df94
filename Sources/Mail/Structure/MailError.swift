/// Why a mail cannot be read: the limit it breaks, by name.
///
/// The caller keeps the raw bytes; the mail goes to the holding pen.
package enum MailError: Error, Equatable, Sendable {
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
  case decodedTooLarge(limit: Int)

  /// The field of `MailLimits` that the mail is over; nil when it is empty.
  package var limitName: String? {
    switch self {
    case .empty: nil
    case .tooLarge: "messageBytes"
    case .nestedTooDeeply: "nesting"
    case .tooManyParts: "parts"
    case .fieldTooLong: "fieldBytes"
    case .headersTooLong: "headerBytes"
    case .tooManyHeaderLines: "headerLines"
    case .boundaryTooLong: "boundaryBytes"
    case .tooManyAddresses: "addresses"
    case .tooManyParameters: "parameters"
    case .tooManyEncodedWords: "encodedWords"
    case .tooManyHops: "hops"
    case .tooManyAttachments: "attachments"
    case .attachmentTooLarge: "attachmentBytes"
    case .decodedTooLarge: "decodedBytes"
    }
  }
}

extension MailError {
  /// Whether smaller or fewer files would do.
  package var isOfSize: Bool {
    switch self {
    case .tooLarge, .tooManyAttachments, .attachmentTooLarge, .decodedTooLarge: true
    default: false
    }
  }
}

extension MailError: CustomStringConvertible {
  package var description: String {
    guard let limitName else { return "mail: no bytes" }
    return "mail: limit \(limitName): \(excess)"
  }

  private var excess: String {
    switch self {
    case .empty: "no bytes"
    case .tooLarge(let bytes, let limit): "\(bytes) bytes, more than \(limit)"
    case .nestedTooDeeply(let limit): "multiparts nested more than \(limit) deep"
    case .tooManyParts(let limit): "more than \(limit) parts"
    case .fieldTooLong(let name, let limit): "header \"\(name)\" longer than \(limit) bytes"
    case .headersTooLong(let limit): "headers longer than \(limit) bytes"
    case .tooManyHeaderLines(let limit): "a header of more than \(limit) lines"
    case .boundaryTooLong(let bytes, let limit): "a boundary of \(bytes) bytes, more than \(limit)"
    case .tooManyAddresses(let field, let limit): "more than \(limit) addresses in \(field)"
    case .tooManyParameters(let field, let limit): "more than \(limit) parameters in \(field)"
    case .tooManyEncodedWords(let limit): "more than \(limit) encoded words"
    case .tooManyHops(let limit): "more than \(limit) Received headers, probably a loop"
    case .tooManyAttachments(let count, let limit): "\(count) attachments, more than \(limit)"
    case .attachmentTooLarge(let name, let limit):
      "attachment \"\(name ?? "unnamed")\" larger than \(limit) bytes"
    case .decodedTooLarge(let limit): "parts of more than \(limit) bytes together when decoded"
    }
  }
}
