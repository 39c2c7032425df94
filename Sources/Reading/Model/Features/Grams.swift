/// Hashes of character n-grams, computed along a text.
enum Grams {
  static let longest = 2

  /// FNV-1a over scalars, with a finish that spreads it over all bits.
  @inline(__always)
  static func extend(_ hash: UInt32, by scalar: UInt32) -> UInt32 { (hash ^ scalar) &* 16_777_619 &+ 0x9E37 }

  @inline(__always)
  static func finish(_ hash: UInt32) -> UInt32 {
    var hash = hash
    hash ^= hash >> 15
    hash &*= 0x2C1B_3C6D
    hash ^= hash >> 13
    return hash
  }

  static let start: UInt32 = 2_166_136_261

  /// Calls `found` with the hash of every 1-, 2- and 3-gram without a gap in it, and where it lies.
  @inline(__always)
  static func each(
    in scalars: UnsafeBufferPointer<UInt32>, _ found: (_ hash: UInt32, _ start: Int, _ length: Int) -> Void
  ) {
    for start in 0..<scalars.count {
      var hash = Self.start
      for end in start..<min(start + longest, scalars.count) {
        if scalars[end] == EvenScalars.gap { break }
        hash = extend(hash, by: scalars[end])
        found(finish(hash), start, end - start + 1)
      }
    }
  }
}
