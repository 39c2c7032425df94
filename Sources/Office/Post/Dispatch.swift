import Domain
import Store
import Wire

/// Sends what waits in the outbox (design law 1): claimed durably, handed over, and the outcome recorded.
///
/// A mail whose fate is unknown is looked for in the audit mailbox before anything else; only when it cannot be
/// there is it sent again, once, with the same Message-ID.
package struct Dispatch {
  /// How to find out whether a mail of unknown fate was taken.
  package enum Audit {
    /// A copy of everything goes to `address`, where it can be looked for.
    case copies(address: String, mailbox: any Mailbox, tries: Int, wait: Int64)
    /// The courier writes the same file again: repeating does no harm.
    case harmless
    /// Nobody can know: such a mail waits for a person.
    case none
  }

  private let office: Office
  private let courier: any Courier
  private let audit: Audit
  /// Seconds before the first and before the later tries.
  private let retry: ClosedRange<Int64>
  private let log: (String) -> Void

  package init(
    office: Office, courier: any Courier, audit: Audit, retry: ClosedRange<Int64> = 60...3600,
    log: @escaping (String) -> Void
  ) {
    self.office = office
    self.courier = courier
    self.audit = audit
    self.retry = retry
    self.log = log
  }

  /// Deals with every mail that is due. A server that says the same to two mails in a row is not asked for
  /// every other mail as well.
  /// - Returns: how many mails were dealt with.
  /// - Throws: ``Delayed`` at the end, where mails have to wait.
  package func run(at now: () -> Timestamp, until stop: () -> Bool = { false }) throws -> Int {
    var done = 0
    var delayed: Delayed?
    for mail in try office.ledger.ambiguousMail(at: now()) where !stop() {
      do {
        try resolve(mail, at: now())
        done += 1
      } catch let error as MailboxError {
        // Nobody can look now; the others go out all the same, and this one is looked for again.
        delayed = Delayed(description: "audit mailbox: \(error)")
        break
      }
    }
    let pace = office.rules.post.pace
    while !stop(), let mail = try office.ledger.claimNextMail(at: now(), pace: pace) {
      let trouble = try deliver(mail, at: now())
      if let trouble, trouble == delayed { break }
      delayed = trouble ?? delayed
      done += 1
    }
    try office.ledger.rememberMailSize(courier.sizeLimit)
    if let delayed { throw delayed }
    return done
  }

  /// Why mails have to wait: in the server's words, or about it.
  package struct Delayed: Error, Equatable, CustomStringConvertible {
    package let description: String
  }

  private func deliver(_ item: OutboxMail, at now: Timestamp) throws -> Delayed? {
    let address: String? = if case .copies(let address, _, _, _) = audit { address } else { nil }
    let outcome = courier.deliver(
      Parcel(
        envelopeFrom: office.envelopeSender(of: item), recipient: item.mail.recipient, audit: address,
        messageID: item.mail.messageID, bytes: item.mail.bytes))
    switch outcome {
    case .sent(let reply, let auditRefused):
      if let auditRefused { log("audit copy refused: \(auditRefused)") }
      try finishSent(item, reply: reply, at: now)
    case .temporary(let reply):
      // Doubling: a server that is away is not asked every second.
      let pause = min(retry.upperBound, retry.lowerBound << Int64(min(12, item.tries)))
      try finish(item, .retry(after: now + pause, reply: reply), at: now)
      return Delayed(description: reply)
    case .limited(let reply):
      try finish(item, .limited(reply: reply), at: now)
      return Delayed(description: reply)
    case .permanent(let reply):
      try office.ledger.rememberMailSize(courier.sizeLimit)
      if try !office.repack(item, reply: reply, at: now) { try fail(item, reply: reply, at: now) }
    case .ambiguous(let reply):
      let wait: Int64 = if case .copies(_, _, _, let wait) = audit { wait } else { 0 }
      log("\(name(of: item, on: now.day))  of unknown fate")
      try finish(item, .ambiguous(lookAfter: now + wait, reply: reply), at: now)
    }
    return nil
  }

  private func resolve(_ item: OutboxMail, at now: Timestamp) throws {
    switch audit {
    case .harmless: try finish(item, .resend(reply: "repeated"), at: now)
    case .none:
      try finish(item, .held(reply: "it may have been sent, and no audit copy tells"), at: now)
      try note(item, "held", "a mail of unknown fate waits: no audit mailbox is configured", at: now)
    case .copies(_, let mailbox, let tries, let wait):
      if try mailbox.holds(messageID: item.mail.messageID) {
        try finishSent(item, reply: "the audit copy arrived", at: now)
      } else if item.lookups < tries {
        try finish(item, .ambiguous(lookAfter: now + wait, reply: item.reply ?? ""), at: now)
      } else if item.resends == 0 {
        try finish(item, .resend(reply: "no audit copy after \(tries) looks"), at: now)
      } else {
        try finish(item, .held(reply: "of unknown fate twice"), at: now)
        try note(item, "held", "a mail was of unknown fate twice", at: now)
      }
    }
  }

  /// The unit's clock starts on the local day its server took the assignment (design §4).
  private func finishSent(_ item: OutboxMail, reply: String, at now: Timestamp) throws {
    log("\(name(of: item, on: now.day))  \"\(reply)\"")
    guard ["assigned", "cooperate"].contains(item.mail.kind), let id = item.mail.letter else {
      return try finish(item, .sent(reply: reply), at: now)
    }
    try office.open(id, at: now) { docket in
      try docket.book.finish(item.id, .sent(reply: reply), at: now)
      guard let unit = office.register.unit(writingFrom: item.mail.recipient, on: now.day)?.name,
        let due = docket.letter.due[unit], due.dayZero < now.day, docket.letter.assignment?.round == due.round
      else { return }
      try docket.setDue(for: unit, dayZero: now.day, reason: "转办件于\(now.day)送达")
    }
  }

  private func fail(_ item: OutboxMail, reply: String, at now: Timestamp) throws {
    // What the server said may quote the address: that stays in the outbox, and only its code goes into the ledger.
    log("\(name(of: item, on: now.day))  undeliverable")
    guard let id = item.mail.letter else { return try finish(item, .failed(reply: reply), at: now) }
    let code = reply.split { $0.isWhitespace || $0 == "-" }.first {
      $0.wholeMatch(of: /[45]\.\d{1,3}\.\d{1,3}/) != nil  // RFC 3463 §2
    }
    try office.open(id, at: now) { docket in
      try docket.book.finish(item.id, .failed(reply: reply), at: now)
      try docket.takeBack(Undelivered(item, code: code.map(String.init), isFinal: true, said: reply))
    }
  }

  /// `NM2026000001  mailed  assigned  to=旗住建局`.
  private func name(of item: OutboxMail, on day: Day) -> String {
    let addressee = Addressee(of: item.mail, about: nil, in: office.register, on: day)
    return "\(item.mail.letter?.description ?? "-")  mailed  \(item.mail.kind)  to=\(addressee.name)"
  }

  private func finish(_ item: OutboxMail, _ result: OutboxResult, at now: Timestamp) throws {
    try office.ledger.write { try $0.finish(item.id, result, at: now) }
  }

  private func note(_ item: OutboxMail, _ reason: String, _ detail: String, at now: Timestamp) throws {
    guard let id = item.mail.letter else { return }
    try office.open(id, at: now) { docket in
      try docket.record(.held(mail: nil, reason: reason, detail: detail), by: .policy)
    }
  }
}
