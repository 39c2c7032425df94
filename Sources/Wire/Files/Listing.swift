import Glibc

/// The names in a folder, sorted by their bytes, without those that start with a dot. A name that is not UTF-8
/// comes with U+FFFD in it, and no file will be found under it.
func names(inFolder path: String) throws(FileError) -> [String] {
  try diskNames(inFolder: path).map { String(decoding: $0, as: UTF8.self) }
}

/// The same as the disk has them: bytes, in whatever encoding somebody wrote them.
func diskNames(inFolder path: String) throws(FileError) -> [[UInt8]] {
  guard let folder = opendir(path) else { throw FileError(path: path) }
  defer { closedir(folder) }
  var names: [[UInt8]] = []
  while true {
    errno = 0
    guard let entry = readdir(folder) else { break }
    let name = withUnsafeBytes(of: &entry.pointee.d_name) { Array($0.prefix { $0 != 0 }) }
    if name.first != UInt8(ascii: ".") { names.append(name) }
  }
  guard errno == 0 else { throw FileError(path: path) }
  return names.sorted { $0.lexicographicallyPrecedes($1) }
}
