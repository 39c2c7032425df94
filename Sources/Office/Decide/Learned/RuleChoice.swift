import Domain
import Reading

/// Which word would have led to what a clerk decided, so that the next such letter is proposed so.
///
/// Only words that are everybody's are looked at, in the title before the text, and only such as speak for nobody yet.
/// Where other words spoke strongly for another, it is one of those together with a new one: 供热*收费. What a township
/// does others do elsewhere: for it a word counts with the name of its place, 八仙筒镇*路灯, and with no place none does.
struct RuleChoice {
  struct Choice: Equatable {
    let keyword: String
    let weight: Double
  }

  let rules: OfficeRules
  /// Whole, as rules read it.
  let words: String
  /// Without its author's personal values; where to look for the word, the best place first.
  let places: [String]

  /// A word of its own that weighs more would sweep up what is not meant.
  private static let mostAlone: Double = 3
  private static let mostTogether: Double = 6
  /// Of a phrase, in characters.
  private static let longest = 12

  func choice(for label: LearnedRule.Label) -> Choice? {
    let found = Findings(in: words, by: rules)
    switch label {
    case .unit(let unit):
      let own = rules.triage.localities.places(of: unit, in: Prose(words))
      return choice(of: unit, found.units, at: own) { rules.unitEvidence(in: Prose($0)).isEmpty }
    case .ground(let ground):
      return choice(of: ground, found.grounds, at: nil) { word in
        // What a unit is there for is no ground to decline whoever writes of it.
        rules.unitEvidence(in: Prose(word)).isEmpty && rules.triage.topics.evidence(in: word).isEmpty
          && rules.declineRules.evidence(in: word).isEmpty
          && rules.triage.learned.grounds(in: Prose(word)).isEmpty
      }
    }
  }

  /// - Parameter names: places of which one must stand beside the word; nil where none need.
  private func choice<Label>(
    of label: Label, _ evidence: [Evidence<Label>], at names: [String]?, isFree: (String) -> Bool
  ) -> Choice? {
    let own = evidence.first { $0.label == label }?.score ?? 0
    let rival = evidence.first { $0.label != label }
    let needed = max(Weighing<Label>.enough - min(0, own), (rival?.score ?? 0) - own + 1)
    let weight = (needed * 2).rounded(.up) / 2
    guard weight <= Self.mostTogether else { return nil }
    let rivals = (rival?.words ?? []).map(\.text).filter { $0.unicodeScalars.allSatisfy(Self.isHan) }
    for place in places {
      let new = publicWords(in: place).filter { Self.isPhrase($0) && isFree($0) && !isOfEveryMatter($0) }
      if let names {
        if let phrase = Self.pair(new + rivals, with: names, in: place) {
          return Choice(keyword: phrase, weight: weight)
        }
        continue
      }
      if let pair = Self.pair(new, with: rivals, in: place), weight > Weighing<Label>.enough {
        return Choice(keyword: pair, weight: weight)
      }
      if let word = new.first, weight <= Self.mostAlone { return Choice(keyword: word, weight: weight) }
    }
    return nil
  }

  /// Known to everybody, or to the county's own topics.
  private func publicWords(in text: String) -> [String] {
    let known = PublicWords.all(in: text).map(\.text)
    let topics = rules.triage.topics.evidence(in: text).flatMap(\.words).map(\.text)
    return known + topics.filter { !known.contains($0) }
  }

  /// 坏了, 请问: what a letter asks for, and not what it is about.
  private func isOfEveryMatter(_ word: String) -> Bool {
    !rules.triage.categories.evidence(in: word).isEmpty
  }

  /// `供热*收费`, as they follow each other in one sentence.
  private static func pair(_ words: [String], with rivals: [String], in text: String) -> String? {
    for word in words {
      for rival in rivals where !rival.contains(word) && !word.contains(rival) {
        for (first, second) in [(rival, word), (word, rival)] {
          let phrase = "\(first)*\(second)"
          guard phrase.unicodeScalars.count <= longest + 1,
            !KeywordRules([(label: true, words: [WeightedWord(text: phrase, weight: 1, place: "")])])
              .evidence(in: text).isEmpty
          else { continue }
          return phrase
        }
      }
    }
    return nil
  }

  private static func isPhrase(_ word: String) -> Bool {
    (2...longest).contains(word.unicodeScalars.count) && word.unicodeScalars.allSatisfy(isHan)
  }

  private static func isHan(_ scalar: Unicode.Scalar) -> Bool { (0x4E00...0x9FFF).contains(scalar.value) }
}
