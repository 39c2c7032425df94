/// A folder on an IMAP server. It connects when first asked, keeps the connection, and replaces one that has
/// gone stale.
package final class IMAPMailbox: Mailbox {
  private let address: ServerAddress
  private let folder: String
  private let processed: String?
  private let client: ClientName
  private let sizeLimit: Int
  private var session: IMAPSession?
  private var backlog: Backlog?
  private var processedExists = false

  /// What the last search found and no batch has held yet.
  private struct Backlog {
    let cursor: MailboxCursor
    let uids: ArraySlice<UInt32>
  }

  /// - Parameters:
  ///   - folder: where the mails lie, by the name that people see (`INBOX`, `网民留言`).
  ///   - processed: where taken mails go, created if missing; without it they are marked where they lie.
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
      let (validity, uids) = try self.uids(after: cursor, session)
      guard !uids.isEmpty else {
        return MailboxBatch(cursor: cursor?.validity == validity ? cursor : nil)
      }
      var batch = MailboxBatch()
      let considered = try self.gather(uids.prefix(max(1, limit)), validity, bytes, session, into: &batch)
      let next = MailboxCursor(validity: validity, uid: uids[considered.endIndex - 1])
      let rest = uids[considered.endIndex...]
      self.backlog = Backlog(cursor: next, uids: rest)
      batch.cursor = next
      batch.more = !rest.isEmpty
      return batch
    }
  }

  /// Fetches the first of these mails, at least one and about `bytes` bytes, and returns which it looked at.
  private func gather(
    _ uids: ArraySlice<UInt32>, _ validity: UInt32, _ bytes: Int, _ session: IMAPSession,
    into batch: inout MailboxBatch
  ) throws(MailboxError) -> ArraySlice<UInt32> {
    let sizes = try session.sizes(of: uids)
    var considered = uids.prefix(0)
    var wanted: [(uid: UInt32, size: Int)] = []
    var room = max(1, bytes)
    for uid in uids where room > 0 {
      considered = uids.prefix(considered.count + 1)
      guard let size = sizes[uid] else { continue }
      if size <= sizeLimit {
        wanted.append((uid, size))
        room -= size
      } else {
        let key = MailKey(validity: validity, uid: uid, name: "")
        batch.unfetched.append(UnfetchedMail(key: key, size: size, over: sizeLimit))
      }
    }
    try session.fetch(wanted, validity: validity, limit: sizeLimit, into: &batch)
    try nameWithheld(considered, validity, session, in: &batch)
    return considered
  }

  /// A mail of which the server said nothing has been expunged, as a rule. One that is still there is named:
  /// the cursor is about to pass it.
  private func nameWithheld(
    _ uids: ArraySlice<UInt32>, _ validity: UInt32, _ session: IMAPSession, in batch: inout MailboxBatch
  ) throws(MailboxError) {
    let told = Set(batch.mails.map(\.key.uid) + batch.unfetched.map(\.key.uid))
    let silent = uids.filter { !told.contains($0) }
    guard !silent.isEmpty, try session.open(folder) == validity else { return }
    for chunk in silent.chunks(of: 500) {
      for uid in try session.search("UID \(UIDSet.text(chunk))") {
        let key = MailKey(validity: validity, uid: uid, name: "")
        batch.unfetched.append(UnfetchedMail(key: key, size: 0, reason: "the server says nothing of it"))
      }
    }
  }

  /// The mails beyond the cursor: the rest of the last search, or else those of a new one. After a change of
  /// UIDVALIDITY every mail is new (RFC 9051 §2.3.1.1).
  private func uids(
    after cursor: MailboxCursor?, _ session: IMAPSession
  ) throws(MailboxError) -> (validity: UInt32, uids: ArraySlice<UInt32>) {
    if let backlog, backlog.cursor == cursor, !backlog.uids.isEmpty,
      try openedValidity(session) == backlog.cursor.validity
    {
      return (backlog.cursor.validity, backlog.uids)
    }
    backlog = nil
    let validity = try session.open(folder)
    session.hasNews = false
    let seen = cursor?.validity == validity ? cursor?.uid ?? 0 : 0
    guard seen < UInt32.max else { return (validity, []) }
    var criteria = "UID \(seen + 1):*"
    if case .mark = session.setting(for: processed) { criteria += " UNKEYWORD \(IMAPSession.keyword)" }
    // `n:*` names the last mail even if its UID is smaller than n.
    return (validity, try session.search(criteria).filter { $0 > seen }[...])
  }

  private func openedValidity(_ session: IMAPSession) throws(MailboxError) -> UInt32 {
    if let opened = session.opened, opened.folder == folder { return opened.validity }
    return try session.open(folder)
  }

  package func settle(_ keys: [MailKey]) throws(MailboxError) {
    guard !keys.isEmpty else { return }
    try speaking { session throws(MailboxError) in
      let validity = try self.openedValidity(session)
      let uids = keys.filter { $0.validity == validity }.map(\.uid)
      guard !uids.isEmpty else { return }
      let setting = session.setting(for: self.processed)
      if case .mark = setting {} else { try self.provideProcessed(session) }
      try session.settle(uids, by: setting)
    }
  }

  private func provideProcessed(_ session: IMAPSession) throws(MailboxError) {
    guard !processedExists, let processed else { return }
    if try !session.has(folder: processed) { try session.create(folder: processed) }
    processedExists = true
  }

  package func holds(messageID: String) throws(MailboxError) -> Bool {
    let wanted = "HEADER Message-ID \(try quoted(MessageID(messageID).bracketed))"
    return try speaking { session throws(MailboxError) in
      try session.open(self.folder)
      if try !session.search(wanted).isEmpty { return true }
      guard let processed = self.processed, try session.has(folder: processed) else { return false }
      try session.open(processed, readOnly: true)
      return try !session.search(wanted).isEmpty
    }
  }

  /// By IDLE, for less than 29 minutes at a time, whatever `patience` says.
  package func awaitMail(for patience: Duration, unless bell: Bell) throws(MailboxError) -> Bool {
    try speaking { session throws(MailboxError) in
      guard session.can("IDLE") else { return false }
      // What a new connection brings is not known yet, and some news come in passing.
      if session.opened?.folder != self.folder || session.hasNews { return true }
      return try session.idle(for: patience, unless: bell)
    }
  }

  /// The account's folders, by the names that people gave them.
  package func folders() throws(MailboxError) -> [String] {
    try speaking { session throws(MailboxError) in try session.folders() }
  }

  package func close() {
    session?.logOut()
    forget()
  }

  private func forget() {
    session = nil
    backlog = nil
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
