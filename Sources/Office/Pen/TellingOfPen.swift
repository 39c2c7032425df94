import Domain
import Store
import Templates

/// Tells each desk once a working day what waits in the holding pen, with what each mail looks like, so that one
/// answer by mail deals with all of it. Where nothing waits, nobody is written to; nothing expires.
///
/// It tells of what had come when the day began: a mail of nine o'clock is told the next working day.
struct TellingOfPen: PipelineStage {
  let office: Office
  let now: Timestamp

  func run(until stop: () -> Bool) throws -> Int {
    let hour = Timestamp(now.day, second: office.rules.digestAt)
    guard now >= hour, office.calendar.isWorkingDay(now.day) else { return 0 }
    let told = try office.ledger.desksTold(on: now.day)
    let desks = office.register.askedDesks(on: now.day).filter { !told.contains($0.name) }
    guard !desks.isEmpty else { return 0 }
    let pen = HoldingPen(office.ledger, office.register)
    let discretion = PenDiscretion(office: office, pen: pen)
    let waiting = try waiting(since: hour, discretion)
    let untold = try office.ledger.untoldEntries()
    var mails = 0
    for desk in desks where !stop() {
      let held = PenSection.choice(of: waiting[desk.name] ?? [], untold: untold)
      let section = PenSection(
        try held.map { try discretion.entry($0, for: desk) },
        of: waiting[desk.name]?.count ?? 0,
        untold: untold, on: now.day,
        office.calendar)
      mails += try tell(desk, section) ? 1 : 0
    }
    return mails
  }

  /// By their desks.
  private func waiting(since hour: Timestamp, _ discretion: PenDiscretion) throws -> [String: [HeldMail]] {
    var waiting: [String: [HeldMail]] = [:]
    for held in try office.ledger.heldMail() {
      guard let standing = try office.ledger.standing(of: held.mail), standing.receivedAt < hour else {
        continue
      }
      waiting[try keeper(of: held, standing, discretion)?.name ?? "", default: []].append(held)
    }
    return waiting
  }

  /// What accuses a desk waits for whoever stands in for it.
  private func keeper(of held: HeldMail, _ standing: MailStanding, _ discretion: PenDiscretion) throws
    -> Desk?
  {
    guard let desk = try office.desk(of: held, standing, on: now.day) else { return nil }
    guard let accusation = try discretion.accusation(of: desk, in: held) else { return desk }
    return office.standIn(for: accusation, on: now.day) ?? desk
  }

  /// - Returns: whether there was something to tell.
  private func tell(_ desk: Desk, _ section: PenSection) throws -> Bool {
    let code = section.isEmpty ? nil : DigestCode(.pen, entropy: office.entropy(10))
    try office.ledger.write { book in
      let isFirst = try book.recordDigest(of: section.numbers, to: desk.name, on: now.day, code: code?.code)
      guard isFirst, let code else { return }
      var values = section.values
      values["code"] = "\(code)"
      values["date"] = "\(now.day.month)月\(now.day.dayOfMonth)日"
      try book.send(
        try Post(office: office, now: now).mail(
          "pen-digest", to: desk.address, code: code, cause: "\(desk.name)/\(now.day)", values: values),
        at: now)
    }
    return code != nil
  }
}

extension Office {
  /// Who decides about an entry: the desk of its letter, else of the mailbox or account it came in by.
  func desk(of held: HeldMail, _ standing: MailStanding, on day: Day) throws -> Desk? {
    if let id = held.letter, let letter = try ledger.letter(id) { return desk(of: letter, on: day) }
    return rules.intakes[standing.mailbox].flatMap { register.desk($0.desk) } ?? register.desks.first
  }
}

/// What a desk's mail says of the holding pen: a part of it, wherever it stands.
struct PenSection {
  private let shown: [PenEntry]
  private let total: Int
  private let untold: Set<Int64>
  private let today: Day
  private let calendar: WorkingCalendar

  /// A mail that is read to its end; the rest is on the server, and in tomorrow's.
  private static let most = 50

  /// What no digest has told of yet, then what waits longest; by their numbers.
  static func choice(of held: [HeldMail], untold: Set<Int64>) -> [HeldMail] {
    let (new, old) = (held.filter { untold.contains($0.id) }, held.filter { !untold.contains($0.id) })
    return (new + old).prefix(most).sorted { $0.id < $1.id }
  }

  init(
    _ entries: [PenEntry], of total: Int, untold: Set<Int64>, on today: Day, _ calendar: WorkingCalendar
  ) {
    shown = entries
    self.total = total
    self.untold = untold
    self.today = today
    self.calendar = calendar
  }

  var isEmpty: Bool { shown.isEmpty }
  var numbers: [Int64] { shown.map(\.held.id) }

  var values: TemplateValues {
    [
      "count": "\(total)", "new": "\(shown.count { untold.contains($0.held.id) })",
      "more": total > shown.count ? "\(total - shown.count)" : "",
      "entries": .list(shown.map(values)), "drafts": .list(drafts),
    ]
  }

  /// What a button writes for the clerk to look through: few, as an address holds only so much, and never that
  /// something be discarded, which is nobody's to do unread.
  private var drafts: [TemplateValue] {
    shown.compactMap { entry in
      guard case .release = entry.guess.verdict, let answer = entry.guess.answer else { return nil }
      return ["line": .text("\(entry.held.id) \(answer)")]
    }.prefix(8).map(\.self)
  }

  private func values(of entry: PenEntry) -> TemplateValue {
    let days = calendar.workingDays(after: entry.held.at.day, through: today)
    return [
      "number": "\(entry.held.id)", "receivedAt": "\(entry.standing.receivedAt)",
      "from": .text(entry.from.map { PenText.plain($0) } ?? "（未读取）"),
      "title": .text(entry.subject.map { PenText.plain($0) } ?? "（未读取）"),
      "words": .text(entry.words.map { PenText.plain($0) } ?? ""), "reason": .text(entry.reason.chinese),
      "guess": .text(entry.guess.chinese),
      "isNew": .flag(untold.contains(entry.held.id)), "days": days > 0 ? "\(days)" : "",
      "answer": .text(entry.guess.answer ?? ""),
      "wayOut": .text(entry.guess.answer == nil ? entry.reason.wayOut?.chinese ?? "" : ""),
    ]
  }
}
