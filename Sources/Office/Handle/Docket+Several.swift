import Domain
import Mail

/// A unit's mail about several letters: taken apart where each part says which letter it is about, else sent back.
extension Docket {
  /// The reply with only what it says of this letter; nil where it was about several, and each was dealt with.
  mutating func receiveEach(of reply: UnitReply) throws -> UnitReply? {
    let named = LetterParts(
      of: Disclaimer.removed(from: reply.ownWords.words), prefix: office.rules.numberPrefix)
    let parts = Set(named?.parts.map(\.letter) ?? [])
    if try isNamedBesides(reply, parts) { throw Refusal.severalLetters }
    if let named, named.isCertain, named.parts.map(\.letter) == [id] {
      return reply.about(reply.token, reply.holder, saying: named.parts[0].words, in: office)
    }
    let isNamedElsewhere = named?.parts.contains { $0.letter != id } ?? false
    guard try isNamedElsewhere || carriesOtherTokens(reply) else { return reply }
    guard let named, named.isCertain, reply.sender != nil else { throw Refusal.severalLetters }
    let replies = try named.parts.map { try part($0, of: reply) }
    guard Set(named.parts.map(\.letter)).contains(id) else { throw Refusal.severalLetters }
    for reply in replies {
      if reply.token.letter == id {
        try receivePart(reply)
      } else if var other = try docket(of: reply.token.letter) {
        try other.receivePart(reply)
      }
    }
    return nil
  }

  /// Whether its subject names another letter of its unit, of which nothing is said below: whoever writes so means both,
  /// and would take the other for done.
  private func isNamedBesides(_ reply: UnitReply, _ parts: Set<LetterID>) throws -> Bool {
    // A title may speak of another letter.
    let titled = MailTokens.numbers(in: letter.title.shown) + [id]
    return try ListedNumbers.all(in: OfficeText.halfWidth(reply.message.subject)).contains { other in
      guard !parts.contains(other), !titled.contains(other), let letter = try book.letter(other) else {
        return false
      }
      return letter.assignment?.units.contains(reply.unit.name) == true
    }
  }

  /// Tokens of other letters among its own words, or, where no address says which mail it answers, in what it quotes.
  private func carriesOtherTokens(_ reply: UnitReply) throws -> Bool {
    let addresses = (reply.message.to + reply.message.cc).map(\.mailbox).joined(separator: " ")
    let text = Token.all(in: addresses).isEmpty ? reply.message.text : reply.ownWords.words
    return try Token.all(in: text).contains { token in
      guard token.letter != id, let letter = try book.letter(token.letter) else { return false }
      return TokenHolder(of: token, in: letter, mint: office.mint) != nil
    }
  }

  /// Its token must be in the mail, and be the same unit's; and its words must be certain.
  private func part(_ part: LetterParts.Part, of reply: UnitReply) throws -> UnitReply {
    let texts = (reply.message.to + reply.message.cc).map(\.mailbox) + [reply.message.text]
    let tokens = texts.flatMap { Token.all(in: $0) }.filter { $0.letter == part.letter }
    guard let letter = try book.letter(part.letter) else { throw Refusal.severalLetters }
    guard !tokens.isEmpty else { throw Refusal.otherToken(part.letter.description) }
    // A form that names no letter would answer every one of them.
    if let form = reply.forms.answering, form.numbers.isEmpty,
      CoveringNote(of: reply.unit).isAll(of: part.words)
    {
      throw Refusal.severalLetters
    }
    for token in tokens {
      guard let holder = TokenHolder(of: token, in: letter, mint: office.mint), holder.unit == reply.unit.name
      else { continue }
      for word in UnitWord.all(in: part.words) {
        switch word {
        case .unread, .courtesy, .agree: throw Refusal.severalLetters
        // A signature serves one letter once.
        case .answer, .correct, .complete: if reply.verdict != .absent { throw Refusal.severalLetters }
        default: continue
        }
      }
      return reply.about(token, holder, saying: part.words, in: office)
    }
    throw Refusal.severalLetters
  }

  private mutating func receivePart(_ reply: UnitReply) throws {
    do { try receive(reply) } catch let refusal as Refusal { try tellRefused(reply, refusal) }
  }
}
