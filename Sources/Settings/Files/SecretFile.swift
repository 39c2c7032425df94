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

  /// Why nobody can log in with it; nil where it can be used, or is not this user's to look at.
  var fault: SecretError? {
    guard access(path, R_OK) == 0 || errno != EACCES else { return nil }
    do throws(SecretError) { _ = try read() } catch { return error }
    return nil
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

  package var description: String { "\(place): \(message)" }

  var place: Place {
    switch self {
    case .unreadable(let place, _), .open(let place, _), .empty(let place, _), .severalLines(let place, _),
      .notText(let place, _):
      place
    }
  }

  var message: String {
    switch self {
    case .unreadable(_, let error): "\(error)"
    case .open(_, let path): "everybody can read \(path)"
    case .empty(_, let path): "\(path) is empty"
    case .severalLines(_, let path): "\(path) holds more than one line"
    case .notText(_, let path): "\(path) is not UTF-8 text"
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
