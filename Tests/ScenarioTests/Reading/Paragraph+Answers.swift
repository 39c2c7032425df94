import Domain
import Office
import World

/// How people answer our mails.
extension Paragraph {
  func answer() throws(StoryError) -> Answer? {
    if let match = sentence.wholeMatch(of: /a forger answers (the first )?(\S+) as (\S+?):(.*)/) {
      var ways = Answer.Ways()
      ways.signature = .forged
      return try answer(
        by: match.3, holder: nil, kind: match.2, toFirst: match.1 != nil, ways, words: match.4)
    }
    guard
      let match = sentence.wholeMatch(
        of: /(\S+) answers (the first )?(?:(\S+?)'s )?([a-z-]+)((?:, [^,:：]+)*):(.*)/),
      let ways = try ways(match.5)
    else { return nil }
    return try answer(
      by: match.1, holder: match.3, kind: match.4, toFirst: match.2 != nil, ways, words: match.6)
  }

  private func answer(
    by name: Substring, holder: Substring?, kind: Substring, toFirst: Bool, _ ways: Answer.Ways,
    words: Substring
  ) throws(StoryError) -> Answer {
    let person = try person(name)
    if case .none = ways.signature {
    } else if !person.signs {
      throw error("\(name) has no certificate to sign with")
    }
    var others: [Person] = []
    if let holder { others.append(try self.person(holder)) }
    let (said, forms) = Self.forms(in: [String(words.drop { $0 == " " })] + below.map(\.text))
    return Answer(
      person: person, holder: others.first, kind: try self.kind(kind), toFirst: toFirst, ways: ways,
      words: said,
      forms: forms)
  }

  /// `, signed, with a scan`; nil where one of them is no way to answer.
  private func ways(_ text: Substring) throws(StoryError) -> Answer.Ways? {
    var ways = Answer.Ways()
    for word in text.split(separator: ", ").map(String.init) {
      switch word {
      case "signed": ways.signature = .genuine
      case "authenticated": ways.isAuthenticated = true
      case "quoting nothing": ways.quotes = false
      case "to our plain address": ways.isToPlainAddress = true
      default:
        if word.hasPrefix("signed but ") {
          let code = String(word.dropFirst("signed but ".count))
          guard let flaw = Flaw.named(code) else {
            throw error("there is no \"\(code)\"; there are \(Flaw.all.map(\.code).joined(separator: ", "))")
          }
          ways.signature = .flawed(flaw)
        } else if word.hasPrefix("with "), let file = AnswerFile(rawValue: String(word.dropFirst(5))) {
          ways.files.append(file)
        } else {
          return nil
        }
      }
    }
    return ways
  }

  /// Lines that begin with 表中 stand in the form that goes along, those with 另表 in a second one.
  private static func forms(in lines: [String]) -> (words: String, [[(label: String, text: String)]]) {
    var words: [String] = []
    var forms: [String: [(label: String, text: String)]] = [:]
    for line in lines {
      if let match = line.wholeMatch(of: /(表中|另表)(.+?)：(.*)/) {
        forms[String(match.1), default: []].append((String(match.2), String(match.3)))
      } else {
        words.append(line)
      }
    }
    let said = words.first == "" ? words.dropFirst() : words[...]
    return (said.joined(separator: "\n"), ["表中", "另表"].compactMap { forms[$0] })
  }

  /// `record NM… answer --by 白雪 --scan`, with what was said below.
  func record(_ id: LetterID, _ words: [String]) throws(StoryError) -> Command {
    guard let act = words.first.flatMap(SpokenWord.Act.init) else { throw error("nothing is recorded") }
    func value(of option: String) -> String? {
      words.firstIndex(of: option).flatMap { words.indices.contains($0 + 1) ? words[$0 + 1] : nil }
    }
    guard let name = value(of: "--by") else { throw error("--by is missing") }
    let paper = words.firstIndex(of: "--paper").map { words[($0 + 1)...].joined(separator: " ") }
    return .record(
      id,
      SpokenWord(
        act, unit: value(of: "--unit"), by: name, text: text, days: value(of: "--days").flatMap { Int($0) },
        isChecked: words.contains("--checked"), paper: paper), hasScan: words.contains("--scan"))
  }
}
