import Domain
import Mail

@testable import Office

/// How the people of the cast answer a mail of ours: to the address it asks for, with its text quoted below.
extension World {
  func reply(
    to mail: Message, from sender: String, _ words: String, signedBy leader: Bool = false,
    forged: Bool = false,
    attachments: [Attachment] = [], quoting: Bool = true
  ) throws {
    let to = mail.replyTo.first?.mailbox ?? ""
    let quoted = mail.text.split(separator: "\n", omittingEmptySubsequences: false).map { "> \($0)" }
    let text =
      quoting ? words + "\n\n在 2026-11-23 09:12:00，网站管理中心 写道：\n" + quoted.joined(separator: "\n") : words
    let bytes = try Draft(
      from: Address(name: nil, mailbox: sender), to: [Address(name: nil, mailbox: to)],
      subject: "回复：" + mail.subject, date: now.seconds,
      messageID: "\(now.seconds).\(words.utf8.count)@\(sender)",
      inReplyTo: mail.messageID, text: text, attachments: attachments
    ).composed()
    try post(leader ? Certificates.shared.signed(bytes, by: sender, at: now, forged: forged) : bytes)
  }

  /// The desk's one-line mail.
  func decide(_ words: String, on mail: Message, from clerk: String = "wangmin@naiman.example") throws {
    try reply(to: mail, from: clerk, words)
  }

  static let scan = Attachment(
    name: "盖章扫描件.pdf", asciiName: "scan.pdf", type: "application/pdf",
    bytes: Array("%PDF-1.4 a sealed form\n%%EOF".utf8))
}
