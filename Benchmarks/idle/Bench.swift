import Foundation
import Office
import Premises

/// `make bench-idle`: what the daemon takes while nothing happens, and how soon it is ready, over a ledger of many closed
/// letters. The program, its starting configuration and its ledger are the real ones.
///
///     bench-idle PROGRAM [LETTERS] [SECONDS]
@main
struct Bench {
  static func main() {
    do { try measure() } catch {
      say("bench-idle: error: \(error)")
      exit(1)
    }
  }

  private static func measure() throws {
    let words = CommandLine.arguments.dropFirst()
    guard let program = words.first else { throw Trouble("which program?") }
    let letters = words.dropFirst().first.flatMap { Int($0) } ?? 100_000
    let seconds = words.dropFirst(2).first.flatMap { Int($0) } ?? 120
    let folder = FileManager.default.temporaryDirectory.path + "/huiyin-idle-\(getpid())"
    // A leftover in the temporary folder harms nobody.
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let configuration = folder + "/config/huiyin.yaml"
    try run(program, ["init", "--yes", folder])
    // Its keys, which no ledger may be without.
    try run(program, ["once", "--config", configuration])
    let filling = try time {
      let premises = try Premises(in: folder, configured: configuration)
      var past = Past(of: premises.office)
      try past.grow(to: letters)
      try Past.bringUpToDate(premises.office)
      try premises.office.ledger.close()
    }
    // Whatever a first start does once, such as every page of the site.
    let first = try time { try run(program, ["once", "--config", configuration]) }
    say(String(format: "%d letters, written in %.0f s; the first run took %.0f s", letters, filling, first))
    for _ in 1...3 {
      let daemon = try WatchedDaemon(program, configuration)
      defer { daemon.end() }
      let ready = try daemon.awaitReadiness()
      let start = try daemon.usage()
      Thread.sleep(forTimeInterval: Double(seconds))
      let end = try daemon.usage()
      say(
        String(
          format:
            "READY after %.2f s, with %.2f s of CPU; idle for %d s: %.3f %% of a core, %.1f MB resident, %.1f MB of its own",
          ready, start.cpu, seconds, (end.cpu - start.cpu) / Double(seconds) * 100, end.resident, end.own))
    }
  }

  private static func run(_ program: String, _ words: [String]) throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = words
    process.standardOutput = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      throw Trouble("\(words[0]) ended with status \(process.terminationStatus)")
    }
  }

  private static func time(_ work: () throws -> Void) rethrows -> Double {
    try ContinuousClock().measure(work) / .seconds(1)
  }

  /// Each line as soon as it is known, into a file as well.
  private static func say(_ line: String) { FileHandle.standardOutput.write(Data((line + "\n").utf8)) }
}

struct Trouble: Error, CustomStringConvertible {
  let description: String
  init(_ description: String) { self.description = description }
}
