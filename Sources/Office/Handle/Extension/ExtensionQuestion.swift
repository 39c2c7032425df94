import Domain

/// What an extend question is about: a unit, where in the letter's story it says why, and the working days it asks for.
struct ExtensionQuestion: Equatable {
  let unit: UnitName
  let reason: Int64
  let days: Int

  init(_ unit: UnitName, reason: Int64, days: Int) {
    (self.unit, self.reason, self.days) = (unit, reason, days)
  }

  init?(subject: String) {
    let words = subject.split(separator: " ")
    guard words.count > 2, let days = Int(words[words.count - 1]), let reason = Int64(words[words.count - 2])
    else { return nil }
    self.init(UnitName(words.dropLast(2).joined(separator: " ")), reason: reason, days: days)
  }

  var subject: String { "\(unit) \(reason) \(days)" }
}
