import Domain
import Mail
import Store

/// A mail that carries a code which was mailed to one desk alone.
struct CodedMail {
  let mail: IncomingMail
  let deskName: String
  /// The new words, without the code and what was quoted or may have been: they are carried out.
  let words: String
  /// Indented lines that may be his or quoted, as far as no mail of ours begins: they are not carried out.
  let indented: [String]
  /// What he wrote into the mail of ours that he answers: it is not carried out.
  let within: [String]
  /// Empty where it names several senders, or none.
  let sender: String

  init(_ mail: IncomingMail, _ message: Message, ofDesk deskName: String, in ledger: Ledger) throws {
    self.mail = mail
    self.deskName = deskName
    let reply = message.certainReply
    words = ClerkText.withoutCode(reply.words).joined(separator: "\n")
    indented = message.indentedLines.prefix { !TriageLines.isOurs($0) && !$0.contains("网民留言（编号：") }
      .map { OfficeText.trimmed($0) }
    within = try Self.answered(by: message, in: ledger).map(reply.linesWritten) ?? []
    sender = message.from.count == 1 ? message.from[0].mailbox : ""
  }

  /// The mail of ours that is answered; nil once it was erased.
  private static func answered(by message: Message, in ledger: Ledger) throws -> Message? {
    for id in message.inReplyTo + message.references.suffix(1) {
      guard let ours = try ledger.outbox(messageID: id)?.mail.bytes, !ours.isEmpty else { continue }
      return try Message(parsing: ours)
    }
    return nil
  }

  /// What its clerk hears of them.
  var outcomesWithin: [DeskOutcome] {
    within.filter { !indented.contains(OfficeText.trimmed($0)) }.prefix(Self.mostTold).map {
      DeskOutcome(PenText.plain($0), UnreadLine.within, .refused)
    }
  }

  private static let mostTold = 5

  /// Whoever of that desk wrote it; nil for anybody else, whose word it is not.
  func clerk(in register: Register) -> (desk: Desk, party: Party)? {
    guard let desk = register.asked(deskName, on: mail.receivedAt.day),
      let clerk = desk.clerk(writingFrom: sender, on: mail.receivedAt.day)
    else { return nil }
    return (desk, Party(.clerk, name: clerk.name))
  }
}
