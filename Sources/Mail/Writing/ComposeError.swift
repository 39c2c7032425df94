/// Why a draft cannot become a mail.
package enum ComposeError: Error, Equatable, Sendable, CustomStringConvertible {
  case noRecipient
  /// Not `local@domain` in visible ASCII.
  case mailbox(String)
  case messageID(String)
  /// Before 1970 or after 9999.
  case date(Int64)
  case fieldName(String)
  /// A field that the draft writes itself.
  case reservedField(String)
  /// CR, LF or NUL in a field's value.
  case fieldValue(String)
  case headerTooLong(bytes: Int, limit: Int)
  case attachmentType(String)
  case attachmentName(String)

  package var description: String {
    switch self {
    case .noRecipient: "draft: no recipient"
    case .mailbox(let text): "draft: \"\(Self.shown(text))\" is no mailbox"
    case .messageID(let text): "draft: \"\(Self.shown(text))\" is no message id"
    case .date(let seconds): "draft: date \(seconds) is out of range"
    case .fieldName(let text): "draft: \"\(Self.shown(text))\" is no header name"
    case .reservedField(let name): "draft: header \"\(Self.shown(name))\" is written by the draft itself"
    case .fieldValue(let name): "draft: header \"\(Self.shown(name))\" holds a control character"
    case .headerTooLong(let bytes, let limit): "draft: a header of \(bytes) bytes, more than \(limit)"
    case .attachmentType(let text): "draft: \"\(Self.shown(text))\" is no type of an attachment"
    case .attachmentName(let text): "draft: \"\(Self.shown(text))\" is no plain file name"
    }
  }

  private static func shown(_ text: String) -> String {
    String(HeaderText.withoutControls(text).prefix(80))
  }
}
