import Domain
import Store

extension Docket {
  /// Mails of unknown fate leave once more: somebody has asked their recipients, and they never came. They are the same
  /// mails, under the same Message-ID, for the case that one comes after all.
  mutating func resend(because reason: String, by clerk: Party) throws -> String {
    let mails = try book.mailsOfUnknownFate(about: id)
    guard !mails.isEmpty else { throw OfficeError.nothingToResend(id) }
    for item in mails { try book.finish(item.id, .resend(after: now, reply: "asked for"), at: now) }
    let what = mails.map { item -> String in
      let addressee = Addressee(of: item.mail, about: letter, in: office.register, on: now.day)
      return "\(Self.mailName(item.mail.kind))（\(addressee.chinese)）"
    }.joined(separator: "、")
    try record(.noted(Words("重新发送\(what)：\(reason)")), by: clerk)
    return "重新发送：\(what)"
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
