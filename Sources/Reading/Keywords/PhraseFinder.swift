/// Finds phrases of two characters and more with their places: from left to right, the longest at each place, so that
/// 班主任 is no 主任.
struct PhraseFinder<Meaning: Sendable>: Sendable {
  struct Hit {
    let meaning: Meaning
    let phrase: String
    /// By scalars.
    let range: Range<Int>
  }

  private struct Phrase: Sendable {
    let text: String
    let scalars: [Unicode.Scalar]
    let meaning: Meaning
  }

  /// By their first two characters; the longest first.
  private var phrases: [ScalarPair: [Phrase]] = [:]
  /// Whether one of these pairs belongs at a place: where none does, as nearly everywhere in a text, no phrase begins.
  private var beginnings = [Bool](repeating: false, count: 1 << 14)

  /// Of two meanings of a phrase the first counts.
  /// - Parameter spelling: how phrases are spelt in the texts.
  init(
    _ meanings: [(phrase: String, meaning: Meaning)],
    spelling: (String) -> [Unicode.Scalar] = Folding.scalars(of:)
  ) {
    var known: Set<String> = []
    for (text, meaning) in meanings where known.insert(text).inserted {
      let scalars = spelling(text)
      guard scalars.count >= 2 else { continue }
      let pair = ScalarPair(scalars[0], scalars[1])
      phrases[pair, default: []].append(Phrase(text: text, scalars: scalars, meaning: meaning))
      beginnings[pair.place(amid: beginnings.count)] = true
    }
    for key in phrases.keys { phrases[key]?.sort { $0.scalars.count > $1.scalars.count } }
  }

  func hits(in scalars: [Unicode.Scalar]) -> [Hit] {
    var hits: [Hit] = []
    var place = 0
    while place + 1 < scalars.count {
      let pair = ScalarPair(scalars[place], scalars[place + 1])
      if beginnings[pair.place(amid: beginnings.count)],
        let found = phrases[pair]?.first(where: { scalars.has($0.scalars, at: place) })
      {
        let end = place + found.scalars.count
        hits.append(Hit(meaning: found.meaning, phrase: found.text, range: place..<end))
        place = end
      } else {
        place += 1
      }
    }
    return hits
  }
}

extension Folding {
  /// Folded, and without the spaces that people put between characters; ends of lines stay.
  static func scalars(of text: String) -> [Unicode.Scalar] {
    text.unicodeScalars.compactMap { scalar in
      let folded = fold(scalar)
      return isSpace(folded) ? nil : folded
    }
  }

  /// Spaces, and what has no width.
  static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x20, 0x09, 0xA0, 0x200B...0x200F, 0x2060, 0xFEFF: true
    default: false
    }
  }
}
