import Foundation
import SimulatedYear

/// `make year`: a year of letters through the daemon's own stages, its reminders, escalations and figures held against
/// what they should have been. Ends with 1 where they differ.
///
///     year [LETTERS]
@main
struct Year {
  static func main() {
    do {
      let letters = CommandLine.arguments.dropFirst().first.flatMap { Int($0) } ?? 3000
      guard letters > 0 else { throw WrongArguments() }
      let units = letters >= 1000 ? 40 : 6
      let year = try SimulatedYear(letters: letters, units: units)
      let seconds = try ContinuousClock().measure { try year.play() } / .seconds(1)
      let counts = try year.counts()
      say(
        """
        \(letters) letters, \(units) units: \(counts.reminders) reminders in \(counts.mails) mails, \
        \(counts.escalations) escalations, played in \(Int(seconds)) s
        """)
      let findings = try year.findings()
      for finding in findings.prefix(20) { say(finding) }
      say(findings.isEmpty ? "all as they should be" : "\(findings.count) differ")
      exit(findings.isEmpty ? 0 : 1)
    } catch {
      say("year: error: \(error)")
      exit(2)
    }
  }

  private struct WrongArguments: Error, CustomStringConvertible { let description = "year [LETTERS]" }

  private static func say(_ line: String) { FileHandle.standardOutput.write(Data((line + "\n").utf8)) }
}
