import Domain
import Foundation
import Office
import Papers
import Premises
import Store

/// `make bench-clock`: what a ledger of many closed letters costs whoever asks it for figures, and the daemon when it has
/// nothing to do. The office, its stages and its ledger are the real ones.
///
///     bench-clock [LETTERS]
@main
struct Bench {
  static func main() {
    do { try measure() } catch {
      say("bench-clock: error: \(error)")
      exit(1)
    }
  }

  private static func measure() throws {
    let letters = CommandLine.arguments.dropFirst().first.flatMap { Int($0) } ?? 100_000
    let premises = try Premises(hasBoard: true)
    let office = premises.office
    var past = Past(of: office)
    var (idle, busy): ([String], [String]) = ([], [])
    for count in [letters / 100, letters / 10, letters] where count > 0 {
      let filling = try seconds { try past.grow(to: count) }
      let keeping = try seconds { try office.ledger.keepRecords() }
      try Past.bringUpToDate(office)
      let showing = try seconds { while try Pipeline.pass(office, at: Past.now) > 0 {} }
      idle.append(format("%d closed letters: %.1f ms", count, try passes(of: office, at: Past.now) * 1000))
      busy.append(
        format("%d: %.0f ms", count, try passes(of: office, at: Past.now, noting: past.last) * 1000))
      say(
        format(
          "%d letters, written in %.0f s, their records in %.1f s, their pages and the board's in %.0f s",
          count,
          filling, keeping, showing))
    }
    say("a pass with nothing to do, " + idle.joined(separator: "; "))
    say("a pass after a note on a letter, " + busy.joined(separator: "; "))
    let month = Period(month: "2026-03")!
    say(
      format(
        "a month's report, %d letters received: %.3f s; by unit: %.3f s",
        try office.report(on: month, at: Past.now).report.total.count(.received),
        try best { _ = try office.report(on: month, at: Past.now) },
        try best { _ = try office.report(on: month, by: .unit, at: Past.now) }))
    let years = Period(from: Past.first, through: Past.now.day)!
    let path = FileManager.default.temporaryDirectory.path + "/huiyin-register-\(getpid()).xlsx"
    defer { unlink(path) }
    var rows = 0
    let writing = try best {
      let register = try office.register(of: years, at: Past.now)
      rows = register.rows.count
      try WorkbookWriter.write(register.sheets, to: path)
    }
    say(format("the register of %d letters as a workbook: %.2f s", rows, writing))
    try premises.remove()
  }

  /// The median of passes in which nothing is done.
  /// - Parameter letter: one of which something is noted before each of them, for home page and board to look at.
  private static func passes(of office: Office, at now: Timestamp, noting letter: LetterID? = nil) throws
    -> Double
  {
    try (0..<21).map { number in
      if let letter {
        _ = try office.note(letter, "第\(number)次核对", by: Party(.clerk, name: "王敏"), at: now)
      }
      return try seconds { _ = try Pipeline.pass(office, at: now) }
    }.sorted()[10]
  }

  private static func best(_ work: () throws -> Void) rethrows -> Double {
    try (0..<3).map { _ in try seconds(work) }.min() ?? 0
  }

  private static func seconds(_ work: () throws -> Void) rethrows -> Double {
    try ContinuousClock().measure(work) / .seconds(1)
  }

  private static func format(_ text: String, _ values: any CVarArg...) -> String {
    String(format: text, arguments: values)
  }

  /// Each line as soon as it is known, into a file as well.
  private static func say(_ line: String) { FileHandle.standardOutput.write(Data((line + "\n").utf8)) }
}
