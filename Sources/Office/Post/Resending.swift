import Domain
import Store

extension Docket {
  /// Mails of unknown fate leave once more: somebody has asked their recipients, and they never came. They are the same
  /// mails, under the same Message-ID, for the case that one comes after all.
  mutating func resend(because reason: String, by clerk: Party) throws -> String {
    let mails = try book.mailsOfUnknownFate(about: id).filter(isStillMeant)
    guard !mails.isEmpty else { throw OfficeError.nothingToResend(id) }
    for item in mails { try book.finish(item.id, .resend(after: now, reply: "asked for"), at: now) }
    let what = mails.map { item -> String in
      "\(Self.mailName(item.mail.kind))（\(addressee(of: item).chinese)）"
    }.joined(separator: "、")
    try record(.noted(Words("重新发送\(what)：\(reason)")), by: clerk)
    return "重新发送：\(what)"
  }

  /// An assignment is for a unit that works on the letter still; every other mail tells of what has happened.
  private func isStillMeant(_ item: OutboxMail) -> Bool {
    guard Dispatch.assignments.contains(item.mail.kind) else { return true }
    guard [.assigned, .handling, .replied].contains(letter.stage),
      case .unit(let unit) = addressee(of: item)
    else { return false }
    return letter.assignment?.units.contains(unit.name) ?? false
  }

  private func addressee(of item: OutboxMail) -> Addressee {
    Addressee(of: item.mail, about: letter, in: office.register, on: now.day)
  }
}

extension Office {
  /// `huiyin resend`.
  package func resend(_ id: LetterID, because reason: String, by clerk: Party, at now: Timestamp) throws
    -> String
  {
    try open(id, at: now) { try $0.resend(because: reason, by: clerk) }
  }
}
