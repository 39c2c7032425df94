import Digest
import Domain
import Store
import Templates

/// What a follow-up question is about: what the author has written since the letter was closed, by its events.
struct FollowUpQuestion: Equatable {
  let first: Int64
  let last: Int64

  init(_ first: Int64, _ last: Int64) {
    self.first = first
    self.last = last
  }

  init?(subject: String) {
    let numbers = subject.split(separator: "-").compactMap { Int64($0) }
    guard numbers.count == 2 else { return nil }
    self.init(numbers[0], numbers[1])
  }

  var subject: String { "\(first)-\(last)" }

  func supplements(of letter: Letter) -> [Supplement] {
    letter.supplements.filter { (first...max(first, last)).contains($0.sequence) }
  }
}

extension Docket {
  /// Asks the desk what becomes of what an author writes about a closed letter, never silently a new letter; or of what
  /// no mail may bring to the units.
  /// What waited for an answer before is asked together with it.
  func askAboutFollowUp(_ supplements: [Supplement]) throws {
    guard let first = supplements.first, let last = supplements.last else { return }
    let open = try book.openQuestion(about: id, kind: QuestionKind.followUp.rawValue)
    let earlier = open.flatMap { FollowUpQuestion(subject: $0.subject) }
    let question = FollowUpQuestion(min(earlier?.first ?? first.sequence, first.sequence), last.sequence)
    let unit = letter.answer?.unit ?? letter.assignment?.lead
    try ask(
      .followUp, subject: question.subject, template: "follow-up",
      values: [
        "title": .text(titleForDesk), "stage": .text(letter.stage.chinese),
        "mergedInto": .text(letter.stage == .merged ? letter.root?.description ?? "" : ""),
        "unit": .text(unit?.text ?? ""), "answer": .text(letter.answer?.text.shown ?? ""),
        "text": .text(
          mayBeSecret ? Self.readHere(id) : question.supplements(of: letter).written(as: "网民来信")),
        "marks": .list(accusationMarks.map(TemplateValue.text)), "accused": .flag(isToBeMoved),
        "unmailed": .flag(mayBeSecret && !isToBeMoved && isWithUnits),
        "dissatisfied": .flag(letter.isDissatisfied), "handledAnew": .flag(letter.wasHandledAnew),
      ])
  }

  /// Whether a unit works on it that its author has accused since: that question is answered with another unit.
  var isToBeMoved: Bool { accusesItsUnits && [.assigned, .handling, .replied].contains(letter.stage) }

  private var isWithUnits: Bool { [.assigned, .handling, .replied, .signedOff].contains(letter.stage) }

  /// 受理 旗水务局 (or its name alone): takes the letter from the unit that is accused. Nil where no unit is named.
  mutating func move(_ line: String, answering question: Question, by clerk: Party) throws -> String? {
    guard isToBeMoved, DeskWord(reading: line) == nil,
      let word = TriageWord(reading: line, UnitNames(office.register, on: now.day))
    else { return nil }
    switch word {
    case .accept(_, .some, _), .acceptDespite: break
    default: return nil
    }
    try book.answer(question, by: clerk.name ?? "", at: now)
    do { return try decide(word, by: clerk) } catch let error as OfficeError {
      throw DeskRefusal("未办理：\(error.chinese)")
    }
  }

  /// 重办: a letter that was answered goes back to its units with a new term, another is decided about again.
  mutating func reopen(for question: FollowUpQuestion, because reason: String, by clerk: Party) throws
    -> String
  {
    guard letter.stage != .split else {
      throw DeskRefusal("未办理：本件已分为\(letter.children.map(\.description).joined(separator: "、"))，请写：新件，或已阅：原因")
    }
    // What the desk takes up of its own accord it may take up again (`huiyin reopen`).
    if letter.wasHandledAnew, [.published, .withheld, .withdrawn].contains(letter.stage) {
      throw DeskRefusal("未办理：本件已重新办理过一次，请写：维持：说明，新件，或已阅：原因")
    }
    let reason = reason.isEmpty ? Self.wroteAgain : reason
    if letter.stage == .merged { return try unmerge(because: reason, by: clerk) }
    return try reopen(
      because: reason, telling: .followedUp, of: question.supplements(of: letter), by: clerk)
  }

  /// 新件: what he wrote becomes a letter of its own, of the same author, that names the old one.
  mutating func registerAnew(_ question: FollowUpQuestion, by clerk: Party) throws -> String {
    let supplements = question.supplements(of: letter)
    let old = letter.registration
    let mail = supplements.last?.mail
    let received = try mail.flatMap { try office.ledger.mail($0.id)?.receivedAt }
    // Their rows belong to the old letter, and may be erased with it.
    func copy(_ words: Words?) -> Words? { words?.text.map { Words($0) } }
    let queryCode = Base32.encode(office.entropy(8))
    let registration = Registration(
      desk: old.desk, channel: old.channel, receivedAt: received ?? supplements.last?.at ?? now,
      title: Words(letter.hasTitle ? "续：\(letter.title.shown)" : ""),
      text: Words("（本件由\(id)的后续来信登记）\n" + supplements.map(\.text.shown).joined(separator: "\n\n")),
      authorName: copy(old.authorName), authorAddress: copy(old.authorAddress),
      authorTelephone: copy(old.authorTelephone), queryCode: Words(queryCode),
      mayBePublished: letter.mayBePublished, mail: mail)
    let new = try book.register(registration, prefix: office.rules.numberPrefix, at: now, by: clerk)
    guard let newLetter = try book.letter(new) else { throw LedgerError.noSuchLetter(new) }
    var docket = Docket(office: office, now: now, book: book, letter: newLetter)
    try docket.classify()
    try docket.noteAccusation(with: letter.accusation)
    try docket.sendReceipt(queryCode: queryCode)
    try record(.noted(Words("后续来信另登记为\(new)")), by: clerk)
    return "已登记为新件\(new)，并告知网民"
  }

  /// 已阅：原因, which the author reads.
  mutating func leave(_ question: FollowUpQuestion, because reason: String, by clerk: Party) throws -> String
  {
    guard !reason.isEmpty else { throw DeskRefusal("已阅须写明原因，原因将告知网民") }
    try record(.noted(Words("后续来信已阅：\(reason)")), by: clerk)
    try tellFollowedUp(cause: question.subject, .left(reason))
    return "已阅，原因已告知网民"
  }
}
