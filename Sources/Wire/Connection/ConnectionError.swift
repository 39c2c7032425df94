/// Why there is no connection, or none any more. Each names the server.
package enum ConnectionError: Error, Equatable, Sendable, CustomStringConvertible {
  /// No such host, nobody listening, no answer in time, or turned away at the door.
  case unreachable(server: String, reason: String)
  /// TLS could not be had, or the certificate is not one we believe. No password was sent.
  case untrusted(server: String, reason: String)
  /// The server does not accept the user, the password or the way to log in.
  case loginRefused(server: String, reason: String)
  /// The server said nothing for so long.
  case silent(server: String, seconds: Int)
  /// The connection ended in the middle of something.
  case broken(server: String, reason: String)
  /// The server sends more than we are willing to hold.
  case overlong(server: String, limit: Int)
  /// We left, because nobody waits any longer (``Interrupt``).
  case interrupted(server: String)
  /// A host name, user name or password that no server could mean.
  case unusable(server: String, reason: String)

  package var description: String {
    switch self {
    case .unreachable(let server, let reason): "\(server): cannot be reached: \(reason)"
    case .untrusted(let server, let reason): "\(server): not trusted: \(reason)"
    case .loginRefused(let server, let reason): "\(server): login refused: \(reason)"
    case .silent(let server, let seconds): "\(server): no answer for \(seconds) s"
    case .broken(let server, let reason): "\(server): connection lost: \(reason)"
    case .overlong(let server, let limit): "\(server): a line of more than \(limit) bytes"
    case .interrupted(let server): "\(server): left, because huiyin stops"
    case .unusable(let server, let reason): "\(server): \(reason)"
    }
  }
}
