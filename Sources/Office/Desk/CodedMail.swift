import Domain
import Mail
import Store

/// A mail that carries a code which was mailed to one desk alone.
struct CodedMail {
  let mail: IncomingMail
  let deskName: String
  /// The new words, without what was quoted or may have been: they are carried out.
  let words: String
  /// Empty where it names several senders, or none.
  let sender: String

  init(_ mail: IncomingMail, _ message: Message, ofDesk deskName: String) {
    self.mail = mail
    self.deskName = deskName
    words = message.certainReply.words
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
