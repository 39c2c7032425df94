/// Clauses of a correction that stand where others stood in the answer, all around being the same: `开放时间改为9时至17时` in the
/// place of `开放时间为8时至16时`. Whoever writes the whole anew tells the author so; whoever says what is to change leaves
/// the old clause where it is, or leaves the rest out.
struct RewordedClauses {
  private let places: Set<Int>

  /// - Parameters:
  ///   - answer: its clauses.
  ///   - text: those of what is to stand in its place.
  init(of answer: [String], in text: [String]) {
    let (old, new) = (Set(answer), Set(text))
    let same = text.filter(old.contains).count
    // Most of it is said again, or it is no answer that was written anew.
    guard same >= 2, same * 2 >= answer.count else {
      places = []
      return
    }
    places = Set(
      text.indices.filter { place in
        guard !old.contains(text[place]), Self.tells(text[place]) else { return false }
        let before = text[..<place].last.map { answer.firstIndex(of: $0) }
        let after = text[(place + 1)...].first.map { answer.firstIndex(of: $0) }
        // Both neighbours are the answer's, where there are any.
        guard before != .some(nil), after != .some(nil) else { return false }
        let (start, end) = ((before ?? nil).map { $0 + 1 } ?? 0, (after ?? nil) ?? answer.count)
        return start < end && answer[start..<end].allSatisfy { !new.contains($0) }
      })
  }

  func contains(_ place: Int) -> Bool { places.contains(place) }

  /// Whether it says what becomes of something, and not of figures: 25日改为26日 may be said of the answer.
  private static func tells(_ clause: String) -> Bool {
    guard let verb = verbs.first(where: clause.contains), let place = clause.firstRange(of: verb) else {
      return false
    }
    let before = clause[..<place.lowerBound]
    return before.unicodeScalars.count >= 2 && !before.unicodeScalars.contains(where: LineNumbers.isDigit)
      && !editors.contains(where: clause.contains)
  }

  private static let verbs = ["更改为", "改为", "改成", "换成", "换为", "应为", "应是"]
  /// What speaks of words, and not of the matter.
  private static let editors = ["原答复", "原文", "答复中", "此处", "这句", "这段", "一句", "一段", "字样", "请"]
}
