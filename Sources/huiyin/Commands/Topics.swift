import ArgumentParser
import Domain
import Office
import OfficeSettings
import Settings
import Store

struct Topics: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "List the matters that many authors write of (热点).",
    discussion: "Of the last thirty days, or of one month.")

  @OptionGroup var options: ConfigurationOption
  @Option(help: "A month: 2026-11.") var month: String?
  @Flag(help: "As JSON.") var json = false

  private struct Entry: Encodable {
    let root: String
    let title: String?
    let letters: Int
    let authors: Int
    let units: [String]
    let numbers: [String]
  }

  func run() throws {
    let configuration = try options.load()
    let ledger = try Ledger.open(readingFrom: configuration.state)
    let span = try span(at: Environment.now())
    let topics = try HotTopics(
      in: ledger, rules: OfficeRules(configuration), register: configuration.register
    )
    .all(from: span.start, to: span.end)
    let entries = topics.map { hot in
      Entry(
        root: hot.root.description, title: hot.title, letters: hot.topic.letters, authors: hot.topic.authors,
        units: hot.units.map(\.text), numbers: hot.letters.map(\.description))
    }
    if json { return try Console.answer(JSON.text(entries)) }
    try Console.answer(
      lines: entries.map { entry in
        let units = entry.units.isEmpty ? [] : ["units=\(entry.units.joined(separator: ","))"]
        return
          (["\(entry.root)", "letters=\(entry.letters)", "authors=\(entry.authors)"] + units
          + [entry.title ?? ""]).joined(separator: "  ")
      })
  }

  private func span(at now: Timestamp) throws -> (start: Timestamp, end: Timestamp) {
    guard let month else { return (Timestamp(seconds: now.seconds - HotTopics.span), now) }
    guard let first = Day("\(month)-01") else {
      throw Failure("\"\(month)\" is no month", hint: "write it as 2026-11", status: 2)
    }
    let next = (28...31).map { first + $0 }.first { $0.month != first.month } ?? first
    // The first second of a month is of it.
    return (
      Timestamp(seconds: Timestamp(first, hour: 0).seconds - 1),
      Timestamp(seconds: Timestamp(next, hour: 0).seconds - 1)
    )
  }
}
