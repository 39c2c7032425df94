import ArgumentParser
import Reading

struct Redact: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Mask the personal data in a text, as the public site does.",
    discussion: """
      Finds by patterns what stands for itself: identity numbers, telephones, cards, plates, mail addresses, accounts, \
      house numbers, names that are introduced as such or signed with. Of a letter in the ledger everything that its author said of \
      himself is masked besides; that a text alone does not tell.
      """)

  @Argument(help: "A text; - for standard input.") var file = "-"
  @Flag(help: "An official answer: its telephones and addresses stay.") var answer = false
  @Flag(help: "As JSON.") var json = false

  func run() throws {
    let text = try TextInput(path: file).text()
    let patterns = PersonalData(keepingLandlines: answer)
    let spans = answer ? patterns.spans(in: text) : patterns.spansWithOwnNames(in: text)
    let masked = patterns.masked(text, spans)
    guard json else { return try Console.answer(lines: masked.linesWithoutLastEnd) }
    try Console.answer(
      JSON.text(
        Redacted(text: masked, spans: spans.map { .init(kind: $0.kind.rawValue, range: $0.range) })))
  }
}

/// The answer of `huiyin redact --json`; its keys are stable.
private struct Redacted: Encodable {
  struct Span: Encodable {
    let kind: String
    /// Unicode scalars from the beginning of the text.
    let start: Int
    let end: Int

    init(kind: String, range: Range<Int>) {
      (self.kind, start, end) = (kind, range.lowerBound, range.upperBound)
    }
  }

  let text: String
  let spans: [Span]
}

extension String {
  fileprivate var linesWithoutLastEnd: [String] {
    (hasSuffix("\n") ? dropLast() : self[...]).split(separator: "\n", omittingEmptySubsequences: false).map(
      String.init)
  }
}
