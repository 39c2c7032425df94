import Glibc
import Settings
import Store
import Wire

/// The key of the office's tokens: made once, kept beside the ledger, never in a configuration file.
enum TokenKey {
  private static let size = 32

  /// Reads it, or makes it for a ledger that is still empty: mails already sent carry tokens of the key they
  /// were made with.
  static func read(in directory: String, beside ledger: Ledger) throws -> [UInt8] {
    let path = directory + "/token.key"
    guard let known = try contents(of: path) else {
      guard try ledger.head().sequence == 0 else {
        throw Failure(
          "\(path): the key of the office's tokens is gone",
          hint: "restore it from the backup of \(directory)")
      }
      let key = Environment.entropy(size)
      try DurableFile.write(key, to: path, by: path + ".new")
      return key
    }
    guard known.count == size else {
      throw Failure(
        "\(path): a token key has \(size) bytes, not \(known.count)",
        hint: "restore it from the backup of \(directory)")
    }
    return known
  }

  /// Nil where there is no such file, which is another thing than one that cannot be read.
  private static func contents(of path: String) throws -> [UInt8]? {
    guard let file = fopen(path, "re") else {
      guard errno == ENOENT else { throw Failure("\(path): \(String(cString: strerror(errno)))") }
      return nil
    }
    defer { fclose(file) }
    var bytes = [UInt8](repeating: 0, count: size + 1)
    let count = fread(&bytes, 1, bytes.count, file)
    guard ferror(file) == 0 else { throw Failure("\(path): \(String(cString: strerror(errno)))") }
    return Array(bytes[..<count])
  }
}
