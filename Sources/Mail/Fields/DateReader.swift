/// Reads dates as mails have them: RFC 5322, its obsolete forms, ISO 8601, asctime, and Chinese ones.
///
/// A date is told by its tokens, not by their places: a month's name or a year of four digits, a time with colons,
/// a zone. Without a zone it is Beijing time, and so is `CST`, which in our mail is China's, not America's.
struct DateReader {
  private var numbers: [Int] = []
  private var year: Int?
  private var month: Int?
  private var time: [Int]?
  private var offset: Int?
  private var isAfternoon: Bool?

  static func date(in raw: ArraySlice<UInt8>) -> MailDate? {
    var reader = DateReader()
    for token in DateTokens.all(in: HeaderField.readable(raw)) { reader.take(token) }
    return reader.date
  }

  private mutating func take(_ token: DateTokens.Token) {
    switch token {
    case .zone(let seconds):
      if offset == nil || offset == 0 { offset = seconds ?? offset }
    case .time(let parts):
      if time == nil { time = parts }
    case .number(let value, let digits, let unit):
      take(value, digits: digits, unit: unit)
    case .word(let word):
      take(word)
    }
  }

  private mutating func take(_ value: Int, digits: Int, unit: DateTokens.Unit?) {
    switch unit {
    case .year: year = year ?? (digits == 4 ? value : Self.fullYear(value))
    case .month: month = month ?? value
    case .day: numbers.append(value)
    case nil where digits == 4 && year == nil: year = value
    case nil where digits == 8 && year == nil:
      // The basic form of ISO 8601.
      year = value / 10_000
      numbers += [value / 100 % 100, value % 100]
    case nil where digits == 6 && year != nil && time == nil:
      time = [value / 10_000, value / 100 % 100, value % 100]
    case nil: numbers.append(value)
    }
  }

  private mutating func take(_ word: String) {
    if let place = DateWords.month(word) {
      month = month ?? place
    } else if let hours = DateWords.zones[word] {
      if offset == nil { offset = hours * 3600 }
    } else if let half = DateWords.isAfternoon(word) {
      isAfternoon = half
    }
  }

  private var date: MailDate? {
    var numbers = numbers
    var (year, month) = (year, month)
    if year != nil, month == nil {
      guard numbers.count >= 2 else { return nil }
      if numbers[0] > 12 { numbers.swapAt(0, 1) }
      month = numbers.removeFirst()
    }
    guard let month, (1...12).contains(month), !numbers.isEmpty else { return nil }
    let day = numbers.removeFirst()
    if year == nil, let short = numbers.first { year = Self.fullYear(short) }
    guard let year, (1900...9999).contains(year), (1...CivilDate.daysInMonth(month, of: year)).contains(day),
      let secondOfDay
    else { return nil }
    let offset = offset ?? 8 * 3600
    let days = Int64(CivilDate.days(year: year, month: month, day: day))
    return MailDate(seconds: days * 86400 + Int64(secondOfDay - offset), offset: offset)
  }

  private var secondOfDay: Int? {
    guard let time else { return 0 }
    guard (2...3).contains(time.count) else { return nil }
    var hour = time[0]
    if let isAfternoon, (1...12).contains(hour) { hour = hour % 12 + (isAfternoon ? 12 : 0) }
    // A leap second is told as the one before it.
    let second = min(time.count == 3 ? time[2] : 0, 59)
    guard hour < 24, time[1] < 60 else { return nil }
    return hour * 3600 + time[1] * 60 + second
  }

  /// Two and three digits as RFC 5322 §4.3 reads them.
  private static func fullYear(_ year: Int) -> Int {
    switch year {
    case 0..<50: year + 2000
    case 50..<1000: year + 1900
    default: year
    }
  }
}
