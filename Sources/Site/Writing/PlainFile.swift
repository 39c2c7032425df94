import Glibc

/// The few system calls by which a page comes into its place: whole, or not at all.
enum PlainFile {
  /// Temporary files beside the pages begin so; nothing published does.
  static let temporaryPrefix = ".huiyin-new-"

  /// The bytes of the file, or nil where there is none.
  static func read(_ path: String) throws(SiteError) -> [UInt8]? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
    if descriptor < 0 {
      if errno == ENOENT { return nil }
      throw .unreadable(path: path, reason: systemReason())
    }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = Glibc.read(descriptor, &buffer, buffer.count)
      if count == 0 { return bytes }
      if count > 0 {
        bytes += buffer[..<count]
      } else if errno != EINTR {
        throw .unreadable(path: path, reason: systemReason())
      }
    }
  }

  /// Puts `bytes` in place of the file: written beside it, synced, renamed. The directory is synced by the caller.
  static func replace(_ path: String, with bytes: [UInt8], mode: mode_t) throws(SiteError) {
    try stage(bytes, for: path, mode: mode)
    try putInPlace(path)
  }

  /// Writes `bytes` beside the place of the file.
  /// - Parameter isSynced: whether they are on the disk afterwards; else the caller syncs all of them at once.
  static func stage(
    _ bytes: [UInt8], for path: String, mode: mode_t, isSynced: Bool = true
  ) throws(SiteError) {
    let descriptor = open(temporary(for: path), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, mode)
    guard descriptor >= 0 else { throw .unwritable(path: path, reason: systemReason()) }
    do throws(SiteError) {
      defer { close(descriptor) }
      // Web servers read as somebody else, whatever the daemon's umask says.
      guard fchmod(descriptor, mode) == 0 else { throw .unwritable(path: path, reason: systemReason()) }
      try write(bytes, to: descriptor, path: path, isSynced: isSynced)
    } catch {
      discardStaged(for: path)
      throw error
    }
  }

  /// Puts what was written beside the place of the file into it.
  static func putInPlace(_ path: String) throws(SiteError) {
    guard rename(temporary(for: path), path) == 0 else {
      let reason = systemReason()
      discardStaged(for: path)
      throw .unwritable(path: path, reason: reason)
    }
  }

  static func discardStaged(for path: String) { unlink(temporary(for: path)) }

  private static func temporary(for path: String) -> String {
    let (directory, name) = split(path)
    return "\(directory)/\(temporaryPrefix)\(name)"
  }

  /// Adds `bytes` at the end of the file.
  /// - Parameter isSynced: whether all of it is on the disk afterwards.
  static func append(
    _ bytes: [UInt8], to path: String, mode: mode_t, isSynced: Bool
  ) throws(SiteError) {
    let descriptor = open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC | O_NOFOLLOW, mode)
    guard descriptor >= 0 else { throw .unwritable(path: path, reason: systemReason()) }
    defer { close(descriptor) }
    try write(bytes, to: descriptor, path: path, isSynced: isSynced)
  }

  /// False where there was none.
  static func remove(_ path: String) throws(SiteError) -> Bool {
    if unlink(path) == 0 { return true }
    if errno == ENOENT { return false }
    throw .notRemoved(path: path, reason: systemReason())
  }

  /// Everything before the last slash, and everything behind it.
  static func split(_ path: String) -> (directory: String, name: String) {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return (".", path) }
    return (String(path[..<slash]), String(path[path.utf8.index(after: slash)...]))
  }

  private static func write(
    _ bytes: [UInt8], to descriptor: Int32, path: String, isSynced: Bool
  ) throws(SiteError) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count > 0 {
        rest = rest.dropFirst(count)
      } else if errno != EINTR {
        throw .unwritable(path: path, reason: systemReason())
      }
    }
    guard !isSynced || fsync(descriptor) == 0 else { throw .unwritable(path: path, reason: systemReason()) }
  }
}

/// What the last system call complained about.
func systemReason() -> String { String(cString: strerror(errno)) }
