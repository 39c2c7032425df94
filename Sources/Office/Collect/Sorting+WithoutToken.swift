import Domain
import Mail
import Store

/// Where a mail belongs that has no token of ours: a letter, or a person's to read.
extension Sorting {
  /// Nobody is trusted by what he writes: from a registered address, or with a letter's number, and without a
  /// token that we gave out, a mail is a person's to read. From anybody else it is a letter.
  func withoutToken(
    _ message: Message, from sender: String, _ signs: MailSigns, on day: Day
  ) throws -> Place {
    let tokens = signs.tokens
    let mentioned = ownNumber(of: tokens)
    // What a clerk took himself; it is not believed without a code, but it is answered.
    if office.register.clerk(writingFrom: sender, on: day) != nil
      || office.register.desk(writingFrom: sender) != nil,
      tokens.all.allSatisfy({ $0.letter.prefix == EntryToken.prefix }), EntryForm.isMeant(message)
    {
      return .forStage(.entry, nil)
    }
    if let forged = tokens.all.first {
      return .hold("bad token", "\(forged.letter): the token is not one of ours", forged.letter)
    }
    if try isDutyWord(message, from: sender, on: day) { return .forStage(.duty, nil) }
    if let token = try tokenInForm(of: message, from: sender, on: day) { return .forStage(.reply, token) }
    if let unit = office.register.unit(writingFrom: sender, on: day) {
      return .hold("no token", "from \(unit.name), without the token of a letter", mentioned)
    }
    if office.register.clerk(writingFrom: sender, on: day) != nil
      || office.register.official(writingFrom: sender, on: day) != nil
    {
      return .withoutCode(WithoutCode(message, from: sender), mentioned)
    }
    if office.register.desk(writingFrom: sender) != nil {
      return .hold("no code", WithoutCode.detail, mentioned)
    }
    if let person = office.register.dutyPerson(writingFrom: sender, on: day) {
      return .hold("no code", "in the name of \(person.name) on duty, without the code of a call", mentioned)
    }
    if let own = try letterNamed(in: message, signs, by: sender, mentioned) {
      return .hold(
        "no token", "from its author's address: perhaps what he adds to \(own), without a token", own)
    }
    if let mentioned {
      return .hold("no token", "from a stranger, with the number of a letter and no token", mentioned)
    }
    guard message.from.count == 1 else {
      return .hold("no sender", "\(message.from.count) addresses in From", nil)
    }
    // A letter that nobody can read cannot be answered; a person writes to its author.
    if let encryption = message.encryption.first, OfficeText.trimmed(message.text).isEmpty {
      return .hold("encrypted", "\(encryption)", nil)
    }
    return .forStage(.letter, nil)
  }

  /// 已悉 of somebody who is called, or may be: it is not believed without a code, but it is answered, as he
  /// believes that he has the letter.
  private func isDutyWord(_ message: Message, from sender: String, on day: Day) throws -> Bool {
    let person = office.register.dutyPerson(writingFrom: sender, on: day)
    guard try message.from.count == 1 && (person != nil || !office.ledger.openDutyCalls(to: sender).isEmpty)
    else { return false }
    return DutyWord(reading: message.reply.words, of: person?.name) != nil
  }

  /// A number such as our letters have; there may be no such letter.
  func ownNumber(of tokens: MailTokens) -> LetterID? {
    tokens.numbers.first { $0.prefix == office.rules.numberPrefix }
  }

  func isOurs(_ sender: String) -> Bool {
    [office.rules.address, office.rules.post.from].contains { $0?.lowercased() == sender.lowercased() }
      || office.register.desks.contains {
        $0.address.lowercased() == sender.lowercased() && $0.clerks.isEmpty
      }
  }
}
