import Domain
import Foundation
import Testing
import World

@testable import Office

/// The figures of a period as `count.py` counts them from the ledger's file.
struct IndependentCount: Decodable {
  let figures: [String: Int]
  /// Letters that were registered then and are marked as tests, which count in none of the figures.
  let tests: Int

  static func of(_ period: Period, in ledger: String) throws -> IndependentCount {
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
    return try JSONDecoder().decode(IndependentCount.self, from: answer)
  }

  /// Holds what `office` reports of each period, when all of it is over, against that.
  static func expectTheFigures(of office: Office, in directory: String, _ periods: [Period]) throws {
    for period in periods {
      let report = try office.report(on: period, at: Timestamp(seconds: .max / 2)).report
      let counted = try of(period, in: directory + "/state/ledger.sqlite")
      #expect(counted.figures.count > 15)
      for (name, number) in counted.figures {
        let figure = try #require(Figure(rawValue: name))
        #expect(report.total.count(figure) == number, "\(period.chinese) \(figure)")
      }
      #expect(report.tests == counted.tests, "\(period.chinese)")
    }
  }
}
