import Foundation
import Glibc
import Settings
import Store

extension ControlRequest {
  /// To the daemon where one runs; else it is done here, under the lock.
  /// - Parameter quietly: without a journal, where a program reads the answer.
  func send(_ configuration: Configuration, quietly: Bool = false) throws -> ControlReply {
    if let reply = try ask(at: configuration.control.socket) { return reply }
    // A decision needs a letter: where there is no ledger, none is made.
    if needsLetters {
      try Ledger.open(readingFrom: configuration.state).close()
    }
    let journal = JournalWriter()
    let office = try Assembly.office(configuration) { if !quietly { journal.write($0, $1) } }
    let reply = carryOut(office, by: .myself)
    try office.ledger.close()
    return reply
  }

  /// Asks the daemon that listens at `path`; nil where none runs.
  func ask(at path: String) throws -> ControlReply? {
    let address = SocketAddress(path: path)
    let connection = try address.makeSocket()
    defer { close(connection) }
    guard try address.with({ connect(connection, $0, $1) }) == 0 else {
      switch errno {
      case ENOENT, ECONNREFUSED: return nil
      case EACCES:
        throw Failure(
          "\(path): \(Peer.myself.login) may not speak to the daemon",
          hint: "ask to be added to the group that the socket belongs to, or use sudo")
      default: throw address.failure("cannot be reached")
      }
    }
    let line = ControlLine(descriptor: connection)
    try line.write(self)
    if let file {
      // A daemon that says no says so at once.
      if let early = line.read() {
        let reply = try JSONDecoder().decode(ControlReply.self, from: early)
        guard reply.troubles.isEmpty else { return reply }
        try line.write(bytes: file.bytes)
      }
    }
    guard let answer = line.read() else {
      throw Failure(
        "\(path): the daemon ended without an answer",
        hint: "see by \"huiyin show\" or \"huiyin list\" whether it was done")
    }
    return try JSONDecoder().decode(ControlReply.self, from: answer)
  }
}
