import Glibc

/// Puts a whole file in place, or leaves nothing: written beside, synced, renamed, folder synced.
package enum DurableFile {
  /// - Parameters:
  ///   - draft: a path on the same file system, free to be overwritten.
  ///   - modified: the modification time in seconds since 1970; now, if `nil`.
  ///   - mode: who may read it, within the process's umask.
  package static func write(
    _ bytes: [UInt8], to path: String, by draft: String, modified: Int64? = nil, mode: mode_t = 0o600
  ) throws(FileError) {
    do throws(FileError) {
      try fill(draft, with: bytes, modified: modified, mode: mode)
      guard rename(draft, path) == 0 else { throw FileError(path: path) }
    } catch {
      unlink(draft)
      throw error
    }
    try sync(folder: folder(of: path))
  }

  private static func fill(
    _ path: String, with bytes: [UInt8], modified: Int64?, mode: mode_t
  ) throws(FileError) {
    let file = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, mode)
    guard file >= 0 else { throw FileError(path: path) }
    defer { close(file) }
    var done = 0
    while done < bytes.count {
      let count = bytes.withUnsafeBytes { Glibc.write(file, $0.baseAddress! + done, bytes.count - done) }
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { throw FileError(path: path) }
      done += count
    }
    if let modified {
      let time = timespec(tv_sec: Int(modified), tv_nsec: 0)
      guard futimens(file, [time, time]) == 0 else { throw FileError(path: path) }
    }
    guard fsync(file) == 0 else { throw FileError(path: path) }
  }

  /// Makes the names in a folder durable.
  static func sync(folder path: String) throws(FileError) {
    let folder = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard folder >= 0 else { throw FileError(path: path) }
    defer { close(folder) }
    guard fsync(folder) == 0 else { throw FileError(path: path) }
  }

  static func folder(of path: String) -> String {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }
}
