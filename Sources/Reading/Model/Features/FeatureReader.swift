/// Reads a letter into features; keeps its memory from one letter to the next.
struct FeatureReader {
  /// Open addressing: the row in the upper half, how often it was met in the lower.
  private var table: [UInt64] = []
  private var used: [Int] = []
  private let concepts = Concepts.shared

  /// Every row that the letter has something of, with how often.
  mutating func counts(of letter: ModelText) -> [Feature] {
    let (whole, head) = EvenScalars.wholeAndHead(of: letter)
    clear(forAtMost: (whole.count + head.count) * 8)
    count(whole, grams: 0, FeatureSpace.text, concepts: FeatureSpace.conceptStart)
    count(head, grams: FeatureSpace.headStart, FeatureSpace.head, concepts: FeatureSpace.headConceptStart)
    return used.map { place in
      Feature(row: UInt32(table[place] >> 32) - 1, value: Float(table[place] & 0xFFFF_FFFF))
    }
  }

  private mutating func count(_ scalars: [UInt32], grams start: Int, _ size: Int, concepts conceptStart: Int)
  {
    let (concepts, mask) = (concepts, UInt32(size - 1))
    scalars.withUnsafeBufferPointer { scalars in
      Grams.each(in: scalars) { hash, _, _ in note(start + Int(hash & mask)) }
      concepts.each(in: scalars) { concept, _, _ in note(conceptStart + concept) }
    }
  }

  @inline(__always)
  private mutating func note(_ row: Int) {
    let mask = table.count - 1
    let key = UInt64(row + 1)
    var place = Int(UInt32(truncatingIfNeeded: row) &* 0x9E37_79B1 >> 8) & mask
    while table[place] != 0 && table[place] >> 32 != key { place = (place + 1) & mask }
    if table[place] == 0 {
      table[place] = key << 32
      used.append(place)
    }
    table[place] += 1
  }

  /// Empty, and at most half full afterwards.
  private mutating func clear(forAtMost features: Int) {
    let size = 1 << (Int.bitWidth - max(features, 512).leadingZeroBitCount + 1)
    if table.count < size {
      table = [UInt64](repeating: 0, count: size)
    } else {
      for place in used { table[place] = 0 }
    }
    used.removeAll(keepingCapacity: true)
  }
}
