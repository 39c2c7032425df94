import CZip

/// How a file's copies are compressed, which lie beside it and which web servers hand out as they are (`gzip_static`,
/// `brotli_static`).
package enum Compression: String, CaseIterable, Sendable {
  /// RFC 1952.
  case gzip = ".gz"
  /// RFC 7932; where the machine has the library.
  case brotli = ".br"

  /// What stands behind the name of the file.
  package var suffix: String { rawValue }

  /// Of a compressed copy, the path of what it is a copy of; any other path is its own.
  package static func plain(_ path: String) -> String {
    guard let suffix = suffix(of: path) else { return path }
    return String(path.dropLast(suffix.count))
  }

  package static func isCopy(_ path: String) -> Bool { suffix(of: path) != nil }

  private static func suffix(of path: String) -> String? {
    allCases.map(\.suffix).first { path.hasSuffix($0) }
  }
}

extension SiteFile {
  /// Whether a copy is worth having: not for what is small, nor for what is packed already.
  static func isCompressible(_ path: String) -> Bool {
    ["html", "css", "js", "json", "xml", "txt", "bin"].contains { path.hasSuffix("." + $0) }
  }

  /// The same bytes compressed, without a time: the same bytes give the same copy. Nil for what does not become smaller, and
  /// where the machine cannot.
  func compressed(by compression: Compression) -> SiteFile? {
    guard Self.isCompressible(path), bytes.count > Self.leastWorth, bytes.count < 1 << 30 else { return nil }
    let output =
      switch compression {
      case .gzip: Self.gzipped(bytes)
      case .brotli: Brotli.shared?.compressed(bytes)
      }
    guard let output, !output.isEmpty, output.count < bytes.count else { return nil }
    return SiteFile(path: path + compression.suffix, bytes: output)
  }

  private static func gzipped(_ bytes: [UInt8]) -> [UInt8]? {
    var stream = z_stream()
    let isOpen = deflateInit2_(
      &stream, Z_BEST_COMPRESSION, Z_DEFLATED, MAX_WBITS + 16, MAX_MEM_LEVEL, Z_DEFAULT_STRATEGY,
      ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
    guard isOpen == Z_OK else { return nil }
    defer { deflateEnd(&stream) }
    let most = Int(deflateBound(&stream, uLong(bytes.count)))
    var input = bytes
    return input.withUnsafeMutableBufferPointer { input in
      [UInt8](unsafeUninitializedCapacity: most) { output, count in
        (stream.next_in, stream.avail_in) = (input.baseAddress, uInt(input.count))
        (stream.next_out, stream.avail_out) = (output.baseAddress, uInt(most))
        count = deflate(&stream, Z_FINISH) == Z_STREAM_END ? most - Int(stream.avail_out) : 0
      }
    }
  }

  private static let leastWorth = 512
}
