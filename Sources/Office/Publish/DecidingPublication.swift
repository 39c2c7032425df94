import Domain

/// What the desk decides about an answer that was signed off, and about a page that stands or stood (审核、撤回).
extension Docket {
  /// 通过: to the public, or as its author wished to him alone. What the second gate had kept back takes two.
  mutating func passReview(by clerk: Party) throws -> String {
    let findings = try publicFindings()
    guard findings.isEmpty else { throw OfficeError.blocked(id, findings: findings) }
    guard try book.openQuestion(about: id, kind: QuestionKind.authorWish.rawValue) == nil else {
      throw OfficeError.wishIsOpen(id)
    }
    if let blocked = blockedBefore,
      let waiting = try askSecond(.blocked, because: blocked.joined(separator: "、"), by: clerk)
    {
      return waiting
    }
    return try clear(by: clerk)
  }

  mutating func clear(by clerk: Party) throws -> String {
    try record(.cleared(letter.wishedClearance), by: clerk)
    try book.voidQuestions(about: id, kind: QuestionKind.review.rawValue)
    if letter.isTest { return "已通过审核，测试留言不公开，只答复留言人" }
    return letter.mayBePublished ? "已通过审核" : "已通过审核，按网民要求不公开，只答复网民本人"
  }

  /// 不公开：原因.
  mutating func keepBack(because reason: String, by clerk: Party) throws -> String {
    _ = try Stage.after(letter.stage, .clear, by: clerk.role)
    guard WithholdingGround(chinese: reason) != nil else { throw OfficeError.noWithholdingGround }
    if letter.hasPage, let waiting = try askSecond(.withhold, because: reason, by: clerk) { return waiting }
    return try withhold(because: reason, by: clerk)
  }

  mutating func withhold(because reason: String, by clerk: Party) throws -> String {
    let ground = WithholdingGround(chinese: reason)
    try record(.cleared(.toWithhold(reason: Words(reason), ground: ground)), by: clerk)
    try book.voidQuestions(about: id, kind: QuestionKind.review.rawValue)
    return "不公开，只答复网民本人"
  }

  /// Takes down what is public, once another clerk has confirmed it.
  mutating func withdraw(onRequestOf clerk: Party, because reason: String) throws -> String {
    _ = try Stage.after(letter.stage, .withdraw, by: clerk.role)
    guard letter.hasPage else { throw OfficeError.noPage(id) }
    if let waiting = try askSecond(.withdraw, because: reason, by: clerk) { return waiting }
    try withdraw(because: reason, by: clerk)
    return "已撤下"
  }

  /// Back before the reviewer (恢复、转为公开): what was taken down, or was answered privately.
  mutating func bringBack(because reason: String, by clerk: Party) throws -> String {
    let isWithheld = letter.stage == .withheld
    _ = try Stage.after(letter.stage, isWithheld ? .disclose : .restore, by: clerk.role)
    try checkIsForThePublic()
    try record(isWithheld ? .disclosed(reason: Words(reason)) : .restored(reason: Words(reason)), by: clerk)
    return isWithheld ? "转为公开，重新审核后公布" : "恢复公开，重新审核后公布"
  }

  func checkIsForThePublic() throws(OfficeError) {
    guard !letter.isTest else { throw .isTest(id) }
    guard letter.mayBePublished else { throw .authorsWish(id) }
  }

  /// What the second gate found in this answer before; nil where it found nothing, and for its author's own wish.
  private var blockedBefore: [String]? {
    for event in letter.events.reversed() {
      switch event.fact {
      case .blocked(let findings) where findings != [Letter.authorsWish] && findings != [Letter.stopFinding]:
        return findings
      case .replied: return nil
      default: continue
      }
    }
    return nil
  }
}

extension Office {
  /// `huiyin pass`: a yes to whatever waits for one about a letter.
  /// - Parameter hasLooked: whether seal, signatures and text of a scan were compared.
  package func pass(_ id: LetterID, hasLooked: Bool, by clerk: Party, at now: Timestamp) throws -> String {
    try open(id, at: now) { docket in
      switch docket.letter.stage {
      case .registered, .accepted:
        try docket.classify()
        return try docket.agree(by: clerk)
      case .signedOff: return try docket.passReview(by: clerk)
      case .replied:
        let open = try docket.book.openQuestion(about: id, kind: QuestionKind.confirmScan.rawValue)
        guard let question = open else { throw OfficeError.nothingWaits(id) }
        guard hasLooked else { throw OfficeError.scanUnseen(id) }
        do {
          // This one alone: the first of two has the second asked.
          try docket.book.answer(question, by: clerk.name ?? "", at: now)
          return try docket.confirmScan(ScanQuestion(subject: question.subject), by: clerk)
        } catch let refusal as DeskRefusal { throw OfficeError.refused(refusal.chinese) }
      default: throw OfficeError.nothingWaits(id)
      }
    }
  }

  /// `huiyin send-back`.
  package func sendBack(_ id: LetterID, because reason: String, by clerk: Party, at now: Timestamp) throws
    -> String
  {
    try open(id, at: now) { docket in
      try docket.sendBack(reason, by: clerk)
      return "已退回承办单位重办"
    }
  }

  /// `huiyin publish`: what was signed off passes its review, what was answered privately comes back before the reviewer.
  package func publish(_ id: LetterID, because reason: String, by clerk: Party, at now: Timestamp) throws
    -> String
  {
    try open(id, at: now) { docket in
      try docket.checkIsForThePublic()
      if docket.letter.stage == .signedOff { return try docket.passReview(by: clerk) }
      return try docket.bringBack(because: reason, by: clerk)
    }
  }

  /// `huiyin withhold`.
  package func withhold(_ id: LetterID, because reason: String, by clerk: Party, at now: Timestamp) throws
    -> String
  {
    try open(id, at: now) { try $0.keepBack(because: reason, by: clerk) }
  }

  /// `huiyin withdraw`.
  package func withdraw(_ id: LetterID, because reason: String, by clerk: Party, at now: Timestamp) throws
    -> String
  {
    try open(id, at: now) { try $0.withdraw(onRequestOf: clerk, because: reason) }
  }

  /// `huiyin restore`.
  package func restore(_ id: LetterID, because reason: String, by clerk: Party, at now: Timestamp) throws
    -> String
  {
    try open(id, at: now) { docket in
      _ = try Stage.after(docket.letter.stage, .restore, by: clerk.role)
      return try docket.bringBack(because: reason, by: clerk)
    }
  }
}
