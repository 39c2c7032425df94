import Glibc

/// How much each row tells: rows that many letters have tell little (inverse document frequency).
struct Rarity: Sendable, Equatable {
  /// 0 for rows that too few letters have.
  let weights: [Float]

  init(weights: [Float]) { self.weights = weights }

  init(of letters: [[Feature]], rows: Int = FeatureSpace.count) {
    var frequency = [Int32](repeating: 0, count: rows)
    for letter in letters { for feature in letter { frequency[Int(feature.row)] += 1 } }
    let least: Int32 = letters.count < 40 ? 1 : 2
    let all = Float(letters.count + 1)
    weights = frequency.enumerated().map { row, count in
      if count < least { return 0 }
      let rarity = logf(all / Float(count + 1)) + 1
      // A text is long enough to hold rare n-grams by chance: there they count by their root.
      return row < FeatureSpace.headStart ? rarity.squareRoot() : rarity
    }
  }

  /// The letter as the model weighs it: every block of length 1 times its weight, and the constant.
  func weigh(_ counts: [Feature]) -> [Feature] {
    var features: [Feature] = []
    features.reserveCapacity(counts.count + 1)
    var squares = SIMD4<Float>.zero
    for feature in counts {
      let weight = weights[Int(feature.row)]
      if weight == 0 { continue }
      let block = FeatureSpace.block(of: feature.row)
      let value = weight * Self.damped(feature.value, byRoot: FeatureSpace.blocks[block].usesRoot)
      squares[block] += value * value
      features.append(Feature(row: feature.row, value: value))
    }
    let scale = Self.scale(squares)
    for index in features.indices {
      features[index].value *= scale[FeatureSpace.block(of: features[index].row)]
    }
    features.append(Feature(row: UInt32(FeatureSpace.constant), value: 1))
    return features
  }

  private static func scale(_ squares: SIMD4<Float>) -> SIMD4<Float> {
    var scale = SIMD4<Float>.zero
    for block in 0..<4 where squares[block] > 0 {
      scale[block] = FeatureSpace.blocks[block].weight / squares[block].squareRoot()
    }
    return scale
  }

  private static let logarithms: [Float] = (0...255).map { 1 + logf(Float(max(1, $0))) }

  @inline(__always)
  private static func damped(_ count: Float, byRoot: Bool) -> Float {
    if byRoot { return count.squareRoot() }
    return count < 256 ? logarithms[Int(count)] : 1 + logf(count)
  }
}
