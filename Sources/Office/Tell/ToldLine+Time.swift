/// Times in what somebody writes of a call, which he may have misspelt.
extension ToldLine {
  /// What stands in a line as a time and is none: `25:70`, `13月2日`; nil where the line says that it was in vain.
  static func impossibleTime(in line: String) -> String? {
    guard line.utf8.count <= 2000, let word = ToldWord(in: line), word.failure == nil else { return nil }
    let text = OfficeText.halfWidth(line).replacing(ToldWord.link, with: " ")
    for match in text.matches(of: clock) {
      let (hour, minute) = (Int(match.1) ?? 0, match.2.flatMap { Int($0) } ?? 0)
      if hour > 23 || minute > 59 { return OfficeText.trimmed(String(match.0)) }
    }
    for match in text.matches(of: day) {
      let (month, day) = (Int(match.1) ?? 0, Int(match.2) ?? 0)
      if !longest.indices.contains(month - 1) || !(1...longest[month - 1]).contains(day) {
        return OfficeText.trimmed(String(match.0))
      }
    }
    return nil
  }

  /// Whether an hour stands in what would be a name.
  static func holdsTime(_ text: String) -> Bool {
    let text = OfficeText.halfWidth(text)
    return text.contains(clock) || text.contains(day)
  }

  /// `10:20李某` is `10:20 李某`.
  static func withClockApart(_ text: String) -> String {
    OfficeText.halfWidth(text).replacing(#/\d{1,2}[:∶]\d{2}(?=[^\d\s:∶分秒AaPp+.])/#) { "\($0.0) " }
  }

  private static var clock: Regex<(Substring, Substring, Substring?)> {
    #/(\d{1,2})(?:[:∶](\d{1,3})(?!\d)|[点时]半?)/#
  }
  private static var day: Regex<(Substring, Substring, Substring)> { #/(\d{1,2})月(\d{1,2})[日号]?/# }

  /// Days of the months, of a leap year.
  private static let longest = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
}
