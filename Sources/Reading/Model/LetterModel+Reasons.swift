/// Why the model says what it says.
extension LetterModel {
  /// The pieces of the letter that speak most for a label, the strongest first. They are its author's own words.
  package func pieces(for label: String, in letter: ModelText, atMost limit: Int = 5) -> [String] {
    guard let label = labels.firstIndex(where: { $0.name == label }) else { return [] }
    let gains = gains(for: label, in: letter)
    let (whole, _) = EvenScalars.wholeAndHead(of: letter)
    return PieceFinder(whole, gains: gains.ofScalars(whole)).best(limit)
  }

  /// The words of known concepts in it that speak most for a label. They are ours, whoever wrote them.
  package func words(for label: String, in letter: ModelText, atMost limit: Int = 3) -> [String] {
    guard let label = labels.firstIndex(where: { $0.name == label }) else { return [] }
    let gains = gains(for: label, in: letter)
    let (whole, _) = EvenScalars.wholeAndHead(of: letter)
    var words: [String: Float] = [:]
    whole.withUnsafeBufferPointer { scalars in
      Concepts.shared.each(in: scalars) { concept, start, length in
        let word = String(scalars: scalars[start..<start + length])
        words[word, default: 0] += gains.each[FeatureSpace.conceptStart + concept] ?? 0
      }
    }
    let telling = words.filter { $0.value > 0 }
    return telling.sorted { $0.value == $1.value ? $0.key < $1.key : $0.value > $1.value }.prefix(limit).map(
      \.key)
  }

  /// What each row of the letter does for a label against the others, at every place where it stands.
  private func gains(for label: Int, in letter: ModelText) -> Gains {
    var reader = FeatureReader()
    let counts = reader.counts(of: letter)
    let often = Dictionary(counts.map { ($0.row, $0.value) }, uniquingKeysWith: { first, _ in first })
    var gains = Gains()
    for feature in rarity.weigh(counts) {
      let row = Int(feature.row) * lanes
      let all = (0..<lanes).reduce(Float(0)) { $0 + weights[row + $1].sum() }
      let own = weights[row + label / 8][label % 8]
      let others = labels.count > 1 ? (all - own) / Float(labels.count - 1) : 0
      gains.each[Int(feature.row)] = (own - others) * feature.value / (often[feature.row] ?? 1)
    }
    return gains
  }
}

/// By rows.
private struct Gains {
  var each: [Int: Float] = [:]

  /// What every scalar of the text does, by all n-grams and words that it is in.
  func ofScalars(_ text: [UInt32]) -> [Float] {
    var gains = [Float](repeating: 0, count: text.count)
    text.withUnsafeBufferPointer { scalars in
      Grams.each(in: scalars) { hash, start, length in
        let gain = (each[Int(hash & UInt32(FeatureSpace.text - 1))] ?? 0) / Float(length)
        for place in start..<start + length { gains[place] += gain }
      }
      Concepts.shared.each(in: scalars) { concept, start, length in
        let gain = (each[FeatureSpace.conceptStart + concept] ?? 0) / Float(length)
        for place in start..<start + length { gains[place] += gain }
      }
    }
    return gains
  }
}

/// Cuts out what a reader understands: runs of scalars that all say much.
private struct PieceFinder {
  private static let longest = 12
  private var found: [(piece: String, gain: Float)] = []

  init(_ text: [UInt32], gains: [Float]) {
    let least = (gains.max() ?? 0) * 0.3
    guard least > 0 else { return }
    var start = 0
    while start < text.count {
      var end = start
      while end < text.count, gains[end] > least, text[end] != EvenScalars.gap, end - start < Self.longest {
        end += 1
      }
      if end - start >= 2 {
        found.append((String(scalars: text[start..<end]), gains[start..<end].reduce(0, +)))
      }
      start = max(end, start + 1)
    }
  }

  /// Each once.
  func best(_ limit: Int) -> [String] {
    var pieces: [String] = []
    for (piece, _) in found.sorted(by: { $0.gain == $1.gain ? $0.piece < $1.piece : $0.gain > $1.gain })
    where !pieces.contains(piece) {
      pieces.append(piece)
      if pieces.count == limit { break }
    }
    return pieces
  }
}

extension String {
  fileprivate init(scalars: some Sequence<UInt32>) {
    var text = UnicodeScalarView()
    for scalar in scalars { if let scalar = Unicode.Scalar(scalar) { text.append(scalar) } }
    self.init(text)
  }
}
