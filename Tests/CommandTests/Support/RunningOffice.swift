import Foundation
import Rehearsal

/// `huiyin run` for one test: what it says can be waited for, and it ends with the test.
final class RunningOffice {
  private let process: DaemonProcess
  private let journal = Heard()

  convenience init(
    _ bureau: Bureau, under prefix: [String] = [], environment: [String: String] = [:],
    arguments: [String] = []
  ) throws {
    try self.init(
      configuration: bureau.configuration, under: prefix, environment: environment, arguments: arguments)
  }

  /// Returns once it is ready.
  init(
    configuration: String, under prefix: [String] = [], environment: [String: String] = [:],
    arguments: [String] = []
  ) throws {
    process = try DaemonProcess(
      configuration: configuration, under: prefix, environment: environment, arguments: arguments
    ) { [journal] in journal.add($0) }
    try wait(for: "ready")
  }

  deinit { process.kill() }

  /// Everything it has said so far.
  var lines: [String] { journal.lines }

  /// Waits until it has said that, in one of its lines.
  /// - Parameter said: lines that it said before.
  @discardableResult
  func wait(for words: String, after said: Int = 0, seconds: Double = 30) throws -> String {
    guard let line = journal.first(after: said, within: seconds, { $0.contains(words) }) else {
      throw Trouble("it never said \"\(words)\", but:\n" + lines.joined(separator: "\n"))
    }
    return line
  }

  /// Has it read its configuration anew, and waits for what it says of that.
  @discardableResult
  func reload(_ words: String = "configuration read anew") throws -> String {
    let said = lines.count
    process.hangUp()
    return try wait(for: words, after: said)
  }

  func hangUp() { process.hangUp() }

  func openFiles() throws -> Int { try process.openFiles() }

  /// Waits until it ends by itself.
  func waitForEnd() -> Int32 { process.waitForEnd() }

  /// Ends it at once, wherever it is.
  func kill() { process.kill() }

  /// Ends it by SIGTERM.
  /// - Returns: its exit status, and how long that took.
  func terminate() -> (status: Int32, time: Duration) {
    var status: Int32 = -1
    let time = ContinuousClock().measure { status = process.terminate() }
    return (status, time)
  }
}

/// Lines from another thread.
private final class Heard: @unchecked Sendable {
  // The condition's lock guards them.
  private var heard: [String] = []
  private let condition = NSCondition()

  var lines: [String] { condition.withLock { heard } }

  func add(_ line: String) {
    condition.withLock {
      heard.append(line)
      condition.broadcast()
    }
  }

  func first(after said: Int, within seconds: Double, _ isWanted: (String) -> Bool) -> String? {
    let end = Date(timeIntervalSinceNow: seconds)
    return condition.withLock {
      while true {
        if let line = heard.dropFirst(said).first(where: isWanted) { return line }
        guard condition.wait(until: end) else { return nil }
      }
    }
  }
}
