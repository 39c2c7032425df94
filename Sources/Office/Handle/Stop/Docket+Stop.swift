import Domain
import Store
import Templates

/// A unit that takes back an answer which is not public yet: 作废，先不要公开.
extension Docket {
  /// The line that says so; nil where it says something else, or where there is nothing to stop.
  func stop(in reply: UnitReply, saying words: [UnitWord]) -> String? {
    guard [.replied, .signedOff, .cleared].contains(letter.stage), letter.answer?.unit == reply.unit.name
    else {
      return nil
    }
    return StopWord.line(of: reply.words, read: words)
  }

  /// Whoever decides about the answer sees it, also where a review would be automatic: what was asked is asked anew. The
  /// unit hears that its word was noted, and who decides now.
  mutating func takeStop(_ line: String, in reply: UnitReply, by sender: Party) throws {
    try record(.noted(Words(Letter.stopMark + line)), by: sender)
    if letter.stage == .cleared { try record(.blocked(findings: [Letter.stopFinding]), by: .policy) }
    let decider = try askAnew(about: reply.unit, besides: sender)
    for address in addressees(of: reply) {
      try send(
        "stopped", to: address, cause: "mail \(reply.mail.id)",
        values: [
          "title": .text(letter.title.shown), "unit": .text(reply.unit.name.text),
          "receivedAt": "\(reply.mail.receivedAt)", "words": .text(line), "decider": .text(decider),
          "due": .text(letter.leadDue?.shown ?? ""),
        ])
    }
  }

  /// - Returns: who decides about the answer.
  private func askAnew(about unit: HandlingUnit, besides sender: Party) throws -> String {
    guard letter.stage == .replied, letter.answer != nil else {
      for kind in [QuestionKind.review, .second] { try book.voidQuestions(about: id, kind: kind.rawValue) }
      return "本中心审核人员"
    }
    let writer = letter.events.last { $0.fact.act == .reply }?.by
    if let question = try book.openQuestion(about: id, kind: QuestionKind.confirmScan.rawValue) {
      try askToConfirmScan(after: ScanQuestion(subject: question.subject).firstClerk)
      return "核对盖章扫描件的工作人员和本中心审核人员"
    }
    if try book.openQuestion(about: id, kind: QuestionKind.confirmPaper.rawValue) != nil {
      let isOwn = writer?.name.map(ownHands.contains) ?? false
      try askForPaper(besides: isOwn ? writer?.name : nil)
      return "核对纸质原件的工作人员和本中心审核人员"
    }
    guard sender.role != .leader, let leader = unit.leader(on: now.day), let writer else {
      return "贵单位负责人和本中心审核人员"
    }
    try askToSignOff(leader, of: unit, writtenBy: writer)
    return "贵单位负责人\(leader.name)和本中心审核人员"
  }

  /// Whoever answers for the unit, and the leader where he wrote himself; at their registered addresses.
  private func addressees(of reply: UnitReply) -> [String] {
    let leaders = reply.sender?.role == .leader ? reply.unit.leaders : []
    let writing = leaders.first { $0.name == reply.sender?.name && $0.holds(on: now.day) }?.address
    let officer = reply.unit.officer(on: now.day)?.address
    return [officer, writing == officer ? nil : writing].compactMap(\.self)
  }
}

extension Letter {
  static let stopMark = "承办单位来信要求暂不公开："
  static let stopFinding = "unit's wish"

  /// What the unit wrote to stop the answer that there is now. The same answer that comes once more, with its scan, is
  /// the one that was stopped.
  var stopped: String? {
    var line: String?
    var text: String?
    for event in events {
      switch event.fact {
      case .replied(let answer):
        if answer.text.text != text { line = nil }
        text = answer.text.text
      case .sentBack: line = nil
      case .noted(let words) where [.officer, .leader, .clerk].contains(event.by.role):
        guard let said = words.text, said.hasPrefix(Self.stopMark) else { continue }
        line = String(said.dropFirst(Self.stopMark.count))
      default: continue
      }
    }
    return line
  }
}
