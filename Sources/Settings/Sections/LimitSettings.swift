/// Where we stop: reading, answering by ourselves, taking in.
package struct LimitSettings: Sendable {
  /// Bytes of one mail; larger ones go to the holding pen unread. Not more than the readers of mail take.
  package let mailSize: Int
  /// What a mail may need, over which the process has died before: processor time, and bytes of memory.
  package let readingTime: Duration
  package let readingMemory: Int
  /// How long the alert command may take.
  package let alertTime: Duration

  /// What strangers may cause within 24 hours: receipts to one address, receipts at all, letters of one address.
  package let receiptsPerAuthor: Int
  package let automaticMails: Int
  package let lettersPerAuthor: Int

  init(_ section: Section) {
    mailSize = section.value("mail-size", .size((64 << 10)...(25 << 20)), default: 25 << 20)
    readingTime = section.value("reading-time", .time(.seconds(1)...(.seconds(600))), default: .seconds(5))
    readingMemory = section.value("reading-memory", .size((16 << 20)...(4 << 30)), default: 512 << 20)
    alertTime = section.value("alert-time", .time(.seconds(1)...(.seconds(600))), default: .seconds(30))
    receiptsPerAuthor = section.value("receipts-per-author-and-day", .whole(1...100), default: 1)
    automaticMails = section.value("automatic-mails-per-day", .whole(0...1_000_000), default: 2000)
    lettersPerAuthor = section.value("letters-per-author-and-day", .whole(1...10_000), default: 20)
  }
}
