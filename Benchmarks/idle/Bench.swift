import Foundation
import Office
import Rehearsal

import struct Premises.Past
import struct Premises.Premises

/// `make bench-idle`: what the daemon takes while nothing happens, and how soon it is ready, over a ledger of many closed
/// letters. The program, its starting configuration and its ledger are the real ones.
///
///     bench-idle [LETTERS] [SECONDS]
@main
struct Bench {
  static func main() {
    do { try measure() } catch {
      say("bench-idle: error: \(error)")
      exit(1)
    }
  }

  private static func measure() throws {
    let numbers = CommandLine.arguments.dropFirst().compactMap { Int($0) }
    let (letters, seconds) = (numbers.first ?? 100_000, numbers.dropFirst().first ?? 60)
    let folder = FileManager.default.temporaryDirectory.path + "/huiyin-idle-\(getpid())"
    // A leftover in the temporary folder harms nobody.
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let (program, configuration) = (DaemonProcess.binary, folder + "/config/huiyin.yaml")
    try Command.run(program, ["init", "--yes", folder])
    // Its keys, which no ledger may be without.
    try Command.run(program, ["once", "--config", configuration])
    let filling = try time {
      let premises = try Premises(in: folder, configured: configuration)
      var past = Past(of: premises.office)
      try past.grow(to: letters)
      try Past.bringUpToDate(premises.office)
      try premises.office.ledger.close()
    }
    // Whatever a first start does once, such as every page of the site.
    let first = try time { try Command.run(program, ["once", "--config", configuration]) }
    say(String(format: "%d letters, written in %.0f s; the first run took %.0f s", letters, filling, first))
    for number in 1...3 { try watch(configuration, manager: "\(folder)/notify.\(number)", seconds: seconds) }
  }

  private static func watch(_ configuration: String, manager name: String, seconds: Int) throws {
    let manager = try ListeningManager(at: name)
    let begin = ContinuousClock.now
    let daemon = try DaemonProcess(configuration: configuration, environment: ["NOTIFY_SOCKET": name]) { _ in
    }
    defer { daemon.kill() }
    _ = try manager.wait(for: "READY=1", seconds: 120)
    let ready = (ContinuousClock.now - begin) / .seconds(1)
    let start = try daemon.usage()
    Thread.sleep(forTimeInterval: Double(seconds))
    let end = try daemon.usage()
    say(
      String(
        format:
          "READY after %.2f s, with %.2f s of CPU; idle for %d s: %.3f %% of a core, %.1f MB resident, %.1f MB of its own",
        ready, start.processor, seconds, (end.processor - start.processor) / Double(seconds) * 100,
        Double(end.resident) / 1e6, Double(end.own) / 1e6))
    _ = daemon.terminate()
  }

  private static func time(_ work: () throws -> Void) rethrows -> Double {
    try ContinuousClock().measure(work) / .seconds(1)
  }

  /// Each line as soon as it is known, into a file as well.
  private static func say(_ line: String) { FileHandle.standardOutput.write(Data((line + "\n").utf8)) }
}
