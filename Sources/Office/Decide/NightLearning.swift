import Domain
import Reading

/// When the office learns from its own letters, and from how many: once in the night of a working day, if clerks
/// decided enough since the last time.
package struct NightLearning {
  /// Hours of the night, when nobody waits for a letter.
  private static let hours = 1..<5

  private let fewest: Int
  private let more: Int
  private var last: Day?

  /// - Parameters:
  ///   - fewest: fewer decided letters tell less than the rules.
  ///   - more: so many, or one in fifty, must have come since the last time.
  package init(fewest: Int = 50, more: Int = 20) { (self.fewest, self.more) = (fewest, more) }

  /// True once a night, whatever comes of it.
  package mutating func isDue(at now: Timestamp, _ calendar: WorkingCalendar) -> Bool {
    guard Self.hours.contains(now.secondOfDay / 3600), calendar.isWorkingDay(now.day), last != now.day else {
      return false
    }
    last = now.day
    return true
  }

  /// Nil where the lessons tell too little, or no more than what is known.
  package func model(from lessons: [Lesson], known: LetterModel?) throws(ModelError) -> LetterModel? {
    let before = known?.lessons ?? 0
    let enough = before + max(more, before / 50)
    guard lessons.count >= fewest, Set(lessons.map(\.label)).count > 1,
      lessons.count >= min(enough, Teaching.mostLetters)
    else { return nil }
    return try LetterModel.trained(on: lessons)
  }
}
