/// Numbers and ranges read one after the other, the lowest octet first, and never beyond the end.
struct LittleEndianReader {
  private let bytes: ArraySlice<UInt8>
  private(set) var position: Int

  init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    position = bytes.startIndex
  }

  var left: Int { bytes.endIndex - position }
  var isAtEnd: Bool { left == 0 }

  mutating func uint8() -> Int? { number(octets: 1) }
  mutating func uint16() -> Int? { number(octets: 2) }
  mutating func uint32() -> Int? { number(octets: 4) }

  private mutating func number(octets: Int) -> Int? {
    guard left >= octets else { return nil }
    var value = 0
    for place in 0..<octets { value |= Int(bytes[position + place]) << (8 * place) }
    position += octets
    return value
  }

  /// Nil when there are not so many octets left; then nothing is taken.
  mutating func take(_ count: Int) -> ArraySlice<UInt8>? {
    guard count >= 0, count <= left else { return nil }
    return takeAtMost(count)
  }

  /// What is left of so many octets.
  mutating func takeAtMost(_ count: Int) -> ArraySlice<UInt8> {
    let end = position + max(0, min(count, left))
    defer { position = end }
    return bytes[position..<end]
  }
}
