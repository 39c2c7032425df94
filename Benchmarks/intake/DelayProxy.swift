import Foundation
import Synchronization

/// A long line: passes on every byte, both ways, so many milliseconds after it came.
final class DelayProxy: Sendable {
  let port: UInt16
  private let listener: Int32

  init(to target: UInt16, each milliseconds: Double) throws {
    let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = Self.loopback(0)
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let ready = withUnsafeMutablePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(listener, $0, size) == 0 && listen(listener, 16) == 0 && getsockname(listener, $0, &size) == 0
      }
    }
    guard ready else { throw Trouble(description: "no port: \(String(cString: strerror(errno)))") }
    self.listener = listener
    port = UInt16(bigEndian: address.sin_port)
    Thread.detachNewThread {
      while case let client = accept(listener, nil, nil), client >= 0 {
        let server = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = Self.loopback(target)
        let isConnected = withUnsafePointer(to: &address) {
          $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
            connect(server, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
          }
        }
        guard isConnected else {
          close(client)
          close(server)
          continue
        }
        for (from, to) in [(client, server), (server, client)] { Line(from, to, milliseconds).open() }
      }
    }
  }

  private static func loopback(_ port: UInt16) -> sockaddr_in {
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    return address
  }
}

/// One direction of it: a thread that takes in, and one that passes on when it is time.
private final class Line: @unchecked Sendable {
  // The condition's lock guards what is on its way.
  private var onItsWay: [(due: ContinuousClock.Instant, bytes: [UInt8])] = []
  private var isClosed = false
  private let condition = NSCondition()
  private let source, target: Int32
  private let delay: Duration

  init(_ source: Int32, _ target: Int32, _ milliseconds: Double) {
    (self.source, self.target) = (source, target)
    delay = .milliseconds(milliseconds)
    var yes: Int32 = 1
    setsockopt(target, Int32(IPPROTO_TCP), TCP_NODELAY, &yes, socklen_t(MemoryLayout<Int32>.size))
  }

  func open() {
    Thread.detachNewThread { [self] in takeIn() }
    Thread.detachNewThread { [self] in passOn() }
  }

  private func takeIn() {
    var buffer = [UInt8](repeating: 0, count: 256 << 10)
    while case let count = recv(source, &buffer, buffer.count, 0), count > 0 {
      condition.withLock {
        onItsWay.append((.now + delay, Array(buffer[..<count])))
        condition.signal()
      }
    }
    condition.withLock {
      isClosed = true
      condition.signal()
    }
  }

  private func passOn() {
    while let (due, bytes) = next() {
      let left = ContinuousClock.now.duration(to: due)
      if left > .zero { usleep(UInt32(left / .microseconds(1))) }
      var rest = bytes[...]
      while !rest.isEmpty {
        let count = rest.withUnsafeBytes { send(target, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
        guard count > 0 else { return }
        rest = rest.dropFirst(count)
      }
    }
    shutdown(target, Int32(SHUT_WR))
  }

  private func next() -> (due: ContinuousClock.Instant, bytes: [UInt8])? {
    condition.withLock {
      while onItsWay.isEmpty, !isClosed { condition.wait() }
      return onItsWay.isEmpty ? nil : onItsWay.removeFirst()
    }
  }
}
