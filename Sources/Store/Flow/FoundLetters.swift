/// What was found on the way: several hundred finds, a letter once for each.
struct FoundLetters {
  struct Marks {
    fileprivate(set) var weight = 0
    fileprivate(set) var hasSameText = false
    fileprivate(set) var hasSameAuthor = false

    mutating func add(_ other: Marks) {
      weight += other.weight
      hasSameText = hasSameText || other.hasSameText
      hasSameAuthor = hasSameAuthor || other.hasSameAuthor
    }
  }
  typealias Found = (sequence: Int64, marks: Marks)
  private var finds: [Found] = []

  init() { finds.reserveCapacity(1 << 10) }

  /// - Parameter weight: 10 for a shingle of few letters.
  mutating func add(_ letter: Int64, _ weight: Int) { finds.append((letter, Marks(weight: weight))) }

  mutating func addSameText(_ letter: Int64) {
    finds.append((letter, Marks(weight: 1000, hasSameText: true)))
  }

  mutating func addSameAuthor(_ letter: Int64) {
    finds.append((letter, Marks(weight: 20, hasSameAuthor: true)))
  }

  /// The weightiest, the newest first among equals. Most are not among them, and are not put in order.
  func best(_ count: Int, without own: Int64) -> [Found] {
    // What each value brings up is in order already, so that little is left to do.
    let finds = finds.sorted { $0.sequence < $1.sequence }
    var best: [Found] = []
    var place = 0
    while place < finds.count {
      var letter = finds[place]
      place += 1
      while place < finds.count, finds[place].sequence == letter.sequence {
        letter.marks.add(finds[place].marks)
        place += 1
      }
      if letter.sequence == own { continue }
      if best.count == count, let last = best.last, !Self.isBefore(letter, last) { continue }
      best.insert(letter, at: best.firstIndex { Self.isBefore(letter, $0) } ?? best.count)
      if best.count > count { best.removeLast() }
    }
    return best
  }

  private static func isBefore(_ one: Found, _ other: Found) -> Bool {
    (one.marks.weight, one.sequence) > (other.marks.weight, other.sequence)
  }
}
