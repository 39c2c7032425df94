import CZip

/// Writes an archive in memory with libzip; the same parts in the same order give the same bytes.
package enum ZipWriter {
  /// - Parameter parts: in the order in which they shall lie; names are ASCII and end nowhere outside the archive.
  /// - Throws: `ZipWriterError` where memory runs out or libzip refuses a part.
  package static func archive(of parts: [(name: String, bytes: [UInt8])]) throws(ZipWriterError) -> [UInt8] {
    var error = zip_error_t()
    zip_error_init(&error)
    defer { zip_error_fini(&error) }
    guard let target = zip_source_buffer_create(nil, 0, 0, &error) else { throw ZipWriterError(&error) }
    // Outlives the archive, which lets go of its own hold when it is closed.
    zip_source_keep(target)
    defer { zip_source_free(target) }
    guard let archive = zip_open_from_source(target, ZIP_TRUNCATE, &error) else {
      zip_source_free(target)
      throw ZipWriterError(&error)
    }
    // libzip reads the bytes when it is closed, not before.
    let memory = UnsafeMutableRawBufferPointer.allocate(
      byteCount: max(1, parts.reduce(0) { $0 + $1.bytes.count }), alignment: 1)
    defer { memory.deallocate() }
    var start = 0
    for part in parts {
      let place = UnsafeMutableRawBufferPointer(rebasing: memory[start..<start + part.bytes.count])
      place.copyBytes(from: part.bytes)
      start += part.bytes.count
      guard add(UnsafeRawBufferPointer(place), as: part.name, to: archive) else {
        let problem = ZipWriterError(zip_get_error(archive))
        zip_discard(archive)
        throw problem
      }
    }
    guard zip_close(archive) == 0 else {
      let problem = ZipWriterError(zip_get_error(archive))
      zip_discard(archive)
      throw problem
    }
    return try bytes(of: target)
  }

  private static func add(_ bytes: UnsafeRawBufferPointer, as name: String, to archive: OpaquePointer) -> Bool
  {
    guard let source = zip_source_buffer(archive, bytes.baseAddress, zip_uint64_t(bytes.count), 0) else {
      return false
    }
    let index = zip_file_add(archive, name, source, zip_flags_t(ZIP_FL_ENC_UTF_8))
    guard index >= 0 else {
      zip_source_free(source)
      return false
    }
    // A fixed time, the first that the format knows: when something was written is no part of what it says.
    return zip_file_set_dostime(archive, zip_uint64_t(index), 0, 1 << 5 | 1, 0) == 0
      && zip_set_file_compression(archive, zip_uint64_t(index), ZIP_CM_DEFLATE, 6) == 0
  }

  private static func bytes(of source: OpaquePointer) throws(ZipWriterError) -> [UInt8] {
    var status = zip_stat_t()
    zip_stat_init(&status)
    guard zip_source_stat(source, &status) == 0, zip_source_open(source) == 0 else {
      throw ZipWriterError(zip_source_error(source))
    }
    defer { zip_source_close(source) }
    let size = Int(status.size)
    let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      count = max(0, Int(zip_source_read(source, buffer.baseAddress, zip_uint64_t(size))))
    }
    guard bytes.count == size else { throw ZipWriterError(zip_source_error(source)) }
    return bytes
  }
}

/// Why an archive could not be written, in libzip's words.
package struct ZipWriterError: Error, CustomStringConvertible {
  package let description: String

  init(description: String) { self.description = description }

  fileprivate init(_ error: UnsafeMutablePointer<zip_error_t>?) {
    description = "archive: \(error.flatMap(zip_error_strerror).map { String(cString: $0) } ?? "not written")"
  }
}
