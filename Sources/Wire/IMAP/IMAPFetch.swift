/// What is asked of the server about mails, and what it says of them.
extension IMAPSession {
  /// So much of the header of a mail that is too large to be fetched.
  static let headLimit = 64 << 10

  func beginSizes(of uids: some Collection<UInt32>) throws(MailboxError) -> Pending {
    try begin("UID FETCH \(UIDSet.text(uids)) (UID RFC822.SIZE)")
  }

  func beginBodies(of uids: some Collection<UInt32>) throws(MailboxError) -> Pending {
    try begin("UID FETCH \(UIDSet.text(uids)) (UID INTERNALDATE RFC822.SIZE BODY.PEEK[])")
  }

  func beginHeads(of uids: some Collection<UInt32>) throws(MailboxError) -> Pending {
    let part = "BODY.PEEK[HEADER]<0.\(Self.headLimit)>"
    return try begin("UID FETCH \(UIDSet.text(uids)) (UID INTERNALDATE RFC822.SIZE \(part))")
  }
}

/// What has come of the mails that were asked for. A server that is asked several things at once may answer the
/// second before it ends the first: what it says is told apart by UID alone.
struct FetchedMails {
  private let validity: UInt32
  private let limit: Int
  private var sizes: [UInt32: Int] = [:]
  private var mails: [UInt32: CollectedMail] = [:]
  private var unfetched: [UInt32: UnfetchedMail] = [:]
  private(set) var bytes = 0

  /// - Parameter limit: the largest mail that is taken whole.
  init(validity: UInt32, limit: Int) {
    self.validity = validity
    self.limit = limit
  }

  /// RFC822.SIZE; nil for a mail that has gone, or of which the server says nothing.
  func size(of uid: UInt32) -> Int? { sizes[uid] }

  func isLarge(_ uid: UInt32) -> Bool { sizes[uid].map { $0 > limit } ?? false }

  func has(_ uid: UInt32) -> Bool { mails[uid] != nil || unfetched[uid] != nil }

  /// Takes in what the server says; it may tell of other mails and of flags at any time.
  mutating func add(_ response: IMAPResponse) {
    guard let item = FetchedItem(response) else { return }
    if item.body != nil {
      addBody(item)
    } else if case .string(let head)? = item.head {
      unfetched[item.uid]?.head = head
      unfetched[item.uid]?.receivedAt = item.internalDate.flatMap { InternalDate.seconds($0) }
    } else if let size = item.size, sizes[item.uid] == nil {
      sizes[item.uid] = size
      guard size > limit else { return }
      // Even without its head it is named.
      unfetched[item.uid] = UnfetchedMail(key: key(item.uid), size: size, over: limit)
    }
  }

  private mutating func addBody(_ item: FetchedItem) {
    guard let size = sizes[item.uid], !has(item.uid) else { return }
    do {
      let mail = try item.mail(validity: validity, announced: size, limit: limit)
      mails[item.uid] = mail
      bytes += mail.bytes.count
    } catch {
      unfetched[item.uid] = error
    }
  }

  /// The server will not give it, in its own words.
  mutating func refuse(_ uid: UInt32, because words: String) {
    unfetched[uid] = UnfetchedMail(key: key(uid), size: sizes[uid] ?? 0, reason: "refused: \"\(words)\"")
  }

  /// Hands out what has come of these, and forgets it.
  mutating func take(_ uids: [UInt32]) -> MailboxBatch {
    var batch = MailboxBatch()
    for uid in uids {
      if let mail = mails.removeValue(forKey: uid) {
        bytes -= mail.bytes.count
        batch.mails.append(mail)
      }
      if let mail = unfetched.removeValue(forKey: uid) { batch.unfetched.append(mail) }
      sizes[uid] = nil
    }
    return batch
  }

  private func key(_ uid: UInt32) -> MailKey { MailKey(validity: validity, uid: uid, name: "") }
}
