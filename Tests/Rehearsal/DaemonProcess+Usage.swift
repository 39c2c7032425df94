import Foundation

extension DaemonProcess {
  /// What the kernel counts of it (proc(5)).
  package struct Usage {
    /// Seconds of processor time since its start.
    package let processor: Double
    /// Bytes in memory, those of libraries and of mapped files included.
    package let resident: Int
    /// Bytes of them that are no file's.
    package let own: Int
  }

  package func usage() throws -> Usage {
    let place = "/proc/\(identifier)"
    let stat = String(decoding: try Files.read(place + "/stat"), as: UTF8.self)
    // The name, in brackets, is the second field; user and system time are the 14th and the 15th.
    let fields = stat.split(separator: ")").last?.split(separator: " ") ?? []
    let ticks = fields.dropFirst(11).prefix(2).compactMap { Double($0) }.reduce(0, +)
    let status = String(decoding: try Files.read(place + "/status"), as: UTF8.self)
    func bytes(_ name: String) -> Int {
      let line = status.split(separator: "\n").first { $0.hasPrefix(name + ":") }
      return (line?.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0) << 10
    }
    return Usage(
      processor: ticks / Double(sysconf(Int32(_SC_CLK_TCK))), resident: bytes("VmRSS"), own: bytes("RssAnon"))
  }
}
