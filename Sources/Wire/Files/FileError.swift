import Glibc

/// What the file system refused, in its own words.
package struct FileError: Error, Equatable, Sendable, CustomStringConvertible {
  package let path: String
  package let reason: String

  package init(path: String, reason: String) {
    self.path = path
    self.reason = reason
  }

  /// The last call's `errno`, said of `path`.
  init(path: String, code: Int32 = errno) {
    self.init(path: path, reason: String(cString: strerror(code)))
  }

  package var description: String { "\(path): \(reason)" }
}
