extension [Unicode.Scalar] {
  /// Whether that word stands there.
  func has(_ word: [Unicode.Scalar], at place: Int) -> Bool {
    guard word.count <= count - place else { return false }
    for offset in word.indices where self[place + offset] != word[offset] { return false }
    return true
  }
}

/// Two characters as one number, to be looked up where a text of two would be taken apart for its normal form first.
struct ScalarPair: Hashable, Sendable {
  private let bits: UInt64

  init(_ first: Unicode.Scalar, _ second: Unicode.Scalar) {
    bits = UInt64(first.value) << 32 | UInt64(second.value)
  }

  /// One of so many places, a power of two, which few other pairs share.
  func place(amid count: Int) -> Int {
    Int(truncatingIfNeeded: (bits &* 0x9E37_79B9_7F4A_7C15) >> 32) & (count - 1)
  }

  /// Nil where it is no word of two.
  init?(_ word: some StringProtocol) {
    let scalars = Array(word.unicodeScalars)
    guard scalars.count == 2 else { return nil }
    self.init(scalars[0], scalars[1])
  }
}
