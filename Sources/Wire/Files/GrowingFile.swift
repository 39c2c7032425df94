import Glibc

/// A file to whose end lines are added.
package final class GrowingFile {
  private let path: String
  private let file: Int32

  /// Opens the file at `path`, which is made if it is missing, with the folder that it lies in.
  package init(at path: String) throws(FileError) {
    self.path = path
    let folder = DurableFile.folder(of: path)
    try makeFolder(folder)
    file = open(path, O_WRONLY | O_APPEND | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard file >= 0 else { throw FileError(path: path) }
    try DurableFile.sync(folder: folder)
  }

  deinit { close(file) }

  /// What stands in it; nothing where there is none.
  package static func contents(of path: String) throws(FileError) -> [UInt8] {
    do { return try RegularFile(at: path, limit: .max).bytes } catch {
      switch error {
      case .missing: return []
      case .oversized(let size): throw FileError(path: path, reason: "\(size) bytes")
      case .unreadable(let reason): throw FileError(path: path, reason: reason)
      case .system(let error): throw error
      }
    }
  }

  /// - Parameter isDurable: whether it is on the disk afterwards; else it is lost where the machine, not the process, ends.
  package func append(_ line: String, isDurable: Bool) throws(FileError) {
    var rest = Array((line + "\n").utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { write(file, $0.baseAddress, $0.count) }
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { throw FileError(path: path) }
      rest = rest.dropFirst(count)
    }
    guard !isDurable || fdatasync(file) == 0 else { throw FileError(path: path) }
  }
}
