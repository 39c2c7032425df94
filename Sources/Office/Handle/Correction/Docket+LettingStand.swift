import Domain
import Store
import Templates

/// A correction that is given up (撤回更正): what its author was answered before stands, its page was never touched, and no
/// clock runs any more.
extension Docket {
  mutating func letStand(because reason: String, by party: Party) throws {
    guard letter.isCorrection, let standing = letter.standing, let name = letter.assignment?.lead,
      let unit = office.register.unit(name)
    else { throw Refusal.correcting(.nothingOpen) }
    guard letter.stage != .cleared else { throw Refusal.beingPublished }
    let asked = letter.stage == .replied ? unit.leader(on: now.day)?.address : nil
    try record(.letStand(isWithheld: standing.isWithheld, reason: Words(reason)), by: party)
    // What its author has asked for since is still to be decided.
    for kind in [QuestionKind.confirmScan, .confirmPaper, .review, .second, .extend, .letGo] {
      try book.voidQuestions(about: id, kind: kind.rawValue)
    }
    let officer = unit.officer(on: now.day)?.address
    for address in [officer, asked == officer ? nil : asked].compactMap(\.self) {
      try send(
        "let-stand", to: address,
        values: [
          "title": .text(letter.title.shown), "unit": .text(name.text),
          "who": .text(party.role == .clerk && party.onWordOf == nil ? "本中心" : "\(name)\(party.name ?? "")"),
          "reason": .text(reason), "answer": .text(standing.answer?.text.shown ?? ""),
          "withheld": .flag(standing.isWithheld),
        ])
    }
  }
}

extension Office {
  /// `huiyin let-stand`.
  package func letStand(_ id: LetterID, because reason: String, by clerk: Party, at now: Timestamp) throws
    -> String
  {
    try open(id, at: now) { docket in
      guard docket.letter.isCorrection, docket.letter.standing != nil, docket.letter.stage != .cleared else {
        throw NotRecorded.notNow(CorrectionRefusal.nothingOpen.detail)
      }
      try docket.letStand(because: reason, by: clerk)
      return "已撤回更正，原答复保持不变，并告知\(docket.letter.assignment?.lead.text ?? "承办单位")"
    }
  }
}
