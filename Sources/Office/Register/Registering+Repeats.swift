import Domain
import Store

/// A portal's own number, seen again: the same letter once more, or a number that begins anew each year or is given
/// twice by a fault.
extension Registering {
  /// The letters to which the portal gave the same number before, newest first.
  func lettersWithNumber(of registration: Registration, in book: Book) throws -> [Letter] {
    guard let submission = registration.submission, let serial = submission.serial?.text else { return [] }
    return try book.letters(withSerial: serial, of: submission.portal, limit: 50).compactMap(book.letter)
  }

  /// Whether the portal has sent the letter before: by its number and its author it is known, whatever bytes bring
  /// it again. What it says otherwise the second time is added to the letter, unless anybody could have written it.
  func isSettledRepeat(
    of registration: Registration, among known: [Letter], _ mail: IncomingMail, in book: Book
  ) throws -> Bool {
    guard let letter = known.first(where: { registration.isRepeat(of: $0) }) else { return false }
    if registration.saysNothingNew(to: letter) {
      try book.settle(mail.id, as: .handled, letter: letter.id, note: "the portal sent it again")
    } else if office.rules.intakes[mail.mailbox]?.form?.isGuarded == true {
      var docket = Docket(office: office, now: now, book: book, letter: letter)
      try docket.supplement(
        registration.wordsSentAgain, in: registration.mail,
        isQuiet: docket.mailsOfAuthorToday >= LaterMail.mostPassedOn)
      try book.settle(
        mail.id, as: .handled, letter: letter.id, note: "the portal sent it again with other words")
    } else {
      try book.hold(
        mail.id, reason: "portal", detail: "a number of the portal's that \(letter.id) has, with other words",
        letter: letter.id, at: now)
    }
    return true
  }

  /// Tells in both letters that the number of the portal stands for two: whoever looks one up by it finds the other.
  func noteNumberGivenAgain(to docket: inout Docket, after earlier: Letter?) throws {
    guard let earlier else { return }
    func note(_ other: LetterID) -> Fact {
      .noted(Words("门户网站的同一编号对应两件来信，另一件为\(other)；来信人或内容不同，已分别登记"))
    }
    try docket.record(note(earlier.id), by: .policy)
    var other = Docket(office: office, now: now, book: docket.book, letter: earlier)
    try other.record(note(docket.id), by: .policy)
  }
}

extension Registration {
  /// Whether a letter with the same number of the portal's is this one. In doubt it is not: a letter too many is
  /// seen, but what is added to a stranger's letter is lost to its author.
  fileprivate func isRepeat(of letter: Letter) -> Bool {
    let earlier = letter.registration
    // Nothing that he tells of himself may be lost, so the same words bring no new address.
    guard zip(author, earlier.author).allSatisfy({ $0 == nil || $0 == $1 }) else { return false }
    if saysNothingNew(to: letter) { return true }
    return author == earlier.author && isAuthorNamed
      && receivedAt.day.year == earlier.receivedAt.day.year
  }

  /// Name, telephone and address, as far as they were given.
  private var author: [String?] {
    [
      authorName?.text.map { OfficeText.words($0).joined(separator: " ") }, authorTelephone?.text,
      authorAddress?.text?.lowercased(),
    ]
  }

  /// Whether the author is more than one of many who call themselves nothing.
  private var isAuthorNamed: Bool {
    let nobody = ["匿名", "匿名网友", "网友", "网民", "市民", "群众", "热心市民", "无"]
    return authorTelephone != nil || authorAddress != nil
      || authorName?.text.map { !nobody.contains(OfficeText.trimmed($0)) } ?? false
  }

  fileprivate func saysNothingNew(to letter: Letter) -> Bool {
    let said = [letter.registration.title, letter.registration.text].map { OfficeText.words($0.shown) }
    return said == [title, text].map { OfficeText.words($0.shown) }
      || letter.events.contains {
        if case .supplemented(let added, _, _) = $0.fact { added.text == wordsSentAgain } else { false }
      }
  }

  fileprivate var wordsSentAgain: String { "门户网站以同一编号再次发来：\(ownTitle?.shown ?? "")\n\(text.shown)" }
}
