/// Why a mailbox could not do what it was asked.
package enum MailboxError: Error, Equatable, Sendable, CustomStringConvertible {
  /// The server could not be reached, trusted or logged in to, or the connection broke.
  case connection(ConnectionError)
  /// The server understood, and said no.
  case refused(server: String, command: String, reply: String)
  /// The server said something that is not IMAP, or nothing that was asked.
  case unintelligible(server: String, reason: String)
  /// A Maildir's file or folder could not be read or moved.
  case file(FileError)
  /// A folder name or a Message-ID that cannot be put in a command.
  case unusable(what: String, value: String)

  package var description: String {
    switch self {
    case .connection(let error): error.description
    case .refused(let server, let command, let reply): "\(server): \(command) refused: \"\(reply)\""
    case .unintelligible(let server, let reason): "\(server): \(reason)"
    case .file(let error): error.description
    case .unusable(let what, let value): "\(what) cannot be used: \"\(printable(value.utf8))\""
    }
  }
}
