/// A time as platforms and people write it: `2026-11-23 09:12`, `11月23日`, `昨天 09:12`, `3小时前`, `刚刚`.
struct WrittenTime {
  private let text: String
  private let now: Int64
  private let today: Int
  private let isByHand: Bool

  init(_ text: String, now: Int64, isByHand: Bool = false) {
    // Nobody's time is longer; a regular expression has no business with a novel.
    self.text = text.utf8.count <= 60 ? text.split(whereSeparator: \.isWhitespace).joined(separator: " ") : ""
    self.now = now
    self.isByHand = isByHand
    today = LocalTime(now).day
  }

  var moment: ExportMoment? {
    guard !text.isEmpty else { return nil }
    return plain ?? ago ?? named ?? dated ?? english
  }

  /// `2026-11-23 09:12:33`, which most are, without a regular expression.
  private var plain: ExportMoment? {
    let form = Array("dddd-dd-dd dd:dd:dd".utf8)
    let bytes = Array(text.utf8)
    guard bytes.count == 16 || bytes.count == 19 else { return nil }
    for (byte, sign) in zip(bytes, form) {
      let fits = sign == UInt8(ascii: "d") ? (48...57).contains(byte) : byte == sign
      if !fits { return nil }
    }
    func number(_ range: Range<Int>) -> Int { bytes[range].reduce(0) { $0 * 10 + Int($1) - 48 } }
    let (hour, minute) = (number(11..<13), number(14..<16))
    let second = bytes.count == 19 ? number(17..<19) : 0
    guard let day = LocalTime.day(number(0..<4), number(5..<7), number(8..<10)), hour < 24, minute < 60,
      second < 60
    else { return nil }
    let time = LocalTime(day: day, second: hour * 3600 + minute * 60 + second)
    return ExportMoment(seconds: time.seconds, precision: bytes.count == 19 ? .second : .minute)
  }

  /// `刚刚`, `3小时前`.
  private var ago: ExportMoment? {
    if text == "刚刚" || text == "刚才" { return ExportMoment(seconds: now, precision: .hour) }
    guard let match = text.wholeMatch(of: #/(\d{1,4}) ?(秒钟?|分钟?|个?小时|天) ?(以?前)/#),
      let count = Int64(match.1)
    else { return nil }
    let (size, precision): (Int64, ExportMoment.Precision) =
      switch match.2.first {
      case "秒": (1, .hour)
      case "分": (60, .hour)
      case "天": (86_400, .day)
      default: (3600, .hour)
      }
    return ExportMoment(seconds: now - count * size, precision: precision)
  }

  /// `昨天 09:12`, `星期三 09:12`, `09:12`.
  private var named: ExportMoment? {
    guard let match = text.wholeMatch(of: #/(今天|昨天|前天|(?:星期|周)[一二三四五六日天])? ?(.*)/#) else { return nil }
    guard let name = match.1 else {
      guard text.contains(":"), let clock = Clock(text), clock.precision < .day else { return nil }
      let moment = clock.on(today)
      return moment.seconds <= now + (isByHand ? 3600 : 0) ? moment : clock.on(today - 1)
    }
    let back =
      switch name {
      case "今天": 0
      case "昨天": 1
      case "前天": 2
      default: daysBack(to: name)
      }
    return Clock(String(match.2))?.on(today - back)
  }

  /// Platforms name the days of the last week, never today.
  private func daysBack(to name: Substring) -> Int {
    let days: [Character: Int] = ["一": 0, "二": 1, "三": 2, "四": 3, "五": 4, "六": 5, "日": 6, "天": 6]
    let wanted = name.last.flatMap { days[$0] } ?? 0
    return (LocalTime(day: today, second: 0).weekday - wanted + 6) % 7 + 1
  }

  /// `2026-11-23 09:12:33`, `2026年11月23日 下午2:05`, `11-23 09:12`, `2026-11-23T09:12:33+08:00`.
  private var dated: ExportMoment? {
    let form = #/(?:(\d{4})[-\/.年] ?)?(\d{1,2})[-\/.月] ?(\d{1,2})(?:日 ?|[ T]|(?=上|下|凌|早|中|晚)|$)(.*)/#
    guard let match = text.wholeMatch(of: form), let month = Int(match.2), let day = Int(match.3) else {
      return nil
    }
    guard let clock = Clock(String(match.4)) else { return nil }
    if let year = match.1.flatMap({ Int($0) }) {
      return LocalTime.day(year, month, day).map { clock.on($0) }
    }
    // Without a year it is the last such day; what somebody writes of tomorrow is a slip, and not last year's.
    let end = now + (isByHand ? 2 * 86_400 : 0)
    let year = LocalTime(now).year
    let moments = [year, year - 1].compactMap { LocalTime.day($0, month, day).map { clock.on($0) } }
    return moments.first { $0.seconds <= end }
  }

  /// `Mon Nov 23 09:12:00 +0800 2026`, as Weibo writes.
  private var english: ExportMoment? {
    let form = #/\w{3} (\w{3}) (\d{1,2}) ([\d:]{8}) ([+-]\d{4}) (\d{4})/#
    let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    guard let match = text.wholeMatch(of: form), let month = months.firstIndex(of: String(match.1)),
      let day = Int(match.2), let year = Int(match.5), let number = LocalTime.day(year, month + 1, day)
    else { return nil }
    return Clock("\(match.3)\(match.4)")?.on(number)
  }
}

/// A time of day, perhaps with its zone.
private struct Clock {
  let second: Int
  let precision: ExportMoment.Precision
  /// Seconds east of Greenwich.
  let zone: Int64

  /// Nothing is midnight, known to the day.
  init?(_ text: String) {
    if text.isEmpty {
      (second, precision, zone) = (0, .day, LocalTime.offset)
      return
    }
    let form =
      #/(上午|下午|凌晨|早上|中午|晚上|AM|PM)? ?(\d{1,2})[:：时](\d{1,2})(?:分|[:：分](\d{1,2})秒?)?(?:\.\d{1,6})? ?(AM|PM)?(Z|[+-]\d{2}:?\d{2})?/#
    guard let match = text.wholeMatch(of: form), var hour = Int(match.2), let minute = Int(match.3) else {
      return nil
    }
    let second = match.4.flatMap { Int($0) }
    let half = match.1 ?? match.5
    if let half, ["下午", "晚上", "PM"].contains(half), hour < 12 { hour += 12 }
    if let half, ["上午", "凌晨", "AM"].contains(half), hour == 12 { hour = 0 }
    guard hour < 24, minute < 60, second ?? 0 < 60 else { return nil }
    self.second = hour * 3600 + minute * 60 + (second ?? 0)
    precision = second == nil ? .minute : .second
    zone = match.6.map(Self.zone) ?? LocalTime.offset
  }

  func on(_ day: Int) -> ExportMoment {
    let seconds = LocalTime(day: day, second: second).seconds + LocalTime.offset - zone
    return ExportMoment(seconds: seconds, precision: precision)
  }

  private static func zone(_ text: Substring) -> Int64 {
    guard text != "Z" else { return 0 }
    let digits = text.dropFirst().filter { $0 != ":" }
    let minutes = (Int64(digits.prefix(2)) ?? 0) * 60 + (Int64(digits.suffix(2)) ?? 0)
    return (text.first == "-" ? -60 : 60) * minutes
  }
}
