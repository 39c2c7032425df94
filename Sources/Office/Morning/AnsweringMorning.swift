import Domain
import Mail
import Store

/// Carries out what a clerk answered to a desk's list: line by line, each item once.
///
/// What one clerk wrote in several mails before any of it was carried out is one answer, so that a second mail mends
/// the first, also where they answer two lists. All of an answer is one transaction; ``ConfirmingMorning`` tells what came
/// of every line once the stages are done with what it released.
struct AnsweringMorning: PipelineStage {
  let office: Office
  let now: Timestamp

  /// What one clerk wrote to one list.
  struct Answer {
    let list: MorningMail
    let desk: Desk
    let clerk: Party
    var mails: [IncomingMail]
    var words: [String]
    var beside: [WordsBeside]
  }

  /// An answer as it was read, before any of it is done.
  private struct Reading {
    let answer: Answer
    let items: AnsweredItems
    let lines: TriageAnswer
    /// What units were called about.
    let calls: [CallLine]
  }

  func run(until stop: () -> Bool) throws -> Int {
    let mails = try office.ledger.mail(for: .morning, limit: Batch.most)
    var answers: [Answer] = []
    let done = try each(mails, until: stop) { try read($0, into: &answers) }
    let readings = try answers.map(reading)
    var trouble: (any Error)?
    for (place, reading) in readings.enumerated() where !stop() {
      do {
        try carryOut(
          reading, besides: readings[(place + 1)...].filter { $0.answer.clerk == reading.answer.clerk })
      } catch  where isOwnFault(error) {
        try office.ledger.write { book in
          for mail in reading.answer.mails {
            try book.hold(mail.id, reason: "failed", detail: "\(error)", at: now)
          }
        }
      } catch {
        trouble = trouble ?? error
      }
    }
    if let trouble { throw trouble }
    return done
  }

  private func read(_ mail: IncomingMail, into answers: inout [Answer]) throws {
    guard let raw = try office.ledger.mail(mail.id) else {
      throw LedgerError.corrupt("mail \(mail.id) is not in the mail store")
    }
    let message = try Message(parsing: raw.bytes)
    let answered = try office.lists(answeredBy: message)
    guard let list = answered.list ?? answered.others.first else {
      throw LedgerError.corrupt("mail \(mail.id) lost its code")
    }
    let coded = try CodedMail(mail, message, ofDesk: list.desk, in: office.ledger)
    guard let (desk, party) = coded.clerk(in: office.register), list.person.map({ $0 == party.name }) ?? true
    else {
      return try TurningAway(office: office, now: now, coded: coded).turnAway("a list's code")
    }
    guard answered.list != nil else { return try askWhichList(coded, of: desk) }
    if let known = answers.firstIndex(where: { $0.list.id == list.id && $0.clerk == party }) {
      answers[known].mails.append(mail)
      answers[known].words.append(coded.words)
      answers[known].beside.append(coded.beside)
    } else {
      answers.append(
        Answer(
          list: list, desk: desk, clerk: party, mails: [mail], words: [coded.words],
          beside: [coded.beside]))
    }
  }

  /// Which of two lists the numbers are of nobody can tell.
  private func askWhichList(_ coded: CodedMail, of desk: Desk) throws {
    let line = PenText.plain(OfficeText.lines(coded.words).first ?? "（空白）")
    let why = "未办理：来信带有两封待办邮件的核验码，不能确定序号是哪一封的；请直接回复要办理的那一封，不要附另一封"
    try office.ledger.write { book in
      try book.record(
        [DeskLine(line: line, result: why, kind: "refused")], of: coded.mail.id, by: desk.name,
        at: coded.mail.receivedAt)
      try book.settle(coded.mail.id, as: .handled)
    }
  }

  private func reading(_ answer: Answer) throws -> Reading {
    let items = try AnsweredItems(of: answer.list, in: office)
    let (names, signatures) = (
      UnitNames(office.register, on: now.day), answer.desk.signatures(of: office, on: now.day)
    )
    var answer = answer
    let calls = CallLine.taken(
      from: &answer.words, &answer.beside, TriageLine(signedAs: signatures, names))
    let lines = TriageAnswer(
      reading: answer.words, about: answer.list.numbers, names, signedAs: signatures, letters: items.letters,
      severally: items.severally, beside: answer.beside, vocabularies: items.vocabularies)
    return Reading(answer: answer, items: items, lines: lines, calls: calls)
  }

