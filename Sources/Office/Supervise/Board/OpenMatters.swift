import Domain
import Site

/// What is open now, read once for all trees.
struct OpenMatters {
  private struct Matter {
    let shown: BoardLetter
    /// Of units whose turn it is.
    let turns: [(unit: UnitName, turn: BoardDay.Turn)]
    /// Working days at its stage.
    let days: Int
  }

  private let matters: [Matter]
  private let work: DeskWork
  /// With the desks that may hear of them.
  private let topics: [(shown: BoardDay.Topic, desks: Set<String>)]
  private let now: Timestamp

  /// - Parameter held: everything that waits in the holding pen.
  init(office: Office, now: Timestamp, held: [BoardHeld]) throws {
    self.now = now
    work = try DeskWork(office: office, now: now, held: held)
    topics = try office.hotTopics.all(at: now).compactMap { topic in
      try office.ledger.letter(topic.root).map { root in
        let shown = BoardView(letter: root, office: office).boardLetter()
        // Of what only has a number, it is not said either who has it.
        let units = shown.matter == nil ? [] : topic.units.map(\.text)
        return (
          BoardDay.Topic(
            letter: shown, letters: topic.topic.letters, authors: topic.topic.authors, days: topic.days,
            units: units), topic.desks
        )
      }
    }
    let open = Stage.allCases.filter { !$0.isSettled }
    matters = try office.ledger.letters(at: open).compactMap { id in
      guard let letter = try office.ledger.letter(id) else { return nil }
      let shown = BoardView(letter: letter, office: office).boardLetter()
      return Matter(
        shown: shown, turns: letter.turns(shown: shown, at: now, in: office),
        days: office.calendar.workingDays(after: letter.stageSince.day, through: now.day))
    }
  }

  func day(of tree: BoardTree, heldCount: Int) -> BoardDay {
    let own = matters.filter { tree.shows(desk: $0.shown.desk) && !$0.shown.isTest }
    let open = own.filter { $0.shown.matter != nil }
    let units = Dictionary(grouping: open.flatMap(\.turns), by: \.unit).map { unit, turns in
      BoardDay.Unit(
        name: unit.text, turns: turns.map(\.turn).sorted { ($0.due, $0.letter.id) < ($1.due, $1.letter.id) })
    }
    return BoardDay(
      asOf: now, topics: topics.filter { $0.desks.contains(where: tree.shows) }.map(\.shown),
      units: units.sorted { $0.precedes($1) }, desks: work.desks(of: tree),
      waiting: open.filter { $0.turns.isEmpty && !work.letters.contains($0.shown.id) }
        .map { BoardDay.Waiting(letter: $0.shown, days: $0.days) }
        .sorted { ($1.days, $0.letter.id) < ($0.days, $1.letter.id) },
      closed: own.filter { $0.shown.matter == nil }.map(\.shown), tests: tests(of: tree),
      heldCount: heldCount)
  }

  /// Open tests, and closed ones with which a desk has something to do yet.
  private func tests(of tree: BoardTree) -> [BoardDay.Test] {
    var turns: [LetterID: (letter: BoardLetter, turns: [String])] = [:]
    for matter in matters where matter.shown.isTest && tree.shows(desk: matter.shown.desk) {
      let units = matter.shown.matter == nil ? [] : matter.turns.map(\.unit.text)
      turns[matter.shown.id] = (matter.shown, units)
    }
    for (letter, turn) in work.tests(of: tree) { turns[letter.id, default: (letter, [])].turns.append(turn) }
    return turns.values.sorted { $0.letter.id < $1.letter.id }
      .map { BoardDay.Test(letter: $0.letter, turns: $0.turns) }
  }
}

extension BoardDay.Unit {
  /// Those with most that is overdue first, then with most that is due today, then with most at all.
  fileprivate func precedes(_ other: BoardDay.Unit) -> Bool {
    func count(_ unit: BoardDay.Unit, _ urgency: BoardDay.Turn.Urgency) -> Int {
      unit.turns.count { $0.urgency == urgency }
    }
    let (one, two) = (self, other)
    return (count(two, .overdue), count(two, .today), two.turns.count, one.name)
      < (count(one, .overdue), count(one, .today), one.turns.count, two.name)
  }
}

extension Letter {
  /// When it came to its stage.
  fileprivate var stageSince: Timestamp {
    var (stage, since) = (Stage?.none, registeredAt)
    for event in events {
      // They were all legal, or there would be no letter.
      guard let next = try? Stage.after(stage, event.fact.act, by: event.by.role) else { continue }
      if next != stage { since = event.at }
      stage = next
    }
    return since
  }

  /// Units that have not answered yet.
  fileprivate func turns(shown: BoardLetter, at now: Timestamp, in office: Office) -> [(
    unit: UnitName, turn: BoardDay.Turn
  )] {
    runningClocks.compactMap { clock in
      guard let due = clock.due?.day else { return nil }
      let urgency: BoardDay.Turn.Urgency
      let days: Int
      switch clock.standing(at: now, by: office.rules.clock) {
      case .overdue:
        (urgency, days) = (
          .overdue, clock.workingDaysLate(at: now, by: office.rules.clock, in: office.calendar)
        )
      case .running where clock.answered == nil:
        urgency = due == now.day ? .today : .later
        days = office.calendar.workingDays(after: now.day, through: due)
      default: return nil
      }
      return (
        clock.unit,
        BoardDay.Turn(letter: shown, due: due, urgency: urgency, days: days, isLead: clock.isLead)
      )
    }
  }
}
