import Domain
import Reading

/// Reads a letter before a person does: what it is, and what should be done with it.
///
/// Pure: the same words and the same configuration say the same. What it finds is a proposal; the stages see
/// whether it may go on by itself.
package struct Triage {
  let rules: OfficeRules
  let register: Register
  /// Whose units are there to be proposed.
  let day: Day
  /// What was learnt from earlier letters.
  let model: LetterModel?
  let read: ReadLetters

  /// - Parameter read: what the same rules have read already.
  package init(
    rules: OfficeRules, register: Register, day: Day, model: LetterModel? = nil, read: ReadLetters? = nil
  ) {
    self.rules = rules
    self.register = register
    self.day = day
    self.model = model
    self.read = read ?? ReadLetters(rules: rules)
  }

  /// - Parameters:
  ///   - standard: the unit that letters of this mailbox or account are for.
  ///   - hasFiles: whether there is something to see beside the words.
  func classification(
    of letter: Letter, usually standard: DefaultRoute? = nil, hasFiles: Bool = false
  ) -> Classification {
    let text = Self.words(of: letter)
    let kind = category(of: letter)
    let urgency = urgency(of: text)
    return Classification(
      category: kind.value, topic: topic(of: text), isUrgent: urgency != nil,
      because: kind.because + (urgency?.because ?? []),
      proposal: proposal(for: letter, usually: standard, hasFiles: hasFiles))
  }

  func proposal(for letter: Letter, usually standard: DefaultRoute? = nil, hasFiles: Bool = false) -> Proposal
  {
    let text = Self.words(of: letter)
    return Proposal(
      decision: decision(about: text, says: Self.ownWords(of: letter), hasFiles: hasFiles),
      leads: leads(for: Self.modelText(of: letter), usually: standard),
      cooperating: cooperating(for: text, usually: standard))
  }

  /// Whether its author has written anything that can be read.
  func hasWords(_ letter: Letter) -> Bool {
    rules.triage.empty.reading(of: Self.ownWords(of: letter)) == .something
  }

  /// What the author wrote, then and later.
  static func words(of letter: Letter) -> String {
    let (title, text) = (letter.registration.title.shown, letter.registration.text.shown)
    var words = ""
    words.reserveCapacity(title.utf8.count + text.utf8.count + 1)
    words += title
    words += "\n"
    words += text
    for supplement in letter.supplements { words += "\n" + supplement.text.shown }
    return words
  }

  /// The same without what we wrote to it ourselves: that he gave no title, and what he commented on.
  static func ownWords(of letter: Letter) -> String {
    let text = words(of: letter)
    let own = text.hasPrefix("（无标题）") ? String(text.dropFirst(5)) : text
    guard let end = own.start(of: "\n\n（评论于：") else { return own }
    return String(own[..<end])
  }

  /// As the author says himself in a portal's form, else by his words; an inquiry where none is used.
  func category(of letter: Letter) -> Proposed<Category> {
    if let said = letter.registration.submission?.category {
      return Proposed(said, confidence: 1, because: ["网民自选：\(said.chinese)"])
    }
    return category(of: letter.registration.title.shown + "\n" + letter.registration.text.shown)
  }

  func category(of text: String) -> Proposed<Category> {
    let weighing = Weighing(read.findings(in: text).categories, atMost: 1)
    guard let best = weighing.involved.first else { return Proposed(.inquiry, confidence: 0) }
    return Proposed(best.label, confidence: weighing.confidence, because: best.because)
  }

  /// What it is about, in the county's words; the first of the file where several fit as well.
  func topic(of text: String) -> String? {
    read.findings(in: text).topics.first { $0.score > 0 }?.label
  }

  /// The words that say that nothing here can wait; nil where none does.
  func urgency(of text: String) -> Evidence<Bool>? {
    read.findings(in: text).urgent.first { $0.score >= Weighing<Bool>.enough }
  }
}

