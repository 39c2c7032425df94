import Domain
import Foundation
import World

/// The working days of a year, counted with nothing but the file and Foundation's weekdays.
struct PlainCalendar {
  private let off: Set<String>
  private let worked: Set<String>

  init(of year: Int) throws {
    let text = try String(
      contentsOfFile: Repository.root + "/Config/calendar/\(year).yaml", encoding: .utf8)
    var (section, days): (Substring, [Substring: Set<String>]) = ("", [:])
    for line in text.split(separator: "\n") {
      if !line.hasPrefix(" "), let key = line.split(separator: ":").first { section = key }
      let named = line.matches(of: /\d{4}-\d\d-\d\d/).map { String($0.0) }
      guard line.hasPrefix("  - "), let first = named.first, let start = Day(first),
        let end = Day(named.last ?? first)
      else { continue }
      for number in start.number...end.number {
        days[section, default: []].insert("\(Day(number: number))")
      }
    }
    (off, worked) = (days["off"] ?? [], days["make-up"] ?? [])
  }

  private func isWorked(_ day: Day) -> Bool {
    if worked.contains("\(day)") { return true }
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = .gmt
    let weekday = calendar.component(
      .weekday, from: Date(timeIntervalSince1970: Double(day.number) * 86_400))
    return !off.contains("\(day)") && weekday != 1 && weekday != 7
  }

  /// What a unit is told at nine in the morning of which days, and what the supervisor hears, of a letter that it answers
  /// at one o'clock.
  func reminders(assigned: Day, claims: Int?, answers: Int) -> (
    reminded: [String], escalated: [String]
  ) {
    var (reminded, escalated): ([String], [String]) = ([], [])
    var (term, due, late): (Int, Day?, Int) = (0, nil, 0)
    var told = ""
    for age in 1...answers {
      let day = assigned + age
      guard isWorked(day) else { continue }
      term += 1
      if term == 5 { due = day }
      let isClaimed = claims.map { $0 < age } ?? false
      var occasion = ""
      if let due, day > due {
        late += 1  // the first working day after it is none that has passed whole
        let whole = late - 1
        occasion = "overdue \(due)"
        if let step = [5, 3, 1].first(where: { whole >= $0 }) { occasion += " by \(step)" }
      } else if day == due {
        occasion = "due \(day)"
      } else if term >= 3 {
        occasion = "day 3"
      } else if term >= 2, !isClaimed {
        occasion = "unclaimed"
      }
      guard !occasion.isEmpty, occasion != told else { continue }
      told = occasion
      reminded.append("\(Timestamp(day, hour: 9)) \(occasion)")
      if occasion.contains(" by ") {
        escalated.append("\(day) \(occasion.split(separator: " ").last ?? "")")
      }
    }
    return (reminded, escalated)
  }
}
