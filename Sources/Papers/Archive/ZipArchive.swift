import CZip

/// An archive in memory, unpacked by libzip part by part, after its directory was found sound.
package final class ZipArchive {
  private let memory: UnsafeMutableRawBufferPointer
  private let archive: OpaquePointer
  private let directory: ZipDirectory

  init(_ bytes: [UInt8], limits: TableLimits) throws(TableError) {
    directory = try ZipDirectory(bytes, limits: limits)
    memory = UnsafeMutableRawBufferPointer.allocate(byteCount: max(1, bytes.count), alignment: 1)
    memory.copyBytes(from: bytes)
    guard let archive = Self.open(memory, bytes.count) else {
      memory.deallocate()
      throw .damaged("libzip cannot open it")
    }
    self.archive = archive
    guard directory.entries.count == zip_get_num_entries(archive, 0) else {
      throw .suspicious("its directory can be read in two ways")
    }
  }

  deinit {
    zip_discard(archive)
    memory.deallocate()
  }

  private static func open(_ memory: UnsafeMutableRawBufferPointer, _ count: Int) -> OpaquePointer? {
    var error = zip_error_t()
    zip_error_init(&error)
    defer { zip_error_fini(&error) }
    guard let source = zip_source_buffer_create(memory.baseAddress, zip_uint64_t(count), 0, &error) else {
      return nil
    }
    let archive = zip_open_from_source(source, ZIP_RDONLY | ZIP_CHECKCONS, &error)
    // What was opened owns its source.
    if archive == nil { zip_source_free(source) }
    return archive
  }

  /// The names of its parts, as they lie.
  package var names: [String] { directory.entries.map { String(decoding: $0.name, as: UTF8.self) } }

  func holds(_ name: String) -> Bool {
    directory.entries.contains { $0.name.elementsEqual(name.utf8) }
  }

  /// The part of that name; nil where there is none. Names are names here, and never paths.
  func part(_ name: String) throws(TableError) -> ZipPart? {
    guard let index = directory.entries.firstIndex(where: { $0.name.elementsEqual(name.utf8) }) else {
      return nil
    }
    let entry = directory.entries[index]
    var status = zip_stat_t()
    zip_stat_init(&status)
    guard zip_stat_index(archive, zip_uint64_t(index), 0, &status) == 0, status.size == entry.inflated,
      status.comp_size == entry.packed
    else { throw .suspicious("its directory can be read in two ways") }
    guard let file = zip_fopen_index(archive, zip_uint64_t(index), 0) else {
      throw .damaged("its part \(name) cannot be read")
    }
    return ZipPart(name, in: self, file: file, size: entry.inflated)
  }
}
