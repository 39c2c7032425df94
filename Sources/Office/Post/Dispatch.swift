import Domain
import Store
import Wire

/// Sends what waits in the outbox (design law 1): claimed durably, handed over, and the outcome recorded.
///
/// A mail whose fate is unknown is looked for in the audit mailbox before anything else; only when it cannot be
/// there is it sent again, once, with the same Message-ID. Of one that is of unknown fate twice a person is told.
package struct Dispatch {
  /// How to find out whether a mail of unknown fate was taken.
  package enum Audit {
    /// A copy of everything goes to `address`, where it can be looked for.
    case copies(address: String, mailbox: any Mailbox, tries: Int, wait: Int64)
    /// The courier writes the same file again: repeating does no harm.
    case harmless
    /// Nobody can know.
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
    // What was restored may have been sent since.
    if let hold = try office.ledger.hold() {
      guard let ending = hold.ending else { return 0 }
      try end(hold, ending, at: now(), until: stop)
      guard try !office.ledger.isHeld else { return 0 }
    }
    try removeErasedCopies()
    var done = 0
    var delayed: Delayed?
    var unavailable: Set<String> = []
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
      if try office.withdraw(mail, at: now()) {
        log("\(name(of: mail, on: now().day))  withdrawn")
        done += 1
        continue
      }
      if let opening = office.opening(for: mail, at: now()) {
        try finish(mail, .retry(after: opening, reply: "waits for office hours"), at: now())
        continue
      }
      var trouble: Delayed?
      switch try deliver(mail, at: now()) {
      case .dealtWith: unavailable = []
      case .postponed: unavailable.insert(mail.mail.recipient)
      case .delayed(let reply): trouble = Delayed(description: reply)
      }
      if let trouble, trouble == delayed { break }
      delayed = trouble ?? delayed
      done += 1
      // Where nobody can be reached, it is the server who cannot reach them.
      if unavailable.count == Self.most {
        delayed = Delayed(description: "\(Self.most) recipients in a row take nothing for now")
        break
      }
    }
    try office.ledger.rememberMailSize(courier.sizeLimit)
    if let delayed { throw delayed }
    return done
  }

  /// What becomes of each mail that this ledger knows of and that has not left as far as it knows; then the hold is over.
  private func end(_ hold: Hold, _ ending: Hold.Ending, at now: Timestamp, until stop: () -> Bool) throws {
    var mark = ResumedMark()
    for number in try office.ledger.unsentMails() {
      if stop() { return }
      guard let item = try office.ledger.outbox(number: number) else { continue }
      switch (ending, audit) {
      case (.drop, _):
        try finish(item, .held(reply: "kept back after a restore"), at: now)
        mark.dropped += 1
      case (.compare, .copies(_, let mailbox, _, _)) where try isThere(item, in: mailbox):
        try finishSent(item, reply: "the audit copy arrived", at: now)
        mark.sent += 1
      case (.compare, _), (.send, _):
        try office.ledger.write { try $0.leave(item.id, at: now) }
        mark.waiting += 1
      }
    }
    let clerk = Party(.clerk, name: hold.clerk)
    try office.ledger.write { try $0.endHold(mark, at: now, by: clerk) }
  }

  private func isThere(_ item: OutboxMail, in mailbox: any Mailbox) throws -> Bool {
    do { return try mailbox.holds(messageID: item.mail.messageID) } catch {
      throw Delayed(description: "audit mailbox: \(error)")
    }
  }

  /// Of mails whose letter was erased. One that cannot be removed now is the next time; nothing waits for it.
  private func removeErasedCopies() throws {
    for messageID in try office.ledger.copiesToRemove() {
      do {
        if case .copies(_, let mailbox, _, _) = audit { try mailbox.remove(messageID: messageID) }
        try courier.forget(messageID: messageID)
      } catch { return log("audit mailbox: erased mails lie there still: \(error)") }
      try office.ledger.markCopyRemoved(messageID)
    }
  }

  /// Why mails have to wait: in the server's words, or about it.
  package struct Delayed: Error, Equatable, CustomStringConvertible {
    package let description: String
  }

  /// After so many recipients in a row that take nothing, nobody else's mail is tried.
  private static let most = 10

  private enum Attempt {
    case dealtWith, postponed
    case delayed(String)
  }

  private func deliver(_ item: OutboxMail, at now: Timestamp) throws -> Attempt {
    let address: String? =
      if case .copies(let address, _, _, _) = audit, AddressProbe(item) == nil { address } else { nil }
    let outcome = courier.deliver(
      Parcel(
        envelopeFrom: office.envelopeSender(of: item), recipient: item.mail.recipient, audit: address,
        messageID: item.mail.messageID, bytes: item.mail.bytes))
    switch outcome {
    case .sent(let reply, let auditRefused):
      if let auditRefused { log("audit copy refused: \(auditRefused)") }
      try finishSent(item, reply: reply, at: now)
    case .temporary(let reply):
      try finish(item, .retry(after: now + pause(for: item), reply: reply), at: now)
      return .delayed(reply)
    case .postponed(let reply):
      log("\(name(of: item, on: now.day))  postponed")
      try finish(item, .postponed(until: now + pause(for: item), reply: reply), at: now)
      return .postponed
    case .limited(let reply):
      try finish(item, .limited(reply: reply), at: now)
      return .delayed(reply)
    case .permanent(let reply):
      try office.ledger.rememberMailSize(courier.sizeLimit)
      if try !office.repack(item, reply: reply, at: now) { try fail(item, reply: reply, at: now) }
    case .ambiguous(let reply):
      let wait: Int64 = if case .copies(_, _, _, let wait) = audit { wait } else { 0 }
      log("\(name(of: item, on: now.day))  of unknown fate")
      try finish(item, .ambiguous(lookAfter: now + wait, reply: reply), at: now)
    }
    return .dealtWith
  }

  /// Doubling: a server that is away is not asked every second.
  private func pause(for item: OutboxMail) -> Int64 {
    min(retry.upperBound, retry.lowerBound << Int64(min(12, item.tries)))
  }

  private func resolve(_ item: OutboxMail, at now: Timestamp) throws {
    switch audit {
    case .harmless: try finish(item, .resend(after: now, reply: "repeated"), at: now)
    // It has no copy, and nobody reads it: whether it comes in tells.
    case _ where AddressProbe(item) != nil: try finishSent(item, reply: "it may have been sent", at: now)
    case .none where item.resends == 0:
      // Rather twice than not at all; its Message-ID shows that it is one mail.
      let reply = "it may have been sent, and no audit copy tells"
      try finish(item, .resend(after: now + retry.lowerBound, reply: reply), at: now)
    case .none: try giveUp(item, at: now)
    case .copies(_, let mailbox, let tries, let wait):
      if try mailbox.holds(messageID: item.mail.messageID) {
        try finishSent(item, reply: "the audit copy arrived", at: now)
      } else if item.lookups < tries {
        try finish(item, .ambiguous(lookAfter: now + wait, reply: item.reply ?? ""), at: now)
      } else if item.resends == 0 {
        try finish(item, .resend(after: now, reply: "no audit copy after \(tries) looks"), at: now)
      } else {
        try giveUp(item, at: now)
      }
    }
  }

  static let assignments = ["assigned", "cooperate"]

  /// The unit's clock starts on the local day its server took the assignment (design §4): the first one of the round. What
  /// goes to a deputy afterwards gives nobody new time.
  private func finishSent(_ item: OutboxMail, reply: String, at now: Timestamp) throws {
    log("\(name(of: item, on: now.day))  \"\(reply)\"")
    guard office.rules.clock.start != .sent, Self.assignments.contains(item.mail.kind),
      let id = item.mail.letter
    else {
      return try finish(item, .sent(reply: reply), at: now)
    }
    try office.open(id, at: now) { docket in
      try docket.book.finish(item.id, .sent(reply: reply), at: now)
      guard let unit = office.register.unit(writingFrom: item.mail.recipient, on: now.day)?.name,
        let due = docket.letter.due[unit], due.dayZero < now.day,
        docket.letter.assignment?.round == due.round,
        let assigned = docket.letter.events.last(where: { $0.fact.act == .assign })
      else { return }
      let others = try docket.book.reached(
        by: Self.assignments, about: id, since: assigned.at, besides: item.id)
      guard !others.contains(where: { office.register.unit(writingFrom: $0, on: now.day)?.name == unit })
      else { return }
      try docket.setDue(for: unit, dayZero: now.day, reason: "转办件于\(now.day)送达")
    }
  }

  private func fail(_ item: OutboxMail, reply: String, at now: Timestamp) throws {
    // What the server said may quote the address: that stays in the outbox, and only its code goes into the ledger.
    log("\(name(of: item, on: now.day))  undeliverable")
    if let probe = AddressProbe(item) { return try refuse(item, probe, reply: reply, at: now) }
    guard let id = item.mail.letter else { return try lose(item, .failed(reply: reply), at: now) }
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

  private func refuse(_ item: OutboxMail, _ probe: AddressProbe, reply: String, at now: Timestamp) throws {
    try office.ledger.write { book in
      try book.finish(item.id, .failed(reply: reply), at: now)
      try office.conclude(probe, .refused, at: now, in: book)
    }
    try office.addressFindings.renew()
  }

  /// What is about no letter stands on the desk's list of the next morning.
  private func lose(_ item: OutboxMail, _ result: OutboxResult, at now: Timestamp) throws {
    try office.ledger.write { book in
      try book.finish(item.id, result, at: now)
      _ = try book.noteReturn(of: item.id, isFinal: true, at: now)
    }
  }

  private func finish(_ item: OutboxMail, _ result: OutboxResult, at now: Timestamp) throws {
    try office.ledger.write { try $0.finish(item.id, result, at: now) }
  }

  private func giveUp(_ item: OutboxMail, at now: Timestamp) throws {
    let held = OutboxResult.held(reply: "of unknown fate twice")
    log("\(name(of: item, on: now.day))  of unknown fate twice")
    guard let id = item.mail.letter else { return try lose(item, held, at: now) }
    try office.open(id, at: now) { docket in
      try docket.book.finish(item.id, held, at: now)
      try docket.tellOfUnknownFate(item)
    }
  }
}
