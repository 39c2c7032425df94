import Foundation
import Rehearsal

/// `huiyin run`, killed now and then and started again at once, and how much memory it takes.
struct KilledDaemon {
  private(set) var kills = 0
  /// In megabytes, when it was last looked at.
  private(set) var memory = 0

  /// How often it ended by itself.
  private var ends = 0
  private let premises: Premises
  private var process: DaemonProcess?
  private var nextKill = Date.distantFuture
  private var nextLook = Date.distantPast
  /// Every ten seconds since nobody kills it.
  private var undisturbed: [Int] = []

  init(_ premises: Premises) { self.premises = premises }

  mutating func start() throws {
    process = try DaemonProcess(premises) { line in
      if line.hasPrefix("huiyin: error") { Soak.say("  " + line) }
    }
    nextKill = Date(timeIntervalSinceNow: .random(in: 1...30))
  }

  /// Kills it where its time has come, starts it where it is gone, looks at its memory.
  mutating func watch(kills isKilled: Bool) throws {
    if isKilled, Date() > nextKill {
      process?.kill()
      kills += 1
    }
    if process?.isRunning != true {
      if Date() < nextKill || !isKilled { try noteEnd() }
      try start()
    }
    guard Date() > nextLook, let process else { return }
    nextLook = Date(timeIntervalSinceNow: 10)
    memory = try process.usage().own >> 20
    if !isKilled { undisturbed.append(memory) }
  }

  /// Nobody killed it: once or twice may be the servers' doing.
  private mutating func noteEnd() throws {
    ends += 1
    guard ends < 10 else {
      throw Trouble("the daemon ended by itself, the last time with \(process?.waitForEnd() ?? 0)")
    }
  }

  /// What it took in the first and in the last of that time.
  var memoryWithoutKills: String {
    let part = max(1, undisturbed.count / 4)
    guard let first = undisturbed.prefix(part).max(), let last = undisturbed.suffix(part).max() else {
      return "not seen"
    }
    return "\(first) MB at most in its first quarter, \(last) MB in its last"
  }

  @discardableResult
  func end() -> Int32 { process.map { $0.isRunning ? $0.terminate() : 0 } ?? 0 }
}
