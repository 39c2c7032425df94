import Foundation
import Rehearsal

extension KilledOffice {
  /// Runs the program.
  /// - Returns: whether it was killed.
  func run(under prefix: [String] = []) throws -> Bool {
    let process = Process()
    let command = prefix + [DaemonProcess.binary] + work + ["--config", directory + "/config/huiyin.yaml"]
    process.executableURL = URL(fileURLWithPath: command[0])
    process.arguments = Array(command.dropFirst())
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    process.standardInput = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    if process.terminationReason == .uncaughtSignal { return true }
    guard process.terminationStatus == 0 else {
      throw Trouble("\(work.joined(separator: " ")): status \(process.terminationStatus)")
    }
    return false
  }

  func finish() throws {
    guard try !run() else { throw Trouble("it was killed by nobody of ours") }
  }

  /// How often each call is made in an undisturbed run, on the thread that makes it most: strace counts the calls
  /// of each thread by themselves.
  func calls(_ names: [String]) throws -> [String: Int] {
    let trace = directory + "/trace"
    _ = try run(under: [
      Strace.program, "-f", "-qq", "-o", trace, "-e", "trace=\(names.joined(separator: ","))",
    ])
    var counts: [String: [Substring: Int]] = [:]
    for line in String(decoding: try Files.read(trace), as: UTF8.self).split(separator: "\n") {
      let words = line.split(separator: " ", maxSplits: 1)
      guard words.count == 2,
        let name = names.first(where: { words[1].drop { $0 == " " }.hasPrefix($0 + "(") })
      else { continue }
      counts[name, default: [:]][words[0], default: 0] += 1
    }
    return counts.compactMapValues { $0.values.max() }
  }
}
