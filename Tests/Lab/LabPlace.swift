import Foundation
import Synchronization

/// Where a lab can be put up.
extension Lab {
  /// Below the ports that the kernel gives to clients, from another place in each process.
  static func portBases() -> some Sequence<UInt16> {
    let start = Int(getpid()) % 1200
    return (0..<1200).lazy.map { UInt16(20_000 + ($0 + start) % 1200 * 10) }
  }

  /// A port for a program that a test starts. A port that the kernel chose and we gave back may be another test's
  /// before the program listens, which then speaks with that test's server; of each ten of `portBases` no lab takes the
  /// last.
  package static func freePort() throws -> UInt16 {
    for base in portBases().dropFirst(portsGiven.add(1, ordering: .relaxed).oldValue % 1200) {
      if areFree((base + 9)..<(base + 10)) { return base + 9 }
    }
    throw Failure(description: "no free port")
  }

  private static let portsGiven = Atomic<Int>(0)

  static func areFree(_ ports: Range<UInt16>) -> Bool {
    ports.allSatisfy { port in
      let file = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
      guard file >= 0 else { return false }
      defer { close(file) }
      var yes: Int32 = 1
      setsockopt(file, SOL_SOCKET, SO_REUSEADDR, &yes, socklen_t(MemoryLayout<Int32>.size))
      var address = sockaddr_in()
      address.sin_family = sa_family_t(AF_INET)
      address.sin_port = port.bigEndian
      address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
      return withUnsafePointer(to: &address) {
        $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
          bind(file, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
        }
      }
    }
  }

  /// A folder that the servers' own users may walk through.
  static func newFolder() throws -> String {
    var template = Array((NSTemporaryDirectory() + "huiyin-lab-XXXXXX").utf8CString)
    guard mkdtemp(&template) != nil, chmod(template, 0o755) == 0 else {
      throw Failure(description: "no temporary folder: \(String(cString: strerror(errno)))")
    }
    return template.withUnsafeBufferPointer { String(cString: $0.baseAddress!) }
  }
}
