/// A parsed mail (RFC 5322 and MIME): its structure as ranges over the bytes as received.
///
/// Reading goes on whatever is wrong with a mail; only what breaks a limit is an error. What looked odd is in
/// `findings`.
package struct Message: Sendable {
  /// As received, with line breaks of LF or CRLF.
  package let bytes: [UInt8]
  package let root: Part
  /// The first From field's addresses. `headers(named:)` tells whether there are more fields.
  package let from: [Address]
  package let sender: [Address]
  package let replyTo: [Address]
  package let to: [Address]
  package let cc: [Address]
  /// What was odd, in words, such as `two From headers`.
  package let findings: [String]
  let limits: MailLimits

  package init(parsing bytes: [UInt8], limits: MailLimits = .standard) throws(MailError) {
    if bytes.isEmpty { throw .empty }
    if bytes.count > limits.messageBytes {
      throw .tooLarge(bytes: bytes.count, limit: limits.messageBytes)
    }
    var parser = EntityParser(bytes: bytes, limits: limits)
    let mark = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    let root = try parser.part(in: mark..<bytes.count)
    let hops = root.headers(named: "Received").count
    if hops > limits.hops { throw .tooManyHops(limit: limits.hops) }

    var findings = parser.findings + Self.repeatedFields(of: root)
    func addresses(_ name: String) throws(MailError) -> [Address] {
      guard let field = root.headers.first(named: name) else { return [] }
      let list = AddressList(parsing: field.rawValue, limit: limits.addresses)
      if list.isOverfull { throw .tooManyAddresses(field: name, limit: limits.addresses) }
      if list.unreadable > 0 { findings.append("unreadable address in \(name)") }
      return list.addresses
    }
    from = try addresses("From")
    sender = try addresses("Sender")
    replyTo = try addresses("Reply-To")
    to = try addresses("To")
    cc = try addresses("Cc")
    self.bytes = bytes
    self.root = root
    self.limits = limits
    // Names and values of the sender stand in some of them.
    self.findings = findings.map(HeaderText.withoutControls)
    try checkAttachments()
  }

  /// Fields that a mail may have once (RFC 5322 §3.6, RFC 2045).
  private static func repeatedFields(of root: Part) -> [String] {
    [
      "From", "Sender", "Reply-To", "To", "Cc", "Subject", "Date", "Message-ID", "In-Reply-To",
      "References", "MIME-Version", "Content-Type", "Content-Transfer-Encoding", "Content-Disposition",
    ].compactMap { name in
      let count = root.headers(named: name).count
      return count > 1 ? "\(count == 2 ? "two" : "\(count)") \(name) headers" : nil
    }
  }

  private func checkAttachments() throws(MailError) {
    let attachments = attachments
    if attachments.count > limits.attachments {
      throw .tooManyAttachments(count: attachments.count, limit: limits.attachments)
    }
    for part in attachments {
      let isBase64 = part.transferEncoding == "base64"
      let most = isBase64 ? part.bodyRange.count / 4 * 3 + 3 : part.bodyRange.count
      if most > limits.attachmentBytes, content(of: part).count > limits.attachmentBytes {
        throw .attachmentTooLarge(name: part.fileName, limit: limits.attachmentBytes)
      }
    }
  }
}
