import CZip

/// A part of an archive, unpacked piece by piece: no more of it is held than who reads it holds.
package final class ZipPart {
  let name: String
  /// Bytes of it, unpacked.
  let size: Int
  private let archive: ZipArchive
  private let file: OpaquePointer
  /// Bytes that must still come.
  private var left: Int

  /// - Parameter file: open, and closed with this.
  init(_ name: String, in archive: ZipArchive, file: OpaquePointer, size: Int) {
    self.name = name
    self.archive = archive
    self.file = file
    self.size = size
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

  /// All of it; of a part whose size was looked at.
  package func whole() throws(TableError) -> [UInt8] {
    let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: size + 1, alignment: 1)
    defer { memory.deallocate() }
    var count = 0
    while true {
      let read = try read(into: UnsafeMutableRawBufferPointer(rebasing: memory[count...]))
      guard read > 0 else { return Array(memory[..<count]) }
      count += read
    }
  }
}
