import Foundation
import Glibc
import Papers
import Settings

/// The door through which commands reach the running daemon (design law 3): a Unix socket, mode 0660.
final class ControlSocket: Sendable {
  private let address: SocketAddress
  private let descriptor: Int32

  /// Listens at `path`; a socket left by a daemon that died is replaced.
  init(listeningAt path: String, group: String?) throws {
    address = SocketAddress(path: path)
    let owner = try group.map(Self.number(ofGroup:))
    descriptor = try address.makeSocket()
    unlink(path)
    let mask = umask(0o117)
    defer { umask(mask) }
    let hint = "make its directory, or set control: socket: in huiyin.yaml"
    guard try address.with({ bind(descriptor, $0, $1) }) == 0, listen(descriptor, 16) == 0 else {
      throw address.failure("cannot be listened at", hint: hint)
    }
    if let owner, let group, chown(path, uid_t.max, owner) != 0 {
      throw address.failure("cannot be given to the group \(group)", hint: "be a member of it, or root")
    }
  }

  deinit { close(descriptor) }

  /// Serves the next one who comes. Whoever keeps silent is not waited for: others may be at the door.
  /// - Returns: false where nobody can come any more, or not now.
  func serve(_ answer: (ControlRequest, Peer) -> ControlReply) -> Bool {
    let connection = accept(descriptor, nil, nil)
    guard connection >= 0 else { return errno == EINTR || errno == ECONNABORTED }
    defer { close(connection) }
    _ = fcntl(connection, F_SETFD, FD_CLOEXEC)
    let line = ControlLine(descriptor: connection)
    guard let peer = Peer(of: connection), let request = line.read(within: 1) else { return true }
    // The command may have gone away; what it asked for is done all the same.
    try? line.write(reply(to: request, on: line, of: peer, answer))
    return true
  }

  /// Wakes ``serve(_:)`` for the last time, and takes the door away.
  func shut() {
    unlink(address.path)
    shutdown(descriptor, Int32(SHUT_RDWR))
  }

  private func reply(
    to request: Data, on line: ControlLine, of peer: Peer, _ answer: (ControlRequest, Peer) -> ControlReply
  ) -> ControlReply {
    do {
      var request = try JSONDecoder().decode(ControlRequest.self, from: request)
      if let size = request.file?.size {
        guard let bytes = Self.bytes(size, on: line) else {
          return ControlReply(Failure("the export did not arrive; nothing was done", hint: "try again"))
        }
        request.file?.bytes = bytes
      }
      return answer(request, peer)
    } catch {
      return ControlReply(
        Failure("the daemon does not understand this huiyin", hint: "use the version that it runs"))
    }
  }

  /// What follows a line, once its sender was told that it is awaited.
  private static func bytes(_ size: Int, on line: ControlLine) -> [UInt8]? {
    guard (0...TableLimits.standard.fileBytes + 1).contains(size) else { return nil }
    // A sender that went away sends nothing.
    guard (try? line.write(ControlReply())) != nil else { return nil }
    return line.read(count: size, within: 10)
  }

  /// Whether what the configuration says of the door can be done here.
  static func check(_ settings: ControlSettings) throws {
    _ = try settings.group.map(number(ofGroup:))
  }

  private static func number(ofGroup name: String) throws -> gid_t {
    guard let entry = getgrnam(name) else {
      throw Failure(
        "control: there is no group \"\(name)\" on this machine", hint: "groupadd --system \(name)",
        status: 2)
    }
    return entry.pointee.gr_gid
  }
}
