import Domain

/// A unit that has one of its own sub-units work on a letter (二级单位): its leader signs all the same, and it is counted.
extension Docket {
  mutating func hand(to name: String, note: String, in reply: UnitReply, by sender: Party) throws {
    guard let assignment = letter.assignment, reply.unit.name == assignment.lead else {
      throw Refusal.notTheLead
    }
    guard letter.stage == .assigned || letter.stage == .handling else { throw Refusal.answeredAlready }
    let listed = reply.unit.subUnits(on: now.day)
    let wanted = OfficeText.bare(OfficeText.halfWidth(name))
    guard let subUnit = listed.first(where: { OfficeText.halfWidth($0.name) == wanted }) else {
      throw Refusal.noSuchSubUnit(listed.map(\.name))
    }
    try takeClaim(note, in: reply, by: sender)
    let before = letter.subUnit(of: reply.unit.name)
    try record(.handedDown(unit: reply.unit.name, to: subUnit.name), by: sender)
    if let before, before != subUnit.name, let old = reply.unit.subUnit(before, on: now.day) {
      try send(
        "void", to: old.address, cause: before,
        values: [
          "title": .text(letter.title.shown), "unit": .text(before), "officer": .text(""),
          "reason": .text("\(reply.unit.name)已改由\(subUnit.name)办理"),
        ])
    }
    try sendToSubUnit(subUnit, of: reply.unit, note: note, enclosing: enclosures())
  }

  /// It claims and answers for its unit, and does nothing else.
  mutating func receiveFromSubUnit(_ word: UnitWord, in reply: UnitReply, by sender: Party) throws {
    switch word {
    case .claim(let note): try takeClaim(note, in: reply, by: sender)
    case .answer(let said):
      try checkIsAnswer(reply, by: sender)
      try checkIsPublic(said.text, isKeptBack: said.keptBack != nil, in: reply)
      try takeSubUnitsAnswer(said, in: reply, by: sender)
    case .courtesy(let line): try takeCourtesy(line, by: sender)
    case .unread(let word): throw Refusal.unread(word)
    default: throw Refusal.onlyTheUnit
    }
  }

  private mutating func takeSubUnitsAnswer(_ said: UnitAnswer, in reply: UnitReply, by sender: Party) throws {
    guard !said.text.isEmpty else { throw reply.message.encryption.isEmpty ? Refusal.empty : .encrypted }
    let leader = reply.unit.leader(on: now.day)
    guard leader != nil || reply.unit.signOff == .paper else { throw Refusal.noLeader }
    try checkIsLatest(reply)
    let replaced = letter.answer
    try record(.replied(answer(try reply.forms.completing(said, in: reply.unit), in: reply)), by: sender)
    try note(reply)
    try book.voidQuestions(about: id)
    try tellReplaced(replaced, in: reply)
    if reply.unit.signOff == .paper { try askForPaper() }
    if let leader { try askToSignOff(leader, of: reply.unit, writtenBy: sender) }
  }
}
