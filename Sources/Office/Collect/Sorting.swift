import Domain
import Mail
import Store

/// Looks at every new mail once and lays it on the pile of its stage, or sets it aside, or holds it.
struct Sorting: PipelineStage {
  let office: Office
  let now: Timestamp

  func run(until stop: () -> Bool) throws -> Int {
    let mails = try office.ledger.newMail(limit: Batch.most)
    var trouble: (any Error)?
    let done = try guarded(mails, until: stop) { batch in
      try office.open(batch.filter(isMail))
      let signs = signsAhead(of: batch.filter(isMail))
      var places: [(mail: IncomingMail, place: Place)] = []
      for mail in batch where !stop() {
        do { places.append((mail, try place(of: mail, signs[mail.id]))) } catch  where isOwnFault(error) {
          places.append((mail, .hold("failed", "\(error)", nil)))
        } catch {
          trouble = trouble ?? error
        }
      }
      try record(places)
      let failed = refuse(places)
      trouble = trouble ?? failed.values.first
      return Set(places.map(\.mail.id)).subtracting(failed.keys)
    }
    if let trouble { throw trouble }
    return done
  }

  /// In one transaction: a backlog of thousands is not a thousand waits for the disk.
  private func record(_ places: [(mail: IncomingMail, place: Place)]) throws {
    var piles: [MailPurpose: [Int64]] = [:]
    for case (let mail, .forStage(let purpose, nil)) in places { piles[purpose, default: []].append(mail.id) }
    try office.ledger.write { book in
      for (purpose, mails) in piles { try book.sort(mails, for: purpose) }
      for (mail, place) in places {
        switch place {
        case .forStage(_, nil), .refuse: continue
        case .forStage(let purpose, let token):
          try book.sort([mail.id], for: purpose, token: token?.description)
        case .setAside(let note): try book.settle(mail.id, as: .setAside, note: note)
        case .addressProbe(let probe):
          try book.settle(mail.id, as: .setAside, note: "address probe")
          try office.conclude(probe, .arrived, at: now, in: book)
        case .hold(let reason, let detail, let letter):
          try book.hold(mail.id, reason: reason, detail: detail, letter: letter, at: now)
        case .withoutCode(let words, let letter):
          try book.hold(mail.id, reason: "no code", detail: WithoutCode.detail, letter: letter, at: now)
          try words.answer(mail.id, about: letter, by: Post(office: office, now: now), in: book)
        }
      }
    }
    if places.contains(where: { if case .addressProbe = $0.place { true } else { false } }) {
      try office.addressFindings.renew()
    }
  }

  /// Each by itself: what goes wrong with the mail to one unit holds up nobody else's.
  private func refuse(_ places: [(mail: IncomingMail, place: Place)]) -> [Int64: any Error] {
    var failed: [Int64: any Error] = [:]
    for (mail, place) in places {
      guard case .refuse(let error, let token, let unit) = place else { continue }
      do {
        try office.open(token.letter, at: now) {
          try $0.refuse(unread: mail, breaking: error, token, of: unit)
        }
      } catch {
        failed[mail.id] = error
      }
    }
    return failed
  }

  /// Whether it is none of an account's rows.
  private func isMail(_ mail: IncomingMail) -> Bool { office.rules.intakes[mail.mailbox]?.columns == nil }

  /// Begins to look at those that lie open.
  private func signsAhead(of mails: [IncomingMail]) -> [Int64: Ahead<MailSigns?>] {
    Dictionary(
      uniqueKeysWithValues: mails.map { mail in
        (
          mail.id,
          Ahead { office.openedMails.message(mail.id).map { MailSigns(of: $0, rules: office.rules) } }
        )
      })
  }

  private func place(of mail: IncomingMail, _ signs: Ahead<MailSigns?>?) throws -> Place {
    guard isMail(mail) else { return .forStage(.row, nil) }
    do {
      let raw = try office.mail(mail.id)
      let signs = signs?.valueWhileHelping
      let message = try office.message(in: raw)
      let place = try place(of: message, signs ?? MailSigns(of: message, rules: office.rules), mail)
      return isForUnitsOnly(place) && message.bytes != raw.bytes ? Self.covered : place
    } catch let error as MailError {
      return try unreadable(mail, error)
    }
  }

  /// Only units encrypt to the office; whatever else is looked at by a person, who has the key.
  private static let covered = Place.hold("encrypted", "encrypted (S/MIME), and not from a unit", nil)

