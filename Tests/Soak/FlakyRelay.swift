import Foundation
import Synchronization

/// A relay in front of a server, which passes bytes on until it does not: some clients are turned away, some are cut off
/// in the middle, some hear nothing more.
final class FlakyRelay: Sendable {
  let port: UInt16
  private let faults = Atomic(0)
  private let isSound = Atomic(false)

  /// How many connections were spoilt.
  var count: Int { faults.load(ordering: .relaxed) }

  /// - Parameter target: the server's port on this machine.
  init(to target: UInt16) throws {
    let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
    var address = Self.address(0)
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let ready = withUnsafeMutablePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(listener, $0, size) == 0 && listen(listener, 64) == 0 && getsockname(listener, $0, &size) == 0
      }
    }
    guard ready else { throw POSIXError(.init(rawValue: errno) ?? .EIO) }
    port = UInt16(bigEndian: address.sin_port)
    Thread.detachNewThread { [self] in
      while true {
        let client = accept(listener, nil, nil)
        guard client >= 0 else { continue }
        Thread.detachNewThread { self.serve(client, target) }
      }
    }
  }

  /// From now on it passes everything on.
  func becomeSound() { isSound.store(true, ordering: .relaxed) }

  private enum Fate {
    case sound, turnedAway
    /// After so many bytes, by a reset or by silence.
    case cut(after: Int)
    case silence(after: Int)
  }

  private func drawFate() -> Fate {
    guard !isSound.load(ordering: .relaxed) else { return .sound }
    // A connection that lasts carries megabytes: nearly each breaks sooner or later.
    switch Int.random(in: 0..<100) {
    case 0..<5: return .turnedAway
    case 5..<85: return .cut(after: .random(in: 0..<1_000_000))
    case 85..<95: return .silence(after: .random(in: 0..<1_000_000))
    default: return .sound
    }
  }

  private func serve(_ client: Int32, _ target: UInt16) {
    let server = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
    defer {
      close(client)
      close(server)
    }
    let fate = drawFate()
    if case .sound = fate {} else { faults.add(1, ordering: .relaxed) }
    if case .turnedAway = fate { return }
    var address = Self.address(target)
    let isConnected = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(server, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
      }
    }
    guard isConnected else { return }
    for socket in [client, server] {
      // What comes in two pieces goes on in two, at once: a relay that waits for more is no network fault.
      var isOn: Int32 = 1
      setsockopt(socket, Int32(IPPROTO_TCP), TCP_NODELAY, &isOn, socklen_t(MemoryLayout<Int32>.size))
    }
    var passed = 0
    var bytes = [UInt8](repeating: 0, count: 16 << 10)
    while true {
      var ends = [
        pollfd(fd: client, events: Int16(POLLIN), revents: 0),
        pollfd(fd: server, events: Int16(POLLIN), revents: 0),
      ]
      guard poll(&ends, 2, -1) > 0 else { return }
      for (from, to) in [(0, server), (1, client)] where ends[from].revents != 0 {
        let count = recv(ends[from].fd, &bytes, bytes.count, 0)
        guard count > 0 else { return }
        passed += count
        switch fate {
        case .cut(let limit) where passed > limit:
          var linger = linger(l_onoff: 1, l_linger: 0)
          setsockopt(client, SOL_SOCKET, SO_LINGER, &linger, socklen_t(MemoryLayout.size(ofValue: linger)))
          return
        case .silence(let limit) where passed > limit:
          sleep(5)
          return
        default: break
        }
        guard send(to, bytes, count, Int32(MSG_NOSIGNAL)) == count else { return }
      }
    }
  }

  private static func address(_ port: UInt16) -> sockaddr_in {
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    return address
  }
}
