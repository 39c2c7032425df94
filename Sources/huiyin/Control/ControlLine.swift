import Foundation
import Glibc

/// One end of a control connection: a line of JSON each way.
struct ControlLine {
  private static let limit = 65_536
  let descriptor: Int32

  func write(_ message: some Encodable) throws {
    try write(bytes: [UInt8](try JSONEncoder().encode(message)) + [10])
  }

  func write(bytes: [UInt8]) throws {
    var bytes = bytes[...]
    while !bytes.isEmpty {
      let count = bytes.withUnsafeBytes { send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
      guard count > 0 else { throw Failure("the control connection broke") }
      bytes = bytes.dropFirst(count)
    }
  }

  /// - Parameter patience: how long the whole line may take, in seconds; nil to wait for ever.
  /// - Returns: nil where none came, or one of more than 64 KiB.
  func read(within patience: Double? = nil) -> Data? {
    let end = patience.map { ContinuousClock.now + .seconds($0) }
    var line: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 4096)
    while line.count < Self.limit {
      guard isReadable(until: end) else { return nil }
      let count = recv(descriptor, &buffer, buffer.count, 0)
      guard count > 0 else { return nil }
      line += buffer[..<count]
      if line.last == 10 { return Data(line.dropLast()) }
    }
    return nil
  }

  /// That many bytes, all within `patience` seconds and none later than a second after the last.
  /// - Returns: nil where fewer came.
  func read(count: Int, within patience: Double) -> [UInt8]? {
    let end = ContinuousClock.now + .seconds(patience)
    var bytes: [UInt8] = []
    bytes.reserveCapacity(count)
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while bytes.count < count {
      guard isReadable(until: min(end, .now + .seconds(1))) else { return nil }
      let received = recv(descriptor, &buffer, min(buffer.count, count - bytes.count), 0)
      guard received > 0 else { return nil }
      bytes += buffer[..<received]
    }
    return bytes
  }

  private func isReadable(until end: ContinuousClock.Instant?) -> Bool {
    var poller = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    var left: Int32 = -1
    if let end { left = max(0, Int32(ContinuousClock.now.duration(to: end) / .milliseconds(1))) }
    return poll(&poller, 1, left) > 0
  }
}
