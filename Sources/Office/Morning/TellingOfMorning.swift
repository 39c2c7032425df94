import Domain
import Mail
import Store
import Templates

/// Tells each desk, when a working day begins, of everything that waits for it, in one mail that is answered in lines;
/// later in the day once more, only of what has become urgent since. It tells of what many write of as well. Where
/// there is nothing, nobody is written to; nothing expires.
struct TellingOfMorning: PipelineStage {
  let office: Office
  let now: Timestamp

  func run(until stop: () -> Bool) throws -> Int {
    let hours = [office.rules.morningAt] + office.rules.urgentAt.filter { $0 > office.rules.morningAt }
    guard office.calendar.isWorkingDay(now.day),
      let hour = hours.last(where: { Timestamp(now.day, second: $0) <= now })
    else { return 0 }
    let told = try office.ledger.morningHours(on: now.day)
    let desks = office.register.askedDesks(on: now.day).filter { told[$0.name]?.contains(hour) != true }
    guard !desks.isEmpty else { return 0 }
    let waiting = try WaitingMatters(office: office, now: now)
    let topics = try office.hotTopics.all(at: now)
    var mails = 0
    for desk in desks where !stop() {
      let isMorning = told[desk.name] == nil
      let figures = isMorning ? try office.figuresToTell(desk, on: now.day) : []
      mails += try tell(desk, waiting, topics, figures, isMorning: isMorning, at: hour) ? 1 : 0
    }
    return mails
  }

  /// - Returns: whether there was something to tell.
  private func tell(
    _ desk: Desk, _ waiting: WaitingMatters, _ topics: [HotTopic], _ figures: [String], isMorning: Bool,
    at hour: Int
  ) throws -> Bool {
    try office.ledger.write { book in
      try waiting.askAloneWhatHasNoRoom(of: desk, in: book)
      let found = try waiting.items(of: desk, in: book)
      // Nobody is written to for rules alone.
      let all = found.allSatisfy(\.isRule) ? [] : found
      let list = MorningList(
        of: isMorning ? all : all.filter { $0.isPressing(on: now.day) }, in: office, on: now.day)
      let hot = try TopicSection(isMorning ? topics : [], for: desk.name, at: now, in: book)
      let code = list.isEmpty && hot.isEmpty ? nil : DigestCode(.morning, entropy: office.entropy(10))
      let isFirst = try book.recordMorning(
        of: list.matters, to: desk.name, on: now.day, hour: hour, code: code?.code)
      guard isFirst, let code else { return false }
      try hot.record(at: now, in: book)
      let own: TemplateValues = [
        "code": "\(code)", "date": "\(now.day.month)月\(now.day.dayOfMonth)日", "morning": .flag(isMorning),
        "figures": .list(figures.map { .text($0) }),
        "records": .list(isMorning ? try records(for: desk, in: book).map { .text($0) } : []),
      ]
      let values = [try list.values, hot.values(numbers: list.numbersToDecide), own]
      try book.send(
        try Post(office: office, now: now).mail(
          "morning", to: desk.address, code: code, cause: "\(desk.name)/\(now.day)/\(hour)",
          values: values.reduce(into: [:]) { $0.merge($1) { $1 } }, attachments: try list.scans),
        at: now)
      return true
    }
  }

  /// How often proposals were right: once a month, and when what is advised has changed.
  private func records(for desk: Desk, in book: Book) throws -> [String] {
    let records = try book.trackRecords().filter(\.isEnough)
    guard !records.isEmpty else { return [] }
    let advice = records.map { "\($0.step.rawValue) \($0.advice?.confidence ?? 0)" }.joined(separator: ", ")
    guard try book.isToHear(advice, desk: desk.name, on: now.day) else { return [] }
    return records.map { $0.chinese(office.rules) }
  }
}

/// What waits for any desk, read once for all of them.
struct WaitingMatters {
  private let office: Office
  private let now: Timestamp
  private let questions: [WaitingQuestion]
  private let held: [String: [HeldMail]]
  private let untold: Set<Int64>
  private let discretion: PenDiscretion

  /// - Parameter untilNow: also what a mail of its own has told of today, or one person alone, and what has come to the
  ///   pen since the day began.
  init(office: Office, now: Timestamp, untilNow: Bool = false) throws {
    (self.office, self.now) = (office, now)
    questions = try office.ledger.waitingQuestions().filter { untilNow || $0.isListed(on: now.day) }
    discretion = PenDiscretion(office: office, pen: HoldingPen(office.ledger, office.register))
    untold = try office.ledger.untoldEntries()
    let hour = Timestamp(now.day, second: office.rules.morningAt)
    held = try Self.held(office, on: now.day, before: untilNow ? nil : hour, discretion)
  }

  func items(of desk: Desk, in book: Book) throws -> [MorningItem] {
    let asked = try questions.filter { isOf(desk, $0) }.compactMap { waiting -> MorningItem? in
      // What was asked anew meanwhile is told next time.
      guard try book.question(waiting.question.id)?.isOpen == true,
        let letter = try book.letter(waiting.question.letter)
      else { return nil }
      let item = MorningItem(
        waiting, about: Docket(office: office, now: now, book: book, letter: letter))
      return item.isLapsed(on: now.day) ? nil : item
    }
    return try asked
      + (held[desk.name] ?? []).map { held in
        MorningItem(
          try discretion.entry(held, for: desk), isTold: !untold.contains(held.id), in: office)
      }
  }

  /// Scans that would make a mail larger than servers take.
  func askAloneWhatHasNoRoom(of desk: Desk, in book: Book) throws {
    var octets = 0
    for item in try items(of: desk, in: book) where item.kind == .confirmScan {
      guard case .question(let waiting, let docket) = item.subject else { continue }
      octets += try docket.scans().reduce(0) { $0 + $1.bytes.count }
      guard octets > MorningList.mostScans, !waiting.isAlone else { continue }
      try docket.askToConfirmScan(after: nil, alone: true)
    }
  }

  /// A desk that is no more leaves what it was to be asked to the first.
  private func isOf(_ desk: Desk, _ waiting: WaitingQuestion) -> Bool {
    if waiting.question.desk == desk.name { return true }
    return office.register.asked(waiting.question.desk, on: now.day) == nil
      && desk.name == office.register.desks.first?.name
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
  /// What went by a mail of its own to the desk is listed from the next day on; what went to one person alone, never.
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
