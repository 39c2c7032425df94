/// Finds every occurrence of many words in one pass over a text (Aho and Corasick 1975), in UTF-8.
///
/// UTF-8 synchronises itself, so a match of whole words never begins in the middle of a character.
struct KeywordIndex: Sendable {
  private struct Node {
    var children: [UInt8: Int32] = [:]
    var fallback: Int32 = 0
    /// The word that ends here, and the next node on the fallback path where a word ends.
    var word: Int32 = -1
    var shorter: Int32 = -1
  }

  private var nodes = [Node()]

  init(words: [String]) {
    for (number, word) in words.enumerated() { insert(Array(Folding.fold(word).utf8), number: Int32(number)) }
    connect()
  }

  /// The numbers of the words that occur in `text`, each once, in the order of their first end.
  func words(in text: String) -> [Int] {
    var found: [Int] = []
    var seen: Set<Int32> = []
    var state: Int32 = 0
    for byte in Folding.fold(text).utf8 {
      state = step(from: state, byte)
      var hit = nodes[Int(state)].word >= 0 ? state : nodes[Int(state)].shorter
      while hit > 0 {
        if seen.insert(nodes[Int(hit)].word).inserted { found.append(Int(nodes[Int(hit)].word)) }
        hit = nodes[Int(hit)].shorter
      }
    }
    return found
  }

  private mutating func insert(_ bytes: [UInt8], number: Int32) {
    guard !bytes.isEmpty else { return }
    var state = 0
    for byte in bytes {
      if let next = nodes[state].children[byte] {
        state = Int(next)
      } else {
        nodes.append(Node())
        nodes[state].children[byte] = Int32(nodes.count - 1)
        state = nodes.count - 1
      }
    }
    if nodes[state].word < 0 { nodes[state].word = number }
  }

  private mutating func connect() {
    var queue = nodes[0].children.values.sorted()
    var next = 0
    while next < queue.count {
      let state = queue[next]
      next += 1
      for (byte, child) in nodes[Int(state)].children {
        let fallback = step(from: nodes[Int(state)].fallback, byte)
        nodes[Int(child)].fallback = fallback
        nodes[Int(child)].shorter = nodes[Int(fallback)].word >= 0 ? fallback : nodes[Int(fallback)].shorter
        queue.append(child)
      }
    }
  }

  private func step(from state: Int32, _ byte: UInt8) -> Int32 {
    var state = state
    while true {
      if let next = nodes[Int(state)].children[byte] { return next }
      if state == 0 { return 0 }
      state = nodes[Int(state)].fallback
    }
  }
}

/// Makes spellings equal that a reader takes for the same: full width and half width, upper and lower case.
enum Folding {
  static func fold(_ text: String) -> String {
    var scalars = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { scalars.append(fold(scalar)) }
    return String(scalars)
  }

  static func fold(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar.value {
    case 0x41...0x5A: Unicode.Scalar(scalar.value + 32) ?? scalar
    case 0xFF21...0xFF3A: Unicode.Scalar(scalar.value - 0xFF21 + 0x61) ?? scalar
    case 0xFF01...0xFF5E: Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar
    case 0x3000: " "
    default: scalar
    }
  }
}
