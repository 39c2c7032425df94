import Foundation

/// `huiyin run`, seen as its service manager sees it: by what it says of itself, and by what the kernel counts.
final class WatchedDaemon {
  private let process = Process()
  private let socketPath: String
  private let ear: Int32
  private let started: ContinuousClock.Instant

  init(_ program: String, _ configuration: String) throws {
    let socketPath = FileManager.default.temporaryDirectory.path + "/huiyin-idle-\(getpid()).sock"
    self.socketPath = socketPath
    let ear = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
    unlink(socketPath)
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: socketPath.utf8) }
    let isBound = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(ear, $0, socklen_t(MemoryLayout<sockaddr_un>.size)) == 0
      }
    }
    self.ear = ear
    started = .now
    guard isBound else { throw Trouble("\(socketPath): \(String(cString: strerror(errno)))") }
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = ["run", "--config", configuration]
    process.environment = ProcessInfo.processInfo.environment.merging(["NOTIFY_SOCKET": socketPath]) { $1 }
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
  }

  /// - Returns: seconds from its start to READY.
  func awaitReadiness() throws -> Double {
    var patience = timeval(tv_sec: 120, tv_usec: 0)
    setsockopt(ear, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
    var bytes = [UInt8](repeating: 0, count: 4096)
    while true {
      let count = recv(ear, &bytes, bytes.count, 0)
      guard count > 0 else { throw Trouble("the daemon was not ready within two minutes") }
      if String(decoding: bytes[..<count], as: UTF8.self).contains("READY=1") {
        return (ContinuousClock.now - started) / .seconds(1)
      }
    }
  }

  struct Usage {
    /// Seconds of CPU since its start.
    let cpu: Double
    /// Megabytes in memory, those of shared libraries and of mapped files included.
    let resident: Double
    /// Megabytes of them that are no file's.
    let own: Double
  }

  /// proc(5).
  func usage() throws -> Usage {
    let place = "/proc/\(process.processIdentifier)"
    let stat = try String(contentsOfFile: place + "/stat", encoding: .utf8)
    // The name, in brackets, is the second field; user and system time are the 14th and the 15th.
    let fields = stat.split(separator: ")").last?.split(separator: " ") ?? []
    let ticks = fields.dropFirst(11).prefix(2).compactMap { Double($0) }.reduce(0, +)
    let status = try String(contentsOfFile: place + "/status", encoding: .utf8)
    func megabytes(_ name: String) -> Double {
      let line = status.split(separator: "\n").first { $0.hasPrefix(name + ":") }
      return (line?.split(separator: " ").dropFirst().first.flatMap { Double($0) } ?? 0) / 1000
    }
    return Usage(
      cpu: ticks / Double(sysconf(Int32(_SC_CLK_TCK))), resident: megabytes("VmRSS"),
      own: megabytes("RssAnon"))
  }

  func end() {
    process.terminate()
    process.waitUntilExit()
    close(ear)
    unlink(socketPath)
  }
}
