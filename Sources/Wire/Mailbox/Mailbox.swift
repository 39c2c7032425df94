/// A place where mail lies: an IMAP folder, or a Maildir. Blocking; owned by one thread.
///
/// A mail is collected, stored durably by the caller, and then settled. Whatever is not settled is offered
/// again, so that a crash between the two loses nothing.
package protocol Mailbox: AnyObject {
  /// The mails that lie after `cursor`: at most `limit` of them, and about `bytes` bytes.
  func collect(after cursor: MailboxCursor?, limit: Int, bytes: Int) throws(MailboxError) -> MailboxBatch

  /// Sets mails aside that have been taken. Repeating it does no harm; keys of an older numbering, and of
  /// mails that have gone meanwhile, are passed over.
  /// - Returns: where mails lie now, of those of which the mailbox says so.
  @discardableResult
  func settle(_ keys: [MailKey]) throws(MailboxError) -> [MailKey: MailKey]

  /// All mails that lie here now.
  func inventory() throws(MailboxError) -> MailboxInventory

  /// The first of these mails: at least one, and about `bytes` bytes.
  /// - Parameter aside: whether they are among those set aside.
  func fetch(_ keys: [MailKey], aside: Bool, bytes: Int) throws(MailboxError) -> (
    batch: MailboxBatch, rest: [MailKey]
  )

  /// Whether a mail with this Message-ID (with or without its angle brackets) lies here, settled or not.
  func holds(messageID: String) throws(MailboxError) -> Bool

  /// Removes mails for good. Repeating it does no harm, as for ``settle(_:)``.
  /// - Parameter aside: whether they are among those set aside.
  func remove(_ keys: [MailKey], aside: Bool) throws(MailboxError)

  /// Removes for good every mail with this Message-ID, settled or not.
  func remove(messageID: String) throws(MailboxError)

  /// Waits until mail may have come, the bell rings, or `patience` is over. Servers overlook a mail now and then:
  /// look into the mailbox after every wait.
  /// - Returns: false, at once, where this mailbox cannot tell.
  func awaitMail(for patience: Duration, unless bell: Bell) throws(MailboxError) -> Bool

  /// Takes leave of the server. The next call opens a connection anew.
  func close()
}

extension Mailbox {
  package func awaitMail(for patience: Duration, unless bell: Bell) throws(MailboxError) -> Bool { false }

  /// ``collect(after:limit:bytes:)`` with room for 32 MiB.
  package func collect(after cursor: MailboxCursor?, limit: Int) throws(MailboxError) -> MailboxBatch {
    try collect(after: cursor, limit: limit, bytes: 32 << 20)
  }
}

/// The largest mail that a mailbox hands out, in bytes, unless told otherwise.
package let standardMailLimit = 25 << 20

/// What names one mail in its mailbox: UIDVALIDITY and UID over IMAP (RFC 9051 §2.3.1.1), the file name in a
/// Maildir.
package struct MailKey: Hashable, Sendable {
  /// UIDVALIDITY; 0 in a Maildir.
  package let validity: UInt32
  /// UID; 0 in a Maildir.
  package let uid: UInt32
  /// The Maildir file name; empty over IMAP.
  package let name: String

  package init(validity: UInt32, uid: UInt32, name: String = "") {
    self.validity = validity
    self.uid = uid
    self.name = name
  }
}

/// How far an IMAP folder has been read. It is worth nothing once UIDVALIDITY has changed.
package struct MailboxCursor: Hashable, Sendable {
  package let validity: UInt32
  package let uid: UInt32

  package init(validity: UInt32, uid: UInt32) {
    self.validity = validity
    self.uid = uid
  }
}

/// All that lies in a mailbox.
package struct MailboxInventory: Sendable {
  package let mails: [MailKey]
  /// Those that have been set aside; their keys are of a folder of their own.
  package let aside: [MailKey]

  package init(mails: [MailKey], aside: [MailKey]) {
    self.mails = mails
    self.aside = aside
  }
}

/// One round of collecting.
package struct MailboxBatch: Sendable {
  package var mails: [CollectedMail]
  /// Mails that stay where they are, each with its reason. A person should hear of them.
  package var unfetched: [UnfetchedMail]
  /// Where the next round starts; `nil` where none is needed (Maildir) or nothing was ever there.
  package var cursor: MailboxCursor?
  /// Whether a further round would find more now.
  package var more: Bool

  package init(
    mails: [CollectedMail] = [], unfetched: [UnfetchedMail] = [], cursor: MailboxCursor? = nil,
    more: Bool = false
  ) {
    self.mails = mails
    self.unfetched = unfetched
    self.cursor = cursor
    self.more = more
  }

  /// Whether there is no mail in it, and none that stays.
  var isEmpty: Bool { mails.isEmpty && unfetched.isEmpty }
}

/// A mail as it lay in the mailbox.
package struct CollectedMail: Sendable {
  package let key: MailKey
  /// When our server received it, in seconds since 1970: INTERNALDATE, or the file's modification time.
  package let receivedAt: Int64
  package let bytes: [UInt8]

  package init(key: MailKey, receivedAt: Int64, bytes: [UInt8]) {
    self.key = key
    self.receivedAt = receivedAt
    self.bytes = bytes
  }
}

/// A mail that was seen and not fetched: too large, or the server or the file system will not give it.
package struct UnfetchedMail: Error, Hashable, Sendable {
  package let key: MailKey
  /// Bytes as announced; 0 if unknown.
  package let size: Int
  package let reason: String
  /// The header section of a mail that is too large, or its beginning; empty where it could not be had.
  package var head: [UInt8] = []
  /// When our server received it, in seconds since 1970, if that is known.
  package var receivedAt: Int64?

  package init(key: MailKey, size: Int, reason: String) {
    self.key = key
    self.size = size
    self.reason = reason
  }

  init(key: MailKey, size: Int, over limit: Int) {
    self.init(key: key, size: size, reason: "\(size) bytes, over the limit of \(limit)")
  }

  /// The limit that such a mail broke, in bytes, from a text that ends with its reason; nil for any other reason.
  package static func limit(brokenIn text: String) -> Int? {
    text.firstMatch(of: #/over the limit of (\d+)$/#).flatMap { Int($0.1) }
  }
}
