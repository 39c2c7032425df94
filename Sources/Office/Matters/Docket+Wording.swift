import Domain

extension Docket {
  /// Gives the letter its title and summary (标题、摘要). What is public already is corrected (更正) once it has passed
  /// the review anew; its author has the answer, and is told nothing.
  /// - Returns: what was done, in one line for the clerk.
  mutating func word(_ wording: Wording, by clerk: Party) throws -> String {
    try check(wording)
    let title = wording.title ?? letter.wording?.title.text ?? ""
    let summary = wording.summary ?? letter.summary?.text ?? ""
    guard title != letter.wording?.title.text ?? "" || summary != letter.summary?.text ?? "" else {
      throw MatterFault.unchanged
    }
    try record(.worded(title: Words(title), summary: Words(summary)), by: clerk)
    switch letter.stage {
    case .published:
      try record(.recleared(reason: Words("更正标题或摘要")), by: clerk)
      return "已记录“\(letter.title.shown)”，审核后更正网页"
    case .signedOff:
      try book.voidQuestions(about: id, kind: QuestionKind.review.rawValue)
      return "已记录“\(letter.title.shown)”，审核邮件将重新发出"
    default: return "已记录“\(letter.title.shown)”"
    }
  }

  private func check(_ wording: Wording) throws {
    let texts = [wording.title, wording.summary].compactMap(\.self)
    guard !texts.isEmpty else { throw MatterFault.nothing }
    if let title = wording.title { try Self.check(title: title) }
    if let summary = wording.summary, summary.unicodeScalars.count > Wording.longestSummary {
      throw MatterFault.longSummary(most: Wording.longestSummary)
    }
    try check(forThePublic: texts)
  }

  static func check(title: String) throws {
    guard !title.isEmpty else { throw MatterFault.noTitle }
    guard title.unicodeScalars.count <= Wording.longestTitle else {
      throw MatterFault.longTitle(most: Wording.longestTitle)
    }
  }

  /// What a clerk writes for everybody is masked by nobody's guess: it must need no masking.
  func check(forThePublic texts: [String]) throws {
    guard texts.allSatisfy({ FormWish.isCode($0) && OwnCodes.removed(from: $0) == $0 }) else {
      throw MatterFault.unreadable
    }
    let findings = SecondGate(registration: letter.registration).findings(in: texts)
    guard findings.isEmpty else { throw MatterFault.personal(findings) }
  }
}

extension Office {
  /// `huiyin word`.
  package func word(_ id: LetterID, _ wording: Wording, by clerk: Party, at now: Timestamp) throws -> String {
    try open(id, at: now) { try $0.word(wording, by: clerk) }
  }
}