  /// - Parameter later: what the same clerk wrote afterwards to other lists, which may be about the same.
  private func carryOut(_ reading: Reading, besides later: [Reading]) throws {
    let (answer, items) = (reading.answer, reading.items)
    // What is let out of the pen may have to be read by a process of its own first: not while the ledger waits.
    let releases = AnsweredReleases(office: office)
    for step in reading.lines.steps { releases.plan(step, items) }
    try office.ledger.write { book in
      let lastKnown = try book.lastQuestion
      var left = LeftOut()
      let calls = try reading.calls.map {
        try $0.note(in: office, by: answer.clerk, of: answer.desk, answering: answer.list, at: now, book)
      }
      let outcomes = try reading.lines.carryOut { step in
        if let line = Self.line(of: later, about: step, items) {
          return DeskOutcome(step.line, "第\(step.number ?? 0)件：已由您随后的来信“\(line)”代替", .passed)
        }
        return try ItemAnswer(
          office: office, now: now, book: book, answer: answer, items: items, releases: releases,
          lastKnown: lastKnown
        ).carryOut(step, &left)
      }
      try book.record(
        (calls + left.gathered(outcomes)).map(DeskLine.init), of: answer.mails[0].id,
        by: answer.desk.name,
        at: answer.mails[0].receivedAt)
      for mail in answer.mails { try book.settle(mail.id, as: .handled) }
    }
  }

  /// What he wrote afterwards about the same item, read or not.
  private static func line(of later: [Reading], about step: TriageAnswer.Step, _ items: AnsweredItems)
    -> String?
  {
    guard case .decide(let word, _) = step.act, word.decides,
      let matter = step.number.flatMap({ items.matters[$0] })
    else { return nil }
    return later.lazy.compactMap { reading in
      reading.items.matters.first { $0.value == matter }.flatMap { reading.lines.named[$0.key] }
    }.first
  }
}

extension DeskLine {
  init(_ outcome: DeskOutcome) {
    self.init(line: outcome.line, held: outcome.held, result: outcome.result, kind: outcome.kind.rawValue)
  }
}

extension Office {
  /// The list that a mail answers. Where its address has the code of one and its text that of another, it is the one
  /// that stands quoted: its numbers are what the clerk saw.
  /// - Returns: no list but others where it cannot be told.
  func lists(answeredBy message: Message) throws -> (list: MorningMail?, others: [MorningMail]) {
    let all = try lists(of: MailTokens(of: message).digestCodes)
    guard all.count > 1 else { return (all.first, []) }
    let quoted = try lists(of: DigestCode.all(in: message.text))
    return quoted.count == 1 ? (quoted[0], []) : (nil, all)
  }

  private func lists(of codes: [DigestCode]) throws -> [MorningMail] {
    var lists: [MorningMail] = []
    for code in codes where code.kind == .morning {
      guard let list = try ledger.morning(withCode: code.code), !lists.contains(where: { $0.id == list.id })
      else { continue }
      lists.append(list)
    }
    return lists
  }
}

/// What a list asked, by its numbers.
struct AnsweredItems {
  let matters: [Int: ListedMatter]
  /// The letters that one item alone is about: a clerk may call it by the letter's number.
  let letters: [Int: LetterID]
  /// The letters that several items are about, with those.
  let severally: [LetterID: [Int]]
  let vocabularies: [Int: Vocabulary]

  init(of list: MorningMail, in office: Office) throws {
    matters = list.matters
    var letters: [Int: LetterID] = [:]
    var vocabularies: [Int: Vocabulary] = [:]
    for (number, matter) in list.matters {
      switch matter {
      case .held: vocabularies[number] = .held
      case .question(let id):
        guard let question = try office.ledger.question(id), let kind = QuestionKind(rawValue: question.kind)
        else { throw LedgerError.corrupt("list \(list.id) lost what it asked under \(number)") }
        vocabularies[number] = Vocabulary(kind)
        letters[number] = question.letter
      }
    }
    let named = Dictionary(grouping: letters.keys.sorted()) { letters[$0]! }
    self.letters = letters.filter { named[$0.value]?.count == 1 }
    severally = named.filter { $0.value.count > 1 }
    self.vocabularies = vocabularies
  }
}
