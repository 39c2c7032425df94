/// One MIME entity: where it lies in the message, and what its header says.
package struct Part: Sendable {
  /// Header and body exactly as received, without the line break that belongs to the next delimiter.
  package let range: Range<Int>
  /// The fields with their line breaks, without the empty line.
  package let headerRange: Range<Int>
  package let bodyRange: Range<Int>
  /// Before the first delimiter of a multipart; empty otherwise.
  package let preamble: Range<Int>
  /// After the close delimiter of a multipart; empty otherwise.
  package let epilogue: Range<Int>
  package let headers: [HeaderField]
  package let contentType: ContentType
  package let disposition: Disposition?
  /// Lower case; `7bit` when the field is missing.
  package let transferEncoding: String
  /// A multipart's children. A message/rfc822 is not descended into: it is an attachment.
  package let parts: [Part]
  /// Whether a multipart's close delimiter was seen.
  package let closed: Bool

  /// The fields of that name, in any case, in order.
  package func headers(named name: String) -> [HeaderField] { headers.named(name) }

  /// The name the sender gave to the file, decoded; never a path to use.
  package var fileName: String? {
    for name in [disposition?.parameters["filename"], contentType.parameters["name"]] {
      if let name, !name.isEmpty { return name }
    }
    return nil
  }

  /// Whether the entity is what a signature or a report consists of, rather than something sent along.
  var isMachinery: Bool {
    switch contentType.type {
    case "application":
      ["pkcs7-signature", "x-pkcs7-signature", "pgp-signature"].contains(contentType.subtype)
    case "message":
      ["delivery-status", "global-delivery-status", "disposition-notification", "feedback-report"]
        .contains(contentType.subtype)
    default: false
    }
  }

  /// The entity and all below it, in order.
  var leaves: [Part] { parts.isEmpty ? [self] : parts.flatMap(\.leaves) }
}
