import Domain

/// The numbers of letters that stand in a text.
enum LetterNumbers {
  /// In their order, each once; at most so many.
  static func all(in text: String, most: Int = 20) -> [LetterID] {
    var found: [LetterID] = []
    var word: [UInt8] = []
    for byte in Array(text.utf8) + [0] {
      if isWordByte(byte) {
        // Longer than any number is.
        if word.count <= 30 { word.append(byte) }
        continue
      }
      // Two capitals and ten digits are the shortest, four and fifteen the longest.
      let id = (12...19).contains(word.count) ? LetterID(upper(word)) : nil
      if let id, !found.contains(id) { found.append(id) }
      word.removeAll(keepingCapacity: true)
      if found.count == most { break }
    }
    return found
  }

  private static func upper(_ word: [UInt8]) -> String { String(decoding: word, as: UTF8.self).uppercased() }

  private static func isWordByte(_ byte: UInt8) -> Bool {
    (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
  }
}
