import Glibc

/// A file that the configuration names, as it was when the configuration was read.
package struct NamedFile: Sendable {
  package let path: String
  package let bytes: [UInt8]
  /// Where it is named.
  package let place: Place

  package init(path: String, bytes: [UInt8], place: Place) {
    self.path = path
    self.bytes = bytes
    self.place = place
  }
}

/// Why a file could not be read.
package enum FileError: Error, Equatable, Sendable, CustomStringConvertible {
  /// The system's own reason.
  case unreadable(path: String, reason: String)
  case notAFile(path: String)
  case tooLarge(path: String, limit: Int)

  package var description: String {
    switch self {
    case .unreadable(let path, let reason): "cannot read \(path): \(reason)"
    case .notAFile(let path): "\(path) is not a file"
    case .tooLarge(let path, let limit): "\(path) is larger than \(limit >> 10) KiB"
    }
  }
}

/// Reads a whole regular file of at most `limit` bytes.
func readFile(_ path: String, limit: Int) throws(FileError) -> [UInt8] {
  try readFileAndMode(path, limit: limit).bytes
}

/// Reads a whole regular file of at most `limit` bytes; its mode says who else may.
func readFileAndMode(_ path: String, limit: Int) throws(FileError) -> (bytes: [UInt8], mode: mode_t) {
  // Without O_NONBLOCK a named pipe would be waited for.
  let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
  guard descriptor >= 0 else { throw .unreadable(path: path, reason: systemReason()) }
  defer { close(descriptor) }
  var status = stat()
  guard fstat(descriptor, &status) == 0 else { throw .unreadable(path: path, reason: systemReason()) }
  guard status.st_mode & S_IFMT == S_IFREG else { throw .notAFile(path: path) }
  var bytes: [UInt8] = []
  while bytes.count <= limit {
    var count = 0
    let piece = [UInt8](unsafeUninitializedCapacity: 1 << 16) { buffer, initialized in
      count = read(descriptor, buffer.baseAddress, min(buffer.count, limit + 1 - bytes.count))
      initialized = max(0, count)
    }
    if count == 0 { return (bytes, status.st_mode) }
    if count < 0, errno != EINTR { throw .unreadable(path: path, reason: systemReason()) }
    bytes += piece
  }
  throw .tooLarge(path: path, limit: limit)
}

/// `errno` in lower case: `no such file or directory`.
func systemReason() -> String { String(cString: strerror(errno)).lowercased() }

/// Whether a program lies there that we may run.
func isExecutable(_ path: String) -> Bool {
  var status = stat()
  return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG && access(path, X_OK) == 0
}
