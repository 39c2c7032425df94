/// Where we stop reading.
package struct LimitSettings: Sendable {
  /// Bytes of one mail; larger ones go to the holding pen unread.
  package let mailSize: Int

  init(_ section: Section) {
    mailSize = section.value("mail-size", .size((64 << 10)...(100 << 20)), default: 25 << 20)
  }
}
