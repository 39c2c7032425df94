import Domain
import Foundation
import World

/// The figures of a period as `count.py` counts them from the ledger's file.
enum IndependentCount {
  static func of(_ period: Period, in ledger: String) throws -> [String: Int] {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [
      "python3", Repository.root + "/Tests/OfficeTests/Supervise/Figures/count.py", ledger,
      period.first.description, period.last.description,
    ]
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let answer = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return try JSONDecoder().decode([String: Int].self, from: answer)
  }
}
