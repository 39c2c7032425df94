import Domain

/// Reasons that a clerk gives in his own words. They go to a unit or an author as they were written: whole, or not at all.
extension TriageLines {
  /// Below `退回：` stands its reason; other lines stand for themselves.
  func withReasons(_ lines: [String]) -> [String] {
    var joined: [String] = []
    for line in lines {
      guard let above = joined.last, isOpen(above), LineNumbers(in: line, numerals: .apart).all.isEmpty,
        !surroundings.isSignature(line), !TriageLine.isCourtesy(line)
      else {
        joined.append(line)
        continue
      }
      joined[joined.count - 1] = "\(above) \(line)"
    }
    return joined
  }

  /// Whether the reason of a line is still to come: `2 退回：`.
  private func isOpen(_ line: String) -> Bool {
    let line = OfficeText.withoutOpeningBrackets(OfficeText.trimmed(numbers.translated(line)))
    let (named, words) = Self.parted(line)
    return (named.first ?? only).flatMap { vocabularies[$0] }?.isOpen(words) ?? false
  }

  /// Whether the reason that stands above a line may go on in it, as where a mail program folds lines.
  ///
  /// His own name, thanks and what his program adds are surely no part of it; where the reason has come to its end, nor
  /// are short words and how he is reached.
  /// - Parameter isNext: whether nothing stands between them.
  func mayGoOn(with line: String, below above: Line?, isNext: Bool) -> Bool {
    guard case .order(let order)? = above?.meaning, case .said(let words) = order.word,
      let named = above?.named, let vocabulary = named.first.flatMap({ vocabularies[$0] }),
      vocabulary.takesReason(words), !isAnotherItem(line, below: named, saying: words)
    else { return false }
    if surroundings.isByItsProgram(line) || surroundings.isOwnName(line) || TriageLine.isCourtesy(line) {
      return false
    }
    guard !isNext || Self.endsSentence(words) else { return true }
    if isNext, Self.countsPoints(words), LineNumbers.isDigit(line.unicodeScalars.first) { return true }
    let isShort = line.unicodeScalars.count <= Self.longestName && !Self.endsSentence(line)
    return !isShort && !surroundings.isSignature(line)
  }

  /// `4 …` below `3 退回：…` is about the fourth, read or not: but for a reason that counts its points, and 4号楼.
  private func isAnotherItem(_ line: String, below named: [Int], saying reason: String) -> Bool {
    let text = OfficeText.trimmed(OfficeText.halfWidth(line)).unicodeScalars
    let digits = text.prefix(while: LineNumbers.isDigit)
    guard let number = Int(String(digits)), vocabularies[number] != nil, let last = named.max(),
      number > last, number > 1, let next = text.dropFirst(digits.count).first
    else { return false }
    return !Self.countsPoints(reason) && (next.properties.isWhitespace || next == ":")
  }

  /// `有两点：1、时间；`
  private static func countsPoints(_ reason: String) -> Bool {
    reason.unicodeScalars.contains { LineNumbers.isDigit($0) || "①⑴⒈一".unicodeScalars.contains($0) }
  }

  private static func endsSentence(_ text: String) -> Bool {
    OfficeText.withoutClosingBrackets(String(text.reversed())).first.map { "。！!；;".contains($0) } ?? false
  }

  /// Of a name below a line, in Unicode scalars.
  private static let longestName = 6
}
