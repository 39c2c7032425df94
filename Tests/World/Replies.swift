import Domain
import Mail

/// How the people of the cast answer a mail of ours: to the address it asks for, with its text quoted below.
extension World {
  /// - Parameters:
  ///   - flaw: what is wrong with the leader's signature.
  ///   - address: where it is sent; the address that the mail asks for, if `nil`.
  ///   - border: the server that took it in and found that it came from its sender's own.
  ///   - isForged: whether the sender himself wrote that.
  package func reply(
    to mail: Message, from sender: String, _ words: String, signedBy leader: Bool = false,
    forged: Bool = false, flaw: Flaw? = nil, attachments: [Attachment] = [], quoting: Bool = true,
    at address: String? = nil, through border: String? = nil, isForged: Bool = false
  ) throws {
    let quoted = mail.text.split(separator: "\n", omittingEmptySubsequences: false).map { "> \($0)" }
    let text =
      quoting ? words + "\n\n在 \(now):00，网站管理中心 写道：\n" + quoted.joined(separator: "\n") : words
    try write(
      from: Address(name: nil, mailbox: sender), subject: "回复：" + mail.subject, text: text,
      to: address ?? mail.replyTo.first?.mailbox ?? "", inReplyTo: mail.messageID, attachments: attachments
    ) { bytes in
      let way = border.map { Self.way(over: $0, from: sender, isForged: isForged) } ?? ""
      return Array(way.utf8) + (try signed(bytes, by: leader || flaw != nil ? sender : nil, forged, flaw))
    }
  }

  private func signed(_ mail: [UInt8], by leader: String?, _ isForged: Bool, _ flaw: Flaw?) throws -> [UInt8]
  {
    guard let leader else { return mail }
    if let flaw { return try flaw.signed(Signing(mail, by: leader, at: now)) }
    if signsWithOpenPGP(leader) { return try KeyRings.shared.get().good.signed(mail, at: now) }
    return Certificates.shared.signed(mail, by: leader, at: now, forged: isForged)
  }

  /// The mailbox that a mail went to answers it by itself.
  package func answerByItself(_ mail: Message, _ words: String) throws {
    try write(
      from: Address(name: nil, mailbox: mail.to.first?.mailbox ?? ""), subject: "自动回复：" + mail.subject,
      text: words, to: mail.replyTo.first?.mailbox ?? "", inReplyTo: mail.messageID,
      headers: [("X-Autoreply", "yes")])
  }

  /// The last mail from an address arrives once more, by another way.
  package func postAgain(from sender: String) throws {
    try post(Array("X-Journey: again\r\n".utf8) + (lastMails[sender] ?? []))
  }

  /// The fields that a border puts above a mail; where the sender wrote its finding, that stands below its Received.
  private static func way(over border: String, from sender: String, isForged: Bool) -> String {
    let domain = sender.split(separator: "@").last ?? ""
    let received =
      "Received: from mail.\(domain) (mail.\(domain) [192.0.2.7])\r\n by \(border) with ESMTPS id 4F\r\n"
    let found = "Authentication-Results: \(border); dkim=pass header.d=\(domain)\r\n"
    return isForged ? received + found : found + received
  }

  /// The desk's one-line mail.
  package func decide(_ words: String, on mail: Message, from clerk: String = "wangmin@naiman.example") throws
  {
    try reply(to: mail, from: clerk, words)
  }

  /// A clerk declines, and the office goes on.
  package func decline(_ serial: Int = 1, on ground: DeclineGround = .inLegalProceedings) throws {
    try office.decline(letter(serial).id, ground: ground, by: Party(.clerk, name: "王敏"), at: now)
    try work()
  }

  /// A JPEG of a telephone, with its place in it.
  package static let photo = Attachment(
    name: "漏水现场.jpg", asciiName: "IMG_0001.jpg", type: "image/jpeg",
    bytes: [0xFF, 0xD8, 0xFF, 0xFE, 0, 19] + Array("GPS 42.84 120.65 ".utf8)
      + [0xFF, 0xC0, 0, 11, 8, 2, 0, 2, 0, 1, 1, 0x11, 0, 0xFF, 0xDA, 0, 8, 1, 1, 0, 0, 63, 0]
      + [UInt8](repeating: 0x55, count: 5000) + [0xFF, 0xD9])

  package static let scan = Attachment(
    name: "盖章扫描件.pdf", asciiName: "scan.pdf", type: "application/pdf",
    bytes: Array("%PDF-1.4 a sealed form\n%%EOF".utf8))
}
