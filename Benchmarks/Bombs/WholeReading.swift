import Mail

/// Everything that the office can ask of a mail, asked at once.
package enum WholeReading {
  /// How the reading ended: `read`, or `held: …` with the limit's name.
  ///
  /// - Parameter weight: grows with what was read, so that nothing of it is left out as useless.
  package static func outcome(
    of bytes: [UInt8], limits: MailLimits = .standard, weight: inout Int
  ) -> String {
    do throws(MailError) {
      let message = try Message(parsing: bytes, limits: limits)
      weight &+= fields(of: message) &+ words(of: message) &+ parts(of: message.root, in: message)
      return "read"
    } catch {
      return "held: \(error.description.dropFirst("mail: ".count))"
    }
  }

  private static func fields(of message: Message) -> Int {
    let identifiers = message.references + message.inReplyTo + [message.messageID ?? ""]
    let addresses = message.from + message.to + message.cc + message.sender + message.replyTo
    return message.subject.utf8.count &+ Int(truncatingIfNeeded: message.date?.seconds ?? 0)
      &+ identifiers.reduce(0) { $0 &+ $1.utf8.count } &+ addresses.reduce(0) { $0 &+ $1.mailbox.utf8.count }
      &+ message.root.headers.reduce(0) { $0 &+ $1.text.utf8.count } &+ message.findings.count
  }

  private static func words(of message: Message) -> Int {
    let reply = message.reply
    let files = message.attachments.reduce(0) {
      $0 &+ ($1.name ?? "").utf8.count &+ message.content(of: $1).count
    }
    return message.text.utf8.count &+ reply.words.utf8.count &+ reply.cut.utf8.count &+ files
      &+ message.hugeAttachments.count &+ message.encryption.count &+ message.kind.rawValue.utf8.count
      &+ (message.bounce?.finalRecipient ?? "").utf8.count &+ (message.originalMessageID ?? "").utf8.count
  }

  private static func parts(of part: Part, in message: Message) -> Int {
    var weight = message.rawBytes(of: part).count &+ (part.fileName ?? "").utf8.count
    if part.parts.isEmpty {
      weight &+= message.content(of: part).count
      if part.contentType.type == "text" { weight &+= message.text(of: part).utf8.count }
    }
    for child in part.parts { weight &+= parts(of: child, in: message) }
    return weight
  }
}

extension MailLimits {
  /// Without limits, to see how the reading itself grows; but for the nesting, which is recursion, and the parameters,
  /// of which no more are looked through than that.
  package static var lifted: MailLimits {
    var limits = MailLimits()
    limits.messageBytes = 1 << 30
    limits.parts = 1 << 30
    limits.fieldBytes = 1 << 30
    limits.headerBytes = 1 << 30
    limits.headerLines = 1 << 30
    limits.boundaryBytes = 1 << 30
    limits.addresses = 1 << 30
    limits.encodedWords = 1 << 30
    limits.hops = 1 << 30
    limits.attachments = 1 << 30
    limits.attachmentBytes = 1 << 30
    limits.textBytes = 1 << 24
    return limits
  }
}
