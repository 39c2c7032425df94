import Bombs
import Foundation
import Testing

/// Where a mail doubles, the instructions that read it may double: counted by valgrind, so that a busy machine changes
/// nothing. `make hostile` counts every bomb; here are those that a careless reader falls for first.
@Suite(.enabled(if: Growth.obstacle == nil, "\(Growth.obstacle ?? "")"))
struct GrowthTests {
  @Test func readingGrowsNoFasterThanTheMail() throws {
    let (status, output) = try Growth.counted([
      "many-parts", "boundary-prefixes", "many-fields", "nested-comments", "open-quotes",
      "encoded-word-beginnings", "unclosed-encoded-words", "parameter-continuations", "gb18030-bad-octets",
      "html-less-than-signs", "html-open-comments", "html-deep-blocks", "quoted-and-own-lines",
      "chinese-attributions", "flowed-soft-lines", "bounce-of-angles",
    ])
    #expect(status == 0, "\(output)")
    #expect(output.contains("32 growths, 0 too fast"), "\(output)")
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
