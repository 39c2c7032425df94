/// What speaks for each label: in all, and in each part of the letter by itself.
struct Scores {
  let all: [Float]
  /// Of the blocks of ``FeatureSpace``.
  private let parts: [[Float]]

  init(_ features: [Feature], _ weights: [SIMD8<Float>], labels: Int) {
    let lanes = (labels + 7) / 8
    let blocks = FeatureSpace.blocks.count
    var sums = [SIMD8<Float>](repeating: .zero, count: (blocks + 1) * lanes)
    weights.withUnsafeBufferPointer { weights in
      for feature in features {
        let part = feature.row == UInt32(FeatureSpace.constant) ? blocks : FeatureSpace.block(of: feature.row)
        for lane in 0..<lanes {
          sums[part * lanes + lane] += weights[Int(feature.row) * lanes + lane] * feature.value
        }
      }
    }
    parts = (0..<blocks).map { part in (0..<labels).map { sums[part * lanes + $0 / 8][$0 % 8] } }
    all = (0..<labels).map { label in
      (0...blocks).reduce(Float(0)) { $0 + sums[$1 * lanes + label / 8][label % 8] }
    }
  }

  /// The first of those with the highest score.
  var best: Int { all.indices.reduce(0) { all[$1] > all[$0] ? $1 : $0 } }

  /// Where the words, the beginning and the matters of a letter all speak for one label, it is seldom another.
  func signs(for label: Int) -> Signs {
    var signs = Signs.zero
    signs[0] = Self.lead(of: label, in: all)
    for (index, part) in parts.enumerated() { signs[index + 1] = Self.lead(of: label, in: part) }
    signs[Signs.constant] = 1
    return signs
  }

  /// How far a label is before the best of the others; below 0 where another is before it.
  private static func lead(of label: Int, in scores: [Float]) -> Float {
    guard scores.count > 1 else { return 0 }
    return scores[label] - scores.indices.reduce(-.infinity) { $1 == label ? $0 : max($0, scores[$1]) }
  }
}

/// By how much a label leads: in all, in each part of the letter by itself, and a constant 1.
typealias Signs = SIMD8<Float>

extension Signs {
  static var constant: Int { 1 + FeatureSpace.blocks.count }
}
