import Domain
import Foundation
import Testing
import World

@testable import Office

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

  /// Holds what `office` reports of each period, when all of it is over, against that.
  static func expectTheFigures(of office: Office, in directory: String, _ periods: [Period]) throws {
    for period in periods {
      let report = try office.report(on: period, at: Timestamp(seconds: .max / 2)).report.total
      let counted = try of(period, in: directory + "/state/ledger.sqlite")
      #expect(counted.count > 15)
      for (name, number) in counted {
        let figure = try #require(Figure(rawValue: name))
        #expect(report.count(figure) == number, "\(period.chinese) \(figure)")
      }
    }
  }
}
