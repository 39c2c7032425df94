import Digest

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
