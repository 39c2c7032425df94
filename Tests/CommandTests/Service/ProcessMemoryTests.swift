import Foundation
import Testing

@testable import huiyin

struct ProcessMemoryTests {
  @Test func codeThatNobodyUsesNowIsHeldNoMore() throws {
    let before = try mappedFiles()
    ProcessMemory.giveBack()
    #expect(try mappedFiles() < before)
  }

  /// Kilobytes of files in memory that are mapped, code above all (proc(5)).
  private func mappedFiles() throws -> Int {
    let status = try String(contentsOfFile: "/proc/self/status", encoding: .utf8)
    let line = try #require(status.split(separator: "\n").first { $0.hasPrefix("RssFile:") })
    return try #require(line.split(separator: " ").dropFirst().first.flatMap { Int($0) })
  }
}
