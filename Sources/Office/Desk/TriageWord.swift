import Domain

/// What a clerk decides about a letter that waits: in a line of its own mail, or behind its number in a list's.
enum TriageWord: Equatable {
  /// 通过: as proposed.
  case agree
  /// 受理 [（三）] [旗住建局 [配合 旗城管局 …]], or the unit's name alone.
  case accept(clause: Clause?, lead: String?, cooperating: [String])
  /// 仍转 旗住建局: though the letter accuses it.
  case acceptDespite(lead: String, cooperating: [String])
  /// 统一答复 旗住建局 [配合 旗城管局 …]: of several matters.
  case together(lead: String, cooperating: [String])
  /// 不予受理 七.
  case decline(DeclineGround)
  /// 并入 NM2026000012.
  case merge(into: LetterID)
  /// 特急.
  case markUrgent
  /// 待定.
  case leave
  /// 标题：… [摘要：…].
  case word(Wording)
  /// 记为规则 or 不记, of a letter that was decided otherwise than was proposed.
  case learn(Bool)
  /// What answers an item that is no letter to be decided about, as it was written: it is read in that item's ``Vocabulary``.
  case said(String)

  /// Whether it says what becomes of the letter, so that nothing else can be said of it.
  var decides: Bool {
    switch self {
    case .markUrgent, .word, .learn: false
    default: true
    }
  }

  /// Nil where it is none of the words: nothing is guessed at.
  init?(reading text: String, _ names: UnitNames) {
    let text = Self.withoutThanks(Self.withoutArrow(text))
    let bare = Self.withoutParticle(OfficeText.bare(Self.withoutAdverb(OfficeText.bare(text))))
    if TriageVocabulary.agreements.contains(bare.lowercased()) {
      self = .agree
    } else if TriageVocabulary.delays.contains(bare) {
      self = .leave
    } else if TriageVocabulary.urgencies.contains(bare) {
      self = .markUrgent
    } else if let isRule = RuleQuestion.answer(bare) {
      self = .learn(isRule)
    } else if let tail = Self.tail(of: text, after: ["不予受理", "不受理"]) {
      guard let ground = Self.ground(tail) else { return nil }
      self = .decline(ground)
    } else if let letter = Self.root(text) {
      self = .merge(into: letter)
    } else if let units = Self.units(of: text, after: ["仍转", "仍由"], names) {
      self = .acceptDespite(lead: units.lead, cooperating: units.cooperating)
    } else if let units = Self.units(of: text, after: ["统一答复"], names) {
      self = .together(lead: units.lead, cooperating: units.cooperating)
    } else if let units = NamedUnits(reading: text, names), units.areKnown(names) {
      self = .accept(clause: nil, lead: units.lead, cooperating: units.cooperating)
    } else if let tail = Self.tail(of: text, after: TriageVocabulary.acceptances) {
      self.init(accepting: tail, names)
    } else if let units = NamedUnits(
      reading: Self.tail(of: text, after: TriageVocabulary.passingsOn) ?? text, names),
      units.areKnown(names) || units.looksLikeName
    {
      // One that is not known is told so, with those it may be.
      self = .accept(clause: nil, lead: units.lead, cooperating: units.cooperating)
    } else {
      return nil
    }
  }

  private static func units(of text: String, after words: [String], _ names: UnitNames) -> NamedUnits? {
    tail(of: text, after: words).flatMap { NamedUnits(reading: $0, names) }
  }

  /// What follows 受理: a clause of article 6, units, both or nothing.
  private init?(accepting tail: String, _ names: UnitNames) {
    let (clause, rest) = Self.clauseBehind(tail) ?? Self.clause(in: tail)
    // 受理（九）: no such item, and no unit's name.
    if clause == nil, "（(第".contains(tail.first ?? " "),
      !LineNumbers(in: String(tail.drop { "（(第 ".contains($0) })).all.isEmpty
    {
      return nil
    }
    let units = Self.tail(of: rest, after: TriageVocabulary.passingsOn) ?? rest
    guard !OfficeText.bare(units).isEmpty else {
      self = .accept(clause: clause, lead: nil, cooperating: [])
      return
    }
    guard
      let named = NamedUnits(reading: rest, names).flatMap({ $0.areKnown(names) ? $0 : nil })
        ?? NamedUnits(reading: units, names)
    else { return nil }
    self = .accept(clause: clause, lead: named.lead, cooperating: named.cooperating)
  }

  /// `旗住建局（三）`: the item may stand on either side of the unit.
  private static func clauseBehind(_ tail: String) -> (Clause?, String)? {
    guard let place = tail.lastIndex(where: { "（(".contains($0) }), place > tail.startIndex,
      case (let clause?, let rest) = Self.clause(in: String(tail[place...])), OfficeText.bare(rest).isEmpty
    else { return nil }
    return (clause, OfficeText.trimmed(String(tail[..<place])))
  }

