import Foundation
import Synchronization

/// A name server of this machine over UDP that knows what it is told, and nothing else; or one that never answers. A real
/// one would ask the world.
package final class ScriptedNames: Sendable {
  package enum Record: Sendable {
    /// At most 255 bytes in each string.
    case text([String])
    case address(String)
    case name(String)
    case mailServer(String)
  }

  package let port: UInt16
  private let isSilent: Bool
  private let records: Mutex<[String: [Record]]>

  /// `127.0.0.1:40053`.
  package var address: String { "127.0.0.1:\(port)" }

  package init(_ records: [String: [Record]] = [:], isSilent: Bool = false) throws {
    let descriptor = socket(AF_INET, Int32(SOCK_DGRAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let isReady = withUnsafeMutablePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(descriptor, $0, size) == 0 && getsockname(descriptor, $0, &size) == 0
      }
    }
    guard isReady else { throw POSIXError(.init(rawValue: errno) ?? .EIO) }
    self.isSilent = isSilent
    port = UInt16(bigEndian: address.sin_port)
    self.records = Mutex(records)
    // It ends with the process: whoever asks it need not hold it.
    Thread.detachNewThread { [self] in Self.serve(descriptor) { answer(to: $0) } }
  }

  private static func serve(_ descriptor: Int32, _ answer: ([UInt8]) -> [UInt8]?) {
    var question = [UInt8](repeating: 0, count: 4096)
    while true {
      var peer = sockaddr_in()
      var size = socklen_t(MemoryLayout<sockaddr_in>.size)
      let count = withUnsafeMutablePointer(to: &peer) {
        $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
          recvfrom(descriptor, &question, question.count, 0, $0, &size)
        }
      }
      guard count > 0 else { return }
      guard let reply = answer(Array(question.prefix(count))) else { continue }
      _ = withUnsafePointer(to: &peer) {
        $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
          sendto(descriptor, reply, reply.count, 0, $0, size)
        }
      }
    }
  }

  /// RFC 1035 §4.1.
  private func answer(to question: [UInt8]) -> [UInt8]? {
    guard !isSilent, question.count > 16 else { return nil }
    var labels: [String] = []
    var at = 12
    while at < question.count, question[at] > 0 {
      let end = at + 1 + Int(question[at])
      guard end < question.count else { return nil }
      labels.append(String(decoding: question[(at + 1)..<end], as: UTF8.self))
      at = end
    }
    guard at + 5 <= question.count else { return nil }
    let type = UInt16(question[at + 1]) << 8 | UInt16(question[at + 2])
    let known = records.withLock { $0[labels.joined(separator: ".").lowercased()] }
    let found = (known ?? []).filter { $0.type == type }
    let head = question[0..<2] + [0x81, known == nil ? 0x83 : 0x80, 0, 1, 0, UInt8(found.count), 0, 0, 0, 0]
    return Array(head) + question[12..<(at + 5)] + found.flatMap(\.bytes)
  }
}

extension ScriptedNames.Record {
  fileprivate var type: UInt16 {
    switch self {
    case .address: 1
    case .name: 12
    case .mailServer: 15
    case .text: 16
    }
  }

  /// The name of the question, by a pointer to it; the type, the class, an hour, and what is said.
  fileprivate var bytes: [UInt8] {
    let data = data
    return [0xC0, 12, 0, UInt8(type), 0, 1, 0, 0, 14, 16, UInt8(data.count >> 8), UInt8(data.count & 0xFF)]
      + data
  }

  private var data: [UInt8] {
    switch self {
    case .text(let strings): strings.flatMap { [UInt8($0.utf8.count)] + Array($0.utf8) }
    case .address(let text): text.split(separator: ".").compactMap { UInt8($0) }
    case .name(let name): Self.wire(name)
    case .mailServer(let name): [0, 10] + Self.wire(name)
    }
  }

  private static func wire(_ name: String) -> [UInt8] {
    name.split(separator: ".").flatMap { [UInt8($0.utf8.count)] + Array($0.utf8) } + [0]
  }
}
