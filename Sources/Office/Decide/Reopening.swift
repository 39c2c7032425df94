import Domain

/// Takes up again what was closed (重新办理): a declined or retracted letter is decided about anew, an answered one goes
/// back to its units with a new term.
extension Docket {
  /// - Parameter kind: what the author is told; he may have asked for it, or not know of it.
  /// - Returns: what was done, for the clerk.
  mutating func reopen(
    because reason: String, telling kind: Tidings.Kind, of supplements: [Supplement] = [], by clerk: Party
  ) throws -> String {
    guard try book.openQuestion(about: id, kind: QuestionKind.authorWish.rawValue) == nil else {
      throw OfficeError.wishIsOpen(id)
    }
    try record(.reopened(reason: Words(reason)), by: clerk)
    try book.voidQuestions(about: id)
    try book.forgetSurvey(of: id)
    let isBack = letter.stage == .handling && letter.assignment != nil
    switch kind {
    case .followedUp: try tellFollowedUp(cause: "reopened", .reopened)
    default: try writeToAuthor(kind, cause: "reopened", values: ["decidedAnew": .flag(!isBack)])
    }
    try tellMerged(isDecidedAnew: !isBack)
    guard isBack, let assignment = letter.assignment else { return "已重新登记，请按随后的邮件决定受理" }
    guard office.register.unit(assignment.lead)?.officer(on: now.day) != nil else {
      throw OfficeError.unitHasNoOfficer(assignment.lead)
    }
    for unit in assignment.units { try setDue(for: unit, dayZero: now.day, reason: "重新办理") }
    let decided = "（本中心决定重新办理：\(reason)）"
    // Whom he accuses by now works on it once more without reading so.
    if supplements.isEmpty || accusesItsUnits {
      try tellUnits(decided, reopened: true)
    } else {
      try tellUnits(supplements, reopenedAs: reason == Self.wroteAgain ? "" : decided)
    }
    return "已退\(assignment.lead)重新办理，\(letter.leadDue.map { "\($0.day.chinese)前办结，" } ?? "")并告知网民"
  }

  /// Why a letter is opened anew where the clerk says nothing else.
  static let wroteAgain = "网民后续来信"

  /// Whoever was told the end of the letter that his own is handled in hears that it is open again.
  private func tellMerged(isDecidedAnew: Bool) throws {
    for merged in try book.letters(mergedInto: id) {
      guard var merged = try docket(of: merged) else { continue }
      try merged.writeToAuthor(
        .reopened, cause: "\(id)/\(letter.events.count)", values: ["decidedAnew": .flag(isDecidedAnew)])
      try book.forgetSurvey(of: merged.id)
      try merged.record(.noted(Words("\(id)重新办理，已告知本件网民")), by: .policy)
    }
  }
}

extension Office {
  /// `huiyin reopen`. What its author wrote, and waits for the desk, goes to the units with the reason.
  package func reopen(_ id: LetterID, because reason: String, by clerk: Party, at now: Timestamp) throws
    -> String
  {
    try open(id, at: now) { docket in
      let asked = try docket.book.openQuestion(about: id, kind: QuestionKind.followUp.rawValue)
        .flatMap { FollowUpQuestion(subject: $0.subject) }
      return try docket.reopen(
        because: reason, telling: .reopened, of: asked?.supplements(of: docket.letter) ?? [], by: clerk)
    }
  }
}
