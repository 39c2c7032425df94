/// Where the header of a mail begins: after a byte order mark, and after empty lines that something put before it.
enum HeaderStart {
  static func place(in bytes: [UInt8]) -> Int {
    let mark = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    guard mark < bytes.count, bytes[mark].isSpace,
      let first = bytes[mark...].firstIndex(where: { !$0.isSpace }), isKnownField(bytes[first...])
    else { return mark }
    return first
  }

  /// A mail that truly has no header begins with an empty line too: only what every mail has tells them apart.
  private static func isKnownField(_ line: ArraySlice<UInt8>) -> Bool {
    let longestName = 30
    let name = line.prefix(longestName).prefix { $0 != Octet.colon }
    guard name.endIndex < line.endIndex, line[name.endIndex] == Octet.colon else { return false }
    return known.contains { name.equalsIgnoringCase($0.utf8) }
  }

  private static let known = [
    "Received", "Return-Path", "Delivered-To", "DKIM-Signature", "X-Envelope-From", "X-QQ-mid", "X-Received",
    "From",
    "To", "Date", "Subject", "Message-ID", "MIME-Version", "Content-Type",
  ]
}
