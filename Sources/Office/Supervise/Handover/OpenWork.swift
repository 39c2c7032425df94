import Domain
import Store

/// What is open now (交接), as it may be said on paper: letters by number, and by a title that everybody of the office may
/// read. It names no author, and of a secret nothing.
package struct OpenWork: Sendable {
  /// A letter, or a held mail, that waits for a desk.
  package struct Waiting: Sendable {
    package let desk: String
    /// What the desk's list calls it: 待受理.
    package let what: String
    package let letter: LetterID?
    /// The entry of the holding pen.
    package let held: Int64?
    /// Nil where none may be shown.
    package let title: String?
    package let since: Day
    package let due: Day
    package let isUrgent: Bool
  }

  /// A letter with a unit that has to answer.
  package struct Turn: Sendable {
    package let unit: UnitName
    package let letter: LetterID
    package let title: String?
    package let isLead: Bool
    /// Whether the unit corrects what is public (更正).
    package let isCorrection: Bool
    package let due: DueDay?
    package let daysLate: Int
  }

  /// An open 特急 letter.
  package struct Urgent: Sendable {
    package let letter: LetterID
    package let title: String?
    /// What is waited for: 待认领.
    package let stage: String
  }

  /// A word that a person has to bring to an author.
  package struct Untold: Sendable {
    package let letter: LetterID
    package let title: String?
    package let desk: String
    package let way: Notice.Way
    /// Empty for a telephone.
    package let account: String
    package let since: Day
  }

  package let waiting: [Waiting]
  /// By unit, what is due first on top.
  package let turns: [Turn]
  package let urgent: [Urgent]
  package let untold: [Untold]
  /// Open letters that wait neither for a desk nor for a unit, but for the office itself.
  package let others: [Urgent]
}

extension Office {
  package func openWork(at now: Timestamp) throws -> OpenWork {
    let todos = try todo(of: register.askedDesks(on: now.day), at: now)
    let open = try ledger.letters(at: Stage.allCases.filter { !$0.isSettled })
      .compactMap { try ledger.letter($0) }
    let waiting = try todos.flatMap { todo in
      try todo.items.map { item in
        OpenWork.Waiting(
          desk: todo.desk, what: item.name, letter: item.letter, held: item.held,
          title: try item.letter.flatMap(paperTitle), since: item.since.day, due: item.due,
          isUrgent: item.isUrgent)
      }
    }
    let turns = open.flatMap { letter in
      letter.runningClocks.filter { $0.answered == nil }.map { clock in
        OpenWork.Turn(
          unit: clock.unit, letter: letter.id, title: paperTitle(of: letter), isLead: clock.isLead,
          isCorrection: clock.cause == .correction, due: clock.due,
          daysLate: clock.workingDaysLate(at: now, by: rules.clock, in: calendar))
      }
    }
    let known = Set(waiting.compactMap(\.letter) + turns.map(\.letter))
    return OpenWork(
      waiting: waiting, turns: turns.sorted { $0.precedes($1) },
      urgent: open.filter(\.isUrgent).map(named),
      untold: try ledger.openNotices().map { notice in
        OpenWork.Untold(
          letter: notice.letter, title: try paperTitle(notice.letter), desk: notice.content.desk,
          way: notice.content.way, account: notice.content.account, since: notice.at.day)
      },
      others: open.filter { !known.contains($0.id) }.map(named))
  }

  private func named(_ letter: Letter) -> OpenWork.Urgent {
    OpenWork.Urgent(letter: letter.id, title: paperTitle(of: letter), stage: letter.stage.officeName)
  }

  private func paperTitle(_ id: LetterID) throws -> String? { try ledger.letter(id).flatMap(paperTitle) }

  /// As on the board, which everybody of the office reads.
  private func paperTitle(of letter: Letter) -> String? {
    BoardView(letter: letter, office: self).shownTitle
  }
}

extension OpenWork.Turn {
  fileprivate func precedes(_ other: Self) -> Bool {
    let (mine, others) = (due?.day.number ?? .max, other.due?.day.number ?? .max)
    return (unit.text, mine, letter) < (other.unit.text, others, other.letter)
  }
}
