import CZip

/// A part of an archive, unpacked piece by piece: no more of it is held than who reads it holds.
final class ZipPart {
  let name: String
  private let archive: ZipArchive
  private let file: OpaquePointer
  /// Bytes that must still come.
  private var left: Int

  /// - Parameter file: open, and closed with this.
  init(_ name: String, in archive: ZipArchive, file: OpaquePointer, size: Int) {
    self.name = name
    self.archive = archive
    self.file = file
    left = size
  }

  deinit { zip_fclose(file) }

  /// Fills the beginning of `buffer`.
  /// - Returns: how many bytes; 0 at the end of a part that has exactly the length that was announced, and the sum.
  func read(into buffer: UnsafeMutableRawBufferPointer) throws(TableError) -> Int {
    let count = Int(zip_fread(file, buffer.baseAddress, zip_uint64_t(buffer.count)))
    // The read behind the last byte checks the sum.
    guard count >= 0, count <= left, count > 0 || left == 0 else {
      throw .damaged("its part \(name) is not whole")
    }
    left -= count
    return count
  }
}
