/// Words within words, octet by octet: Chinese has one spelling, and to look for others costs more than all the rest.
extension StringProtocol {
  func holds(_ words: String) -> Bool { range(ofOctets: words) != nil }

  func beginsWith(_ words: String) -> Bool { utf8.starts(with: words.utf8) }

  /// What stands behind words that it begins with.
  func behind(_ words: String) -> SubSequence { self[utf8.index(startIndex, offsetBy: words.utf8.count)...] }

  /// Where some words stand first.
  func range(ofOctets words: String) -> Range<String.Index>? {
    let words = Array(words.utf8)
    let place =
      utf8.withContiguousStorageIfAvailable { Self.place(of: words, in: $0) }
      ?? Array(utf8).withUnsafeBufferPointer { Self.place(of: words, in: $0) }
    return place.map { place in
      let start = utf8.index(startIndex, offsetBy: place)
      return start..<utf8.index(start, offsetBy: words.count)
    }
  }

  private static func place(of words: [UInt8], in octets: UnsafeBufferPointer<UInt8>) -> Int? {
    guard let first = words.first else { return 0 }
    var place = 0
    while place + words.count <= octets.count {
      if octets[place] == first, words.indices.allSatisfy({ octets[place + $0] == words[$0] }) {
        return place
      }
      place += 1
    }
    return nil
  }
}
