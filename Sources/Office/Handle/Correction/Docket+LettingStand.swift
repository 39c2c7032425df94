import Domain
import Signatures
import Store
import Templates

/// A correction that is given up (撤回更正): what its author was answered before stands, its page was never touched, and no
/// clock runs any more.
extension Docket {
  /// - Parameter signer: where it came signed: once, or the next correction could be given up by the same mail.
  mutating func letStand(because reason: String, by party: Party, signedBy signer: Signer? = nil) throws {
    guard letter.isCorrection, let standing = letter.standing, let name = letter.assignment?.lead,
      let unit = office.register.unit(name)
    else { throw Refusal.correcting(.nothingOpen) }
    guard letter.stage != .cleared else { throw Refusal.beingPublished }
    if let signer,
      try !book.use(signature: signer.signatureDigest, content: signer.contentDigest, for: id)
    {
      throw Refusal.signatureUsed
    }
    let leader = [.replied, .signedOff].contains(letter.stage) ? unit.leader(on: now.day)?.address : nil
    let kinds: [QuestionKind] = [.confirmScan, .confirmPaper, .review, .second, .extend, .letGo]
    let isAsked = try kinds.contains { try book.openQuestion(about: id, kind: $0.rawValue) != nil }
    try record(.letStand(isWithheld: standing.isWithheld, reason: Words(reason)), by: party)
    // What its author has asked for since is still to be decided.
    for kind in kinds {
      try book.voidQuestions(about: id, kind: kind.rawValue)
    }
    let officer = unit.officer(on: now.day)?.address
    // Whoever had a question about it hears that it needs no answer any more.
    let told = [
      (officer, name.text), (leader == officer ? nil : leader, name.text),
      (isAsked && party.role != .clerk ? desk?.address : nil, desk?.name ?? ""),
    ]
    for case (let address?, let reader) in told {
      try send(
        "let-stand", to: address,
        values: [
          "title": .text(letter.title.shown), "reader": .text(reader),
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
