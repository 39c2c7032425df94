import Domain

/// In which words an item of a desk's list is answered.
enum Vocabulary: Equatable {
  /// What becomes of a letter: those of ``TriageWord``.
  case letters
  /// Those of the question's own mail.
  case question(QuestionKind)
  /// What is done with a mail of the holding pen: those of ``PenOrder``.
  case held

  init(_ kind: QuestionKind) { self = kind == .decide ? .letters : .question(kind) }

  /// Whether a clerk's words, without their number, are of it.
  /// - Parameter names: of the units, one of which an arbiter may name.
  func reads(_ words: String, _ names: UnitNames) -> Bool {
    switch self {
    case .letters: TriageWord(reading: TriageSpelling.usual(words), names) != nil
    case .held: PenOrder(reading: "1 \(words)") != nil
    case .question(.call): ToldLine(reading: words, at: Self.anyTime) != nil
    case .question(.rule): RuleQuestion.answer(words) != nil
    case .question(.arbitrate):
      OfficeText.hasPrefix("裁定", words) || names.isName(OfficeText.bare(words))
        || OfficeText.bare(words).unicodeScalars.allSatisfy(LineNumbers.isDigit)
    case .question(.followUp):
      DeskWord(reading: words) != nil || TriageWord(reading: TriageSpelling.usual(words), names) != nil
    case .question:
      DeskWord(reading: words) != nil || Approval(reading: words) != nil || OfficeText.hasPrefix("改派", words)
    }
  }

  /// The end of a leap year: whatever day or hour somebody writes lies before it.
  static let anyTime = Timestamp(seconds: 1_735_660_740)

  /// What 通过 is in it; where a yes must be said in other words, its reader says which.
  var agreement: String {
    switch self {
    case .letters, .question(.review), .question(.confirmScan), .question(.confirmPaper), .question(.call),
      .question(.followUp), .question(.arbitrate):
      "通过"
    case .question(.rule): "记为规则"
    case .question, .held: "同意"
    }
  }

  /// Whether what follows the word is a text that somebody will read, so that a line below may go on with it.
  func takesReason(_ words: String) -> Bool {
    switch self {
    case .letters, .question(.rule): false
    case .held: ["丢弃", "删除", "作废"].contains(where: words.hasPrefix)
    case .question(.call): ToldLine(reading: words, at: Self.anyTime)?.failure != nil
    case .question:
      OfficeText.hasPrefix("改派", words) || DeskWord(reading: words)?.reason != nil
    }
  }

  /// Why words that are of it are asked back all the same; nil where they are plain.
  func fault(in words: String, _ names: UnitNames) -> String? {
    switch self {
    case .letters, .question(.call), .question(.rule): return nil
    case .held:
      guard case .discard(let why)? = PenOrder(reading: "1 \(words)")?.word else { return nil }
      return OrderInReason.fault(in: why, names)
    case .question(let kind): return DeskWord.fault(in: words, on: kind, names)
    }
  }

  /// Whether the reason is still to come: `退回：`.
  func isOpen(_ words: String) -> Bool {
    takesReason(words)
      && ["退回", "驳回", "退回重办", "不公开", "不同意", "已阅", "维持", "丢弃", "不再联系", "联系不上"].contains(
        OfficeText.bare(TriageSpelling.usual(words)))
  }

  /// The words that would do.
  var help: String {
    switch self {
    case .letters: QuestionKind.decide.help
    case .question(let kind): kind.help
    case .held: "可写：登记；作为 NM2026000001 的答复；作为 NM2026000001 的补充；重试；丢弃：原因"
    }
  }
}

extension DeskWord {
  /// Why a clerk's line is asked back though it is one of the words; nil where it is plain.
  static func fault(in line: String, on kind: QuestionKind, _ names: UnitNames) -> String? {
    if OfficeText.hasPrefix("改派", line) {
      let reason = try? Reassignment(reading: line, names)?.reason
      return reason.flatMap { OrderInReason.fault(in: $0, names) }
    }
    if kind == .letGo || kind == .extend, case .no(let reason)? = Approval(reading: line) {
      return OrderInReason.fault(in: reason, names)
    }
    switch DeskWord(reading: line) {
    case .received?: return nil
    case .word(let wording)?: return OrderInReason.fault(in: wording, names)
    case let word?: return word.reason.flatMap { OrderInReason.fault(in: $0, names) }
    case nil: return nil
    }
  }

  /// The clerk's own words behind it; nil where it takes none.
  fileprivate var reason: String? {
    switch self {
    case .sendBack(let reason), .withhold(let reason), .reopen(let reason), .leave(let reason),
      .uphold(let reason), .refuse(let reason), .received(let reason):
      reason
    default: nil
    }
  }
}
