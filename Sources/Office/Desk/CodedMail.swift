import Domain
import Mail
import Store

/// A mail that carries a code which was mailed to one desk alone.
struct CodedMail {
  let mail: IncomingMail
  let deskName: String
  /// The new words, without the code and what was quoted or may have been: they are carried out.
  let words: String
  let beside: WordsBeside
  /// Empty where it names several senders, or none.
  let sender: String

  init(_ mail: IncomingMail, _ message: Message, ofDesk deskName: String, in ledger: Ledger) throws {
    self.mail = mail
    self.deskName = deskName
    let reply = message.certainReply
    words = ClerkText.withoutCode(reply.words).joined(separator: "\n")
    let indented = message.indentedLines.prefix {
      !TriageLines.isOurs($0) && !$0.contains("网民留言（编号：")
    }
    .map { OfficeText.trimmed($0) }
    let within = try ledger.mailAnswered(by: message).map(reply.linesWritten) ?? []
    beside = WordsBeside(
      indented: indented,
      within: within.map(WordsWithin.init).filter { !indented.contains(OfficeText.trimmed($0.text)) })
    sender = message.from.count == 1 ? message.from[0].mailbox : ""
  }

  /// What its clerk hears of what he wrote into the mail that he answers.
  var outcomesWithin: [DeskOutcome] {
    beside.within.prefix(Self.mostTold).map {
      DeskOutcome(PenText.plain($0.text), UnreadLine.within, .refused)
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