extension String {
  /// Where some words begin in it; octet by octet, as every letter is looked through.
  fileprivate func start(of words: String) -> Index? {
    let words = Array(words.utf8)
    let octets = Array(utf8)
    guard let first = words.first else { return startIndex }
    let place = octets.indices.first { octets[$0] == first && octets[$0...].starts(with: words) }
    return place.map { utf8.index(utf8.startIndex, offsetBy: $0) }
  }
}

extension Office {
  func triage(on day: Day) -> Triage {
    Triage(rules: rules, register: register, day: day, model: model.current, read: readLetters)
  }
}

extension Docket {
  var triage: Triage { office.triage(on: now.day) }

  /// Records what the letter is, and what is proposed.
  /// - Parameter reading: what it is by its words, where they were read before its turn.
  mutating func classify(as reading: Classification? = nil) throws {
    let classification = try classification(duplicates: try placeAmongOthers(), as: reading)
    try record(.classified(classification), by: .policy)
  }

  /// What the letter is and what is proposed, as it is read now, and as the ledger knows its like.
  func classification(duplicates: [Proposed<Duplicate>], as reading: Classification? = nil) throws
    -> Classification
  {
    let reading = try reading ?? self.reading
    let found = reading.beside(duplicates).deciding(try repetition(among: duplicates)?.decision)
    let files = try fileNames
    return try accusing(found.deciding(secrecy(of: files)), files, among: duplicates)
  }

  /// What the letter is by itself.
  private var reading: Classification {
    get throws {
      // Only an empty letter's files decide anything, and to look at them costs a reading.
      let isEmpty = !triage.hasWords(letter)
      return triage.classification(
        of: letter, usually: try defaultRoute, hasFiles: isEmpty ? !(try enclosures().files.isEmpty) : false)
    }
  }

  /// What its author called his files; they are on the table, and nothing else of them is looked at.
  var fileNames: [String] {
    get throws {
      try letter.mails.flatMap { mail in
        try office.ledger.messageWithFiles(mail.id, opened: office.openedMails)?.attachments.compactMap(
          \.name) ?? []
      }
    }
  }

  /// Ground four, where the names of its files say so.
  private func secrecy(of fileNames: [String]) -> Proposed<Proposal.Decision>? {
    guard let name = fileNames.first(where: office.mayBeSecret) else { return nil }
    let ground = office.readLetters.findings(in: name).grounds.first { $0.label == .secretOrPrivate }
    return Proposed(.decline(.secretOrPrivate), confidence: 0.9, because: ground?.because ?? [])
  }

  /// Reads it once more where its author has added words since, or an earlier program has made no proposal.
  mutating func proposeAnew() throws {
    if letter.awaitsProposal { try classify() }
  }

  /// What is proposed; units that gave the letter back, or that it accuses, are none
  /// of them; the one that was named instead is weighed.
  var proposal: Proposal {
    let proposal = letter.proposal ?? triage.proposal(for: letter)
    let (returned, accusation, last) = (letter.returnedBy, letter.accusation, letter.lastReturn)
    guard !returned.isEmpty || accusation != nil else { return proposal }
    func may(_ unit: Proposed<UnitName>) -> Bool {
      !returned.contains(unit.value) && accusation?.accuses(.unit(unit.value)) != true
    }
    let suggested = last?.suggested.flatMap { may(Proposed($0, confidence: 0)) ? $0 : nil }
    return Proposal(
      decision: proposal.decision,
      leads: weighing(suggested, among: proposal.leads.filter(may), by: last?.unit),
      cooperating: proposal.cooperating.filter(may), duplicates: proposal.duplicates)
  }

  /// The unit that letters of its mailbox or account are for.
  private var defaultRoute: DefaultRoute? {
    get throws {
      guard office.rules.intakes.contains(where: { $0.value.defaultRoute != nil }),
        let mail = letter.registration.mail,
        let mailbox = try book.mailbox(of: mail.id)
      else { return nil }
      return office.rules.intakes[mailbox]?.defaultRoute
    }
  }
}
