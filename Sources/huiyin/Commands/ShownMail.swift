import Digest
import Mail
import Signatures

/// What the office reads in a mail; its JSON keys are stable, and every one is always there.
struct ShownMail: Encodable {
  struct Person: Encodable {
    @Nullable var name: String?
    let address: String
  }
  struct File: Encodable {
    @Nullable var name: String?
    let type: String
    /// Bytes, decoded.
    let size: Int
    let sha256: String
  }

  let subject: String
  let from: [Person]
  let to: [Person]
  /// ISO 8601 with the sender's own offset; null where there is none or where it cannot be read.
  @Nullable var date: String?
  @Nullable var messageID: String?
  @Nullable var inReplyTo: String?
  let references: [String]
  /// Of a bounce, a receipt or a complaint: the Message-ID of the mail that it is about.
  @Nullable var original: String?
  let kind: String
  /// All words of the mail.
  let text: String
  /// The new words: without quoted history, signature and footers.
  let reply: String
  let attachments: [File]
  /// What the mail claims; "huiyin verify" judges it.
  let signed: String
  let findings: [String]

  init(of message: Message) {
    subject = message.subject
    from = message.from.map { Person(name: $0.name, address: $0.mailbox) }
    to = message.to.map { Person(name: $0.name, address: $0.mailbox) }
    date = message.date?.iso8601
    messageID = message.messageID
    inReplyTo = message.inReplyTo.first
    references = message.references
    original = message.kind.isByPerson ? nil : message.originalMessageID
    kind = message.kind.rawValue
    text = message.text
    reply = message.reply.words
    attachments = message.attachments.map { file in
      let bytes = message.content(of: file)
      return File(
        name: file.name, type: "\(file.contentType.type)/\(file.contentType.subtype)", size: bytes.count,
        sha256: Hex.encode(SHA256.digest(of: bytes)))
    }
    signed = SignatureScheme(claimedBy: message).rawValue
    findings = message.findings
  }
}

extension ShownMail {
  /// The same for a terminal.
  var page: String {
    var lines = [
      ("from", from.map(\.line).joined(separator: ", ")), ("to", to.map(\.line).joined(separator: ", ")),
      ("date", date ?? "none"), ("subject", subject), ("kind", kind), ("signed", signed),
    ].map { Self.line($0, $1) }
    if let original { lines.append(Self.line("about", original)) }
    lines += attachments.map { file in
      Self.line(
        "file", "\(file.name ?? "unnamed")  \(file.type)  \(file.size) bytes  \(file.sha256.prefix(16))")
    }
    lines += findings.map { Self.line("finding", $0) }
    lines += [""] + reply.split(separator: "\n", omittingEmptySubsequences: false).map { "    \($0)" }
    return lines.map(\.onOneLine).joined(separator: "\n")
  }

  private static func line(_ name: String, _ value: String) -> String {
    name + String(repeating: " ", count: max(1, 9 - name.count)) + value
  }
}

extension ShownMail.Person {
  /// A name that could be taken for an address stands in quotes.
  fileprivate var line: String {
    guard let name else { return address }
    return name.contains { "<>,@＠".contains($0) } ? "\"\(name)\" <\(address)>" : "\(name) <\(address)>"
  }
}
