import Foundation
import Rehearsal

/// What a command answered.
struct Answer {
  let status: Int32
  let output: String
  /// Standard error, line by line.
  let errors: [String]

  var lines: [String] { output.split(separator: "\n").map(String.init) }
  /// The text behind `huiyin: error: `, line by line.
  var complaints: [String] { told("error") }
  var hints: [String] { told("hint") }
  var warnings: [String] { told("warning") }

  /// Whether every line of standard error is one of the program's own.
  var isInForm: Bool {
    errors.allSatisfy { line in
      ["error", "hint", "warning"].contains { line.hasPrefix("huiyin: \($0): ") }
    }
  }

  /// Standard output as JSON.
  func json() throws -> Any { try JSONSerialization.jsonObject(with: Data(output.utf8)) }

  /// Standard output as one JSON object.
  func object() throws -> [String: Any] {
    guard let object = try json() as? [String: Any] else { throw Trouble("no object: \(output)") }
    return object
  }

  /// Standard output as a list of JSON objects.
  func list() throws -> [[String: Any]] {
    guard let list = try json() as? [[String: Any]] else { throw Trouble("no list: \(output)") }
    return list
  }

  /// Runs a command to its end.
  init(of command: [String]) throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: command[0])
    process.arguments = Array(command.dropFirst())
    let folder = FileManager.default.temporaryDirectory.path + "/huiyin-answer-" + UUID().uuidString
    try Files.write("", to: folder + "/errors")
    // A leftover in the temporary folder harms nobody.
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let output = Pipe()
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = output
    process.standardError = FileHandle(forWritingAtPath: folder + "/errors")
    try process.run()
    self.output = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    status = process.terminationReason == .exit ? process.terminationStatus : -1
    errors = String(decoding: try Files.read(folder + "/errors"), as: UTF8.self).split(separator: "\n").map(
      String.init)
  }

  private func told(_ kind: String) -> [String] {
    let prefix = "huiyin: \(kind): "
    return errors.filter { $0.hasPrefix(prefix) }.map { String($0.dropFirst(prefix.count)) }
  }
}

/// Runs `huiyin` without any configuration of ours.
func huiyin(_ arguments: String...) throws -> Answer { try Answer(of: [DaemonProcess.binary] + arguments) }

/// The program under test.
var program: String { DaemonProcess.binary }
