import Glibc

/// Makes a folder and whatever is missing above it; one that is there already is left as it is.
func makeFolder(_ path: String, mode: mode_t = 0o700) throws(FileError) {
  if mkdir(path, mode) == 0 || errno == EEXIST { return }
  guard errno == ENOENT, let slash = path.lastIndex(of: "/"), slash > path.startIndex else {
    throw FileError(path: path)
  }
  try makeFolder(String(path[..<slash]))
  guard mkdir(path, mode) == 0 || errno == EEXIST else { throw FileError(path: path) }
}
