import Digest
import Glibc
import Office
import Store
import Wire

/// The keys of the office's tokens: made here, kept beside the ledger, never in a configuration file.
///
/// There are two while the key is changed: whoever moves `token.key` to `token.key.previous` has a new one made at the next
/// start, and mails that are under way find their way back by the old one until that file is removed.
struct TokenKeys {
  private let current: [UInt8]
  private let previous: [UInt8]?
  private let identity: [UInt8]

  private static let size = 32

  var mint: TokenMint { TokenMint(key: current, previous: previous, identity: identity) }

  /// Reads them. A key is made for a ledger that is still empty, or in the place of one that was put aside: mails already
  /// sent carry tokens of the key they were made with.
  /// - Parameter makes: whether this process is the one that may.
  static func read(in directory: String, beside ledger: Ledger, makes: Bool = false) throws -> TokenKeys {
    let path = directory + "/token.key"
    let previous = try key(at: path + ".previous", from: directory)
    // The first key there was makes what must stay the same: Message-IDs, and by what an author is known again.
    let kept = try key(at: directory + "/identity.key", from: directory)
    if makes, kept == nil, let previous { try write(previous, to: directory + "/identity.key") }
    let identity = kept ?? previous
    if let current = try key(at: path, from: directory) {
      return TokenKeys(current: current, previous: previous, identity: identity ?? current)
    }
    if !makes, let previous {
      return TokenKeys(current: previous, previous: nil, identity: identity ?? previous)
    }
    guard try previous != nil || ledger.head().sequence == 0 else {
      throw Failure(
        "\(path): the key of the office's tokens is gone", hint: "restore it from the backup of \(directory)")
    }
    let made = Environment.entropy(size)
    try write(made, to: path)
    return TokenKeys(current: made, previous: previous, identity: identity ?? made)
  }

  /// SHA-256 of each key that must not be lost, by its name: by it a backup knows whose it is.
  static func digests(in directory: String) throws -> [String: String] {
    var found: [String: String] = [:]
    for name in ["token.key", "token.key.previous", "identity.key"] {
      if let key = try key(at: "\(directory)/\(name)", from: directory) {
        found[name] = Hex.encode(SHA256.digest(of: key))
      }
    }
    return found
  }

  private static func write(_ key: [UInt8], to path: String) throws {
    try DurableFile.write(key, to: path, by: path + ".new")
  }

  /// Nil where there is no such file, which is another thing than one that cannot be read.
  private static func key(at path: String, from directory: String) throws -> [UInt8]? {
    guard let file = fopen(path, "re") else {
      guard errno == ENOENT else { throw Failure("\(path): \(String(cString: strerror(errno)))") }
      return nil
    }
    defer { fclose(file) }
    var bytes = [UInt8](repeating: 0, count: size + 1)
    let count = fread(&bytes, 1, bytes.count, file)
    guard ferror(file) == 0 else { throw Failure("\(path): \(String(cString: strerror(errno)))") }
    guard count == size else {
      throw Failure(
        "\(path): a token key has \(size) bytes, not \(count)",
        hint: "restore it from the backup of \(directory)")
    }
    return Array(bytes[..<count])
  }
}
