/// Where the quoted history of a reply begins.
enum QuoteBoundary {
  static func first(in lines: [QuoteLine]) -> Int? {
    for place in lines.indices {
      if lines[place].isOriginalMark || isHeaderBlock(at: place, in: lines) {
        return withRuleAbove(place, in: lines)
      }
      if let start = attributionStart(endingAt: place, in: lines),
        !answersFollow(after: place, in: lines)
      {
        return withRuleAbove(start, in: lines)
      }
    }
    return nil
  }

  /// A copied header: 发件人 first, and two more of its fields within the next lines.
  private static func isHeaderBlock(at place: Int, in lines: [QuoteLine]) -> Bool {
    guard lines[place].label == .from else { return false }
    var seen: Set<QuoteLine.Label> = []
    for line in lines[(place + 1)...].lazy.filter({ !$0.isBlank }).prefix(6) {
      guard let label = line.label, label != .from else { continue }
      seen.insert(label)
    }
    return seen.subtracting([.other]).count >= 2
  }

  /// Where an attribution begins that ends on this line; clients wrap it over two or three.
  ///
  /// One without an address may be somebody's own sentence, unless quoted lines follow.
  private static func attributionStart(endingAt place: Int, in lines: [QuoteLine]) -> Int? {
    guard lines[place].isAttributionEnd else { return nil }
    for start in stride(from: place, through: max(0, place - 2), by: -1) {
      if lines[start].isBlank { return nil }
      guard QuoteLine.areAttribution(lines[start...place]) else { continue }
      let isQuoteNext = lines[(place + 1)...].first { !$0.isBlank }?.isQuoted == true
      return isQuoteNext || lines[start...place].contains(where: \.hasAddress) ? start : nil
    }
    return nil
  }

  /// Whether quoted lines follow with words between or below them: then these are the answer.
  private static func answersFollow(after place: Int, in lines: [QuoteLine]) -> Bool {
    let rest = lines[(place + 1)...].filter { !$0.isBlank }
    guard rest.first?.isQuoted == true else { return false }
    return rest.contains { !$0.isQuoted && !$0.isFooter && !$0.isSignatureMark && !$0.isAttribution }
  }

  /// The rule that some clients draw above the history belongs to it.
  private static func withRuleAbove(_ place: Int, in lines: [QuoteLine]) -> Int {
    guard let above = lines[..<place].lastIndex(where: { !$0.isBlank }), lines[above].isRule else {
      return place
    }
    return above
  }
}
