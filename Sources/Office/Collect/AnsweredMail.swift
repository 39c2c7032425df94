import Domain
import Mail
import Store

extension Ledger {
  /// The mail of ours that somebody answers; nil where he names none, and once it was erased.
  func mailAnswered(by message: Message) throws -> Message? {
    for id in message.inReplyTo + message.references.suffix(1) {
      guard let ours = try outbox(messageID: id)?.mail.bytes, !ours.isEmpty else { continue }
      return try Message(parsing: ours)
    }
    return nil
  }
}

extension Sorting {
  /// The letter about which we wrote to its author the mail that this one answers.
  ///
  /// Where a mail client drops the address with the token and quotes nothing, this is all that is left. Our
  /// Message-IDs cannot be guessed, so whoever names one of such a mail has had it: as good as its token.
  func letterAnswered(by message: Message) throws -> LetterID? {
    guard let at = office.rules.address.lastIndex(of: "@") else { return nil }
    let domain = office.rules.address[at...].lowercased()
    let named = message.inReplyTo.prefix(Self.most) + message.references.suffix(Self.most).reversed()
    for identifier in named where identifier.lowercased().hasSuffix(domain) {
      guard let sent = try office.ledger.outbox(messageID: identifier)?.mail,
        AuthorMail.kinds.contains(sent.kind), let letter = sent.letter
      else { continue }
      return letter
    }
    return nil
  }

  /// The letter that somebody names, in the subject or in his own words, from the address of its author. That is
  /// no authority: a person says whether it belongs to it, or is a new letter.
  func letterNamed(
    in message: Message, _ signs: MailSigns, by sender: String, _ mentioned: LetterID?
  ) throws -> LetterID? {
    // Most mails name none, and whose words they are is not looked at for nothing.
    let words = signs.mayNameLetter ? message.reply.words : ""
    let named = [mentioned].compactMap(\.self) + MailTokens.numbers(in: words).prefix(Self.most)
    return try named.first { try office.ledger.letter($0)?.isWritten(from: sender) == true }
  }

  private static let most = 10
}
