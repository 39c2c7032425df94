import ArgumentParser
import Domain
import Store

struct Notices: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "List what authors are still to be told by a person: under an account, or by telephone.",
    discussion: "\"huiyin told\" closes one; so does an answer to the mail that the desk got.")

  @OptionGroup var options: ConfigurationOption
  @Option(help: "Only one desk's (受理台席).") var desk: String?
  @Flag(help: "As JSON.") var json = false

  private struct Entry: Encodable {
    let letter: String
    let kind: String
    let way: String
    let account: String
    let desk: String
    let since: String
    let isPublic: Bool
    let text: String
  }

  func run() throws {
    let ledger = try Ledger.open(readingFrom: options.load().state)
    let entries = try ledger.openNotices(of: desk).map { notice in
      let content = notice.content
      return Entry(
        letter: notice.letter.description, kind: content.kind, way: content.way.rawValue,
        account: content.account, desk: content.desk, since: notice.at.description,
        isPublic: content.isPublic, text: content.text)
    }
    if json { return try Console.answer(JSON.text(entries)) }
    try Console.answer(
      lines: entries.map { entry in
        let place = entry.account.isEmpty ? entry.way : entry.account
        return "\(entry.letter)  \(entry.kind)  \(place)  since \(entry.since)  \(entry.desk)"
      })
  }
}
