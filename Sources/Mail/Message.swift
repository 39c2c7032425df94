/// A parsed mail (RFC 5322 and MIME): its structure as ranges over the bytes as received.
///
/// Reading goes on whatever is wrong with a mail; only what breaks a limit is an error. What looked odd is in
/// `findings`.
package struct Message: Sendable {
  /// As received, with line breaks of LF, CRLF or, from old Macs, CR.
  package let bytes: [UInt8]
  /// Of equal length, with LF for the line breaks of old Macs: what is taken out of the mail is taken from here.
  let readable: [UInt8]
  package let root: Part
  /// The first From field's addresses. `headers(named:)` tells whether there are more fields.
  package let from: [Address]
  package let sender: [Address]
  package let replyTo: [Address]
  package let to: [Address]
  package let cc: [Address]
  /// What was odd about structure and fields, found while parsing.
  let structureFindings: [String]
  let limits: MailLimits
  let kindOnce = Once<MessageKind>()
  let bodyOnce = Once<MailBody>()
  let replyOnce = Once<MailWords>()

  package init(parsing bytes: [UInt8], limits: MailLimits = .standard) throws(MailError) {
    if bytes.isEmpty { throw .empty }
    if bytes.count > limits.messageBytes {
      throw .tooLarge(bytes: bytes.count, limit: limits.messageBytes)
    }
    let replaced = LineBreaks.replaced(in: bytes)
    let readable = replaced ?? bytes
    var parser = EntityParser(bytes: readable, limits: limits)
    let start = HeaderStart.place(in: readable)
    let root = try parser.part(in: start..<bytes.count)
    let hops = root.headers.count { $0.isNamed("Received") }
    if hops > limits.hops { throw .tooManyHops(limit: limits.hops) }

    var findings = replaced == nil ? [] : ["line breaks are bare CR"]
    findings += parser.findings + Self.repeatedFields(of: root)
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
    self.readable = readable
    self.root = root
    self.limits = limits
    structureFindings = findings + Self.doubtfulSenders(from: from, sender: sender)
    try checkAttachments()
    try checkDecodedSize()
  }

  /// Fields that a mail may have once (RFC 5322 §3.6, RFC 2045).
  private static let singleFields = [
    "From", "Sender", "Reply-To", "To", "Cc", "Subject", "Date", "Message-ID", "In-Reply-To",
    "References", "MIME-Version", "Content-Type", "Content-Transfer-Encoding", "Content-Disposition",
  ]

  private static func repeatedFields(of root: Part) -> [String] {
    var counts = [Int](repeating: 0, count: singleFields.count)
    for field in root.headers {
      if let place = singleFields.firstIndex(where: field.isNamed) { counts[place] += 1 }
    }
    return zip(singleFields, counts).compactMap { name, count in
      count > 1 ? "\(number(count)) \(name) headers" : nil
    }
  }

  /// More than one author, or a name that is another address than the mail's own.
  private static func doubtfulSenders(from: [Address], sender: [Address]) -> [String] {
    var findings: [String] = []
    if from.count > 1 { findings.append("\(number(from.count)) addresses in From") }
    if sender.count > 1 { findings.append("\(number(sender.count)) addresses in Sender") }
    for address in from {
      if let other = address.otherMailboxInName {
        findings.append("From shows \"\(other)\" for \"\(address.mailbox.prefix(80))\"")
      }
    }
    return findings
  }

  private static func number(_ count: Int) -> String { count == 2 ? "two" : "\(count)" }

  private func checkDecodedSize() throws(MailError) {
    // Nothing grows when it is decoded, so that most mails need no decoding here.
    guard bytes.count > limits.decodedBytes else { return }
    var decoded = 0
    for part in root.leaves {
      decoded += content(of: part).count
      if decoded > limits.decodedBytes { throw .decodedTooLarge(limit: limits.decodedBytes) }
    }
  }
}
