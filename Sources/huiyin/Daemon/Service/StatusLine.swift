import Synchronization

/// The line by which the service manager shows how the office is: how much there is to do, and what is wrong with a
/// configuration that is not in effect.
final class StatusLine: Sendable {
  private let manager: ServiceManager?
  private let shown = Mutex<(load: String, trouble: String?)>(("", nil))

  init(_ manager: ServiceManager?) { self.manager = manager }

  func show(load: String) {
    shown.withLock { $0.load = load }
    tell()
  }

  func show(trouble: String?) {
    shown.withLock { $0.trouble = trouble }
    tell()
  }

  private func tell() {
    guard let manager else { return }
    let (load, trouble) = shown.withLock { $0 }
    manager.tell([
      .status(([load] + [trouble].compactMap(\.self)).filter { !$0.isEmpty }.joined(separator: "; "))
    ])
  }
}
