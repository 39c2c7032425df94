import Foundation
import Glibc

/// A Unix socket by its path.
struct SocketAddress {
  let path: String

  /// A new descriptor, closed in programs that we start.
  func makeSocket() throws -> Int32 {
    let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
    guard descriptor >= 0 else { throw failure("cannot be made") }
    return descriptor
  }

  /// Calls bind(2) or connect(2) with the address.
  func with(_ body: (UnsafePointer<sockaddr>, socklen_t) -> Int32) throws -> Int32 {
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

  /// The last call's `errno`, said of this socket.
  func failure(_ what: String, hint: String? = nil) -> Failure {
    Failure("\(path): the control socket \(what): \(String(cString: strerror(errno)))", hint: hint)
  }
}
