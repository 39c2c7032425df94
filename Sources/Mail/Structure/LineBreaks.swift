/// The bytes with line breaks that the reader knows.
enum LineBreaks {
  /// A copy of equal length with LF for CR, if the mail has no LF at all, as old Macs wrote; nil for any other mail.
  ///
  /// Ranges found in it hold for the mail as received.
  static func replaced(in bytes: [UInt8]) -> [UInt8]? {
    guard bytes.firstIndex(of: Octet.lineFeed, in: bytes.indices) == nil,
      bytes.firstIndex(of: Octet.carriageReturn, in: bytes.indices) != nil
    else { return nil }
    return bytes.map { $0 == Octet.carriageReturn ? Octet.lineFeed : $0 }
  }
}
