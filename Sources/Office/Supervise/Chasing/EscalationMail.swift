import Domain
import Store
import Templates

/// What those above the units are told on one day of letters that are overdue, or open for too long (督办), with what
/// happened to each. Where nobody holds the office, each letter's desk is told to report it.
struct EscalationMail {
  private let entries: [Entry]
  private let listener: ChasingTable.Listener

  private struct Entry {
    let docket: Docket
    let reminder: Reminder?
    let mark: ChasingTable.Mark?
  }

  /// - Parameter dockets: those of which something is to be told, and others.
  init(of dockets: [Docket], to listener: ChasingTable.Listener) throws {
    self.listener = listener
    entries = try dockets.flatMap { docket -> [Entry] in
      // Whom a letter accuses does not hear how it fares.
      guard let role = listener.role, docket.letter.accusation?.accuses(.official(role)) != true else {
        return []
      }
      let mark =
        docket.passedMark(for: listener).map { [Entry(docket: docket, reminder: nil, mark: $0)] } ?? []
      return try docket.reminders(to: [listener]).sorted { $0.precedes($1) }.map {
        Entry(docket: docket, reminder: $0, mark: nil)
      } + mark
    }
  }

  /// Records it on each letter, and sends one mail to each reader.
  /// - Returns: whether there was anything to tell, and anybody.
  func send() throws -> Bool {
    guard let first = entries.first, let role = listener.role else { return false }
    let official = first.docket.office.register.official(role, on: first.docket.now.day)
    let mails = Dictionary(grouping: entries) { official?.address ?? $0.docket.desk?.address }
    var isTold = false
    for (address, entries) in mails.sorted(by: { ($0.key ?? "") < ($1.key ?? "") }) {
      guard let address else { continue }
      try send(entries, to: address, named: official?.name)
      isTold = true
    }
    return isTold
  }

  /// - Parameter name: nil where a desk stands in.
  private func send(_ entries: [Entry], to address: String, named name: String?) throws {
    let many = entries.sorted { ($0.reminder?.daysLate ?? 0) > ($1.reminder?.daysLate ?? 0) }
    let (office, now) = (many[0].docket.office, many[0].docket.now)
    try many[0].docket.send(
      "escalation", to: address, cause: "\(listener.rawValue)/\(now.day)",
      values: [
        "reader": .text(name ?? office.rules.name), "vacant": .flag(name == nil),
        "supervisor": .flag(listener == .supervisor), "count": "\(entries.count)",
        "date": "\(now.day.month)月\(now.day.dayOfMonth)日",
        "items": .list(try many.prefix(Self.most).map { .record(try values(of: $0, for: address)) }),
        "more": .text(many.count > Self.most ? "\(many.count - Self.most)" : ""),
      ])
    for entry in entries {
      var docket = entry.docket
      let reason = entry.reminder?.reason ?? entry.mark?.reason ?? ""
      try docket.record(.escalated(to: docket.name(of: listener), reason: reason), by: .policy)
    }
  }

  /// As many as a mail can be read with.
  private static let most = 100

  private func values(of entry: Entry, for address: String) throws -> TemplateValues {
    let (docket, letter) = (entry.docket, entry.docket.letter)
    let unit = entry.reminder?.unit ?? letter.assignment?.lead
    let officer = unit.flatMap { docket.office.register.unit($0)?.officer(on: docket.now.day) }
    return try docket.disclosure(namingOthers: false).outgoing(
      [
        "id": "\(docket.id)", "title": .text(letter.title.shown), "unit": .text(unit?.text ?? ""),
        "officer": .text(officer?.name ?? ""), "telephone": .text(officer?.telephone ?? ""),
        "lead": .flag(entry.reminder?.clock.isLead ?? true),
        "due": .text(entry.reminder?.due.day.chinese ?? ""),
        "late": .text(entry.reminder.map { "\($0.daysLate)" } ?? ""),
        "mark": .text(entry.mark?.chinese ?? ""),
        "receivedAt": "\(letter.registration.receivedAt)", "state": .text(letter.stage.chinese),
        "history": .list(letter.historyOfHandling(in: docket.office.rules.chasing).map { .text($0) }),
      ], to: address)
  }
}

extension ChasingTable.Listener {
  /// Nil for who stands above nobody.
  fileprivate var role: Role? {
    switch self {
    case .coordinator: .coordinator
    case .supervisor: .supervisor
    case .unit, .leader, .office: nil
    }
  }
}
