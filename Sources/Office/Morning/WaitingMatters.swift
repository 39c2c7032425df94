import Domain
import Store

/// What waits for any desk or clerk, read once for all of them.
struct WaitingMatters {
  private let office: Office
  private let now: Timestamp
  private let questions: [WaitingQuestion]
  private let held: [String: [HeldMail]]
  private let untold: Set<Int64>
  private let discretion: PenDiscretion

  /// - Parameter untilNow: also what a mail of its own has told of today, and what has come to the pen since the day began.
  init(office: Office, now: Timestamp, untilNow: Bool = false) throws {
    (self.office, self.now) = (office, now)
    questions = try office.ledger.waitingQuestions().filter { untilNow || $0.isListed(on: now.day) }
    discretion = PenDiscretion(office: office, pen: HoldingPen(office.ledger, office.register))
    untold = try office.ledger.untoldEntries()
    let hour = Timestamp(now.day, second: office.rules.morningAt)
    held = try Self.held(office, on: now.day, before: untilNow ? nil : hour, discretion)
  }

  /// What waits for a desk and, without their words, for its clerks.
  func items(of desk: Desk, in book: Book) throws -> [MorningItem] {
    try questions(to: desk, in: book) + pen(of: desk)
  }

  /// What it is asked, for itself or for its clerks.
  func questions(to desk: Desk, in book: Book) throws -> [MorningItem] {
    try items(questions.filter { isOf(desk, $0) }, in: book)
  }

  /// What waits for it in the holding pen, for whoever needs no word of it.
  func held(for desk: Desk) -> [HeldMail] { held[desk.name] ?? [] }

  /// What one list tells of.
  func items(for listener: MorningListener, in book: Book) throws -> [MorningItem] {
    let desk = listener.desk
    guard let clerk = listener.clerk else {
      return try items(questions.filter { isOf(desk, $0) && persons(of: $0, at: desk).isEmpty }, in: book)
        + pen(of: desk)
    }
    return try items(
      questions.filter { isOf(desk, $0) && persons(of: $0, at: desk).contains { $0.name == clerk.name } },
      in: book)
  }

  private func items(_ questions: [WaitingQuestion], in book: Book) throws -> [MorningItem] {
    try questions.compactMap { waiting in
      // What was asked anew meanwhile is told next time.
      guard try book.question(waiting.question.id)?.isOpen == true,
        let letter = try book.letter(waiting.question.letter)
      else { return nil }
      let item = MorningItem(
        waiting, about: Docket(office: office, now: now, book: book, letter: letter))
      return item.isLapsed(on: now.day) ? nil : item
    }
  }

  private func pen(of desk: Desk) throws -> [MorningItem] {
    try held(for: desk).map { held in
      MorningItem(try discretion.entry(held, for: desk), isTold: !untold.contains(held.id), in: office)
    }
  }

  /// A desk that is no more leaves what it was to be asked to the first.
  private func isOf(_ desk: Desk, _ waiting: WaitingQuestion) -> Bool {
    if waiting.question.desk == desk.name { return true }
    return office.register.asked(waiting.question.desk, on: now.day) == nil
      && desk.name == office.register.desks.first?.name
  }

  /// Who of a desk was asked alone; none where the desk was, or where all of them have left it since.
  private func persons(of waiting: WaitingQuestion, at desk: Desk) -> [Clerk] {
    let asked = waiting.persons ?? []
    return desk.clerks.filter { clerk in clerk.holds(on: now.day) && asked.contains { clerk.writes(from: $0) }
    }
  }

  /// What had come to the pen at that time, all of it where there is none, by whom it waits for.
  private static func held(
    _ office: Office, on today: Day, before time: Timestamp?, _ discretion: PenDiscretion
  ) throws -> [String: [HeldMail]] {
    var waiting: [String: [HeldMail]] = [:]
    for held in try office.ledger.heldMail() {
      guard let standing = try office.ledger.standing(of: held.mail),
        time.map({ standing.receivedAt < $0 }) ?? true
      else { continue }
      let desk = try office.desk(of: held, standing, on: today)
      // What accuses a desk waits for whoever stands in for it.
      let keeper = try desk.map { desk in
        try discretion.accusation(of: desk, in: held).map { office.standIn(for: $0, on: today) ?? desk }
          ?? desk
      }
      waiting[keeper?.name ?? "", default: []].append(held)
    }
    return waiting
  }
}

extension WaitingQuestion {
  /// What went by a mail of its own is listed from the next day on.
  fileprivate func isListed(on today: Day) -> Bool {
    if isAlone, question.askedAt.day >= today { return false }
    return shown != nil || question.kind == QuestionKind.decide.rawValue && !isAlone
  }
}

extension Office {
  /// Who decides about an entry: the desk of its letter, else of the mailbox or account it came in by.
  func desk(of held: HeldMail, _ standing: MailStanding, on day: Day) throws -> Desk? {
    if let id = held.letter, let letter = try ledger.letter(id) { return desk(of: letter, on: day) }
    return rules.intakes[standing.mailbox].flatMap { register.desk($0.desk) } ?? register.desks.first
  }
}
