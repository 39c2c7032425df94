import Domain

/// What a clerk's other lines say of the letter that one of them names.
extension TriageWeighing {
  /// What is said of fewer letters goes before what is said of more, wherever it stands: a range sweeps up.
  func reasonToLeave(_ number: Int, to order: TriageOrder, at position: Int) -> Step.Act? {
    let line = lines[position]
    for (place, other) in lines.enumerated() where place != position && other.named.contains(number) {
      switch other.meaning {
      case .exception where other.mail == line.mail && (order.isOfSeveral || place == position + 1):
        return .refuse("另一行“\(other.text)”写明除外，本件未办理")
      case .unread where order.isOfSeveral && other.mail == line.mail:
        return .refuse("另一行“\(other.text)”没有读懂，本件也未办理")
      case .order(let single)
      where single.word.decides && line.isWider(than: other) && !(order.isCorrection && place < position):
        return .pass("单独写明的优先：以“\(other.text)”为准")
      default: continue
      }
    }
    return nil
  }

  /// A doubt of the same mail, wherever it stands, or of a later one.
  func doubt(about number: Int?, at position: Int) -> Line? {
    lines.enumerated().first { place, line in
      guard place != position, line.mail >= lines[position].mail, line.isDoubt else { return false }
      return line.named.isEmpty || number.map(line.named.contains) ?? (place > position)
    }?.element
  }

  /// A line of the same mail that says something else of the letter, where neither says that it mends the other and
  /// neither is meant to go before the other: it names another unit, or both sweep it up with letters that the other
  /// leaves out.
  func contradiction(of order: TriageOrder, on number: Int, at position: Int) -> Line? {
    lines.enumerated().first { place, line in
      guard place != position, line.mail == lines[position].mail, line.named.contains(number),
        case .order(let other) = line.meaning, !(place > position ? other : order).isCorrection,
        !line.isWider(than: lines[position]), !lines[position].isWider(than: line)
      else { return false }
      if let lead = order.word.lead, let another = other.word.lead { return !isSame(lead, another) }
      return lines[position].crosses(line) && order.word.decides && other.word.decides
        && !(place > position ? other : order).mends && !isSame(order.word, other.word)
    }?.element
  }

  func isSame(_ word: TriageWord, _ other: TriageWord) -> Bool {
    guard case .accept(let clause, let lead?, let cooperating) = word,
      case .accept(let otherClause, let otherLead?, let others) = other
    else { return word == other }
    return clause == otherClause && isSame(lead, otherLead) && cooperating.count == others.count
      && zip(cooperating, others).allSatisfy(isSame)
  }

  /// Whether two names are one unit's.
  private func isSame(_ name: String, _ other: String) -> Bool {
    name == other || names.reading(of: name).unit.map { $0 == names.reading(of: other).unit } == true
  }
}

extension TriageWord {
  /// The unit that it names to lead.
  fileprivate var lead: String? {
    switch self {
    case .accept(_, let lead, _): lead
    case .acceptDespite(let lead, _), .together(let lead, _): lead
    default: nil
    }
  }
}

extension UnitNames.Reading {
  fileprivate var unit: UnitName? {
    if case .one(let unit) = self { unit } else { nil }
  }
}
