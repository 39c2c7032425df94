import CZip

extension SiteFile {
  /// What stands behind the name of a file's compressed copy, which web servers hand out as it is (`gzip_static`).
  package static let compressed = ".gz"

  /// Whether a copy is worth having: not for what is small, nor for what is packed already.
  static func isCompressible(_ path: String) -> Bool {
    ["html", "css", "js", "json", "xml", "txt", "bin"].contains { path.hasSuffix("." + $0) }
  }

  /// The same bytes in gzip (RFC 1952), without a time: the same bytes give the same copy. Nil for what does not become
  /// smaller.
  var gzipped: SiteFile? {
    guard Self.isCompressible(path), bytes.count > Self.leastWorth, bytes.count < 1 << 30 else { return nil }
    var stream = z_stream()
    let isOpen = deflateInit2_(
      &stream, Z_BEST_COMPRESSION, Z_DEFLATED, MAX_WBITS + 16, MAX_MEM_LEVEL, Z_DEFAULT_STRATEGY,
      ZLIB_VERSION,
      Int32(MemoryLayout<z_stream>.size))
    guard isOpen == Z_OK else { return nil }
    defer { deflateEnd(&stream) }
    let most = Int(deflateBound(&stream, uLong(bytes.count)))
    var input = bytes
    let output = input.withUnsafeMutableBufferPointer { input in
      [UInt8](unsafeUninitializedCapacity: most) { output, count in
        (stream.next_in, stream.avail_in) = (input.baseAddress, uInt(input.count))
        (stream.next_out, stream.avail_out) = (output.baseAddress, uInt(most))
        count = deflate(&stream, Z_FINISH) == Z_STREAM_END ? most - Int(stream.avail_out) : 0
      }
    }
    guard !output.isEmpty, output.count < bytes.count else { return nil }
    return SiteFile(path: path + Self.compressed, bytes: output)
  }

  private static let leastWorth = 512
}
