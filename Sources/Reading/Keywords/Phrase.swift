/// What an administrator writes to be found in letters: a word, or several that follow each other in one sentence.
///
///     供热            the word itself
///     供热*不热       the one and later the other, with at most ten characters between them
///     法院<4>判决     the same with at most four
///     (暖气|地暖)*不热  one of several words; `(已|)` may be there or not
///
/// There is no more to it, so that every phrase is found in one pass over the text, whatever the text is.
package struct Phrase: Sendable, Hashable {
  /// One place of the phrase.
  struct Step: Sendable, Hashable {
    /// Any of these may stand there, folded.
    let words: [String]
    /// Characters at most since the step before; 0 for the first.
    let reach: Int
  }

  let steps: [Step]

  /// The characters between two words where no number says otherwise.
  static let usualReach = 10
  private static let farthestReach = 40
  private static let mostSteps = 4
  private static let mostWords = 64

  /// A text that is found as it stands.
  init(word: String) { steps = [Step(words: [Folding.fold(word)], reach: 0)] }

  package init(reading text: String) throws(PhraseError) {
    var steps: [Step] = []
    var reach = 0
    var rest = Folding.fold(text).unicodeScalars[...]
    while true {
      let word = rest.prefix { $0 != "*" && $0 != "<" }
      steps.append(Step(words: try Self.words(word), reach: reach))
      rest = rest[word.endIndex...]
      guard let mark = rest.popFirst() else { break }
      reach = mark == "*" ? Self.usualReach : try Self.number(&rest)
    }
    guard steps.count <= Self.mostSteps else { throw .tooManySteps(Self.mostSteps) }
    self.steps = steps
  }

  /// `4>` of `<4>`.
  private static func number(_ rest: inout Substring.UnicodeScalarView) throws(PhraseError) -> Int {
    let digits = rest.prefix { $0 != ">" }
    guard let number = Int(String(digits)), (0...farthestReach).contains(number),
      digits.endIndex < rest.endIndex
    else { throw .badReach(farthestReach) }
    rest = rest[rest.index(after: digits.endIndex)...]
    return number
  }

  /// Every word that `法院(已|已经)判决` stands for.
  private static func words(_ text: Substring.UnicodeScalarView) throws(PhraseError) -> [String] {
    var words = [String.UnicodeScalarView()]
    var rest = text
    while let first = rest.popFirst() {
      switch first {
      case "(":
        let inner = rest.prefix { $0 != ")" && $0 != "(" }
        guard inner.endIndex < rest.endIndex, rest[inner.endIndex] == ")" else { throw .openBracket }
        rest = rest[rest.index(after: inner.endIndex)...]
        let choices = inner.split(separator: "|", omittingEmptySubsequences: false)
        guard words.count * choices.count <= mostWords else { throw .tooManyWords(mostWords) }
        words = words.flatMap { word in choices.map { word + $0 } }
      case ")", "|", ">": throw .strayMark(String(first))
      case let letter: for index in words.indices { words[index].append(letter) }
      }
    }
    guard words.allSatisfy({ !$0.isEmpty }) else { throw .emptyWord }
    return words.map(String.init)
  }
}

/// Why a text is no phrase.
package enum PhraseError: Error, Equatable, CustomStringConvertible {
  case emptyWord, openBracket
  case strayMark(String)
  case badReach(Int)
  case tooManySteps(Int)
  case tooManyWords(Int)

  package var description: String {
    switch self {
    case .emptyWord: "a word is missing beside a mark"
    case .openBracket: "a bracket is not closed, or opened within another"
    case .strayMark(let mark): "\"\(mark)\" has nothing it belongs to"
    case .badReach(let most): "between < and > stands a number of characters from 0 to \(most)"
    case .tooManySteps(let most): "more than \(most) words in a row"
    case .tooManyWords(let most): "its brackets stand for more than \(most) words"
    }
  }
}
