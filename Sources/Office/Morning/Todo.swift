import Domain
import Mail
import Store

/// Everything that waits for one desk now, what presses most first (`huiyin todo`): what its next list would tell, and
/// what went to it by a mail of its own. Looking at it tells nobody of anything.
package struct Todo: Sendable {
  package let desk: String
  package let items: [TodoItem]
}

/// One thing that waits, with what is needed to decide it and the commands that do.
package struct TodoItem: Sendable {
  package let number: Int
  /// That of the question; `held` for a mail in the holding pen.
  package let kind: String
  /// What a list calls it.
  package let name: String
  package let letter: LetterID?
  /// The entry of the holding pen.
  package let held: Int64?
  package let since: Timestamp
  package let due: Day
  package let isUrgent: Bool
  /// Whether a mail has told of it.
  package let isTold: Bool
  /// Working days.
  package let waited: Int
  package let title: String
  /// As a list has it, several lines; never what is for the server alone.
  package let text: String
  package let commands: [String]
  /// The words that would answer the mail about it; some of them no command says.
  package let lines: [String]
  /// The sealed scans that are to be compared, where they were asked for.
  package let scans: [Attachment]
}

extension Office {
  /// - Parameters:
  ///   - desks: those that are looked at.
  ///   - withScans: whether the files come with it, which may be large.
  package func todo(of desks: [Desk], withScans: Bool = false, at now: Timestamp) throws -> [Todo] {
    try ledger.look { book in
      let waiting = try WaitingMatters(office: self, now: now, untilNow: true)
      return try desks.map { desk in
        let items = try waiting.items(of: desk, in: book).sorted { $0.precedes($1, on: now.day) }
        return Todo(
          desk: desk.name,
          items: try items.enumerated().map { position, item in
            try TodoItem(item, number: position + 1, in: self, on: now.day, withScans: withScans)
          })
      }
    }
  }
}

extension TodoItem {
  fileprivate init(_ item: MorningItem, number: Int, in office: Office, on today: Day, withScans: Bool) throws
  {
    self.number = number
    kind = item.kind?.rawValue ?? "held"
    name = item.name
    letter = item.letterID
    since = item.since
    due = item.due
    isUrgent = item.isUrgent
    isTold = item.isTold
    waited = office.calendar.workingDays(after: item.since.day, through: today)
    text =
      item.isForOneAlone
      ? "　　只请一名工作人员决定，内容见给其本人的邮件"
      : try office.templates.render(
        "mail/_item.txt", with: item.values(number: number, on: today, office))
    commands = item.commands
    lines = item.answers
    switch item.subject {
    case .held(let entry):
      held = entry.held.id
      title = entry.subject.map { PenText.plain($0) } ?? ""
      scans = []
    case .question(_, let docket):
      held = nil
      title = docket.titleForDesk
      scans = withScans && item.kind == .confirmScan ? try docket.scans() : []
    }
  }
}
