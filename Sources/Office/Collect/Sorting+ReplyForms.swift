import Domain
import Mail
import Papers

extension Sorting {
  /// The token of a letter at a unit that stands in its form (网民留言回复情况表), where it stands nowhere else: a mail
  /// written anew has neither our address nor our text. Who may use it is asked when the reply is dealt with.
  func tokenInForm(of message: Message, from sender: String, on day: Day) throws -> Token? {
    guard !message.attachments.isEmpty else { return nil }
    let isUnits = office.register.unit(writingFrom: sender, on: day) != nil
    let tokens = isUnits ? ReplyForms(in: message, signedBy: nil).tokens : tokensOfOwnForm(in: message)
    return try tokens.first { token in
      guard let letter = try office.ledger.letter(token.letter) else { return false }
      return TokenHolder(of: token, in: letter, mint: office.mint) != nil
    }
  }

  /// An officer's private mailbox is nobody's. Of a stranger's files, one with the name under which we sent it is looked
  /// at: documents are slow to read, and anybody may send them.
  private func tokensOfOwnForm(in message: Message) -> [Token] {
    let file = message.attachments.first { file in
      MailTokens.numbers(in: file.name ?? "").contains { $0.prefix == office.rules.numberPrefix }
    }
    // What cannot be read is no form of ours, and goes the way of every file.
    guard let file, let form = try? ReplyForm(reading: message.content(of: file)) else { return [] }
    return Token.all(in: form.mark)
  }
}
