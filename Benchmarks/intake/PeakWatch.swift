import Foundation
import Synchronization

/// Looks every few milliseconds at the most memory that a process has ever had (`VmHWM`).
final class PeakWatch: Sendable {
  private let highest = Atomic(0)

  /// In bytes.
  var peak: Int { highest.load(ordering: .acquiring) }

  func follow(_ process: pid_t) {
    Thread.detachNewThread { [self] in
      // A process that has ended has no such file.
      while let status = try? String(contentsOfFile: "/proc/\(process)/status", encoding: .utf8),
        let line = status.split(separator: "\n").first(where: { $0.hasPrefix("VmHWM:") }),
        let kilobytes = line.split(whereSeparator: { !$0.isNumber }).first.flatMap({ Int($0) })
      {
        highest.store(kilobytes << 10, ordering: .releasing)
        usleep(10_000)
      }
    }
  }
}
