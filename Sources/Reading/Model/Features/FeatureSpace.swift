/// The rows of the model's table: n-grams of the text, n-grams of the title, concepts of both, and a constant.
enum FeatureSpace {
  static let text = 1 << 16
  static let head = 1 << 14
  static var concepts: Int { Concepts.shared.count }

  static let headStart = text
  static let conceptStart = headStart + head
  static var headConceptStart: Int { conceptStart + concepts }
  static var constant: Int { headConceptStart + concepts }
  static var count: Int { constant + 1 }

  /// A part of a letter that is weighed by itself: each has length 1 times its weight.
  struct Block {
    let rows: Range<Int>
    let weight: Float
    /// Whether a repetition counts by its root; else by its logarithm.
    let usesRoot: Bool
  }

  @inline(__always)
  static func block(of row: UInt32) -> Int {
    if row < UInt32(headStart) { return 0 }
    if row < UInt32(conceptStart) { return 1 }
    return row < UInt32(headConceptStart) ? 2 : 3
  }

  static let blocks: [Block] = [
    Block(rows: 0..<headStart, weight: 1, usesRoot: false),
    Block(rows: headStart..<conceptStart, weight: 0.7, usesRoot: false),
    Block(rows: conceptStart..<headConceptStart, weight: 0.7, usesRoot: true),
    Block(rows: headConceptStart..<constant, weight: 0.35, usesRoot: false),
  ]
}

/// One row of the table and how much a letter has of it.
struct Feature {
  let row: UInt32
  var value: Float
}
