import Digest

/// What makes two copies one message: the bytes without the headers that the journey added (`safety.md` §5.1).
enum ContentDigest {
  private static let journey: Set<String> = [
    "received", "return-path", "delivered-to", "x-original-to", "envelope-to", "x-received",
    "authentication-results", "x-spam-status", "x-uidl", "status", "x-status", "x-qq-mid", "x-cm-transid",
  ]

  static func of(_ bytes: [UInt8]) -> [UInt8] {
    var content = Content()
    var position = 0
    var skipping = false
    while position < bytes.count {
      let end = bytes[position...].firstIndex(of: 10).map { $0 + 1 } ?? bytes.count
      let line = bytes[position..<end]
      if line.first == 10 || line.elementsEqual([13, 10]) { break }
      if line.first != 32, line.first != 9 { skipping = isJourney(line) }
      if !skipping { content.add(line) }
      position = end
    }
    while position < bytes.count {
      let end = min(position + Content.atOnce, bytes.count)
      content.add(bytes[position..<end])
      position = end
    }
    return content.digest()
  }

  /// Without carriage returns: a server may change line ends on the way.
  private struct Content: ~Copyable {
    static let atOnce = 64 << 10
    private var hash = SHA256()
    private var waiting: [UInt8] = []

    mutating func add(_ bytes: ArraySlice<UInt8>) {
      var start = bytes.startIndex
      while let end = bytes[start...].firstIndex(of: 13) {
        waiting += bytes[start..<end]
        start = end + 1
      }
      waiting += bytes[start...]
      guard waiting.count >= Self.atOnce else { return }
      hash.update(waiting)
      waiting.removeAll(keepingCapacity: true)
    }

    consuming func digest() -> [UInt8] {
      hash.update(waiting)
      return hash.finish()
    }
  }

  private static func isJourney(_ line: ArraySlice<UInt8>) -> Bool {
    guard let colon = line.firstIndex(of: UInt8(ascii: ":")), colon - line.startIndex < 64 else {
      return false
    }
    return journey.contains(String(decoding: line[..<colon], as: UTF8.self).lowercased())
  }
}
