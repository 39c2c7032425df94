import Domain

/// What one line of a clerk's comes to, seen below those that were read before it.
extension TriageLines {
  struct Place {
    let mail: Int
    /// Whether a signature has begun above it.
    let isSigned: Bool
    /// The line whose reason it may be a part of.
    let above: Line?
  }

  /// Nothing where it is not meant for us.
  func reading(of text: String, at place: Place) -> [Line] {
    if place.above == nil, surroundings.isDay(text) { return [] }
    if let line = misnumbered(text, at: place) { return [line] }
    switch ownWords(of: text) {
    case .order(let order)?: return ordered([order], text, place.mail)
    case .unread(let why, let named)?:
      return [unread(text, why: why, named: named + (place.above?.named ?? []), place.mail)]
    case nil: return grammar(of: text, at: place)
    }
  }

  /// A line of which nobody can tell what its first number is, with what it may be about.
  private func misnumbered(_ text: String, at place: Place) -> Line? {
    let (usual, mail) = (TriageSpelling.usual(text), place.mail)
    let counted = LineNumbers(in: numbers.translated(usual), numerals: .apart)
    let above = place.above?.named ?? []
    if counted.isCount, ScanTicks(reading: text) == nil,
      ScanTicks(reading: TriageWord.withoutArrow(text)) == nil
    {
      return unread(text, why: UnreadLine.count(text), named: block(ofMail: mail, isWhole: false), mail)
    }
    let isIdle = surroundings.isIdle(text, isSigned: place.isSigned)
    if counted.areCounted || (counted.isDotted || counted.second != nil) && !isIdle {
      let named = (counted.all + [counted.second].compactMap(\.self)).map { Int($0) } + above
      return unread(text, why: UnreadLine.counted(by: counted), named: named, mail)
    }
    if place.above == nil, Self.isHouse(text), !isIdle {
      let named = isDecided(in: mail) ? block(ofMail: mail, isWhole: place.isSigned) : lines.flatMap(\.named)
      return unread(text, why: UnreadLine.beside, named: named, mail)
    }
    guard let several = numbers.ambiguous(in: usual) else { return nil }
    let items = several.numbers.map { "第\($0)件" }.joined(separator: "、")
    let why = "未办理：\(several.letter)在本邮件中有\(items)，请写明序号，如：\(several.numbers[0]) 通过"
    return unread(text, why: why, named: several.numbers + above, mail)
  }

  /// A line in the words that answer letters which wait.
  private func grammar(of text: String, at place: Place) -> [Line] {
    let usual = numbers.translated(TriageSpelling.usual(text))
    let orders = TriageOrder(wording: text).map { [$0] } ?? TriageOrder.all(in: usual, names)
    if case .word(let wording)? = orders.first?.word, let fault = OrderInReason.fault(in: wording, names) {
      return [unread(text, why: fault, named: orders[0].numbers ?? only.map { [$0] } ?? [], place.mail)]
    }
    let numbered = Self.numbers(in: usual)
    // The word of a mail of its own, and no unit's name.
    if UnreadLine.isOfParts(usual), let order = orders.first(where: { !$0.word.namesKnown(names) }) {
      let named = order.numbers ?? only.map { [$0] } ?? []
      return [unread(text, why: UnreadLine.reason(usual), named: named, place.mail)]
    }
    let isWithoutNumber = orders.allSatisfy { $0.scope == .only }
    if orders.isEmpty, let excepted = ExceptedNumbers(reading: usual) {
      return [line(text, excepted.isPlain ? .exception : .doubt, excepted.numbers, place.mail)]
    }
    if isDoubt(text, orders), numbered.isEmpty || UnreadLine.reason(usual) == UnreadLine.notUnderstood {
      let named = numbered.isEmpty ? Self.named(byDoubt: usual) : numbered
      return [line(text, .doubt, named, place.mail, isLoose: numbered.isEmpty)]
    }
    if let above = place.above, isWithoutNumber {
      return [unread(text, why: UnreadLine.mayGoOn, named: above.named + numbered, place.mail)]
    }
    // Of several items, or below what was decided, OK only ends a mail.
    if isWithoutNumber, TriageLine.isCourtesy(text), only == nil || isDecided(in: place.mail) { return [] }
    if place.isSigned, isWithoutNumber, surroundings.isOffice(text) {
      return [line(text, .note("看作落款，未据此办理"), [], place.mail)]
    }
    let above = mayBeMended(at: place)
    if only == nil, !above.isEmpty, orders.contains(where: { $0.scope == .only && $0.word.decides }) {
      return [unread(text, why: "未办理：请写明是第几件，如：1 通过", named: above, place.mail)]
    }
    return orders.isEmpty ? unknown(text, usual, at: place) : ordered(orders, text, place.mail)
  }

  /// The letters that a line without a number may be about: those of the line above it, and below a signature any.
  private func mayBeMended(at place: Place) -> [Int] {
    place.isSigned
      ? block(ofMail: place.mail, isWhole: true) : lines.last { $0.mail == place.mail }?.named ?? []
  }

  /// A line that is no order, where it seems to be one, or may be a condition of what stands above it.
  private func unknown(_ text: String, _ usual: String, at place: Place) -> [Line] {
    if TriageOrder.isMeant(usual) || !place.isSigned && surroundings.namesUnit(usual) {
      var named = TriageOrder.numbers(in: usual)
      if named.isEmpty { named = only.map { [$0] } ?? mayBeMended(at: place) }
      return [unread(text, why: UnreadLine.reason(usual), named: named, place.mail)]
    }
    guard isDecided(in: place.mail), !surroundings.isIdle(text, isSigned: place.isSigned) else { return [] }
    let named = block(ofMail: place.mail, isWhole: place.isSigned) + Self.named(byDoubt: usual)
    return [unread(text, why: UnreadLine.beside, named: named, place.mail)]
  }
}

extension TriageLines {
  /// `3号楼要隐去`: the number of a house or a measure, and not of an item.
  private static func isHouse(_ text: String) -> Bool {
    OfficeText.halfWidth(text).firstMatch(of: #/^\s*\d{1,4}(?:号[楼院栋]|[楼栋室房层度元户米]|单元)/#) != nil
  }

  /// What can be read as 待定 of certain letters is that; 不是住建局 is no unit's name.
  private func isDoubt(_ text: String, _ orders: [TriageOrder]) -> Bool {
    guard orders.allSatisfy({ $0.scope == .only && $0.word == .leave || !$0.word.namesKnown(names) }) else {
      return false
    }
    let isLeft = only != nil && orders.contains { $0.word == .leave }
    return !isLeft && surroundings.isDoubt(TriageSpelling.usual(text))
  }

  private func ordered(_ orders: [TriageOrder], _ text: String, _ mail: Int) -> [Line] {
    orders.map { line(text, .order($0), $0.numbers ?? only.map { [$0] } ?? [], mail) }
  }

  func line(
    _ text: String, _ meaning: Line.Meaning, _ named: [Int], _ mail: Int, isLoose: Bool = false
  ) -> Line {
    Line(text: PenText.plain(text), meaning: meaning, named: named, mail: mail, isLoose: isLoose)
  }

  func unread(_ text: String, why: String, named: [Int], _ mail: Int) -> Line {
    line(text, .unread(why: why), named, mail)
  }
}
