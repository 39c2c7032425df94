import Foundation
import Rehearsal

/// The built `huiyin`, run as a process of its own.
enum Program {
  struct Result {
    let status: Int32
    let output: String
    let complaints: String

    var lines: [Substring] { output.split(separator: "\n") }
  }

  static func run(_ arguments: String..., prefix: [String] = []) throws -> Result {
    try run(arguments, prefix: prefix)
  }

  static func run(_ arguments: [String], prefix: [String] = []) throws -> Result {
    let process = Process()
    let command = prefix + [DaemonProcess.binary] + arguments
    process.executableURL = URL(fileURLWithPath: command[0])
    process.arguments = Array(command.dropFirst())
    let folder = FileManager.default.temporaryDirectory.path + "/huiyin-command-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }  // a leftover harms nobody
    // Files, not pipes: nothing waits for anybody, however much is said.
    for name in ["out", "err"] { try Data().write(to: URL(fileURLWithPath: "\(folder)/\(name)")) }
    process.standardOutput = FileHandle(forWritingAtPath: "\(folder)/out")
    process.standardError = FileHandle(forWritingAtPath: "\(folder)/err")
    process.standardInput = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    return Result(
      status: process.terminationStatus, output: try String(contentsOfFile: "\(folder)/out", encoding: .utf8),
      complaints: try String(contentsOfFile: "\(folder)/err", encoding: .utf8))
  }
}

/// An office over the embedded default, in a folder of its own.
final class SmallOffice {
  let premises: Premises
  private let post: any PostOffice

  init() throws {
    premises = try Premises(
      in: FileManager.default.temporaryDirectory.path + "/huiyin-office-" + UUID().uuidString, lab: nil)
    post = try premises.post()
  }

  deinit {
    try? FileManager.default.removeItem(atPath: premises.directory)  // a leftover harms nobody
  }

  var config: String { premises.configurationFile }

  /// A citizen's letter, in the office's inbox.
  func receive(_ subject: String, _ text: String) throws {
    let mail =
      "From: limei@citizens.example\r\nTo: \(Cast.office)\r\nSubject: \(subject)\r\nMIME-Version: 1.0\r\n"
      + "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n\(text)\r\n"
    try post.send(Array(mail.utf8), from: "limei@citizens.example", to: Cast.office)
  }

  /// Changes the configuration's text.
  func configure(_ old: String, _ new: String) throws {
    let text = String(decoding: try Files.read(config), as: UTF8.self)
    guard text.contains(old) else { throw Trouble("the configuration has no \"\(old)\"") }
    try Files.write(text.replacing(old, with: new), to: config)
  }

  func mails(of address: String) throws -> [[UInt8]] { try post.mailbox(of: address) }
}
