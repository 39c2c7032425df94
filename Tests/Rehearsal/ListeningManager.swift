import Foundation
import Glibc

/// The socket at which a service manager hears of its service, without a service manager.
package final class ListeningManager {
  /// As it stands in NOTIFY_SOCKET.
  package let name: String
  private let descriptor: Int32
  private var heard: [String] = []

  /// - Parameter name: a path, or a name that begins with `@` and lies in no file system.
  package init(at name: String) throws {
    self.name = name
    descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue), 0)
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: name.utf8) }
    if name.hasPrefix("@") { address.sun_path.0 = 0 }
    let length = socklen_t(MemoryLayout<sa_family_t>.size + name.utf8.count)
    let result = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { bind(descriptor, $0, length) }
    }
    guard result == 0 else { throw Trouble("\(name): \(String(cString: strerror(errno)))") }
  }

  deinit { close(descriptor) }

  /// Every line so far that begins so, once there are that many of them.
  package func wait(for beginning: String, count: Int = 1, seconds: Double = 30) throws -> [String] {
    let end = ContinuousClock.now + .seconds(seconds)
    while true {
      let found = heard.filter { $0.hasPrefix(beginning) }
      if found.count >= count { return found }
      guard ContinuousClock.now < end else {
        throw Trouble("it never said \(beginning) \(count) times, but: \(heard)")
      }
      listen(milliseconds: 100)
    }
  }

  /// What it says in that time.
  package func listen(milliseconds: Int32) {
    var poller = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    guard poll(&poller, 1, milliseconds) > 0 else { return }
    var buffer = [UInt8](repeating: 0, count: 4096)
    let count = recv(descriptor, &buffer, buffer.count, 0)
    guard count > 0 else { return }
    heard += String(decoding: buffer[..<count], as: UTF8.self).split(separator: "\n").map { String($0) }
  }

  package func hasHeard(_ beginning: String) -> Bool { heard.contains { $0.hasPrefix(beginning) } }
}
