/// A mail whose lines all end with CR alone, as old Macintosh programs stored them.
enum OldLineBreaks {
  /// The mail with line breaks of CRLF; nil when it holds an LF, and so has lines of its own.
  ///
  /// A bare CR beside LF stays what it is: text. Two views of where lines end are how mails are smuggled.
  static func replaced(in bytes: [UInt8]) -> [UInt8]? {
    guard bytes.firstIndex(of: Octet.lineFeed, in: bytes.indices) == nil,
      bytes.firstIndex(of: Octet.carriageReturn, in: bytes.indices) != nil
    else { return nil }
    var lines: [UInt8] = []
    lines.reserveCapacity(bytes.count + bytes.count / 32)
    for octet in bytes {
      lines.append(octet)
      if octet == Octet.carriageReturn { lines.append(Octet.lineFeed) }
    }
    return lines
  }
}
