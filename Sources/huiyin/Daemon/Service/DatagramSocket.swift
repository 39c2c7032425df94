import Glibc

/// A socket of the system that takes what it is told in one piece (unix(7)), and of which nobody expects an answer.
struct DatagramSocket: Sendable {
  private let name: [UInt8]

  /// - Parameter name: a path, or a name that begins with `@` and lies in no file system. Nil where it is neither.
  init?(_ name: String) {
    guard name.hasPrefix("/") || name.hasPrefix("@"), name.utf8.count <= Self.longest else { return nil }
    self.name = Array(name.utf8)
  }

  /// Nobody waits for it.
  /// - Returns: whether it was taken.
  @discardableResult
  func send(_ message: [UInt8]) -> Bool {
    let descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: name) }
    // An abstract name begins with a zero, and its length tells where it ends.
    if name.first == UInt8(ascii: "@") { address.sun_path.0 = 0 }
    let length = socklen_t(MemoryLayout<sa_family_t>.size + name.count)
    return withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        sendto(descriptor, message, message.count, Int32(MSG_NOSIGNAL), $0, length) == message.count
      }
    }
  }

  private static let longest = MemoryLayout.size(ofValue: sockaddr_un().sun_path) - 1
}
