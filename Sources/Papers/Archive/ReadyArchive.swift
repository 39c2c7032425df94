/// Puts an archive together of parts that are deflated already (APPNOTE 4.3); the same parts give the same bytes.
enum ReadyArchive {
  /// - Parameter parts: in the order in which they shall lie; names are ASCII, and all of it is less than 4 GB.
  static func bytes(of parts: [DeflatedPart]) -> [UInt8] {
    var archive: [UInt8] = []
    archive.reserveCapacity(parts.reduce(64) { $0 + $1.bytes.count + 2 * $1.name.utf8.count + 96 })
    var directory: [UInt8] = []
    for part in parts {
      let start = archive.count
      write(0x0403_4B50, to: &archive)
      writeHead(of: part, to: &archive)
      archive += part.name.utf8
      archive += part.bytes
      write(0x0201_4B50, to: &directory)
      write(short: version, to: &directory)
      writeHead(of: part, to: &directory)
      directory += [UInt8](repeating: 0, count: 10)  // no comment, one disk, no attributes
      write(UInt32(truncatingIfNeeded: start), to: &directory)
      directory += part.name.utf8
    }
    let start = archive.count
    archive += directory
    write(0x0605_4B50, to: &archive)
    write(0, to: &archive)
    for _ in 0..<2 { write(short: UInt16(truncatingIfNeeded: parts.count), to: &archive) }
    write(UInt32(truncatingIfNeeded: directory.count), to: &archive)
    write(UInt32(truncatingIfNeeded: start), to: &archive)
    write(short: 0, to: &archive)
    return archive
  }

  /// What a part's own header and the directory say alike, from the version to the length of what follows its name.
  private static func writeHead(of part: DeflatedPart, to archive: inout [UInt8]) {
    // Deflated, at a fixed time, the first that the format knows: when it was written is no part of what it says.
    let numbers: [UInt16] = [version, 0, 8, 0, 1 << 5 | 1]
    for number in numbers { write(short: number, to: &archive) }
    write(UInt32(truncatingIfNeeded: part.checksum), to: &archive)
    write(UInt32(truncatingIfNeeded: part.bytes.count), to: &archive)
    write(UInt32(truncatingIfNeeded: part.size), to: &archive)
    write(short: UInt16(truncatingIfNeeded: part.name.utf8.count), to: &archive)
    write(short: 0, to: &archive)
  }

  private static let version: UInt16 = 20

  private static func write(_ number: UInt32, to bytes: inout [UInt8]) {
    write(short: UInt16(truncatingIfNeeded: number), to: &bytes)
    write(short: UInt16(number >> 16), to: &bytes)
  }

  private static func write(short number: UInt16, to bytes: inout [UInt8]) {
    bytes.append(UInt8(truncatingIfNeeded: number))
    bytes.append(UInt8(number >> 8))
  }
}
