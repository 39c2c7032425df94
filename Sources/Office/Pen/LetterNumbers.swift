import Domain

/// The numbers of letters that stand in a text.
enum LetterNumbers {
  /// In their order, each once; at most so many.
  static func all(in text: String, most: Int = 20) -> [LetterID] {
    var found: [LetterID] = []
    let octets = Array(text.utf8)
    var start = 0
    for place in 0...octets.count where found.count < most {
      if place < octets.count, isWordByte(octets[place]) { continue }
      // Two capitals and ten digits are the shortest, four and fifteen the longest.
      let id = (12...19).contains(place - start) ? LetterID(upper(octets[start..<place])) : nil
      if let id, !found.contains(id) { found.append(id) }
      start = place + 1
    }
    return found
  }

  private static func upper(_ word: ArraySlice<UInt8>) -> String {
    String(decoding: word, as: UTF8.self).uppercased()
  }

  private static func isWordByte(_ byte: UInt8) -> Bool {
    (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
  }
}
