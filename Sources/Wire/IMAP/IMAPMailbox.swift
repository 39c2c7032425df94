/// A folder on an IMAP server. It connects when first asked, keeps the connection, and replaces one that has
/// gone stale.
package final class IMAPMailbox: Mailbox {
  private let address: ServerAddress
  private let folder: String
  private let processed: String?
  private let client: ClientName
  private let sizeLimit: Int
  private var session: IMAPSession?
  private var pipeline: IMAPPipeline?
  private var processedExists = false

  /// - Parameters:
  ///   - folder: where the mails lie, by the name that people see (`INBOX`, `网民留言`).
  ///   - processed: where taken mails go, created if missing; without it they are left as they are.
  ///   - sizeLimit: the largest mail that is fetched, in bytes.
  package init(
    at address: ServerAddress, folder: String = "INBOX", processed: String?,
    as client: ClientName = ClientName(name: "huiyin", version: "1"), sizeLimit: Int = standardMailLimit
  ) {
    self.address = address
    self.folder = folder
    self.processed = processed == folder ? nil : processed
    self.client = client
    self.sizeLimit = sizeLimit
  }

  package func collect(
    after cursor: MailboxCursor?, limit: Int, bytes: Int
  ) throws(MailboxError) -> MailboxBatch {
    try speaking { session throws(MailboxError) in
      var pipeline = try self.pipeline(after: cursor, session)
      // Whatever fails below, nothing that is under way is read again by another.
      self.pipeline = nil
      let next: (batch: MailboxBatch, silent: [UInt32])?
      do throws(MailboxError) { next = try pipeline.next(limit: limit, bytes: bytes, over: session) } catch {
        return try self.saved(from: &pipeline, after: error)
      }
      guard let (found, silent) = next else {
        return MailboxBatch(cursor: cursor?.validity == pipeline.validity ? cursor : nil)
      }
      var batch = found
      batch.cursor = MailboxCursor(validity: pipeline.validity, uid: pipeline.position)
      if !silent.isEmpty {
        try pipeline.drain(over: session)
        batch.unfetched += try self.withheld(silent, pipeline.validity, session)
      }
      batch.more = !pipeline.isEmpty
      self.pipeline = pipeline
      return batch
    }
  }

  /// What came before the connection broke; the next call connects anew, and says so where it cannot.
  private func saved(
    from pipeline: inout IMAPPipeline, after error: MailboxError
  ) throws(MailboxError) -> MailboxBatch {
    guard case .connection = error, case var batch = pipeline.salvage(), !batch.isEmpty else { throw error }
    forget()
    batch.cursor = MailboxCursor(validity: pipeline.validity, uid: pipeline.position)
    batch.more = true
    return batch
  }

  /// A mail of which the server said nothing has been expunged, as a rule. One that is still there is named:
  /// the cursor is about to pass it.
  private func withheld(
    _ uids: [UInt32], _ validity: UInt32, _ session: IMAPSession
  ) throws(MailboxError) -> [UnfetchedMail] {
    guard try session.open(folder) == validity else { return [] }
    var withheld: [UnfetchedMail] = []
    for chunk in uids.chunks(of: 500) {
      for uid in try session.search("UID \(UIDSet.text(chunk))") {
        let key = MailKey(validity: validity, uid: uid, name: "")
        withheld.append(UnfetchedMail(key: key, size: 0, reason: "the server says nothing of it"))
      }
    }
    return withheld
  }

  /// The mails beyond the cursor: those already under way, or else those of a new search. After a change of
  /// UIDVALIDITY every mail is new (RFC 9051 §2.3.1.1). No flag is asked for: whoever else reads this mailbox
  /// changes nothing.
  private func pipeline(
    after cursor: MailboxCursor?, _ session: IMAPSession
  ) throws(MailboxError) -> IMAPPipeline {
    if let pipeline, !pipeline.isEmpty, let cursor,
      cursor == MailboxCursor(validity: pipeline.validity, uid: pipeline.position)
    {
      return pipeline
    }
    try drain(session)
    pipeline = nil
    let validity = try session.open(folder)
    session.hasNews = false
    let seen = cursor?.validity == validity ? cursor?.uid ?? 0 : 0
    // `n:*` names the last mail even if its UID is smaller than n.
    let uids = seen < UInt32.max ? try session.search("UID \(seen + 1):*").filter { $0 > seen } : []
    return IMAPPipeline(uids, after: seen, validity: validity, sizeLimit: sizeLimit)
  }

  /// Reads what is under way, so that something else can be asked.
  private func drain(_ session: IMAPSession) throws(MailboxError) {
    guard var pipeline else { return }
    self.pipeline = nil
    try pipeline.drain(over: session)
    self.pipeline = pipeline
  }

  private func openedValidity(_ session: IMAPSession) throws(MailboxError) -> UInt32 {
    if let opened = session.opened, opened.folder == folder { return opened.validity }
    return try session.open(folder)
  }

  @discardableResult
  package func settle(_ keys: [MailKey]) throws(MailboxError) -> [MailKey: MailKey] {
    guard !keys.isEmpty, let processed else { return [:] }
    return try speaking { session throws(MailboxError) in
      try self.drain(session)
      let validity = try self.openedValidity(session)
      let uids = keys.filter { $0.validity == validity }.map(\.uid)
      guard !uids.isEmpty else { return [:] }
      try self.provide(processed, session)
      let moved = try session.settle(uids, in: processed)
      return Dictionary(uniqueKeysWithValues: moved.map { (MailKey(validity: validity, uid: $0), $1) })
    }
  }

  package func inventory() throws(MailboxError) -> MailboxInventory {
    try speaking { session throws(MailboxError) in
      try self.drain(session)
      func keys(_ validity: UInt32) throws(MailboxError) -> [MailKey] {
        try session.search("ALL").map { MailKey(validity: validity, uid: $0) }
      }
      let mails = try keys(session.open(self.folder))
      guard let processed = self.processed, try session.has(folder: processed) else {
        return MailboxInventory(mails: mails, aside: [])
      }
      return MailboxInventory(mails: mails, aside: try keys(session.open(processed, readOnly: true)))
    }
  }

  package func fetch(
    _ keys: [MailKey], aside: Bool, bytes: Int
  ) throws(MailboxError) -> (batch: MailboxBatch, rest: [MailKey]) {
    try speaking { session throws(MailboxError) in
      try self.drain(session)
      self.pipeline = nil
      let validity = try session.open(aside ? self.processed ?? self.folder : self.folder, readOnly: aside)
      let uids = keys.filter { $0.validity == validity }.map(\.uid).sorted()
      var pipeline = IMAPPipeline(uids, after: 0, validity: validity, sizeLimit: self.sizeLimit)
      guard let (batch, _) = try pipeline.next(limit: 500, bytes: bytes, over: session) else {
        return (MailboxBatch(), [])
      }
      try pipeline.drain(over: session)
      let rest = uids.drop { $0 <= pipeline.position }
      return (batch, rest.map { MailKey(validity: validity, uid: $0) })
    }
  }

  private func provide(_ processed: String, _ session: IMAPSession) throws(MailboxError) {
    guard !processedExists else { return }
    if try !session.has(folder: processed) { try session.create(folder: processed) }
    processedExists = true
  }

  package func holds(messageID: String) throws(MailboxError) -> Bool {
    let wanted = "HEADER Message-ID \(try quoted(MessageID(messageID).bracketed))"
    return try speaking { session throws(MailboxError) in
      try self.drain(session)
      try session.open(self.folder)
      if try !session.search(wanted).isEmpty { return true }
      guard let processed = self.processed, try session.has(folder: processed) else { return false }
      try session.open(processed, readOnly: true)
      return try !session.search(wanted).isEmpty
    }
  }

  package func remove(_ keys: [MailKey], aside: Bool) throws(MailboxError) {
    guard !keys.isEmpty else { return }
    try speaking { session throws(MailboxError) in
      try self.drain(session)
      if aside, let processed = self.processed, try !session.has(folder: processed) { return }
      let validity = try session.open(aside ? self.processed ?? self.folder : self.folder)
      try session.remove(keys.filter { $0.validity == validity }.map(\.uid))
    }
  }

  package func remove(messageID: String) throws(MailboxError) {
    let wanted = "HEADER Message-ID \(try quoted(MessageID(messageID).bracketed))"
    try speaking { session throws(MailboxError) in
      try self.drain(session)
      try session.open(self.folder)
      try session.remove(session.search(wanted))
      guard let processed = self.processed, try session.has(folder: processed) else { return }
      try session.open(processed)
      try session.remove(session.search(wanted))
    }
  }

  /// By IDLE, for less than 29 minutes at a time, whatever `patience` says.
  package func awaitMail(for patience: Duration, unless bell: Bell) throws(MailboxError) -> Bool {
    try speaking { session throws(MailboxError) in
      guard session.can("IDLE") else { return false }
      // What a new connection brings is not known yet, and some news come in passing.
      if session.opened?.folder != self.folder || session.hasNews || self.pipeline?.isEmpty == false {
        return true
      }
      return try session.idle(for: patience, unless: bell)
    }
  }

  /// The account's folders, by the names that people gave them.
  package func folders() throws(MailboxError) -> [String] {
    try speaking { session throws(MailboxError) in
      try self.drain(session)
      return try session.folders()
    }
  }

  package func close() {
    session?.logOut()
    forget()
  }

  private func forget() {
    session = nil
    pipeline = nil
    processedExists = false
  }

  /// Does something over the connection at hand, or over a new one. All of it can be repeated: where a
  /// connection kept from before turns out to be dead, it is done again over a new one.
  private func speaking<Result>(
    _ work: (IMAPSession) throws(MailboxError) -> Result
  ) throws(MailboxError) -> Result {
    let kept = session != nil
    do {
      return try work(connected())
    } catch {
      if case .refused = error { throw error }
      forget()
      guard kept, case .connection = error else { throw error }
    }
    do { return try work(connected()) } catch {
      if case .refused = error { throw error }
      forget()
      throw error
    }
  }

  private func connected() throws(MailboxError) -> IMAPSession {
    if let session { return session }
    let session = try IMAPSession(to: address, as: client, literalLimit: sizeLimit)
    self.session = session
    return session
  }
}
