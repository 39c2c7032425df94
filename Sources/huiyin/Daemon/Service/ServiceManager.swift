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

  private let socket: DatagramSocket
  /// After how many seconds of silence it would end us; nil where it would not.
  let watchdog: Double?

  /// Nil where nobody wants to hear anything.
  init?(_ environment: [String: String]) {
    guard let socket = environment["NOTIFY_SOCKET"].flatMap(DatagramSocket.init) else { return nil }
    self.socket = socket
    // It may be meant for the program that started us.
    let isOurs = environment["WATCHDOG_PID"].map { $0 == "\(getpid())" } ?? true
    watchdog = isOurs ? environment["WATCHDOG_USEC"].flatMap { Double($0) }.map { $0 / 1_000_000 } : nil
  }

  /// How often it is told that all goes well: twice as often as it asks for (sd_watchdog_enabled(3)).
  var interval: Double { watchdog.map { $0 / 2 } ?? 30 }

  /// What does not arrive is said again with the next.
  func tell(_ news: [News]) { socket.send(Array(news.map(\.line).joined(separator: "\n").utf8)) }

  /// By the clock that the manager goes by as well.
  fileprivate static var monotonicMicroseconds: Int {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)  // which every Linux has
    return time.tv_sec * 1_000_000 + time.tv_nsec / 1000
  }
}
