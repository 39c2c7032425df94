import Glibc

/// Paths as texts; nothing here looks at what lies there.
enum Path {
  /// `path` as seen from the working directory, when it was written in a file of `directory`.
  static func resolve(_ path: String, in directory: String) -> String {
    normal(path.hasPrefix("/") || directory.isEmpty ? path : directory + "/" + path)
  }

  /// `path` as whoever works elsewhere would write it.
  static func absolute(_ path: String) -> String {
    guard !path.hasPrefix("/"), let here = getcwd(nil, 0) else { return path }
    defer { free(here) }
    return resolve(path, in: String(cString: here))
  }

  static func directory(of path: String) -> String {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "" }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// Whether one of them lies in the other, or is it.
  static func overlap(_ one: String, _ other: String) -> Bool {
    (one + "/").hasPrefix(other + "/") || (other + "/").hasPrefix(one + "/")
  }

  static func name(of path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? path
  }

  /// Without `.` and without a name before `..`: as people mean it, even where links would lead elsewhere.
  private static func normal(_ path: String) -> String {
    var names: [Substring] = []
    for name in path.split(separator: "/") where name != "." {
      if name == "..", let last = names.last, last != ".." {
        names.removeLast()
      } else if name != ".." || !path.hasPrefix("/") {
        names.append(name)
      }
    }
    let joined = names.joined(separator: "/")
    return path.hasPrefix("/") ? "/" + joined : joined.isEmpty ? "." : joined
  }
}
