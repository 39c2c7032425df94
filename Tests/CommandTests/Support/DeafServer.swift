import Foundation

/// A server of this machine that takes connections and never says a word, until it is closed; nobody listens
/// on its port afterwards.
final class DeafServer {
  let port: UInt16
  private let listener: Int32

  init() throws {
    let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let ready = withUnsafeMutablePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(listener, $0, size) == 0 && listen(listener, 16) == 0 && getsockname(listener, $0, &size) == 0
      }
    }
    guard ready else { throw POSIXError(.init(rawValue: errno) ?? .EIO) }
    self.listener = listener
    port = UInt16(bigEndian: address.sin_port)
  }

  deinit { close(listener) }

  /// Waits until somebody has connected.
  func waitForCaller() {
    // Never closed: the other end waits for a word until this process ends.
    _ = accept(listener, nil, nil)
  }

  /// A port on which nobody listens.
  static func silentPort() throws -> UInt16 { try DeafServer().port }
}
