import Digest
import Domain
import Mail
import Store
import Wire

/// Takes mails out of a mailbox (收集; Art. 12): fetched, durable, and only then set aside where they lay.
///
/// Every step can be repeated: a mail that was stored and not set aside is set aside the next time.
package struct Intake {
  private let ledger: Ledger
  private let name: String
  private let mailbox: any Mailbox

  package init(ledger: Ledger, name: String, mailbox: any Mailbox) {
    self.ledger = ledger
    self.name = name
    self.mailbox = mailbox
  }

  /// One round: all that lies there now, in batches. What the mailbox would not give goes to the holding pen,
  /// by its place.
  /// - Returns: how many mails were new.
  package func run(
    at now: () -> Timestamp, batch: Int = 500, until stop: () -> Bool = { false }
  ) throws -> Int {
    var new = 0
    try settle()
    while !stop() {
      let cursor = try ledger.cursor(of: name).map { MailboxCursor(validity: $0.validity, uid: $0.uid) }
      let found = try mailbox.collect(after: cursor, limit: batch)
      for mail in found.unfetched {
        try ledger.holdUnfetched(at: MailPlace(mail.key), in: name, reason: mail.reason, now: now())
      }
      new += try ledger.receive(
        found.mails.map(ReceivedMail.init), from: name,
        cursor: found.cursor.map { MailPlace(validity: $0.validity, uid: $0.uid) })
      try settle()
      if !found.more { break }
    }
    return new
  }

  private func settle() throws {
    let places = try ledger.unsettledPlaces(in: name)
    guard !places.isEmpty else { return }
    try mailbox.settle(places.map { MailKey(validity: $0.validity, uid: $0.uid, name: $0.name) })
    try ledger.markSettled(places, in: name)
  }
}

extension MailPlace {
  init(_ key: MailKey) { self.init(validity: key.validity, uid: key.uid, name: key.name) }
}

extension ReceivedMail {
  init(_ mail: CollectedMail) {
    self.init(
      place: MailPlace(mail.key),
      receivedAt: Timestamp(seconds: mail.receivedAt), bytes: mail.bytes,
      content: ContentDigest.of(mail.bytes))
  }
}

/// What makes two copies one message: the bytes without the headers that the journey added (`safety.md` §5.1).
enum ContentDigest {
  private static let journey: Set<String> = [
    "received", "return-path", "delivered-to", "x-original-to", "envelope-to", "x-received",
    "authentication-results", "x-spam-status", "x-uidl", "status", "x-status", "x-qq-mid", "x-cm-transid",
  ]

  static func of(_ bytes: [UInt8]) -> [UInt8] {
    var hash = SHA256()
    var position = 0
    var skipping = false
    while position < bytes.count {
      let end = bytes[position...].firstIndex(of: 10).map { $0 + 1 } ?? bytes.count
      let line = bytes[position..<end]
      if line.first == 10 || line.elementsEqual([13, 10]) { break }
      if line.first != 32, line.first != 9 { skipping = isJourney(line) }
      if !skipping { update(&hash, line) }
      position = end
    }
    update(&hash, bytes[position...])
    return hash.finish()
  }

  /// Without carriage returns: a server may change line ends on the way.
  private static func update(_ hash: inout SHA256, _ bytes: ArraySlice<UInt8>) {
    for piece in bytes.split(separator: 13, omittingEmptySubsequences: true) { hash.update(piece) }
  }

  private static func isJourney(_ line: ArraySlice<UInt8>) -> Bool {
    guard let colon = line.firstIndex(of: UInt8(ascii: ":")), colon - line.startIndex < 64 else {
      return false
    }
    return journey.contains(String(decoding: line[..<colon], as: UTF8.self).lowercased())
  }
}
