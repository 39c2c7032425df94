import Bombs
import Foundation
import Testing

/// Where a mail doubles, the instructions that read it may double: counted by valgrind, so that a busy machine changes
/// nothing. `make hostile` counts every bomb; here are those that a careless reader falls for first.
@Suite(.enabled(if: Growth.obstacle == nil, "\(Growth.obstacle ?? "")"))
struct GrowthTests {
  @Test func readingGrowsNoFasterThanTheMail() throws {
    let (status, output) = try Growth.counted([
      "many-parts", "nested-comments", "unclosed-encoded-words", "parameter-continuations",
      "html-open-comments", "html-deep-blocks", "quoted-and-own-lines", "chinese-attributions",
    ])
    #expect(status == 0, "\(output)")
    #expect(output.contains("16 growths, 0 too fast"), "\(output)")
  }
}

/// `Scripts/hostile.sh --growth` with the program that was built along with the tests.
private enum Growth {
  static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
  static let program = root.appending(path: ".build/debug/hostile")

  static var obstacle: String? {
    let files = FileManager.default
    if !files.isExecutableFile(atPath: "/usr/bin/valgrind") { return "no valgrind" }
    return files.isExecutableFile(atPath: program.path) ? nil : "\(program.path) is not built"
  }

  static func counted(_ names: [String]) throws -> (status: Int32, output: String) {
    let process = Process()
    process.executableURL = root.appending(path: "Scripts/hostile.sh")
    // A program built for tests is slow, and slower by far under valgrind: small mails show as much.
    process.environment = ProcessInfo.processInfo.environment.merging(["KIB": "1"]) { $1 }
    process.arguments = ["--growth", program.path] + names
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: output, as: UTF8.self))
  }
}
