import ArgumentParser
import Domain
import Office
import Store

struct Calls: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "List the authors that a desk has to call, each with what there is to say.",
    discussion:
      "A call is closed by the answer to the mail that its desk got, 已告知 电话 时间 谁, or by \"huiyin told\".")

  @OptionGroup var options: ConfigurationOption
  @Option(help: "Only those of this desk (受理台席).") var desk: String?
  @Flag(help: "As JSON.") var json = false

  func run() throws {
    let ledger = try Ledger.open(readingFrom: options.load().state)
    var calls: [ShownCall] = []
    let notices = try ledger.openNotices(of: desk, by: .telephone)
    for (id, words) in Dictionary(grouping: notices, by: \.letter).sorted(by: { $0.key < $1.key }) {
      guard let letter = try ledger.letter(id) else { continue }
      calls.append(ShownCall(letter, words))
    }
    if json { return try Console.answer(JSON.text(calls)) }
    try Console.answer(lines: calls.flatMap(\.lines))
  }
}

/// One entry of `huiyin calls`; its JSON keys are stable.
private struct ShownCall: Encodable {
  struct Word: Encodable {
    let kind: String
    let since: String
    let text: String
  }
  let letter: String
  let desk: String
  let telephone: String
  let name: String?
  let title: String
  /// When it was tried in vain.
  let tries: [String]
  let words: [Word]

  init(_ letter: Letter, _ notices: [Notice]) {
    self.letter = letter.id.description
    desk = notices[0].content.desk
    telephone = letter.registration.authorTelephone?.shown ?? ""
    name = letter.registration.authorName?.shown
    title = letter.title.shown
    tries = letter.triesToCall.map(\.description)
    words = notices.map {
      Word(kind: $0.content.kind, since: $0.at.description, text: $0.content.text)
    }
  }

  var lines: [String] {
    let number = telephone.isEmpty ? "(no telephone: another way)" : telephone
    let facts = [letter, number, name, tries.isEmpty ? nil : "tries=\(tries.count)", title]
    return [facts.compactMap(\.self).joined(separator: "  ")]
      + words.flatMap { word in
        ["    \(word.kind)  since \(word.since)"]
          + word.text.split(whereSeparator: \.isNewline).map { "        \($0)" }
      }
  }
}
