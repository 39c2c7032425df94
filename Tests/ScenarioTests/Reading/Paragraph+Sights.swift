import Domain
import World

/// What is to be seen.
extension Paragraph {
  func sight() throws(StoryError) -> Step? {
    if let match = sentence.wholeMatch(of: /(\S+) gets (\S+)/) {
      return .gets(
        try person(match.1), name: String(match.1), kind: try kind(match.2), try saidAndHidden(atLeast: 0))
    }
    if let match = sentence.wholeMatch(of: /the mail is held: (.+)/) {
      try expectNothingBelow()
      return .held(reason: String(match.1))
    }
    if let match = sentence.wholeMatch(of: /(NM\S+) is (\S+)/) {
      try expectNothingBelow()
      guard let stage = Stage(rawValue: String(match.2)) else {
        throw error(
          "\"\(match.2)\" is no stage; there are \(Stage.allCases.map(\.rawValue).joined(separator: ", "))")
      }
      return .stands(try letter(match.1), stage)
    }
    if let match = sentence.wholeMatch(of: /(NM\S+) has a page/) {
      return .page(try letter(match.1), try saidAndHidden(atLeast: 0))
    }
    if let match = sentence.wholeMatch(of: /(NM\S+) has no page/) {
      try expectNothingBelow()
      return .noPage(try letter(match.1))
    }
    if sentence == "\(Cast.account) has a reply file" { return .replyFile(try saidAndHidden(atLeast: 1)) }
    return sentence == "the whole site" ? .site(try saidAndHidden(atLeast: 1)) : nil
  }

  private func saidAndHidden(atLeast least: Int) throws(StoryError) -> Words {
    var words: [Words.Word] = []
    for line in below where !line.text.isEmpty {
      guard let match = line.text.wholeMatch(of: /(says|hides) (.+)/) else {
        throw StoryError(line.number, "\"\(line.text)\" neither says nor hides anything")
      }
      words.append(Words.Word(line: line.number, isSaid: match.1 == "says", text: String(match.2)))
    }
    guard words.count >= least else { throw error("below it stands what it says and hides") }
    return Words(all: words)
  }
}
