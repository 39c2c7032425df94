import Digest
import Domain
import Mail
import Store
import Templates

/// Makes letters of mails and of rows of exports (登记; Art. 12): a number, a query code, a category, a receipt to
/// the author.
struct Registering: PipelineStage {
  let office: Office
  let now: Timestamp

  func run(until stop: () -> Bool) throws -> Int {
    try take(.letter, until: stop, ahead: readAhead, reading: registration)
      + take(.row, until: stop, reading: rowRegistration)
      + take(.form, until: stop, reading: formRegistration)
  }

  private func take(
    _ purpose: MailPurpose, until stop: () -> Bool, ahead: ([IncomingMail]) -> Void = { _ in },
    reading: (RawMail, IncomingMail, String) throws -> Registration
  ) throws -> Int {
    let mails = try office.ledger.mail(for: purpose, limit: Batch.most)
    return try each(mails, together: Batch.many, until: stop, ahead: ahead) {
      try register($0, reading: reading)
    }
  }

  /// Reads those letters that lie open. Whatever is wrong with one is told when its turn comes.
  private func readAhead(_ mails: [IncomingMail]) {
    let open = Dictionary(uniqueKeysWithValues: mails.map { ($0.id, $0) })
    office.readLetters.ahead(mails.map(\.id)) { id in
      guard let mail = open[id], let raw = office.openedMails.mail(id),
        let message = office.openedMails.message(id),
        let registration = try? registration(raw, mail, "")  // it is read again then, and says what is wrong
      else { return nil }
      return ReadMail(
        registration: registration, classification: classification(of: registration, in: mail.mailbox),
        answered: AnsweredMail(message))
    }
  }

  private func classification(of registration: Registration, in mailbox: String) -> Classification? {
    // As it will be but for its number, which says nothing.
    let event = Event(
      sequence: 0, letter: LetterID(prefix: office.rules.numberPrefix, year: now.day.year, serial: 0),
      at: now,
      by: .policy, fact: .registered(registration))
    // A registration alone is always a letter; were it none, its turn says so.
    guard let letter = try? Letter(replaying: [event]) else { return nil }
    _ = office.accusation(in: Triage.words(of: letter))
    let triage = office.triage(on: now.day)
    guard triage.hasWords(letter) else { return nil }
    return triage.classification(of: letter, usually: office.rules.intakes[mailbox]?.defaultRoute)
  }

  private func register(
    _ mail: IncomingMail, reading: (RawMail, IncomingMail, String) throws -> Registration
  ) throws {
    let raw = try office.mail(mail.id)
    let queryCode = Base32.encode(office.entropy(8))  // 64 random bits
    let read = office.readLetters.mail(mail.id)
    let registration = try read?.registration.coded(queryCode) ?? reading(raw, mail, queryCode)
    let answered = try answered(raw, mail, registration, read)
    try office.ledger.write { book in
      let known = try lettersWithNumber(of: registration, in: book)
      if try isSettledRepeat(of: registration, among: known, mail, in: book) { return }
      guard try admits(mail, registration, in: book) else { return }
      let id = try book.register(registration, prefix: office.rules.numberPrefix, at: now, by: .policy)
      try book.settle(mail.id, as: .letter, letter: id)
      guard let letter = try book.letter(id) else { throw LedgerError.noSuchLetter(id) }
      var docket = Docket(office: office, now: now, book: book, letter: letter)
      try noteNumberGivenAgain(to: &docket, after: known.first)
      try docket.classify(as: read?.classification)
      try docket.sendReceipt(queryCode: registration.queryCode.shown, answering: answered)
    }
  }

  private func registration(_ raw: RawMail, _ mail: IncomingMail, _ queryCode: String) throws -> Registration
  {
    let message = try office.message(in: raw)
    let intake = office.rules.intakes[mail.mailbox]
    return Registration(
      desk: intake?.desk ?? office.register.desks.first?.name ?? "",
      channel: intake.map { $0.form == nil ? $0.channel : .mail } ?? .mail, receivedAt: mail.receivedAt,
      title: Words(title(of: message)),
      text: Words(message.markedWhereCut(OwnCodes.removed(from: OfficeText.trimmed(message.text)))),
      authorName: message.from.first?.name.map(Words.init),
      // A portal's machine is nobody's address, whatever made a letter of its mail.
      authorAddress: intake?.form?.isSender(message) == true
        ? nil : message.from.first.map { Words($0.mailbox) },
      queryCode: Words(queryCode),
      mayBePublished: PublicationWish(in: message.text, subject: message.subject) != .clear,
      mail: raw.reference)
  }

  private func title(of message: Message) -> String {
    guard !NoTitle.isMeant(by: message.subjectStem) else { return "" }
    let subject = OwnCodes.removed(from: OfficeText.trimmed(message.subject))
    return String(String.UnicodeScalarView(subject.unicodeScalars.prefix(100)))
  }
}

extension Docket {
  /// The receipt echoes nothing of the letter: who used a stranger's address must not make us his postman.
  mutating func sendReceipt(queryCode: String, answering mail: AnsweredMail? = nil) throws {
    try tell(tidingsOfReceipt(queryCode: queryCode, at: now), answering: mail)
  }

  func tidingsOfReceipt(queryCode: String, at time: Timestamp) -> Tidings {
    Tidings(
      .receipt,
      [
        "queryCode": .text(queryCode), "registeredAt": "\(time)", "urgent": .flag(letter.isUrgent),
      ])
  }
}
