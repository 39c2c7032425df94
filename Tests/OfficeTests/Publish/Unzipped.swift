import Foundation
import Testing

/// What a compressed copy holds, as gzip itself reads it.
func unzipped(_ path: String, by program: String = "gzip") throws -> Data {
  let (process, output) = (Process(), Pipe())
  process.executableURL = URL(filePath: "/usr/bin/\(program)")
  process.arguments = ["-dc", path]
  process.standardOutput = output
  try process.run()
  let data = try output.fileHandleForReading.readToEnd() ?? Data()
  process.waitUntilExit()
  try #require(process.terminationStatus == 0)
  return data
}
