import Glibc

/// A password, where it lies: the configuration never holds it, and reads it only when somebody logs in.
package struct SecretFile: Sendable, Hashable {
  package let path: String
  /// Where the configuration names it.
  package let place: Place
  /// Whether it was put there for this process alone (systemd's credentials), whatever its mode says.
  package let isCredential: Bool

  package init(path: String, place: Place, isCredential: Bool = false) {
    self.path = path
    self.place = place
    self.isCredential = isCredential
  }

  /// The first and only line of the file.
  package func read() throws(SecretError) -> String {
    let file: (bytes: [UInt8], mode: mode_t)
    do throws(FileError) {
      file = try readFileAndMode(path, limit: 16 << 10)
    } catch {
      throw .unreadable(place, error)
    }
    guard isCredential || file.mode & S_IROTH == 0 else { throw .open(place, path: path) }
    var lines = file.bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    if lines.last?.isEmpty == true { lines.removeLast() }
    guard lines.count <= 1 else { throw .severalLines(place, path: path) }
    let line = lines.first.map { $0.last == UInt8(ascii: "\r") ? $0.dropLast() : $0 } ?? []
    guard !line.isEmpty else { throw .empty(place, path: path) }
    guard let secret = String(validating: line, as: UTF8.self), !line.contains(0) else {
      throw .notText(place, path: path)
    }
    return secret
  }
}

/// Why a password cannot be used. Never says anything of what the file holds.
package enum SecretError: Error, Equatable, Sendable, CustomStringConvertible {
  case unreadable(Place, FileError)
  /// Everybody on the machine can read it.
  case open(Place, path: String)
  case empty(Place, path: String)
  case severalLines(Place, path: String)
  case notText(Place, path: String)

  package var description: String {
    switch self {
    case .unreadable(let place, let error): "\(place): \(error)"
    case .open(let place, let path): "\(place): everybody can read \(path)"
    case .empty(let place, let path): "\(place): \(path) is empty"
    case .severalLines(let place, let path): "\(place): \(path) holds more than one line"
    case .notText(let place, let path): "\(place): \(path) is not UTF-8 text"
    }
  }

  /// What to do about it, where that can be said.
  package var hint: String? {
    switch self {
    case .open(_, let path): "chmod 600 \(path)"
    case .empty, .severalLines: "the file holds the password in one line and nothing else"
    case .unreadable, .notText: nil
    }
  }
}
