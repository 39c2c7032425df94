/// A linear machine for every label against all others, all trained at once: dual coordinate descent for the squared
/// hinge (Hsieh, Chang, Lin, Keerthi, Sundararajan 2008, algorithm 1), eight labels in one vector.
///
/// Deterministic: the same lessons in the same order give the same bits.
struct LinearTraining {
  /// What a wrong side costs on average.
  static let cost: Float = 0.5

  /// One row of the table: the weights of the labels, eight to a vector.
  let lanes: Int
  private(set) var weights: [SIMD8<Float>]
  private var duals: [SIMD8<Float>]
  /// Of each label: half of what one of its letters costs on a wrong side, the other way round.
  private var slacks: [Float] = []

  init(lessons: Int, labels: Int, rows: Int = FeatureSpace.count) {
    lanes = (labels + 7) / 8
    weights = Array(repeating: .zero, count: rows * lanes)
    duals = Array(repeating: .zero, count: lessons * lanes)
  }

  /// - Parameters:
  ///   - letters: weighed features.
  ///   - labels: the number of each letter's label.
  mutating func run(_ letters: [[Feature]], labels: [Int], epochs: Int) {
    slacks = Self.slacks(of: labels)
    let lengths = letters.map { $0.reduce(Float(0)) { $0 + $1.value * $1.value } }
    var order = Array(letters.indices)
    var shuffle = Shuffle()
    for _ in 0..<epochs {
      shuffle.shuffle(&order)
      for letter in order {
        for lane in 0..<lanes { step(letter, letters[letter], labels[letter], lengths[letter], lane) }
      }
    }
  }

  /// Letters of a label that has few cost more, by the root: else large labels take what lies between.
  private static func slacks(of labels: [Int]) -> [Float] {
    var sizes = [Float](repeating: 0, count: (labels.max() ?? -1) + 1)
    for label in labels { sizes[label] += 1 }
    let known = Float(sizes.count { $0 > 0 })
    return sizes.map { ($0 * known / Float(labels.count)).squareRoot() / (2 * cost) }
  }

  @inline(__always)
  private mutating func step(_ number: Int, _ features: [Feature], _ label: Int, _ length: Float, _ lane: Int)
  {
    let lanes = lanes
    let slack = slacks[label]
    var sides = SIMD8<Float>(repeating: -1)
    if label / 8 == lane { sides[label % 8] = 1 }
    let old = duals[number * lanes + lane]
    let change = weights.withUnsafeMutableBufferPointer { weights in
      features.withUnsafeBufferPointer { features in
        var sum = SIMD8<Float>.zero
        for feature in features { sum += weights[Int(feature.row) * lanes + lane] * feature.value }
        let gradient = sides * sum - 1 + old * slack
        let dual = pointwiseMax(old - gradient / (length + slack), .zero)
        let change = (dual - old) * sides
        for feature in features { weights[Int(feature.row) * lanes + lane] += change * feature.value }
        return dual - old
      }
    }
    duals[number * lanes + lane] = old + change
  }
}

/// The same order every time, and no pattern in it (xorshift64, Marsaglia 2003).
struct Shuffle {
  private var state: UInt64 = 0x2545_F491_4F6C_DD1D

  mutating func next(below bound: Int) -> Int {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return Int(truncatingIfNeeded: (state >> 33) % UInt64(bound))
  }

  mutating func shuffle(_ numbers: inout [Int]) {
    guard numbers.count > 1 else { return }
    for last in stride(from: numbers.count - 1, to: 0, by: -1) { numbers.swapAt(last, next(below: last + 1)) }
  }
}
