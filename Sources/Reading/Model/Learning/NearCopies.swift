/// Finds letters that many people sent with hardly a word changed, by the smallest hashes of what they are made of
/// (MinHash with one permutation; Li, Owen, Zhang 2012), without comparing each with each.
enum NearCopies {
  /// Three smallest hashes together make a sign; letters that share one of eight are copies. Where half of all n-grams
  /// are shared two of three letters are found, where four fifths are, nearly all.
  private static let (bands, rows) = (8, 3)

  /// - Returns: of each letter the first that it is a copy of, or itself.
  static func clusters(of letters: [[Feature]]) -> [Int] {
    let usual = usualRows(of: letters)
    var roots = Array(letters.indices)
    var holders: [UInt64: Int] = [:]
    for (letter, features) in letters.enumerated() {
      for sign in signs(of: features, without: usual) {
        guard let holder = holders[sign] else {
          holders[sign] = letter
          continue
        }
        let (a, b) = (root(of: holder, in: &roots), root(of: letter, in: &roots))
        roots[max(a, b)] = min(a, b)
      }
    }
    return letters.indices.map { root(of: $0, in: &roots) }
  }

  /// Rows that a tenth of all letters have: they make no copies.
  private static func usualRows(of letters: [[Feature]]) -> [Bool] {
    var counts = [Int32](repeating: 0, count: FeatureSpace.headStart)
    for letter in letters {
      for feature in letter where feature.row < UInt32(FeatureSpace.headStart) {
        counts[Int(feature.row)] += 1
      }
    }
    let most = Int32(max(20, letters.count / 10))
    return counts.map { $0 > most }
  }

  private static func signs(of features: [Feature], without usual: [Bool]) -> [UInt64] {
    var least = [UInt32](repeating: .max, count: bands * rows)
    var whole: UInt64 = 0
    for feature in features where feature.row < UInt32(FeatureSpace.headStart) {
      let hash = Mixing.mixed(UInt64(feature.row) + 1)
      whole &+= hash &* UInt64(feature.value)
      guard !usual[Int(feature.row)] else { continue }
      let place = Int(hash % UInt64(least.count))
      least[place] = min(least[place], UInt32(truncatingIfNeeded: hash >> 32))
    }
    let partial = (0..<bands).compactMap { band -> UInt64? in
      let hashes = least[band * rows..<(band + 1) * rows]
      // Of a short letter there is too little to tell.
      guard !hashes.contains(.max) else { return nil }
      return hashes.reduce(UInt64(band)) { Mixing.mixed($0 ^ UInt64($1)) }
    }
    return [whole] + partial
  }

  private static func root(of letter: Int, in roots: inout [Int]) -> Int {
    var letter = letter
    while roots[letter] != letter {
      roots[letter] = roots[roots[letter]]
      letter = roots[letter]
    }
    return letter
  }
}
