/// Where we stop reading.
package struct LimitSettings: Sendable {
  /// Bytes of one mail; larger ones go to the holding pen unread.
  package let mailSize: Int
  /// What a mail may need, over which the process has died before: processor time, and bytes of memory.
  package let readingTime: Duration
  package let readingMemory: Int

  init(_ section: Section) {
    mailSize = section.value("mail-size", .size((64 << 10)...(100 << 20)), default: 25 << 20)
    readingTime = section.value("reading-time", .time(.seconds(1)...(.seconds(600))), default: .seconds(5))
    readingMemory = section.value("reading-memory", .size((16 << 20)...(4 << 30)), default: 512 << 20)
  }
}
