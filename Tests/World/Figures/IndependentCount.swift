import Domain
import Foundation
import Office

/// The figures of a period as `count.py` counts them from the ledger's file.
package struct IndependentCount: Decodable {
  let figures: [String: Int]
  /// Letters that were registered then and are marked as tests, which count in none of the figures.
  let tests: Int

  static func of(_ period: Period, in ledger: String) throws -> IndependentCount {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [
      "python3", Repository.root + "/Tests/World/Figures/count.py", ledger,
      period.first.description, period.last.description,
    ]
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let answer = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return try JSONDecoder().decode(IndependentCount.self, from: answer)
  }

  /// Where what `office` reports of each period, when all of it is over, differs from that.
  package static func differences(of office: Office, in directory: String, _ periods: [Period]) throws
    -> [String]
  {
    var differences: [String] = []
    for period in periods {
      let report = try office.report(on: period, at: Timestamp(seconds: .max / 2)).report
      let counted = try of(period, in: directory + "/state/ledger.sqlite")
      if counted.figures.count <= 15 { differences.append("\(period.chinese): too little was counted") }
      for (name, number) in counted.figures {
        guard let figure = Figure(rawValue: name) else {
          differences.append("\(name) is no figure")
          continue
        }
        let reported = report.total.count(figure)
        if reported != number {
          differences.append("\(period.chinese) \(figure): \(reported), and not \(number)")
        }
      }
      if report.tests != counted.tests {
        differences.append("\(period.chinese): \(report.tests) tests, and not \(counted.tests)")
      }
    }
    return differences
  }
}
