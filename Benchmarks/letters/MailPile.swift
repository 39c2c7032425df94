import Wire

/// Raw mails in memory, as a mailbox hands them out.
final class MailPile: Mailbox {
  private let mails: [[UInt8]]
  private let receivedAt: Int64

  init(_ mails: [[UInt8]], receivedAt: Int64) {
    self.mails = mails
    self.receivedAt = receivedAt
  }

  func collect(after cursor: MailboxCursor?, limit: Int, bytes: Int) -> MailboxBatch {
    let start = Int(cursor?.uid ?? 0)
    var (end, size) = (start, 0)
    while end < mails.count, end - start < limit, size < bytes {
      size += mails[end].count
      end += 1
    }
    return MailboxBatch(
      mails: (start..<end).map { place in
        CollectedMail(key: key(place), receivedAt: receivedAt, bytes: mails[place])
      }, cursor: MailboxCursor(validity: 1, uid: UInt32(end)), more: end < mails.count)
  }

  func settle(_ keys: [MailKey]) -> [MailKey: MailKey] { [:] }

  func inventory() -> MailboxInventory { MailboxInventory(mails: mails.indices.map(key), aside: []) }

  func fetch(_ keys: [MailKey], aside: Bool, bytes: Int) -> (batch: MailboxBatch, rest: [MailKey]) {
    (MailboxBatch(), [])
  }

  func holds(messageID: String) -> Bool { false }
  func remove(_ keys: [MailKey], aside: Bool) {}
  func remove(messageID: String) {}
  func close() {}

  private func key(_ place: Int) -> MailKey { MailKey(validity: 1, uid: UInt32(place + 1)) }
}
