import Glibc

/// The names in a folder, sorted by their bytes, without those that start with a dot. A name that is not UTF-8
/// comes with U+FFFD in it, and no file will be found under it.
func names(inFolder path: String) throws(FileError) -> [String] {
  guard let folder = opendir(path) else { throw FileError(path: path) }
  defer { closedir(folder) }
  var names: [String] = []
  while true {
    errno = 0
    guard let entry = readdir(folder) else { break }
    let name = withUnsafePointer(to: &entry.pointee.d_name) {
      $0.withMemoryRebound(to: CChar.self, capacity: Int(NAME_MAX) + 1) { String(cString: $0) }
    }
    if !name.hasPrefix(".") { names.append(name) }
  }
  guard errno == 0 else { throw FileError(path: path) }
  return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
}
