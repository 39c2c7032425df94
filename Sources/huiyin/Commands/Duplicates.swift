import ArgumentParser
import Foundation
import Reading

struct Duplicates: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Find the letters of a file that say the same, and hold what is found against judged pairs.",
    discussion: """
      FILE has a letter a line, as JSON: "id", "title", "text" and, where they are known, "author". It goes through \
      the index that letters of the office go through; no ledger is touched.
      """)

  @Argument(help: "The letters.") var file: String
  @Option(help: "Judged pairs: id, id, likeness and yes or no, with tabs.") var judged: String?
  @Flag(help: "List the pairs: id, id, how like, and identical, author or matter.") var list = false
  @Flag(help: "As JSON.") var json = false

  func run() throws {
    let letters = try JudgedLetter.all(in: file)
    let search = try DuplicateSearch(letters)
    if list { return try Console.answer(search.pairs.map(\.line).joined(separator: "\n")) }
    let judgements = try judged.map { try JudgedPair.all(in: $0) }
    let report = DuplicateReport(search, against: judgements)
    try Console.answer(json ? JSON.text(report) : report.lines.joined(separator: "\n"))
  }
}
