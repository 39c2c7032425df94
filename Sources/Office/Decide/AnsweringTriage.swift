import Domain
import Mail
import Store

/// Carries out what a clerk answered to a digest of letters that wait: line by line, each letter once.
///
/// What one clerk wrote in several mails before any of it was carried out is one answer, so that a second mail mends
/// the first. All of an answer is one transaction, and its clerk's desk hears what became of every line.
struct AnsweringTriage: PipelineStage {
  let office: Office
  let now: Timestamp

  /// What one clerk wrote to one digest.
  private struct Answer {
    let digest: TriageDigest
    let desk: Desk
    let clerk: Party
    var mails: [IncomingMail]
    var words: [String]
    var indented: [[String]]
  }

  func run(until stop: () -> Bool) throws -> Int {
    let mails = try office.ledger.mail(for: .triage, limit: 1000)
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
    guard let digest = try office.triage(answeredBy: MailTokens(of: message)) else {
      throw LedgerError.corrupt("mail \(mail.id) lost its code")
    }
    let coded = CodedMail(mail, message, ofDesk: digest.desk)
    guard let (desk, party) = coded.clerk(in: office.register) else {
      return try TurningAway(office: office, now: now, coded: coded).turnAway("a digest's code")
    }
    if let known = answers.firstIndex(where: { $0.digest.id == digest.id && $0.clerk == party }) {
      answers[known].mails.append(mail)
      answers[known].words.append(coded.words)
      answers[known].indented.append(coded.indented)
    } else {
      answers.append(
        Answer(
          digest: digest, desk: desk, clerk: party, mails: [mail], words: [coded.words],
          indented: [coded.indented]))
    }
  }

  private func carryOut(_ answer: Answer) throws {
    try office.ledger.write { book in
      let questions = try answer.digest.numbers.map { number in
        (number, try question(number, of: answer, in: book))
      }
      let reading = TriageAnswer(
        reading: answer.words, about: answer.digest.numbers, UnitNames(office.register, on: now.day),
        signedAs: answer.desk.signatures(of: office, on: now.day),
        letters: Dictionary(uniqueKeysWithValues: questions.map { ($0, $1.letter) }),
        indented: answer.indented)
      let outcomes = try reading.carryOut { try carryOut($0, of: answer, in: book) }
      for mail in answer.mails { try book.settle(mail.id, as: .handled) }
      let left = try answer.digest.numbers.count { try question($0, of: answer, in: book).isOpen }
      var values = DeskOutcome.values(of: outcomes)
      values["clerk"] = .text(answer.clerk.name ?? "")
      values["left"] = .text(left > 0 ? "\(left)" : "")
      try book.send(
        try Post(office: office, now: now).mail(
          "triage-understood", to: answer.desk.address, code: nil, cause: "mail \(answer.mails[0].id)",
          values: values), at: now)
    }
  }

  private func question(_ number: Int, of answer: Answer, in book: Book) throws -> Question {
    guard let question = try book.question(number, of: answer.digest) else {
      throw LedgerError.corrupt("digest \(answer.digest.id) lost what it asked under \(number)")
    }
    return question
  }

  private func carryOut(_ step: TriageAnswer.Step, of answer: Answer, in book: Book) throws -> DeskOutcome {
    guard case .decide = step.act, let number = step.number else {
      return step.outcome(help: Self.help, item: step.number.map { "第\($0)件：" } ?? "")
    }
    let question = try question(number, of: answer, in: book)
    guard let letter = try book.letter(question.letter) else {
      throw LedgerError.noSuchLetter(question.letter)
    }
    let item = "第\(number)件（\(letter.id)）"
    guard question.isOpen else {
      return DeskOutcome(step.line, item + question.reasonForClosing(letter), .refused)
    }
    var docket = Docket(office: office, now: now, book: book, letter: letter)
    let outcome = try docket.carryOut(step, answering: question, by: answer.clerk, help: Self.help)
    return DeskOutcome(step.line, item + outcome.result, outcome.kind)
  }

  private static let help =
    "可写：1 通过；3 单位名；5-9 通过；2 受理 牵头单位 配合 单位名；4 不予受理 七；6 并入 NM2026000001；7 特急；8 待定；其余 通过"
}

extension Office {
  /// The digest whose code a mail carries.
  func triage(answeredBy tokens: MailTokens) throws -> TriageDigest? {
    for code in tokens.digestCodes where code.kind == .triage {
      if let digest = try ledger.triage(withCode: code.code) { return digest }
    }
    return nil
  }
}

extension Question {
  /// Why a line about it comes too late.
  fileprivate func reasonForClosing(_ letter: Letter) -> String {
    let now = letter.assignment.map { "，目前由\($0.lead)办理" } ?? ""
    if let answeredBy { return "已由\(answeredBy)决定，未再办理：目前\(letter.stage.chinese)\(now)" }
    return "情况已变更，未办理：目前\(letter.stage.chinese)\(now)；如仍须决定，将重新请您决定"
  }
}
