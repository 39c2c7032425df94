import CSync
import Glibc

/// Directories of the public site.
enum Directory {
  static let mode: mode_t = 0o755

  /// Makes the directory and those above it, each durable in its parent.
  static func make(_ path: String) throws(SiteError) {
    var status = stat()
    if stat(path, &status) == 0 {
      guard status.st_mode & S_IFMT == S_IFDIR else {
        throw .unwritable(path: path, reason: "is not a directory")
      }
      return
    }
    let parent = PlainFile.split(path).directory
    if !parent.isEmpty, parent != path { try make(parent) }
    guard mkdir(path, mode) == 0 || errno == EEXIST, chmod(path, mode) == 0 else {
      throw .unwritable(path: path, reason: systemReason())
    }
    if !parent.isEmpty { try sync(parent) }
  }

  static func sync(_ path: String) throws(SiteError) {
    let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .unwritable(path: path, reason: systemReason()) }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 else { throw .unwritable(path: path, reason: systemReason()) }
  }

  /// Everything written below it, and beside it on the same disk, is there for good.
  static func syncAll(_ path: String) throws(SiteError) {
    let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .unwritable(path: path, reason: systemReason()) }
    defer { close(descriptor) }
    guard syncfs(descriptor) == 0 else { throw .unwritable(path: path, reason: systemReason()) }
  }

  /// Paths of all files below it, but those half written.
  static func paths(below directory: String, under prefix: String = "") throws(SiteError) -> [String] {
    var paths: [String] = []
    for (name, isDirectory, _) in try entries(of: directory) {
      if isDirectory {
        paths += try Self.paths(below: "\(directory)/\(name)", under: "\(prefix)\(name)/")
      } else if !name.hasPrefix(PlainFile.temporaryPrefix) {
        paths.append(prefix + name)
      }
    }
    return paths
  }

  /// Names of the files in it; none where there is no such directory.
  static func files(in path: String) throws(SiteError) -> [String] {
    guard resolved(path) != nil else { return [] }
    return try entries(of: path).filter { !$0.isDirectory }.map(\.name)
  }

  /// Names of the files in it, each with when it was last written to; none where there is no such directory.
  static func marks(in path: String) throws(SiteError) -> [(name: String, mark: String)] {
    guard resolved(path) != nil else { return [] }
    return try entries(of: path).filter { !$0.isDirectory }
      .map { ($0.name, "\($0.written.tv_sec).\($0.written.tv_nsec)") }
  }

  /// Removes what a killed run left half written, at any depth.
  static func removeTemporaries(below path: String) throws(SiteError) {
    for (name, isDirectory, _) in try entries(of: path) {
      let entry = "\(path)/\(name)"
      if isDirectory {
        try removeTemporaries(below: entry)
      } else if name.hasPrefix(PlainFile.temporaryPrefix) {
        _ = try PlainFile.remove(entry)
      }
    }
  }

  /// The real path, links resolved; nil where there is none.
  static func resolved(_ path: String) -> String? {
    guard let real = realpath(path, nil) else { return nil }
    defer { free(real) }
    return String(cString: real)
  }

  /// Refuses two directories of which one lies in the other.
  static func check(_ path: String, isApartFrom other: String) throws(SiteError) {
    guard let one = resolved(path), let two = resolved(other) else {
      throw .unreadable(path: path, reason: systemReason())
    }
    guard !(one + "/").hasPrefix(two + "/"), !(two + "/").hasPrefix(one + "/") else {
      throw .together(path, other)
    }
  }

  private static func entries(
    of path: String
  ) throws(SiteError) -> [(name: String, isDirectory: Bool, written: timespec)] {
    guard let stream = opendir(path) else { throw .unreadable(path: path, reason: systemReason()) }
    defer { closedir(stream) }
    var entries: [(String, Bool, timespec)] = []
    while let entry = readdir(stream) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) {
        String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
      }
      guard name != ".", name != ".." else { continue }
      var status = stat()
      // A file that vanished meanwhile is nobody's temporary file any more.
      guard lstat("\(path)/\(name)", &status) == 0 else { continue }
      entries.append((name, status.st_mode & S_IFMT == S_IFDIR, status.st_mtim))
    }
    return entries
  }
}
