import Foundation
import Papers

/// Reads documents that are made to hurt, each in a process of its own, and says what it cost: within 2 s of CPU and
/// 256 MB, or it fails.
///
///     hostile-documents               a table; ends with 1 where one takes more
///     hostile-documents --read FILE   reads that one
@main
struct HostileDocuments {
  static func main() throws {
    if CommandLine.arguments.count == 3, CommandLine.arguments[1] == "--read" {
      return read(CommandLine.arguments[2])
    }
    let file = FileManager.default.temporaryDirectory.path + "/hostile-\(getpid()).docx"
    defer { try? FileManager.default.removeItem(atPath: file) }  // a leftover harms nobody
    var (failed, worst) = (0, (milliseconds: 0, megabytes: 0))
    for bomb in DocumentBomb.all {
      let bytes = try bomb.bytes()
      try Data(bytes).write(to: URL(filePath: file))
      let cost = try Cost(ofReading: file)
      if !cost.isWithin { failed += 1 }
      worst = (max(worst.milliseconds, cost.milliseconds), max(worst.megabytes, cost.megabytes))
      print("\(cost.isWithin ? "" : "FAILED: ")\(bomb.name), \(bytes.count >> 10) KiB: \(cost)")
    }
    print(
      "\(DocumentBomb.all.count) documents, \(failed) failed; at most \(worst.milliseconds) ms of CPU, \(worst.megabytes) MB"
    )
    if failed > 0 { exit(1) }
  }

  private static func read(_ path: String) {
    guard let data = FileManager.default.contents(atPath: path) else { exit(2) }
    let bytes = [UInt8](data)
    let before = rusage.spent
    let outcome: String
    do {
      outcome =
        try ReplyForm(reading: bytes).map { $0.answer.isEmpty ? "an empty form" : "a form" } ?? "no form"
    } catch {
      outcome = "\(error)"
    }
    print("\(outcome)\t\(rusage.spent - before)\t\(mostMegabytes)", terminator: "")
  }
}

/// Of this program alone: what the kernel counts for a child begins with its parent's.
private var mostMegabytes: Int {
  let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
  let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
  // Where it is not told, it is too much.
  return line.flatMap { Int($0.filter(\.isNumber)) }.map { $0 / 1024 } ?? .max
}

/// What reading one took, in a child of its own with 2 seconds of CPU.
private struct Cost: CustomStringConvertible {
  private(set) var outcome = "died"
  private(set) var milliseconds = 2000
  private(set) var megabytes = 0
  private(set) var isWithin = false

  init(ofReading file: String) throws {
    let child = Process()
    child.executableURL = URL(filePath: "/bin/sh")
    child.arguments = ["-c", "ulimit -t 2 && exec \"$0\" --read \"$1\"", CommandLine.arguments[0], file]
    let output = Pipe()
    child.standardOutput = output
    try child.run()
    let said = try output.fileHandleForReading.readToEnd() ?? Data()
    child.waitUntilExit()
    let words = String(decoding: said, as: UTF8.self).split(separator: "\t").map(String.init)
    guard words.count == 3, let time = Int(words[1]), let memory = Int(words[2]) else { return }
    (outcome, milliseconds, megabytes) = (words[0], time, memory)
    isWithin = time <= 2000 && memory <= 256
  }

  var description: String { "\(outcome), \(milliseconds) ms, \(megabytes) MB" }
}

extension rusage {
  fileprivate static var now: rusage {
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    return usage
  }

  /// Milliseconds of CPU until now.
  fileprivate static var spent: Int {
    let now = now
    return [now.ru_utime, now.ru_stime].reduce(0) { $0 + $1.tv_sec * 1000 + Int($1.tv_usec) / 1000 }
  }
}
