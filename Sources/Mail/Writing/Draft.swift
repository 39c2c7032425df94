/// A mail to be written.
package struct Draft: Sendable {
  /// Says that no person wrote the mail (RFC 3834 §5), so that no machine answers it.
  package enum AutoSubmitted: String, Sendable {
    case generated = "auto-generated"
    case replied = "auto-replied"
  }

  package var from: Address
  package var to: [Address]
  package var cc: [Address]
  package var replyTo: [Address]
  package var subject: String
  /// Seconds since 1970; written in Beijing time.
  package var date: Int64
  /// Without angle brackets. The boundaries are derived from it.
  package var messageID: String
  /// Without angle brackets.
  package var inReplyTo: String?
  /// Without angle brackets, the oldest first; of a long thread the middle is left out.
  package var references: [String]
  package var autoSubmitted: AutoSubmitted?
  /// Further fields, in order; none that the draft writes itself.
  package var headers: [(name: String, value: String)]
  package var text: String
  package var html: String?
  /// What the page shows within itself.
  package var pictures: [InlinePicture]
  package var attachments: [Attachment]

  package init(
    from: Address, to: [Address], cc: [Address] = [], replyTo: [Address] = [], subject: String, date: Int64,
    messageID: String, inReplyTo: String? = nil, references: [String] = [],
    autoSubmitted: AutoSubmitted? = nil,
    headers: [(name: String, value: String)] = [], text: String, html: String? = nil,
    pictures: [InlinePicture] = [], attachments: [Attachment] = []
  ) {
    self.from = from
    self.to = to
    self.cc = cc
    self.replyTo = replyTo
    self.subject = subject
    self.date = date
    self.messageID = messageID
    self.inReplyTo = inReplyTo
    self.references = references
    self.autoSubmitted = autoSubmitted
    self.headers = headers
    self.text = text
    self.html = html
    self.pictures = pictures
    self.attachments = attachments
  }

  /// The mail's bytes: lines of CRLF, none longer than 998 octets; the same draft gives the same bytes.
  ///
  /// Control characters in the subject and in names become spaces. In whatever a program supplies — mailboxes,
  /// identifiers, types, further fields — they are an error.
  package func composed() throws(ComposeError) -> [UInt8] {
    var header = HeaderWriter()
    try writeFields(into: &header)
    guard header.bytes.count <= Self.mostHeaderBytes else {
      throw .headerTooLong(bytes: header.bytes.count, limit: Self.mostHeaderBytes)
    }
    let entity = EntityWriter(draft: self)
    var bytes: [UInt8] = []
    bytes.reserveCapacity(header.bytes.count + entity.size)
    bytes += header.bytes
    try entity.write(to: &bytes)
    return bytes
  }
}

extension Draft {
  /// Two hundred recipients with their names; readers, ours among them, hold a mail with much more.
  static let mostHeaderBytes = 30 << 10
}

/// A picture that a page names as `cid:` and its content ID (RFC 2392), sent with it.
package struct InlinePicture: Sendable {
  /// Without angle brackets, unlike that of any other part of any mail (RFC 2045 §7).
  package var contentID: String
  /// The name under which it is saved, such as `chart-1.png`.
  package var asciiName: String
  /// Such as `image/png`.
  package var type: String
  package var bytes: [UInt8]

  package init(contentID: String, asciiName: String, type: String, bytes: [UInt8]) {
    self.contentID = contentID
    self.asciiName = asciiName
    self.type = type
    self.bytes = bytes
  }
}

/// A file sent along.
package struct Attachment: Sendable {
  /// As the reader shall see it, such as `网民留言回复情况表.docx`; what makes it a path is replaced.
  package var name: String
  /// The name for clients that do not read RFC 2231, such as `NM2026000123.docx`.
  package var asciiName: String
  /// Such as `application/pdf`.
  package var type: String
  package var bytes: [UInt8]

  package init(name: String, asciiName: String, type: String, bytes: [UInt8]) {
    self.name = name
    self.asciiName = asciiName
    self.type = type
    self.bytes = bytes
  }
}
