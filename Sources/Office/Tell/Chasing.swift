import Domain
import Store

/// Reminds a desk of what it has not told authors after a working day (催): one mail of all of it, once a working day.
struct Chasing: PipelineStage {
  let office: Office
  let now: Timestamp

  /// As many as a mail can be read with.
  private static let most = 200
  /// When the offices open.
  private static let opening = 8 * 3600 + 1800

  func run(until stop: () -> Bool) throws -> Int {
    guard office.calendar.isWorkingDay(now.day), now.secondOfDay >= Self.opening else { return 0 }
    var done = 0
    for desk in office.register.askedDesks(on: now.day) where !stop() {
      // What a desk that is no longer there had to tell is the default one's.
      let open = try office.ledger.openNotices().filter {
        office.keeper(of: $0, on: now.day)?.name == desk.name && !isListed($0)
      }
      let late = open.filter { office.calendar.day(1, workingDaysAfter: $0.at.day) < now.day }
      guard !late.isEmpty else { continue }
      done += try chase(late, of: desk) ? 1 : 0
    }
    return done
  }

  /// Calls stand in the desk's list each morning.
  private func isListed(_ notice: Notice) -> Bool {
    notice.content.way == .telephone && !office.rules.asksAtOnce
  }

  private func chase(_ notices: [Notice], of desk: Desk) throws -> Bool {
    try office.ledger.write { book in
      guard try book.beginChase(of: desk.name, on: now.day) else { return false }
      try NoticeMail(office: office, now: now, book: book).chase(Array(notices.prefix(Self.most)), of: desk)
      return true
    }
  }
}

extension Office {
  /// The desk that tells it.
  func keeper(of notice: Notice, on day: Day) -> Desk? {
    register.asked(notice.content.desk, on: day) ?? register.desks.first
  }
}
