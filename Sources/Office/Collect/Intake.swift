import Digest
import Domain
import Mail
import Store
import Wire

/// Takes mails out of a mailbox (收集; Art. 12): fetched, durable, and only then set aside where they lay.
///
/// Every step can be repeated: a mail that was stored and not set aside is set aside the next time.
package struct Intake {
  let ledger: Ledger
  let name: String
  let mailbox: any Mailbox

  package init(ledger: Ledger, name: String, mailbox: any Mailbox) {
    self.ledger = ledger
    self.name = name
    self.mailbox = mailbox
  }

  /// A batch is what is held in memory and committed at once; the server sends the next ones meanwhile.
  static let batchBytes = 8 << 20
  /// So many mails are set aside together: it makes the server's other answers wait.
  private static let settledTogether = 2000

  /// One round: all that lies there now, in batches. What the mailbox would not give goes to the holding pen,
  /// with what is known of it.
  /// - Parameter took: is told after each batch that is durable how many of its mails were new, also in a round
  ///   that fails later.
  /// - Returns: how many mails were new.
  @discardableResult
  package func run(
    at now: () -> Timestamp, batch: Int = 500, until stop: () -> Bool = { false },
    noting took: (Int) -> Void = { _ in }
  ) throws -> Int {
    var new = 0
    var unsettled = 0
    try settle()
    try removeErased()
    while !stop() {
      let cursor = try ledger.cursor(of: name).map { MailboxCursor(validity: $0.validity, uid: $0.uid) }
      let found = try mailbox.collect(after: cursor, limit: batch, bytes: Self.batchBytes)
      let count = try take(found, after: cursor, at: now())
      took(count)
      new += count
      unsettled += found.mails.count
      if unsettled >= Self.settledTogether || !found.more {
        try settle()
        unsettled = 0
      }
      if !found.more { break }
    }
    return new
  }

  /// Makes a batch durable.
  /// - Returns: how many of its mails were new.
  private func take(_ batch: MailboxBatch, after cursor: MailboxCursor?, at now: Timestamp) throws -> Int {
    for mail in batch.unfetched { try ledger.holdUnfetched(LeftMail(mail, in: name), at: now) }
    if batch.mails.isEmpty, batch.cursor == cursor { return 0 }
    return try ledger.receive(
      batch.mails.map { ReceivedMail($0) }, from: name,
      cursor: batch.cursor.map { MailPlace(validity: $0.validity, uid: $0.uid) })
  }

  func settle() throws {
    let places = try ledger.unsettledPlaces(in: name)
    guard !places.isEmpty else { return }
    let moved = try mailbox.settle(places.map(MailKey.init))
    let aside = Dictionary(uniqueKeysWithValues: moved.map { (MailPlace($0), MailPlace($1)) })
    try ledger.markSettled(places, in: name, aside: aside)
  }
}

extension Intake {
  /// What was erased here goes from where it was taken as well.
  func removeErased() throws {
    let removals = try ledger.removals(from: name)
    guard !removals.isEmpty else { return }
    for isAside in [false, true] {
      try mailbox.remove(removals.filter { $0.isAside == isAside }.map { MailKey($0.place) }, aside: isAside)
    }
    try ledger.markRemoved(removals, from: name)
  }
}

extension MailPlace {
  init(_ key: MailKey) { self.init(validity: key.validity, uid: key.uid, name: key.name) }
}

extension MailKey {
  init(_ place: MailPlace) { self.init(validity: place.validity, uid: place.uid, name: place.name) }
}

extension ReceivedMail {
  /// - Parameter place: where the ledger knows it; its key in the mailbox, if `nil`.
  init(_ mail: CollectedMail, at place: MailPlace? = nil) {
    self.init(
      place: place ?? MailPlace(mail.key),
      receivedAt: Timestamp(seconds: mail.receivedAt), bytes: mail.bytes,
      content: ContentDigest.of(mail.bytes))
  }
}
