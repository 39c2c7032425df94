import Domain

/// What a clerk's lines come to, before anything is done: for each letter the last line that names it, and for each
/// line what becomes of it.
///
/// A line that cannot be read stops whatever it may have been about: the letters it names, and 其余, which would sweep
/// them up. A doubt stops its whole mail, or the letters that it names; a range leaves out what another line says alone.
struct TriageAnswer {
  /// How a line names an item: alone, with others, or only as one of the rest.
  enum Reach: Equatable {
    case one, several, rest
  }

  /// One decision to be carried out, or the reason why it is not.
  struct Step: Equatable {
    enum Act: Equatable {
      case decide(TriageWord, Reach)
      case refuse(String)
      /// Nothing is to be done: another line says it, or nobody does.
      case pass(String)
    }

    let line: String
    /// In the list; nil where the line names none.
    let number: Int?
    let act: Act
  }

  /// In the order of their lines.
  let steps: [Step]
  /// The last line about each item that one names, whether or not it was read.
  let named: [Int: String]

  /// - Parameters:
  ///   - words: of one mail or of several of one clerk, in the order in which they came.
  ///   - numbers: of the letters there are.
  ///   - signatures: with what the desk's clerks sign.
  ///   - letters: by their numbers.
  ///   - severally: the letters that several numbers are about.
  ///   - beside: what else stands in each mail.
  ///   - vocabularies: in which words each item is answered, where they are not all letters that wait.
  init(
    reading words: [String], about numbers: [Int], _ names: UnitNames, signedAs signatures: [String] = [],
    letters: [Int: LetterID] = [:], severally: [LetterID: [Int]] = [:], beside: [WordsBeside] = [],
    vocabularies: [Int: Vocabulary] = [:]
  ) {
    var reader = TriageLines(
      names, surroundings: TriageLine(signedAs: signatures, names),
      numbers: TriageNumbers(letters, severally: severally),
      only: numbers.count == 1 ? numbers[0] : nil, vocabularies: vocabularies)
    for (mail, words) in words.enumerated() {
      reader.read(words, beside: mail < beside.count ? beside[mail] : WordsBeside(), ofMail: mail)
    }
    named = Dictionary(
      reader.lines.flatMap { line in line.named.map { ($0, line.text) } }, uniquingKeysWith: { $1 })
    steps = Self.told(TriageWeighing(lines: reader.lines, numbers: numbers, names: names).steps)
  }

  private static let mostRefusals = 30

  /// The same refusal of the same line once, and not more of them than anybody reads.
  private static func told(_ steps: [Step]) -> [Step] {
    var told: Set<String> = []
    let once = steps.filter { step in
      guard case .refuse(let why) = step.act else { return true }
      return told.insert("\(step.line)\n\(step.number ?? 0)\n\(why)").inserted
    }
    var refusals = 0
    let shown = once.filter { step in
      if case .refuse = step.act { refusals += 1 } else { return true }
      return refusals <= mostRefusals
    }
    guard refusals > mostRefusals else { return shown }
    return shown + [Step(line: "……", number: nil, act: .refuse("另有\(refusals - mostRefusals)行未办理，不再逐行列出"))]
  }
}

extension TriageAnswer.Step {
  var isWording: Bool {
    if case .decide(.word, _) = act { true } else { false }
  }

  /// Why it is not carried out; of what could not be read, with the words that would do.
  func refusal(help: String) -> String {
    switch act {
    case .decide: return ""
    case .pass(let why): return why
    case .refuse(let why):
      return [UnreadLine.notUnderstood, UnreadLine.nothing].contains(why) ? "\(why)。\(help)" : why
    }
  }
}
