import Glibc

/// systemd, or whoever else keeps the daemon running and wants to hear of it (sd_notify(3)).
struct ServiceManager: Sendable {
  /// What it is told, in its own words.
  enum News: Equatable, Sendable {
    case ready, stopping
    /// The configuration is read anew; until it says again that it is ready (sd_notify(3), Type=notify-reload).
    case reloading
    /// Every worker goes on.
    case alive
    /// One line for people.
    case status(String)

    fileprivate var line: String {
      switch self {
      case .ready: "READY=1"
      case .stopping: "STOPPING=1"
      case .reloading: "RELOADING=1\nMONOTONIC_USEC=\(ServiceManager.monotonicMicroseconds)"
      case .alive: "WATCHDOG=1"
      case .status(let text): "STATUS=\(text)"
      }
    }
  }

  private let socket: [UInt8]
  /// After how many seconds of silence it would end us; nil where it would not.
  let watchdog: Double?

  /// Nil where nobody wants to hear anything.
  init?(_ environment: [String: String]) {
    guard let path = environment["NOTIFY_SOCKET"], path.hasPrefix("/") || path.hasPrefix("@"),
      path.utf8.count <= Self.longestPath
    else { return nil }
    socket = Array(path.utf8)
    // It may be meant for the program that started us.
    let isOurs = environment["WATCHDOG_PID"].map { $0 == "\(getpid())" } ?? true
    watchdog = isOurs ? environment["WATCHDOG_USEC"].flatMap { Double($0) }.map { $0 / 1_000_000 } : nil
  }

  /// How often it is told that all goes well: twice as often as it asks for (sd_watchdog_enabled(3)).
  var interval: Double { watchdog.map { $0 / 2 } ?? 30 }

  /// Nobody waits for it, and what does not arrive is said again with the next.
  func tell(_ news: [News]) {
    let descriptor = Glibc.socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
    guard descriptor >= 0 else { return }
    defer { close(descriptor) }
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: socket) }
    // An abstract name begins with a zero, and its length tells where it ends (unix(7)).
    if socket.first == UInt8(ascii: "@") { address.sun_path.0 = 0 }
    let length = socklen_t(MemoryLayout<sa_family_t>.size + socket.count)
    let message = Array(news.map(\.line).joined(separator: "\n").utf8)
    withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        _ = sendto(descriptor, message, message.count, Int32(MSG_NOSIGNAL), $0, length)
      }
    }
  }

  /// By the clock that the manager goes by as well.
  fileprivate static var monotonicMicroseconds: Int {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)  // which every Linux has
    return time.tv_sec * 1_000_000 + time.tv_nsec / 1000
  }

  private static let longestPath = MemoryLayout.size(ofValue: sockaddr_un().sun_path) - 1
}
