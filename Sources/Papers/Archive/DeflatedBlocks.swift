import CZip

/// Bytes that are deflated once for many archives (RFC 1951): whole blocks that refer to nothing before them, so that
/// others can stand before and behind.
struct DeflatedBlocks: Sendable {
  fileprivate let bytes: [UInt8]
  /// How many bytes they stand for, with their CRC-32, and what carries the CRC of whatever is before them past them.
  fileprivate let size: Int
  fileprivate let checksum: uLong
  fileprivate let step: uLong

  init(deflating plain: [UInt8]) throws(ZipWriterError) {
    bytes = try Self.deflated(plain)
    size = plain.count
    checksum = crc32_z(0, plain, plain.count)
    step = crc32_combine_gen(plain.count)
  }

  private static func deflated(_ plain: [UInt8]) throws(ZipWriterError) -> [UInt8] {
    guard !plain.isEmpty else { return [] }
    guard plain.count < 1 << 30 else { throw ZipWriterError(description: "archive: a part is too large") }
    var stream = z_stream()
    let isOpen = deflateInit2_(
      &stream, Z_BEST_COMPRESSION, Z_DEFLATED, -MAX_WBITS, MAX_MEM_LEVEL, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
      Int32(MemoryLayout<z_stream>.size))
    guard isOpen == Z_OK else { throw ZipWriterError(description: "archive: no memory to deflate") }
    defer { deflateEnd(&stream) }
    // What the empty block at the end needs, beyond the bound for one stream.
    let most = Int(deflateBound(&stream, uLong(plain.count))) + 16
    var input = plain
    let output = input.withUnsafeMutableBufferPointer { input in
      [UInt8](unsafeUninitializedCapacity: most) { output, count in
        (stream.next_in, stream.avail_in) = (input.baseAddress, uInt(input.count))
        (stream.next_out, stream.avail_out) = (output.baseAddress, uInt(most))
        count =
          deflate(&stream, Z_FULL_FLUSH) == Z_OK && stream.avail_in == 0 ? most - Int(stream.avail_out) : 0
      }
    }
    guard !output.isEmpty else { throw ZipWriterError(description: "archive: a part was not deflated") }
    return output
  }
}

/// A part of an archive as it is put together, of which most was deflated before.
struct DeflatedPart {
  let name: String
  private(set) var bytes: [UInt8] = []
  private(set) var size = 0
  private(set) var checksum: uLong = 0

  init(_ name: String) { self.name = name }

  mutating func add(_ blocks: DeflatedBlocks) {
    bytes += blocks.bytes
    size += blocks.size
    checksum = crc32_combine_op(checksum, blocks.checksum, blocks.step)
  }

  /// Adds bytes as they stand (RFC 1951 §3.2.4).
  mutating func add(plain: [UInt8]) {
    checksum = crc32_z(checksum, plain, plain.count)
    size += plain.count
    for start in stride(from: 0, to: plain.count, by: Self.longest) {
      let part = plain[start..<min(start + Self.longest, plain.count)]
      let count = UInt16(part.count)
      bytes.append(0)
      for number in [count, ~count] { bytes += [UInt8(truncatingIfNeeded: number), UInt8(number >> 8)] }
      bytes += part
    }
  }

  /// The last block, which holds nothing.
  mutating func end() { bytes += [3, 0] }

  private static let longest = 0xFFFF
}
