import Domain

/// What an extend question is about: a unit, where in the letter's story it says why, the working days it asks for, and how
/// it wrote them where it did not count in working days (1周).
struct ExtensionQuestion: Equatable {
  let unit: UnitName
  let reason: Int64
  let days: Int
  let written: String?

  init(_ unit: UnitName, reason: Int64, days: Int, written: String? = nil) {
    (self.unit, self.reason, self.days, self.written) = (unit, reason, days, written)
  }

  init?(subject: String) {
    var words = subject.split(separator: " ")
    let written = words.last.flatMap { Int($0) == nil ? String($0) : nil }
    if written != nil { words.removeLast() }
    guard words.count > 2, let days = Int(words[words.count - 1]), let reason = Int64(words[words.count - 2])
    else { return nil }
    self.init(
      UnitName(words.dropLast(2).joined(separator: " ")), reason: reason, days: days, written: written)
  }

  var subject: String { "\(unit) \(reason) \(days)" + (written.map { " \($0)" } ?? "") }
}
