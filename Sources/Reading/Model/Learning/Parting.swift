/// Letters in parts that are held back one at a time. Each part has its share of every label, and copies of a letter
/// lie in one part: a machine that knows a copy is not tried.
struct Parting {
  static let parts = 5
  static let rounds = 3
  /// More trials tell no more.
  static let enough = 2000

  private let labels: [Int]
  private let copies: [Int]
  private var shuffle = Shuffle()

  /// - Parameter copies: of each letter the first that it is a copy of, or itself.
  init(labels: [Int], copies: [Int]) {
    self.labels = labels
    let sizes = Dictionary(labels.map { ($0, 1) }, uniquingKeysWith: +)
    let clusters = Dictionary(copies.map { ($0, 1) }, uniquingKeysWith: +)
    // Copies that are most of what a label has are what it is known by: some of them must be learnt.
    self.copies = copies.indices.map { letter in
      clusters[copies[letter], default: 0] * Self.parts > sizes[labels[letter], default: 0]
        ? letter : copies[letter]
    }
  }

  /// The part of each letter, another one every time.
  mutating func next() -> [Int] {
    var order = labels.indices.filter { copies[$0] == $0 }
    shuffle.shuffle(&order)
    var parts = [Int](repeating: 0, count: labels.count)
    var nexts = [Int: Int]()
    for letter in order {
      // Labels begin at different parts, so that those of one letter each do not all lie in the first.
      let turn = nexts[labels[letter], default: labels[letter]]
      parts[letter] = turn % Self.parts
      nexts[labels[letter]] = turn + 1
    }
    for letter in labels.indices { parts[letter] = parts[copies[letter]] }
    return parts
  }
}
