/// How much of a mail we are willing to read; whatever exceeds it is refused with a `MailError`.
package struct MailLimits: Sendable, Equatable {
  /// Bytes of the whole mail.
  package var messageBytes = 25 << 20
  /// Multiparts inside multiparts.
  package var nesting = 10
  /// Entities in all, the mail itself included.
  package var parts = 200
  /// Bytes of one header field, folds included.
  package var fieldBytes = 32 << 10
  /// Bytes of all headers of all entities.
  package var headerBytes = 256 << 10
  /// Lines of one entity's header.
  package var headerLines = 500
  /// Bytes of a boundary; RFC 2046 §5.1.1 says 70, some clients write more.
  package var boundaryBytes = 200
  /// Addresses in one From, Sender, Reply-To, To or Cc.
  package var addresses = 100
  /// Parameters of one Content-Type or Content-Disposition; the pieces of a RFC 2231 value count as one.
  package var parameters = 20
  /// Encoded words (RFC 2047) in all headers together.
  package var encodedWords = 500
  /// Received fields: more mean a loop.
  package var hops = 50
  package var attachments = 20
  /// Bytes of one attachment, decoded.
  package var attachmentBytes = 10 << 20
  /// Bytes of UTF-8 that `Message.text` returns at most.
  package var textBytes = 64 << 10
  /// Attributes and properties in one `winmail.dat`, enclosed mails included.
  package var tnefEntries = 10_000
  /// Bytes of a `winmail.dat`'s RTF, unpacked.
  package var rtfBytes = 4 << 20

  package init() {}

  package static let standard = MailLimits()
}
