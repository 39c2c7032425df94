import Foundation
import Mail

/// The programs that read our mails, and a folder with all of them.
enum Readers {
  struct Failure: Error {
    let output: String
  }

  static let hasPython = (try? run("python3", "-c", "import email.policy")) != nil
  static let hasGMime = (try? run("pkg-config", "--exists", "gmime-3.0")) != nil && compiler != nil

  private static let compiler = ["cc", "clang"].first { (try? run($0, "--version")) != nil }

  /// Writes the mails into the folder, one file each.
  static func write(_ drafts: [HardDraft], to folder: Folder) throws -> [String] {
    try drafts.enumerated().map { number, hard in
      let path = "\(folder.path)/\(number).eml"
      try Data(try hard.draft.composed()).write(to: URL(fileURLWithPath: path))
      return path
    }
  }

  static func readWithPython(_ paths: [String]) throws -> [Reading] {
    Reading.all(in: try run(["python3", program("read.py")] + paths))
  }

  static func readWithGMime(_ paths: [String], in folder: Folder) throws -> [Reading] {
    let flags = try run("pkg-config", "--cflags", "--libs", "gmime-3.0").split(whereSeparator: \.isWhitespace)
    try run([compiler ?? "cc", "-o", folder.path + "/read", program("read.c")] + flags.map(String.init))
    return Reading.all(in: try run([folder.path + "/read"] + paths))
  }

  private static func program(_ name: String) -> String {
    URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Programs/\(name)")
      .path
  }

  @discardableResult
  private static func run(_ words: String...) throws -> String { try run(words) }

  @discardableResult
  private static func run(_ words: [String]) throws -> String {
    let process = Process()
    let output = Pipe()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = words
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = output
    process.standardError = output
    try process.run()
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw Failure(output: text) }
    return text
  }
}

/// A folder that lives as long as the test that holds it.
final class Folder {
  let path: String

  init() throws {
    var template = Array((NSTemporaryDirectory() + "huiyin-mails-XXXXXX").utf8CString)
    guard mkdtemp(&template) != nil else { throw POSIXError(.init(rawValue: errno) ?? .EIO) }
    path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  deinit {
    // Whatever is left in a temporary folder does no harm.
    try? FileManager.default.removeItem(atPath: path)
  }
}
