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
    for token in tokens(of: HeaderField.unfolded(raw)) { reader.take(token) }
    return reader.date
  }

  /// Letters, digits with colons, and signed digits; everything else separates, and comments are left out.
  private static func tokens(of value: [UInt8]) -> [ArraySlice<UInt8>] {
    var tokens: [ArraySlice<UInt8>] = []
    var index = 0
    var depth = 0
    var hasTime = false
    while index < value.count {
      let start = index
      let octet = value[index]
      index += 1
      if octet == UInt8(ascii: "(") {
        depth += 1
      } else if octet == UInt8(ascii: ")") {
        depth = max(0, depth - 1)
      }
      guard depth == 0 else { continue }
      let mayBeZone = hasTime || start > 0 && value[start - 1].isBlank
      if octet.isDigit || mayBeZone && isSign(at: start, in: value) {
        while index < value.count, value[index].isDigit || value[index] == Octet.colon { index += 1 }
      } else if octet.isLetter {
        while index < value.count, value[index].isLetter { index += 1 }
      } else if octet >= 0x80 {
        while index < value.count, value[index] >= 0x80 { index += 1 }
      } else {
        continue
      }
      tokens.append(value[start..<index])
      hasTime = hasTime || value[start..<index].contains(Octet.colon)
    }
    return tokens
  }

  /// Whether a zone begins here: a sign, then four digits or `hh:mm`. A hyphen inside a date is followed by two.
  private static func isSign(at index: Int, in value: [UInt8]) -> Bool {
    guard value[index] == UInt8(ascii: "+") || value[index] == Octet.hyphen else { return false }
    let rest = value[(index + 1)...].prefix { $0.isDigit || $0 == Octet.colon }
    return rest.count >= 4 || value[index] == UInt8(ascii: "+") && !rest.isEmpty
  }

  private mutating func take(_ token: ArraySlice<UInt8>) {
    guard let first = token.first else { return }
    if first == UInt8(ascii: "+") || first == Octet.hyphen {
      if offset == nil || offset == 0 { offset = Self.offset(token) ?? offset }
    } else if first.isDigit, token.contains(Octet.colon) {
      if time == nil { time = token.split(separator: Octet.colon).map(Self.number) }
    } else if first.isDigit {
      if token.count == 4, year == nil {
        year = Self.number(token)
      } else {
        numbers.append(Self.number(token))
      }
    } else {
      takeWord(String(decoding: token, as: UTF8.self).lowercased())
    }
  }

  private mutating func takeWord(_ word: String) {
    if month == nil, let place = Self.months.firstIndex(where: { word.hasPrefix($0) }) {
      month = place + 1
    } else if let hours = Self.zones[word] {
      offset = hours * 3600
    } else if word == "am" || word.contains("上午") {
      isAfternoon = false
    } else if word == "pm" || word.contains("下午") {
      isAfternoon = true
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

  /// `+0800`, `+08:00` or `+8`, in seconds.
  private static func offset(_ token: ArraySlice<UInt8>) -> Int? {
    let digits = token.dropFirst().filter(\.isDigit)
    let value = number(digits[...])
    let (hours, minutes) = digits.count <= 2 ? (value, 0) : (value / 100, value % 100)
    guard digits.count <= 4, hours <= 14, minutes < 60 else { return nil }
    return (token.first == Octet.hyphen ? -1 : 1) * (hours * 3600 + minutes * 60)
  }

  /// Digits as a number; more than six are no part of a date.
  private static func number(_ digits: ArraySlice<UInt8>) -> Int {
    digits.count > 6 ? .max / 10 : digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
  }

  private static let months = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
  ]

  /// Hours east of Greenwich.
  private static let zones = [
    "ut": 0, "utc": 0, "gmt": 0, "z": 0, "cst": 8, "hkt": 8, "edt": -4, "est": -5, "cdt": -5, "mdt": -6,
    "mst": -7, "pdt": -7, "pst": -8, "jst": 9, "kst": 9,
  ]
}
