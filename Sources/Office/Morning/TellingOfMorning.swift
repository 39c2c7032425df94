import Domain
import Mail
import Store
import Templates

/// Tells each desk, when a working day begins, of everything that waits for it, in one mail that is answered in lines;
/// later in the day once more, only of what has become urgent since. Whoever was asked alone, where one clerk must not
/// answer for another, has such a list of his own. It tells of what many write of as well. Where there is nothing,
/// nobody is written to; nothing expires.
struct TellingOfMorning: PipelineStage {
  let office: Office
  let now: Timestamp

  func run(until stop: () -> Bool) throws -> Int {
    let hours = [office.rules.morningAt] + office.rules.urgentAt.filter { $0 > office.rules.morningAt }
    guard office.calendar.isWorkingDay(now.day),
      let hour = hours.last(where: { Timestamp(now.day, second: $0) <= now })
    else { return 0 }
    let told = try office.ledger.morningHours(on: now.day)
    let listeners = office.register.askedDesks(on: now.day).flatMap {
      MorningListener.all(of: $0, on: now.day)
    }
    .filter { told[$0.reader]?.contains(hour) != true }
    guard !listeners.isEmpty, try office.gapBefore(now) == nil else { return 0 }
    let waiting = try WaitingMatters(office: office, now: now)
    let topics = try office.hotTopics.all(at: now)
    var mails = 0
    for listener in listeners where !stop() {
      let isMorning = told[listener.reader] == nil
      let figures =
        isMorning && listener.clerk == nil ? try office.figuresToTell(listener.desk, on: now.day) : []
      mails += try tell(listener, waiting, topics, figures, isMorning: isMorning, at: hour) ? 1 : 0
    }
    return mails
  }

  /// - Returns: whether there was something to tell.
  private func tell(
    _ listener: MorningListener, _ waiting: WaitingMatters, _ topics: [HotTopic], _ figures: [String],
    isMorning: Bool, at hour: Int
  ) throws -> Bool {
    try office.ledger.write { book in
      let (all, scans) = try items(of: listener, waiting, isMorning: isMorning, in: book)
      let hears = isMorning && listener.clerk == nil
      let hot = try TopicSection(hears ? topics : [], for: listener.desk.name, at: now, in: book)
      let digest = hears ? try LetterDigest(of: listener.desk, in: office, at: now, book) : nil
      let lists = MorningList.lists(of: all, with: scans, in: office, on: now.day)
      let calls = try digest?.calls(from: lists.reduce(1) { $0 + $1.items.count }) ?? []
      for list in lists {
        let isNeedless = list.isEmpty && hot.isEmpty && digest?.isEmpty != false
        let code = isNeedless ? nil : DigestCode(.morning, entropy: office.entropy(10))
        let isNew = try book.recordMorning(
          of: list.matters, from: list.first, to: listener.reader, on: now.day, hour: hour, part: list.part,
          calls: Dictionary(
            uniqueKeysWithValues: list.part == 1 ? calls.map { ($0.number, $0.letter) } : []),
          code: code?.code)
        guard isNew, let code else { return false }
        let letters = try LetterDigest.values(
          of: list.part == 1 ? digest : nil, held: all.count { $0.kind == nil },
          calls: list.part == 1 ? calls : [])
        let records = hears && list.part == 1 ? try records(for: listener.desk, in: book) : []
        let own: TemplateValues = [
          "code": "\(code)", "date": "\(now.day.month)月\(now.day.dayOfMonth)日", "morning": .flag(isMorning),
          "person": .text(listener.clerk?.name ?? ""), "records": .list(records.map { .text($0) }),
          "ledger": hears && list.part == 1 ? try office.ledgerEnd(on: now.day) : .list([]),
          "figures": .list(list.part == 1 ? figures.map { .text($0) } : []),
          // Whoever has nothing to decide may have a call to tell of.
          "coded": .flag(!list.isEmpty || list.part == 1 && !calls.isEmpty),
        ]
        let topics = list.part == 1 ? hot.values(numbers: list.numbersToDecide) : ["topics": []]
        try book.send(
          try Post(office: office, now: now).mail(
            "morning", to: listener.address, code: code, cause: listener.cause(now.day, hour, list.part),
            values: [try list.values, topics, letters, own].reduce(into: [:]) { $0.merge($1) { $1 } },
            attachments: list.scans),
          at: now)
      }
      try hot.record(at: now, in: book)
      try digest?.recordTold(in: book)
      return true
    }
  }

  /// What is told, with its scans; what no mail has room for is asked about by one of its own.
  private func items(
    of listener: MorningListener, _ waiting: WaitingMatters, isMorning: Bool, in book: Book
  ) throws -> ([MorningItem], ListedScans) {
    let found = try waiting.items(for: listener, in: book)
    // Nobody is written to for rules alone.
    let all = found.allSatisfy(\.isRule) ? [] : found
    let told = isMorning ? all : all.filter { $0.isPressing(on: now.day) }
    let scans = try ListedScans(of: told)
    for item in told where scans.isTooMuch(item) {
      guard case .question(let waiting, let docket) = item.subject else { continue }
      try docket.askToConfirmScan(
        after: ScanQuestion(subject: waiting.question.subject).firstClerk, alone: true)
    }
    return (told.filter { !scans.isTooMuch($0) }, scans)
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

/// Whose list it is: a desk's, or that of one of its clerks, who was asked alone.
struct MorningListener {
  let desk: Desk
  /// Nil for the desk's mailbox.
  let clerk: Clerk?

  static func all(of desk: Desk, on day: Day) -> [MorningListener] {
    [MorningListener(desk: desk, clerk: nil)]
      + desk.clerks.filter { $0.holds(on: day) }.map { MorningListener(desk: desk, clerk: $0) }
  }

  var reader: MorningReader { MorningReader(desk: desk.name, person: clerk?.name) }
  var address: String { clerk?.address ?? desk.address }

  func cause(_ day: Day, _ hour: Int, _ part: Int) -> String {
    let whose = clerk.map { "\(desk.name)/\($0.name)" } ?? desk.name
    return "\(whose)/\(day)/\(hour)" + (part > 1 ? "/\(part)" : "")
  }
}

extension Office {
  /// Where the ledger's chain ended when the day began (台账校验值): a mail that people keep lets nobody change what stands
  /// before it, or cut it off.
  fileprivate func ledgerEnd(on day: Day) throws -> TemplateValue {
    .list(
      try ledger.anchor(of: day).map { [["sequence": "\($0.sequence)", "hash": .text($0.hash)]] } ?? [])
  }
}
