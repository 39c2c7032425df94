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
  /// Empty where it names several senders, or none.
  let sender: String

  init(_ mail: IncomingMail, _ message: Message, ofDesk deskName: String) {
    self.mail = mail
    self.deskName = deskName
    words = ClerkText.withoutCode(message.certainReply.words).joined(separator: "\n")
    indented = message.indentedLines.prefix { !TriageLines.isOurs($0) && !$0.contains("网民留言（编号：") }
      .map { OfficeText.trimmed($0) }
    sender = message.from.count == 1 ? message.from[0].mailbox : ""
  }

  /// Whoever of that desk wrote it; nil for anybody else, whose word it is not.
  func clerk(in register: Register) -> (desk: Desk, party: Party)? {
    guard let desk = register.asked(deskName, on: mail.receivedAt.day),
      let clerk = desk.clerk(writingFrom: sender, on: mail.receivedAt.day)
    else { return nil }
    return (desk, Party(.clerk, name: clerk.name))
  }
}
