import Glibc

/// The names in a directory.
enum DirectoryListing {
  /// Sorted, without hidden ones.
  static func names(in path: String) throws(FileError) -> [String] {
    guard let directory = opendir(path) else { throw .unreadable(path: path, reason: systemReason()) }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if !name.hasPrefix(".") { names.append(name) }
    }
    return names.sorted()
  }

  /// Why a directory cannot be used, or nil.
  static func problem(with path: String) -> FileError? {
    do {
      _ = try names(in: path)
      return nil
    } catch {
      return error
    }
  }
}
