/// Little-endian numbers, one after the other.
struct ModelWriter {
  private(set) var bytes: [UInt8] = []

  mutating func put(_ piece: [UInt8]) { bytes += piece }
  mutating func put16(_ value: Int) { put(UInt64(value & 0xFFFF), 2) }
  mutating func put32(_ value: Int) { put(UInt64(value & 0xFFFF_FFFF), 4) }
  mutating func put64(_ value: UInt64) { put(value, 8) }
  mutating func put(_ value: Float) { put(UInt64(value.bitPattern), 4) }

  private mutating func put(_ value: UInt64, _ count: Int) {
    for place in 0..<count { bytes.append(UInt8(truncatingIfNeeded: value >> (8 * place))) }
  }
}

/// Reads them back, and no further than they go.
struct ModelReader {
  private(set) var rest: ArraySlice<UInt8>

  init(_ bytes: ArraySlice<UInt8>) { rest = bytes }

  mutating func take(_ count: Int) throws(ModelError) -> ArraySlice<UInt8> {
    guard count <= rest.count else { throw .damaged("it ends in the middle") }
    defer { rest = rest.dropFirst(count) }
    return rest.prefix(count)
  }

  mutating func take16() throws(ModelError) -> Int { Int(try number(2)) }
  mutating func take32() throws(ModelError) -> Int { Int(try number(4)) }
  mutating func take64() throws(ModelError) -> UInt64 { try number(8) }
  mutating func takeFloat() throws(ModelError) -> Float { Float(bitPattern: UInt32(try number(4))) }

  private mutating func number(_ count: Int) throws(ModelError) -> UInt64 {
    try take(count).reversed().reduce(0) { $0 << 8 | UInt64($1) }
  }
}

/// FNV-1a of 64 bits: finds what a disk or a transfer has spoilt. It is no seal.
enum ModelChecksum {
  static func of(_ bytes: ArraySlice<UInt8>) -> UInt64 {
    bytes.withUnsafeBufferPointer { bytes in
      bytes.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
    }
  }
}
