/// How much of a mail we are willing to read: what exceeds a limit is refused with a `MailError` that names it, and the
/// mail is held as it came, never half-read.
///
/// The values are far above what people's mailers write, and far below what other mail systems let pass. Which
/// character sets are decoded is `Charset`'s to say.
package struct MailLimits: Sendable, Equatable {
  /// Bytes of the whole mail, as received: what Chinese providers let through, with base64's third on top.
  package var messageBytes = 25 << 20
  /// Multiparts inside multiparts; Postfix and Dovecot stop at 100.
  package var nesting = 10
  /// Entities in all, the mail itself included; Dovecot stops at 10,000.
  package var parts = 200
  /// Bytes of one header field, folds included; Postfix takes 102,400.
  package var fieldBytes = 32 << 10
  /// Bytes of all headers of all entities together; Dovecot takes 50 MB.
  package var headerBytes = 256 << 10
  /// Lines of one entity's header, folds included.
  package var headerLines = 500
  /// Bytes of a boundary; RFC 2046 §5.1.1 says 70, some clients write more.
  package var boundaryBytes = 200
  /// Addresses in one From, Sender, Reply-To, To or Cc.
  package var addresses = 100
  /// Parameters of one Content-Type or Content-Disposition; the pieces of an RFC 2231 value count as one.
  package var parameters = 20
  /// Encoded words (RFC 2047) in all headers together: To and Cc may hold 100 Chinese names each, many of which take
  /// two words, and twenty files have names of their own.
  package var encodedWords = 500
  /// Received fields: more mean a loop; Postfix stops at 50 too.
  package var hops = 50
  /// Files in one mail.
  package var attachments = 20
  /// Bytes of one attachment, decoded.
  package var attachmentBytes = 10 << 20
  /// Bytes of all parts together, decoded.
  package var decodedBytes = 64 << 20
  /// Bytes of UTF-8 that `Message.text` returns at most. A longer text is cut there, not refused.
  package var textBytes = 64 << 10
  /// Attributes and properties in one `winmail.dat`, enclosed mails included.
  package var tnefEntries = 10_000
  /// Bytes of a `winmail.dat`'s RTF, unpacked.
  package var rtfBytes = 4 << 20

  package init() {}

  package static let standard = MailLimits()
}