  private func isForUnitsOnly(_ place: Place) -> Bool {
    guard case .forStage(let purpose, _) = place else { return false }
    return ![.reply, .probe].contains(purpose)
  }

  enum Place {
    case forStage(MailPurpose, Token?)
    case setAside(String)
    /// Our own mail to the address with a plus sign.
    case addressProbe(AddressProbe)
    case hold(String, String, LetterID?)
    /// Held, and answered.
    case withoutCode(WithoutCode, LetterID?)
    /// A unit's that breaks a limit, about a letter that it holds.
    case refuse(MailError, Token, HandlingUnit)
  }

  private func place(of message: Message, _ signs: MailSigns, _ mail: IncomingMail) throws -> Place {
    let (kind, tokens) = (signs.kind, signs.tokens)
    // A portal's forms are written by a machine, and are letters all the same.
    if let place = try formPlace(of: message, mail, tokens) { return place }
    if kind == .bounce { return .forStage(.bounce, nil) }
    if let probe = try office.addressProbe(in: message) { return .addressProbe(probe) }
    let item = try office.mailReturned(to: message)
    if kind == .autoReply,
      let token = try absence(message, tokens, item, on: mail.receivedAt.day)
    {
      return .forStage(.absence, token)
    }
    if let item { return returned(kind, item) }
    if !kind.isByPerson { return try automatic(kind, tokens) }
    let sender = message.from.first?.mailbox ?? ""
    if isOurs(sender) { return .setAside("our own mail") }

    if let purpose = try digestAnswered(by: tokens) { return .forStage(purpose, nil) }
    for token in tokens.all {
      if try office.ledger.entryCode(token.code) != nil { return .forStage(.entry, token) }
      if try office.ledger.dutyCall(withCode: token.code)?.letter == token.letter {
        return .forStage(.duty, token)
      }
      if try office.ledger.question(withCode: token.code)?.letter == token.letter {
        return .forStage(.decision, token)
      }
      if try office.ledger.noticeCode(token.code) != nil { return .forStage(.told, token) }
      guard let letter = try office.ledger.letter(token.letter) else { continue }
      if office.mint.isAuthorToken(token) { return .forStage(.supplement, token) }
      if TokenHolder(of: token, in: letter, mint: office.mint) != nil { return .forStage(.reply, token) }
    }
    if try isProbeAnswered(by: tokens) { return .forStage(.probe, nil) }
    if let letter = try letterAnswered(by: message) {
      return .forStage(.supplement, office.mint.authorToken(of: letter))
    }
    return try withoutToken(message, from: sender, signs, on: mail.receivedAt.day)
  }

  private func digestAnswered(by tokens: MailTokens) throws -> MailPurpose? {
    let code = try tokens.digestCodes.first { try $0.kind != .probe && office.ledger.isCode($0) }
    return code.map { $0.kind.isOfBulletins ? .bulletin : .morning }
  }

  /// Asked last: where a letter's token stands beside it, the mail is about the letter.
  private func isProbeAnswered(by tokens: MailTokens) throws -> Bool {
    try tokens.digestCodes.contains { try $0.kind == .probe && office.ledger.isCode($0) }
  }

  /// To where a mail of ours comes back only machines write, also those that do not say what they are.
  private func returned(_ kind: MessageKind, _ item: OutboxMail) -> Place {
    kind.isByPerson
      ? .hold("returned", "it came to where a \(item.mail.kind) of ours is returned to", item.mail.letter)
      : .setAside("\(kind)")
  }

  /// What answers one of our mails by itself is noise. Of any other automatic mail a person must say so: it may
  /// be a citizen's letter that some gateway marked.
  private func automatic(_ kind: MessageKind, _ tokens: MailTokens) throws -> Place {
    if try tokens.digestCodes.contains(where: office.ledger.isCode) || answersUs(tokens) {
      return .setAside("\(kind)")
    }
    return .hold("automatic", "it looks like an automatic mail (\(kind)), and answers none of ours", nil)
  }

  /// Whether it names what is ours; a stranger's number may look like one of ours.
  private func answersUs(_ tokens: MailTokens) throws -> Bool {
    let letters = tokens.all.map(\.letter) + tokens.numbers
    if try letters.contains(where: { try office.ledger.letter($0) != nil }) { return true }
    return try tokens.all.contains { try office.ledger.entryCode($0.code) != nil }
  }
}
