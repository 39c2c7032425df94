import Digest
import Domain
import Mail
import Store
import Templates

/// One letter on the table (案卷), within one transaction: what is recorded and what is sent stand together.
///
/// The stages' folders add what they do to a letter: `accept`, `decline`, `assign`, `signOff` …
package struct Docket {
  let office: Office
  let now: Timestamp
  let book: Book
  package private(set) var letter: Letter

  init(office: Office, now: Timestamp, book: Book, letter: Letter) {
    self.office = office
    self.now = now
    self.book = book
    self.letter = letter
  }

  var id: LetterID { letter.id }

  mutating func record(_ fact: Fact, by party: Party) throws {
    try checkMayDecide(party, fact.act)
    try checkIsNotErased(before: fact.act, by: party)
    try remember(fact, by: party)
    let wasClosed = letter.stage.isClosed
    try letter.apply(book.record(fact, on: letter.id, at: now, by: party))
    if letter.stage.isClosed != wasClosed { try noteInWhole() }
    try askForRule(after: fact, by: party)
  }

  /// Puts a mail about this letter into the outbox. What is to be said in it is settled here; others write it while
  /// this letter, and those after it, are gone on with.
  /// - Parameters:
  ///   - cause: tells apart mails of one kind that one event causes, as to several units.
  ///   - token: where an answer goes, and what it must carry.
  ///   - mail: what it answers by itself.
  ///   - later: when it leaves; at once where it is left out.
  ///   - language: what it is written in besides Chinese, where there is such a template.
  func send(
    _ template: String, to recipient: String, token: Token? = nil, cause: String = "",
    answering mail: AnsweredMail? = nil, at later: Timestamp? = nil, in language: Language? = nil,
    values: TemplateValues,
    attachments: [Attachment] = []
  ) throws {
    let time = later ?? now
    let cause = "\(template)/\(letter.events.count)/\(recipient)/\(cause)"
    let post = Post(office: office, now: time)
    let disclosure = try disclosure(namingOthers: values["answer"] != nil)
    let written = Ahead {
      Result {
        try post.mail(
          template, to: recipient, about: disclosure.letter, token: token, cause: cause, answering: mail,
          in: language, values: disclosure.outgoing(values, to: recipient), attachments: attachments)
      }
    }
    book.send(bytes: Post.size(with: attachments), at: time) { try written.valueWhileHelping.get() }
    if Post.isAutomaticAnswer(template) {
      try book.use(.automaticMail, by: office.correspondent(recipient), at: time)
    }
  }

  /// Asks the letter's desk something: in its next list, or at once by a mail that carries a code which works once.
  /// - Parameter recipients: who is asked instead of the desk, where one clerk must not answer for another: in their own
  ///   lists or mailboxes. What is about a letter in another language goes to those who read it.
  ///   - other: who is asked instead of the letter's desk.
  ///   - unit: whose matter it is, where several units may ask the same of one letter.
  ///   - alone: whether it must not wait for the list.
  func ask(
    _ kind: QuestionKind, subject: String, template: String, of recipients: [String]? = nil,
    insteadOfDesk other: Desk? = nil, for unit: UnitName? = nil, alone: Bool = false, values: TemplateValues,
    attachments: [Attachment] = []
  ) throws {
    guard let desk = other ?? desk else { return }
    let code = Token(letter: letter.id, code: Base32.encode(office.entropy(10)))
    let readers = kind.needsReader ? readers.map(\.address) : []
    let persons = recipients ?? (readers.isEmpty ? nil : readers)
    // What is to be undone by two waits for no list.
    let waits = (persons == nil || kind == .confirmScan) && !alone && mayWaitForList(of: desk)
    let shown = persons == nil && kind == .decide ? [:] : values
    try book.ask(
      kind.rawValue, about: letter.id, subject: subject, of: desk.name, code: code.code, alone: !waits,
      shown: try shown.encoded(), persons: persons, replacing: unit.map { "\($0) " } ?? "", at: now)
    guard !waits else { return }
    var values = values
    values["code"] = "\(code)"
    for recipient in persons ?? [desk.address] {
      // What is asked anew within one transaction is another mail.
      try send(
        template, to: recipient, token: code, cause: code.code, values: values, attachments: attachments)
    }
  }
}

extension Docket {
  /// 特急 waits for no list; nor do those who are no desk, and are asked seldom.
  func mayWaitForList(of desk: Desk) -> Bool {
    !office.rules.asksAtOnce && !letter.isUrgent && office.register.desk(desk.name) != nil
  }
}
