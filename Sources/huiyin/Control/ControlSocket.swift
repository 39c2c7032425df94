import Foundation
import Glibc

/// The door through which commands reach the running daemon (design law 3): a Unix socket, mode 0660.
final class ControlSocket {
  private let path: String
  private let descriptor: Int32

  /// Listens at `path`; a socket left by a daemon that died is replaced.
  init(listeningAt path: String, group: String?) throws {
    self.path = path
    unlink(path)
    descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
    guard descriptor >= 0 else { throw Self.failure("cannot be made", path) }
    let old = umask(0o117)
    defer { umask(old) }
    guard try Self.withAddress(path, { bind(descriptor, $0, $1) }) == 0, listen(descriptor, 16) == 0 else {
      throw Self.failure("cannot be listened at", path)
    }
    if let group, let entry = getgrnam(group) { _ = chown(path, uid_t.max, entry.pointee.gr_gid) }
  }

  deinit {
    close(descriptor)
    unlink(path)
  }

  /// Serves whoever comes within `seconds`.
  func serve(seconds: Double, _ answer: (ControlRequest, Peer) -> ControlReply) {
    var poller = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    guard poll(&poller, 1, Int32(seconds * 1000)) > 0 else { return }
    let connection = accept(descriptor, nil, nil)
    guard connection >= 0 else { return }
    _ = fcntl(connection, F_SETFD, FD_CLOEXEC)
    defer { close(connection) }
    Self.limitPatience(of: connection, seconds: 5)
    guard let peer = Peer(of: connection), let line = Self.readLine(from: connection) else { return }
    let reply: ControlReply
    do {
      reply = answer(try JSONDecoder().decode(ControlRequest.self, from: Data(line)), peer)
    } catch {
      reply = ControlReply(error: "the daemon does not understand this huiyin", hint: "use the same version")
    }
    // The command may have gone away; what it asked for is done all the same.
    try? Self.write(reply, to: connection)
  }

  /// Asks the daemon that listens at `path`; nil where none runs.
  static func ask(_ request: ControlRequest, at path: String) throws -> ControlReply? {
    let connection = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
    guard connection >= 0 else { throw failure("cannot be made", path) }
    defer { close(connection) }
    guard try withAddress(path, { connect(connection, $0, $1) }) == 0 else {
      switch errno {
      case ENOENT, ECONNREFUSED: return nil
      case EACCES:
        throw Failure(
          "\(path): you may not speak to the daemon",
          hint: "ask to be added to the group that owns the socket")
      default: throw failure("cannot be reached", path)
      }
    }
    try write(request, to: connection)
    limitPatience(of: connection, seconds: 120)
    guard let line = readLine(from: connection) else { throw Failure("\(path): the daemon gave no answer") }
    return try JSONDecoder().decode(ControlReply.self, from: Data(line))
  }

  private static func write(_ message: some Encodable, to connection: Int32) throws {
    var bytes = [UInt8](try JSONEncoder().encode(message)) + [10]
    while !bytes.isEmpty {
      let count = send(connection, bytes, bytes.count, Int32(MSG_NOSIGNAL))
      guard count > 0 else { throw Failure("the control connection broke") }
      bytes.removeFirst(count)
    }
  }

  /// At most 64 KiB.
  private static func readLine(from connection: Int32) -> [UInt8]? {
    var line: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 4096)
    while line.count < 65_536 {
      let count = recv(connection, &buffer, buffer.count, 0)
      guard count > 0 else { return nil }
      line += buffer[..<count]
      if line.last == 10 { return line.dropLast() }
    }
    return nil
  }

  private static func limitPatience(of connection: Int32, seconds: Int) {
    var time = timeval(tv_sec: seconds, tv_usec: 0)
    setsockopt(connection, SOL_SOCKET, SO_RCVTIMEO, &time, socklen_t(MemoryLayout<timeval>.size))
  }

  private static func withAddress(
    _ path: String, _ body: (UnsafePointer<sockaddr>, socklen_t) -> Int32
  ) throws -> Int32 {
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    let bytes = Array(path.utf8)
    guard bytes.count < MemoryLayout.size(ofValue: address.sun_path) else {
      throw Failure("\(path): a socket's path may have 107 bytes", hint: "set control: in huiyin.yaml")
    }
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: bytes) }
    return withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        body($0, socklen_t(MemoryLayout<sockaddr_un>.size))
      }
    }
  }

  private static func failure(_ what: String, _ path: String) -> Failure {
    Failure("\(path): the control socket \(what): \(String(cString: strerror(errno)))")
  }
}