  /// Whether it is a word alone, behind which neither a unit nor a ground nor a letter is named.
  var takesNothing: Bool {
    switch self {
    case .agree, .leave, .markUrgent, .learn: true
    default: false
    }
  }

  /// What a text says beside 特急, where it says both: `通过 特急`, `标为特急，住建局`.
  static func besideUrgency(in text: String) -> String? {
    let text = OfficeText.bare(text)
    let marks = " ,、;:。并且和".unicodeScalars
    for word in TriageVocabulary.urgencies.sorted(by: { ($0.count, $0) > ($1.count, $1) })
    where text.count > word.count {
      if text.hasPrefix(word) {
        return String(text.unicodeScalars.dropFirst(word.unicodeScalars.count).drop { marks.contains($0) })
      }
      guard text.hasSuffix(word) else { continue }
      var rest = text.unicodeScalars.dropLast(word.unicodeScalars.count)
      while let last = rest.last, marks.contains(last) { rest.removeLast() }
      return String(rest)
    }
    return nil
  }

  /// Whether a line holds one of the words, so that its clerk should hear that it was not understood.
  static func isIn(_ line: String) -> Bool { TriageVocabulary.verbs.contains(where: line.contains) }
}

extension TriageWord {
  /// `→ 旗住建局`, `-- 通过`, `= 通过`.
  static func withoutArrow(_ text: String) -> String {
    let arrows: Set<Unicode.Scalar> = [
      "-", "－", "–", "—", ">", "＞", "=", "＝", "→", "➜", "⇒", "：", ":", "，", ",",
    ]
    return OfficeText.trimmed(
      String(text.unicodeScalars.drop { arrows.contains($0) || OfficeText.isSpaceOrBracket($0) }))
  }

  /// `都通过` of several is `通过`.
  private static func withoutAdverb(_ text: String) -> String {
    let adverbs = ["全部", "一律", "都", "均", "皆", "全", "请"]
    guard let adverb = adverbs.first(where: text.hasPrefix) else { return text }
    return String(text.dropFirst(adverb.count))
  }

  /// `通过吧` and `通过了` are `通过`.
  private static func withoutParticle(_ text: String) -> String {
    ["吧", "了"].contains(where: text.hasSuffix) ? String(text.dropLast()) : text
  }

  private static func withoutThanks(_ text: String) -> String {
    var text = OfficeText.trimmed(text)
    for thanks in ["谢谢您", "谢谢", "辛苦了"] {
      let words = OfficeText.bare(text)
      if words.hasSuffix(thanks), words.count > thanks.count {
        text = OfficeText.bare(String(words.dropLast(thanks.count)))
      }
    }
    return text
  }

  private static func tail(of text: String, after words: [String]) -> String? {
    guard let word = words.first(where: text.hasPrefix) else { return nil }
    let marks: Set<Unicode.Scalar> = ["：", ":", "，", ","]
    let rest = OfficeText.withoutClosingBrackets(String(text.dropFirst(word.count)))
    return OfficeText.trimmed(String(rest.unicodeScalars.drop { marks.contains($0) }))
  }

  /// `二`, `（二）`, `第七条第（二）项`, `按第二项`.
  private static func ground(_ text: String) -> DeclineGround? {
    var text = text[...]
    for word in ["按照", "按", "依据", "属于", "属"] where text.hasPrefix(word) { text = text.dropFirst(word.count) }
    if let article = text.firstRange(of: "第七条") { text = text[article.upperBound...] }
    if text.hasSuffix("情形") { text = text.dropLast(2) }
    return DeclineGround(chinese: String(text))
  }

  /// The letter that 并入 names; nil where something else is said as well.
  private static func root(_ text: String) -> LetterID? {
    let letters = LetterNumbers.all(in: text)
    let words = text.unicodeScalars.filter { !$0.isASCII && $0.properties.isAlphabetic }
    guard letters.count == 1, TriageVocabulary.mergers.contains(String(String.UnicodeScalarView(words)))
    else { return nil }
    return letters[0]
  }

  /// `（三）`, `第三项`, `三项`, `第六条第（三）项` at the start of a text.
  private static func clause(in text: String) -> (Clause?, rest: String) {
    var rest = text[...]
    if rest.hasPrefix("第六条") { rest = rest.dropFirst(3) }
    let isBracketed = rest.first.map { "（(".contains($0) } ?? false
    let inner = rest.drop { "（(第 ".contains($0) }
    guard let mark = inner.first, let number = digit(mark), let clause = Clause(number) else {
      return (nil, text)
    }
    let after = inner.dropFirst()
    let closed = after.drop { "）)".contains($0) }
    let isClosed = isBracketed && closed.startIndex > after.startIndex
    guard isClosed || closed.first == "项" else { return (nil, text) }
    return (clause, OfficeText.trimmed(String(closed.first == "项" ? closed.dropFirst() : closed)))
  }

  private static func digit(_ mark: Character) -> Int? {
    for number in 1...8 where String(mark) == chineseDigit(number) { return number }
    return Int(OfficeText.halfWidth(String(mark)))
  }
}
