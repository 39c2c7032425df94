/// Delivers over SMTP, one mail a transaction (RFC 5321), over one connection that is kept from mail to mail.
///
/// The outcome tells apart what the outbox must tell apart: until the final dot leaves, nothing has been handed
/// over; from then on only a clear reply says what became of the mail.
package final class SMTPCourier: Courier {
  private let address: ServerAddress
  private let name: String?
  private let finalPatience: Duration
  private var session: SMTPSession?
  /// As the server said when it was last greeted (RFC 1870 §4).
  package private(set) var sizeLimit: Int?

  /// - Parameters:
  ///   - name: what to call ourselves in EHLO; this machine's name, if `nil`.
  ///   - finalPatience: how long to wait for the reply to the final dot; RFC 5321 §4.5.3.2.6 asks for ten minutes.
  package init(to address: ServerAddress, as name: String? = nil, finalPatience: Duration = .seconds(600)) {
    self.address = address
    self.name = name
    self.finalPatience = finalPatience
  }

  package func deliver(_ parcel: Parcel) -> DeliveryOutcome {
    if let fault = parcel.fault { return .permanent(fault) }
    do {
      return try attempt(parcel)
    } catch {
      session = nil
      // Servers also refuse to talk to us at all, or to let us log in.
      let isLimited = RefusalReason(of: error.description) == .frequency
      return isLimited ? .limited(error.description) : .temporary(error.description)
    }
  }

  /// Connects and logs in, and takes leave again; throws what a delivery would have met.
  package func probe() throws {
    _ = try connected()
    close()
  }

  package func close() {
    session?.quit()
    session = nil
  }

  private func attempt(_ parcel: Parcel) throws(SMTPSession.Fault) -> DeliveryOutcome {
    let data = SMTPData.stuffed(parcel.bytes)
    let kept = session != nil
    var envelope: Envelope
    do {
      envelope = try self.envelope(parcel, data, over: connected())
    } catch {
      // A connection kept from before may have died of age: once more over a new one.
      guard kept else { throw error }
      session = nil
      envelope = try self.envelope(parcel, data, over: connected())
    }
    switch envelope {
    case .refused(let outcome): return outcome
    case .accepted(let auditRefused): return try content(data, auditRefused: auditRefused, over: connected())
    }
  }

  private func connected() throws(SMTPSession.Fault) -> SMTPSession {
    if let session { return session }
    let session = try SMTPSession(to: address, as: name)
    self.session = session
    sizeLimit = session.capabilities.sizeLimit
    return session
  }

  private enum Envelope {
    case accepted(auditRefused: String?)
    case refused(DeliveryOutcome)
  }

  /// MAIL and RCPT. The recipient decides; the audit copy's refusal is only noted.
  private func envelope(
    _ parcel: Parcel, _ data: [UInt8], over session: SMTPSession
  ) throws(SMTPSession.Fault) -> Envelope {
    if let limit = session.capabilities.sizeLimit, data.count > limit {
      return .refused(
        .permanent("\(session.server): \(data.count) bytes, over the server's limit of \(limit)"))
    }
    let audit = parcel.audit.flatMap { $0 == parcel.recipient ? nil : $0 }
    let auditFault = audit.flatMap { Parcel.fault(ofAddress: $0) }
    var commands = session.needsReset ? ["RSET"] : []
    commands += [mail(parcel, data, session.capabilities), "RCPT TO:<\(parcel.recipient)>"]
    if let audit, auditFault == nil { commands.append("RCPT TO:<\(audit)>") }
    session.needsReset = true
    let replies = try session.exchange(commands)
    let needed = commands.firstIndex { $0.hasPrefix("RCPT") } ?? 0
    for (index, reply) in replies.prefix(needed + 1).enumerated() {
      guard let outcome = try refusal(reply, from: session) else { continue }
      // MAIL is about us, and never about whom it goes to: but for a mail that is too large, it waits for us to be put right.
      if index < needed, case .permanent(let text) = outcome, reply.code != 552 {
        return .refused(.temporary(text))
      }
      if index == needed, case .temporary(let text) = outcome, reply.isOfRecipient {
        return .refused(.postponed(text))
      }
      return .refused(outcome)
    }
    let auditReply = replies.dropFirst(needed + 1).first
    let auditRefused = auditReply.flatMap { $0.isPositive ? nil : $0.text }
    return .accepted(auditRefused: auditFault ?? auditRefused)
  }

  private func mail(_ parcel: Parcel, _ data: [UInt8], _ capabilities: SMTPCapabilities) -> String {
    let size = capabilities.takesSize ? " SIZE=\(data.count)" : ""
    let body = capabilities.eightBit && data.contains { $0 >= 0x80 } ? " BODY=8BITMIME" : ""
    return "MAIL FROM:<\(parcel.envelopeFrom)>\(size)\(body)"
  }

  /// DATA, the mail, and the final dot.
  private func content(
    _ data: [UInt8], auditRefused: String?, over session: SMTPSession
  ) throws(SMTPSession.Fault) -> DeliveryOutcome {
    try session.send(Array("DATA\r\n".utf8))
    let invitation = try session.reply()
    if invitation.isClosing { throw .closing(server: session.server, reply: invitation.text) }
    guard invitation.code == 354 else {
      if let outcome = try refusal(invitation, from: session) { return outcome }
      throw .garbage(server: session.server, line: invitation.text)
    }
    try session.send(data)
    let verdict: SMTPReply
    session.grace = .seconds(10)
    defer { session.grace = nil }
    do {
      try session.send(Array(".\r\n".utf8))
      verdict = try session.reply(within: finalPatience)
    } catch {
      self.session = nil
      return .ambiguous(error.description)
    }
    session.needsReset = false
    return outcome(verdict, auditRefused, from: session)
  }

  /// What the reply to the final dot means.
  private func outcome(
    _ verdict: SMTPReply, _ auditRefused: String?, from session: SMTPSession
  ) -> DeliveryOutcome {
    let text = "\(session.server): \(verdict.text)"
    if verdict.isClosing { self.session = nil }
    switch verdict.code {
    case 200...299: return .sent(reply: verdict.text, auditRefused: auditRefused)
    case 400...599: return Self.outcome(ofRefusal: verdict, text)
    default:
      self.session = nil
      return .ambiguous(text)
    }
  }

  /// What 4yz or 5yz means for the mail: the code decides, unless the words tell that the mail is not at fault.
  private static func outcome(ofRefusal reply: SMTPReply, _ text: String) -> DeliveryOutcome {
    switch RefusalReason(of: reply.text) {
    case .frequency: .limited(text)
    case .sender: .temporary(text)
    case .policy, .other:
      reply.code >= 500 ? .permanent(text) : reply.isOfMailbox ? .postponed(text) : .temporary(text)
    }
  }

  /// What a refusal before the mail's content means; `nil` if it is none.
  private func refusal(
    _ reply: SMTPReply, from session: SMTPSession
  ) throws(SMTPSession.Fault) -> DeliveryOutcome? {
    let text = "\(session.server): \(reply.text)"
    switch reply.code {
    case 200...299: return nil
    // The dialogue or our login is at fault, not the mail.
    case 503, 530, 534, 535, 538:
      self.session = nil
      return .temporary(text)
    case 400...599: return Self.outcome(ofRefusal: reply, text)
    default: throw .garbage(server: session.server, line: reply.text)
    }
  }
}

extension SMTPReply {
  /// Whether a refusal for now of RCPT is about that recipient, and not about the server (RFC 3463 §3.4, §3.5).
  fileprivate var isOfRecipient: Bool {
    400...499 ~= code && !isClosing
      && !["4.3.", "4.4."].contains { words.dropFirst().first?.hasPrefix($0) == true }
  }

  /// Whether a refusal for now of a mail is about the mailbox or its sender (RFC 3463 §3.3), as that of greylisting.
  fileprivate var isOfMailbox: Bool {
    400...499 ~= code && !isClosing
      && ["4.2.", "4.7.1"].contains { words.dropFirst().first?.hasPrefix($0) == true }
  }

  private var words: [Substring] { text.split { $0.isWhitespace || $0 == "-" } }
}
