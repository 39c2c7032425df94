/// A text, scalar by scalar: each letter is walked through for a dozen reasons.
extension String {
  /// What becomes of each scalar, in order. The room for all is made before, which takes a third less than to ask for it
  /// at each.
  @inline(__always)
  func scalars<Value>(as value: (Unicode.Scalar) -> Value) -> [Value] {
    [Value](unsafeUninitializedCapacity: utf8.count) { values, count in
      var place = 0
      eachScalar { scalar in
        values.initializeElement(at: place, to: value(scalar))
        place += 1
      }
      count = place
    }
  }

  /// Visits every scalar, in order.
  @inline(__always)
  func eachScalar(_ visit: (Unicode.Scalar) -> Void) {
    var text = self
    text.withUTF8 { octets in
      var place = 0
      while place < octets.count {
        let (value, length) = Self.scalar(at: place, in: octets)
        // A text holds nothing else.
        if let scalar = Unicode.Scalar(value) { visit(scalar) }
        place += length
      }
    }
  }

  /// What the octets from there on stand for (RFC 3629 §3), and how many they are.
  @inline(__always)
  private static func scalar(
    at place: Int, in octets: UnsafeBufferPointer<UInt8>
  ) -> (value: UInt32, length: Int) {
    func rest(_ offset: Int) -> UInt32 { UInt32(octets[place + offset] & 0x3F) }
    let first = UInt32(octets[place])
    if first < 0x80 { return (first, 1) }
    if first < 0xE0 { return ((first & 0x1F) << 6 | rest(1), 2) }
    if first < 0xF0 { return ((first & 0x0F) << 12 | rest(1) << 6 | rest(2), 3) }
    return ((first & 0x07) << 18 | rest(1) << 12 | rest(2) << 6 | rest(3), 4)
  }
}
