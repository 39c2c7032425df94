extension Message {
  /// The words of the mail, at most 64 KiB: of alternatives the best, HTML as text, line breaks as LF.
  package var text: String { body.text }

  /// Whether the mail says more than ``text`` does.
  package var isTextCut: Bool { body.isTextCut }

  /// What its first plain part says, and without one its words: of a mail whose alternatives say the same, such as ours,
  /// for they are not compared.
  var plainText: String {
    root.leaves.first(where: \.isPlainWords).map { BodyText(of: $0, in: self).text } ?? text
  }

  /// What was sent along, in order: not the words of the mail, and not what a signature or a report consists of.
  ///
  /// Pictures within the text count, as a sealed form is often pasted there.
  package var attachments: [ReceivedFile] { body.files }

  /// What of it was encrypted; empty for nearly every mail.
  package var encryption: [Encryption] { body.encryption }

  var body: MailBody { bodyOnce.value { MailBody(MailContents(of: self)) } }
}

/// The words and the files of a mail, found in one walk over its parts.
struct MailBody: Sendable {
  let text: String
  let isTextCut: Bool
  let files: [ReceivedFile]
  let encryption: [Encryption]
  let findings: [String]

  init(_ contents: MailContents) {
    text = contents.text
    isTextCut = contents.isTextCut
    files = contents.found.files
    encryption = contents.found.encryption
    findings = contents.found.allFindings
  }
}

extension Message {
  /// The file's octets, decoded.
  package func content(of file: ReceivedFile) -> [UInt8] {
    file.unpacked.map { Array($0) } ?? content(of: file.part)
  }

  /// The file's first octets, decoded.
  func head(of file: ReceivedFile, most: Int) -> [UInt8] {
    file.unpacked.map { Array($0.prefix(most)) } ?? content(of: file.part, most: most)
  }

  func checkAttachments() throws(MailError) {
    guard mayBreakAttachmentLimits else { return }
    if attachments.count > limits.attachments {
      throw .tooManyAttachments(count: attachments.count, limit: limits.attachments)
    }
    // A cover is no file: what is inside is held against the limits once it is open.
    guard !root.isCover else { return }
    for file in attachments where atMostBytes(of: file) > limits.attachmentBytes {
      if content(of: file).count > limits.attachmentBytes {
        throw .attachmentTooLarge(name: file.name, limit: limits.attachmentBytes)
      }
    }
  }

  /// Most mails are too small to, and their words need not be read to know it.
  private var mayBreakAttachmentLimits: Bool {
    bytes.count > limits.attachmentBytes || root.entityCount > limits.attachments
      || root.contains(where: \.mayBeTNEF)
      || bytes.firstIndex(of: UuencodedText.opening, in: bytes.indices) != nil
  }

  /// A bound that needs no decoding.
  private func atMostBytes(of file: ReceivedFile) -> Int {
    if let unpacked = file.unpacked { return unpacked.count }
    let body = file.part.bodyRange
    return file.part.transferEncoding == "base64" ? body.count / 4 * 3 + 3 : body.count
  }
}

extension Part {
  /// Encrypted, or signed with the text inside (RFC 8551 §3.10).
  fileprivate var isCover: Bool {
    parts.isEmpty && contentType.type == "application"
      && (["pkcs7-mime", "x-pkcs7-mime"].contains(contentType.subtype)
        || contentType.subtype == "octet-stream" && fileName?.lowercased().hasSuffix(".p7m") == true)
  }

  /// Itself and all below it.
  fileprivate var entityCount: Int { parts.reduce(1) { $0 + $1.entityCount } }

  /// Whether it is so of this entity or of one below it.
  fileprivate func contains(where holds: (Part) -> Bool) -> Bool {
    holds(self) || parts.contains { $0.contains(where: holds) }
  }
}
