import Foundation
import Testing

@testable import Office

/// An evidence archive, unpacked by `unzip` into a folder of its own, and what its README says to run there.
final class Bundle {
  let directory: String
  let commands: [String]

  init(of evidence: EvidenceBundle) throws {
    directory = FileManager.default.temporaryDirectory.path + "/huiyin-evidence-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
    try Data(try evidence.archive()).write(to: URL(fileURLWithPath: directory + "/bundle.zip"))
    try #require(try Self.run("/usr/bin/env", ["unzip", "-q", "bundle.zip"], in: directory) == 0)
    let readme = try String(contentsOfFile: directory + "/README", encoding: .utf8)
    commands = readme.split(separator: "\n").filter { $0.hasPrefix("    ") }.map { String($0.dropFirst(4)) }
  }

  /// What a signature alone gives out, in a folder.
  init(of evidence: SignatureEvidence) throws {
    directory = FileManager.default.temporaryDirectory.path + "/huiyin-evidence-" + UUID().uuidString
    commands = evidence.steps.flatMap(\.commands)
    for part in evidence.parts {
      let file = URL(fileURLWithPath: "\(directory)/\(part.name)")
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(part.bytes).write(to: file)
    }
  }

  deinit {
    try? FileManager.default.removeItem(atPath: directory)  // a leftover harms nobody
  }

  func names() throws -> [String] {
    try FileManager.default.subpathsOfDirectory(atPath: directory).filter { name in
      var isFolder: ObjCBool = false
      return FileManager.default.fileExists(atPath: "\(directory)/\(name)", isDirectory: &isFolder)
        && !isFolder.boolValue && name != "bundle.zip"
    }.sorted()
  }

  func bytes(_ name: String) throws -> [UInt8] {
    Array(try Data(contentsOf: URL(fileURLWithPath: "\(directory)/\(name)")))
  }

  func read(_ name: String) throws -> String { String(decoding: try bytes(name), as: UTF8.self) }

  /// Changes one byte: in the middle, or the last, which of a signature is its value's.
  func spoil(_ name: String) throws {
    var bytes = try bytes(name)
    bytes[["signature.der", "signature.value"].contains(name) ? bytes.count - 1 : bytes.count / 2] ^= 1
    try Data(bytes).write(to: URL(fileURLWithPath: "\(directory)/\(name)"))
  }

  /// Runs the commands one after the other, as somebody with an empty machine would; the first that fails ends it.
  func run(dropping word: String? = nil) throws -> Int32 {
    let lines = commands.filter { command in word.map { !command.contains($0) } ?? true }
    let script = lines.map { $0.hasPrefix("!") ? "if \($0.dropFirst(2)); then exit 1; fi" : $0 }
    return try Self.run(
      "/bin/bash", ["-euo", "pipefail", "-c", script.joined(separator: "\n")], in: directory)
  }

  static func run(_ program: String, _ arguments: [String], in directory: String) throws -> Int32 {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments
    process.currentDirectoryURL = URL(fileURLWithPath: directory)
    process.environment = ["PATH": "/usr/bin:/bin", "LC_ALL": "C"]
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    return process.terminationStatus
  }
}
