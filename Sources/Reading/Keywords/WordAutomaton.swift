/// Finds every occurrence of many words in one pass over a text (Aho and Corasick 1975).
struct WordAutomaton: Sendable {
  /// The letters of all words, numbered from 1; 0 for what stands in none of them.
  private var letters: [UInt16]
  private var rareLetters: [UInt32: UInt16] = [:]
  /// With which letters a word begins, a bit each.
  private var beginnings = [UInt64](repeating: 0, count: 1 << 10)
  /// By letter, from the beginning.
  private var firsts: [Int32]
  /// The other edges of a node: those from `edges[node]` to `edges[node + 1]`.
  private var edges: [Int32] = []
  private var edgeLetters: [UInt16] = []
  private var edgeTargets: [Int32] = []
  private var fallbacks: [Int32] = []
  /// The word that ends at a node, else -1, and the next node on its fallback path where a word ends.
  private var words: [Int32] = []
  private var shorter: [Int32] = []

  /// Words that are the same count as the first of them.
  init(_ list: [[UInt32]]) {
    letters = [UInt16](repeating: 0, count: 0x10000)
    firsts = [0]
    let tree = number(list)
    connect(tree)
  }

  /// Calls `visit` with the number of each word and the place after its last letter, in the order of the ends.
  @inline(__always)
  func scan(
    _ scalars: [UInt32], step visitLetter: (UInt32) -> Void = { _ in },
    _ visit: (_ word: Int, _ end: Int) -> Void
  ) {
    var node: Int32 = 0
    beginnings.withUnsafeBufferPointer { beginnings in
      for (place, scalar) in scalars.enumerated() {
        visitLetter(scalar)
        // With most letters of a text no word begins, and these few numbers stay where they are read fastest.
        if node == 0, scalar < 0x10000, beginnings[Int(scalar >> 6)] &>> UInt64(scalar) & 1 == 0 { continue }
        node = next(after: node, scalar)
        if node == 0 { continue }
        var hit = words[Int(node)] >= 0 ? node : shorter[Int(node)]
        while hit > 0 {
          visit(Int(words[Int(hit)]), place + 1)
          hit = shorter[Int(hit)]
        }
      }
    }
  }

  /// A walk through a text, letter by letter.
  struct Walk {
    fileprivate var node: Int32 = 0
  }

  /// Goes on to the next letter.
  /// - Returns: whether a word ends with it.
  func endsWord(after scalar: UInt32, on walk: inout Walk) -> Bool {
    walk.node = next(after: walk.node, scalar)
    return words[Int(walk.node)] >= 0 || shorter[Int(walk.node)] > 0
  }

  private func next(after node: Int32, _ scalar: UInt32) -> Int32 {
    let letter = scalar < 0x10000 ? letters[Int(scalar)] : rareLetters[scalar] ?? 0
    return letter == 0 ? 0 : next(after: node, letter: letter)
  }

  private func next(after node: Int32, letter: UInt16) -> Int32 {
    var node = Int(node)
    while node > 0 {
      for edge in Int(edges[node])..<Int(edges[node + 1]) where edgeLetters[edge] == letter {
        return edgeTargets[edge]
      }
      node = Int(fallbacks[node])
    }
    return firsts[Int(letter)]
  }

  /// The words as a tree: of each node its children by letter.
  private mutating func number(_ list: [[UInt32]]) -> [[UInt16: Int32]] {
    var tree: [[UInt16: Int32]] = [[:]]
    words = [-1]
    for (number, word) in list.enumerated() where !word.isEmpty {
      var node = 0
      if word[0] < 0x10000 { beginnings[Int(word[0] >> 6)] |= 1 &<< UInt64(word[0]) }
      for scalar in word {
        let letter = letter(for: scalar)
        if let next = tree[node][letter] {
          node = Int(next)
        } else {
          tree.append([:])
          words.append(-1)
          tree[node][letter] = Int32(tree.count - 1)
          node = tree.count - 1
        }
      }
      if words[node] < 0 { words[node] = Int32(number) }
    }
    return tree
  }

  private mutating func letter(for scalar: UInt32) -> UInt16 {
    let known = scalar < 0x10000 ? letters[Int(scalar)] : rareLetters[scalar] ?? 0
    if known > 0 { return known }
    // A configuration has a few thousand letters at most; what comes after 65,535 of them is not told apart.
    let new = UInt16(clamping: firsts.count)
    firsts.append(0)
    if scalar < 0x10000 { letters[Int(scalar)] = new } else { rareLetters[scalar] = new }
    return new
  }

  private mutating func connect(_ tree: [[UInt16: Int32]]) {
    fallbacks = [Int32](repeating: 0, count: tree.count)
    shorter = fallbacks
    for (letter, child) in tree[0] { firsts[Int(letter)] = child }
    edges = [0, 0]
    for children in tree.dropFirst() {
      for (letter, child) in children.sorted(by: { $0.key < $1.key }) {
        edgeLetters.append(letter)
        edgeTargets.append(child)
      }
      edges.append(Int32(edgeLetters.count))
    }
    var queue = tree[0].values.sorted()
    var next = 0
    while next < queue.count {
      let node = Int(queue[next])
      next += 1
      for (letter, child) in tree[node].sorted(by: { $0.key < $1.key }) {
        let fallback = fallback(of: node, letter, tree)
        fallbacks[Int(child)] = fallback
        shorter[Int(child)] = words[Int(fallback)] >= 0 ? fallback : shorter[Int(fallback)]
        queue.append(child)
      }
    }
  }

  private func fallback(of node: Int, _ letter: UInt16, _ tree: [[UInt16: Int32]]) -> Int32 {
    var node = Int(fallbacks[node])
    while true {
      if let next = tree[node][letter] { return next }
      if node == 0 { return 0 }
      node = Int(fallbacks[node])
    }
  }
}
