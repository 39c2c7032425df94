import Mail

extension Sorting {
  /// The token of a letter at a unit that stands in its form (网民留言回复情况表), where it stands nowhere else: a mail
  /// written anew has neither our address nor our text. Who may use it is asked when the reply is dealt with.
  func tokenInForm(of message: Message) throws -> Token? {
    guard !message.attachments.isEmpty else { return nil }
    return try ReplyForms(in: message, signedBy: nil).tokens.first { token in
      guard let letter = try office.ledger.letter(token.letter) else { return false }
      return TokenHolder(of: token, in: letter, mint: office.mint) != nil
    }
  }
}
