import Glibc

/// A regular file read at one go: links are not followed, pipes and devices are not opened in earnest.
struct RegularFile {
  /// Modification time, in seconds since 1970.
  let modified: Int64
  let bytes: [UInt8]

  enum Fault: Error {
    /// Nobody is there (any more).
    case missing
    /// More bytes than wanted.
    case oversized(Int)
    /// Not a regular file, or not ours to read: it concerns this file only.
    case unreadable(String)
    /// The system is in trouble: it would concern every file.
    case system(FileError)
  }

  init(at path: String, limit: Int) throws(Fault) { try self.init(at: Array(path.utf8), limit: limit) }

  /// - Parameter octets: the path as the disk has it, which need not be text.
  init(at octets: [UInt8], limit: Int) throws(Fault) {
    let path = printable(octets, limit: Int(PATH_MAX))
    // O_NONBLOCK: to open a named pipe must not wait for its writer.
    let file = open(
      octets.map(CChar.init(bitPattern:)) + [0], O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    guard file >= 0 else { throw Fault(opening: path) }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0 else { throw .system(FileError(path: path)) }
    guard status.st_mode & S_IFMT == S_IFREG else { throw .unreadable("not a regular file") }
    guard status.st_size <= limit else { throw .oversized(Int(status.st_size)) }
    modified = Int64(status.st_mtim.tv_sec)
    bytes = try Self.content(of: file, path: path, size: Int(status.st_size))
  }

  /// The first `limit` bytes at most of whatever regular file lies there; `nil` if none does.
  static func head(of path: String, limit: Int) -> [UInt8]? {
    let file = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    guard file >= 0 else { return nil }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    // A file that cannot be read to its end cannot be searched either: to the seeker it is not there.
    return try? content(of: file, path: path, size: min(limit, Int(status.st_size)))
  }

  private static func content(of file: Int32, path: String, size: Int) throws(Fault) -> [UInt8] {
    var failure: Int32 = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, done in
      while done < size {
        let count = read(file, buffer.baseAddress! + done, size - done)
        if count < 0 && errno == EINTR { continue }
        if count < 0 { failure = errno }
        if count <= 0 { return }
        done += count
      }
    }
    guard failure == 0 else { throw .system(FileError(path: path, code: failure)) }
    return bytes
  }
}

extension RegularFile.Fault {
  fileprivate init(opening path: String) {
    switch errno {
    case ENOENT: self = .missing
    case ELOOP, ENXIO: self = .unreadable("not a regular file")
    case EACCES, EPERM: self = .unreadable(String(cString: strerror(errno)))
    default: self = .system(FileError(path: path))
    }
  }
}
