import Domain
import Site
import Store

/// What waits for each desk (台席待办): what its list and `huiyin todo` tell of, without their words, read once for all
/// trees.
struct DeskWork {
  private struct Share {
    let desk: String
    let board: BoardDesk
    /// Of letters that are marked as tests.
    let tests: [(letter: BoardLetter, turn: String)]
  }

  private let shares: [Share]
  /// Letters with which some desk has something to do.
  let letters: Set<LetterID>

  /// - Parameter held: everything that waits in the holding pen.
  init(office: Office, now: Timestamp, held: [BoardHeld]) throws {
    let pen = Dictionary(held.map { ($0.number, $0) }, uniquingKeysWith: { first, _ in first })
    let waiting = try office.ledger.look { book in
      let matters = try WaitingMatters(office: office, now: now, untilNow: true)
      return try office.register.askedDesks(on: now.day).map { desk in
        (desk, try matters.questions(to: desk, in: book), matters.held(for: desk))
      }
    }
    var letters: Set<LetterID> = []
    shares = waiting.map { desk, items, entries in
      let name = office.boardName(of: desk)
      var (work, tests): ([BoardDesk.Work], [(BoardLetter, String)]) = ([], [])
      for item in items {
        guard case .question(_, let docket) = item.subject else { continue }
        letters.insert(docket.id)
        let letter = BoardView(letter: docket.letter, office: office).boardLetter()
        if letter.isTest {
          tests.append((letter, name + item.name))
        } else {
          work.append(
            BoardDesk.Work(
              item.name, .letter(letter), since: item.since.day, due: item.due, in: office, on: now.day,
              isUrgent: item.isUrgent && letter.matter != nil, isOptional: item.isRule))
        }
      }
      work += entries.compactMap { entry in
        pen[entry.id].map {
          BoardDesk.Work(
            MorningItem.heldName, .held($0), since: $0.receivedAt.day,
            due: MorningItem.lastDay(for: entry, in: office), in: office, on: now.day)
        }
      }
      return Share(
        desk: desk.name,
        board: BoardDesk(name: name, work: work.sorted { $0.precedes($1) }), tests: tests)
    }
    self.letters = letters
  }

  /// The desks that a tree shows, those with nothing to do left out.
  func desks(of tree: BoardTree) -> [BoardDesk] {
    shares.filter { tree.shows(desk: $0.desk) && !$0.board.work.isEmpty }.map(\.board)
  }

  func tests(of tree: BoardTree) -> [(letter: BoardLetter, turn: String)] {
    shares.filter { tree.shows(desk: $0.desk) }.flatMap(\.tests)
  }
}

extension BoardDesk.Work {
  fileprivate init(
    _ name: String, _ matter: BoardDesk.Matter, since: Day, due: Day, in office: Office, on today: Day,
    isUrgent: Bool = false, isOptional: Bool = false
  ) {
    let days =
      due < today
      ? office.calendar.workingDays(after: due, through: today)
      : office.calendar.workingDays(after: today, through: due)
    self.init(
      name: name, matter: matter, since: since, due: due,
      urgency: due < today ? .overdue : due == today ? .today : .later, days: days, isUrgent: isUrgent,
      isOptional: isOptional)
  }
}

extension Office {
  /// Whoever stands in for a desk is called as everybody calls him.
  fileprivate func boardName(of desk: Desk) -> String {
    guard register.desk(desk.name) == nil else { return desk.name }
    return desk.name.split(separator: "+").map { Role(rawValue: String($0))?.boardName ?? String($0) }
      .joined(separator: "、")
  }
}
