import Domain
import Mail
import Store

/// Carries out what a clerk answered to a desk's list: line by line, each item once.
///
/// What one clerk wrote in several mails before any of it was carried out is one answer, so that a second mail mends
/// the first. All of an answer is one transaction; ``ConfirmingMorning`` tells what came of every line once the stages
/// are done with what it released.
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
    var indented: [[String]]
  }

  func run(until stop: () -> Bool) throws -> Int {
    let mails = try office.ledger.mail(for: .morning, limit: 1000)
    var answers: [Answer] = []
    let done = try each(mails, until: stop) { try read($0, into: &answers) }
    var trouble: (any Error)?
    for answer in answers where !stop() {
      do { try carryOut(answer) } catch  where isOwnFault(error) {
        try office.ledger.write { book in
          for mail in answer.mails { try book.hold(mail.id, reason: "failed", detail: "\(error)", at: now) }
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
    guard let list = try office.list(answeredBy: MailTokens(of: message)) else {
      throw LedgerError.corrupt("mail \(mail.id) lost its code")
    }
    let coded = CodedMail(mail, message, ofDesk: list.desk)
    guard let (desk, party) = coded.clerk(in: office.register) else {
      return try TurningAway(office: office, now: now, coded: coded).turnAway("a list's code")
    }
    if let known = answers.firstIndex(where: { $0.list.id == list.id && $0.clerk == party }) {
      answers[known].mails.append(mail)
      answers[known].words.append(coded.words)
      answers[known].indented.append(coded.indented)
    } else {
      answers.append(
        Answer(
          list: list, desk: desk, clerk: party, mails: [mail], words: [coded.words],
          indented: [coded.indented]))
    }
  }

  private func carryOut(_ answer: Answer) throws {
    let items = try AnsweredItems(of: answer.list, in: office)
    let reading = TriageAnswer(
      reading: answer.words, about: answer.list.numbers, UnitNames(office.register, on: now.day),
      signedAs: answer.desk.signatures(of: office, on: now.day), letters: items.letters,
      indented: answer.indented, vocabularies: items.vocabularies)
    // What is let out of the pen may have to be read by a process of its own first: not while the ledger waits.
    let releases = AnsweredReleases(office: office)
    for step in reading.steps { releases.plan(step, items) }
    try office.ledger.write { book in
      let lastKnown = try book.lastQuestion
      let outcomes = try reading.carryOut { step in
        try ItemAnswer(
          office: office, now: now, book: book, answer: answer, items: items, releases: releases,
          lastKnown: lastKnown
        ).carryOut(step)
      }
      try book.record(
        outcomes.map(DeskLine.init), of: answer.mails[0].id, by: answer.desk.name,
        at: answer.mails[0].receivedAt)
      for mail in answer.mails { try book.settle(mail.id, as: .handled) }
    }
  }
}

extension DeskLine {
  init(_ outcome: DeskOutcome) {
    self.init(line: outcome.line, held: outcome.held, result: outcome.result, kind: outcome.kind.rawValue)
  }
}

extension Office {
  /// The list whose code a mail carries.
  func list(answeredBy tokens: MailTokens) throws -> MorningMail? {
    for code in tokens.digestCodes where code.kind == .morning {
      if let list = try ledger.morning(withCode: code.code) { return list }
    }
    return nil
  }
}

/// What a list asked, by its numbers.
struct AnsweredItems {
  let matters: [Int: ListedMatter]
  /// The letters that one item alone is about: a clerk may call it by the letter's number.
  let letters: [Int: LetterID]
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
    let named = Dictionary(grouping: letters.values) { $0 }
    self.letters = letters.filter { named[$0.value]?.count == 1 }
    self.vocabularies = vocabularies
  }
}

/// What lines about entries of the holding pen come to, as far as it can be told before anything is changed.
final class AnsweredReleases {
  enum Plan {
    case release(PlannedRelease)
    case discard(why: String)
    case refused(PenRefusal)
  }

  private let office: Office
  private lazy var pen = HoldingPen(office.ledger, office.register)
  private var plans: [Int64: [String: Result<Plan, any Error>]] = [:]

  init(office: Office) { self.office = office }

  func plan(_ step: TriageAnswer.Step, _ items: AnsweredItems) {
    guard case .decide(let word, _) = step.act, let number = step.number,
      case .held(let held)? = items.matters[number], let words = Self.words(word)
    else { return }
    plans[held, default: [:]][words] = Result { try plan(held, words) }
  }

  /// What was planned for an entry; nil where the words are none of the pen's.
  func plan(of held: Int64, saying word: TriageWord) throws -> Plan? {
    guard let words = Self.words(word) else { return nil }
    return try plans[held]?[words]?.get()
  }

  private static func words(_ word: TriageWord) -> String? {
    switch word {
    case .said(let words): words
    case .agree: "同意"
    default: nil
    }
  }

  private func plan(_ number: Int64, _ words: String) throws -> Plan {
    guard let order = PenOrder(reading: "1 \(words)") else { throw DeskRefusal(UnreadLine.notUnderstood) }
    do {
      switch order.word {
      case .discard(let why): return .discard(why: why)
      case .letter: return .release(try office.plan(number, as: .letter, in: pen))
      case .retry: return .release(try office.plan(number, as: .retry, in: pen))
      case .reply(let letter): return .release(try office.plan(number, as: .reply(letter), in: pen))
      case .supplement(let letter): return .release(try office.plan(number, as: .supplement(letter), in: pen))
      case .agree: return try agreement(number)
      }
    } catch let refusal as PenRefusal {
      return .refused(refusal)
    }
  }

  private func agreement(_ number: Int64) throws -> Plan {
    guard let held = try office.ledger.heldMail(number) else { throw PenRefusal.noSuchEntry(number) }
    let guess = try pen.entry(held).guess
    guard guess.verdict == .noise else {
      return .release(try office.plan(number, as: .asGuessed, in: pen))
    }
    return .discard(why: guess.clue.chinese)
  }
}
