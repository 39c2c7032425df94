/// A moment as a mail states it (RFC 5322 §3.3): a claim of the sender.
package struct MailDate: Sendable, Hashable {
  /// Seconds since 1970-01-01 00:00 UTC.
  package var seconds: Int64
  /// Seconds east of Greenwich, as written.
  package var offset: Int

  package init(seconds: Int64, offset: Int) {
    self.seconds = seconds
    self.offset = offset
  }

  /// `2026-11-23T09:12:00+08:00`, in the time of the sender (ISO 8601).
  package var iso8601: String {
    let local = Int(seconds) + offset
    let days = (local - (local % 86400 + 86400) % 86400) / 86400
    let second = local - days * 86400
    let date = CivilDate.date(days: days)
    func padded(_ number: Int, to width: Int = 2) -> String {
      let digits = String(number)
      return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
    }
    let time = [second / 3600, second / 60 % 60, second % 60].map { padded($0) }.joined(separator: ":")
    let zone = "\(padded(abs(offset) / 3600)):\(padded(abs(offset) / 60 % 60))"
    return "\(padded(date.year, to: 4))-\(padded(date.month))-\(padded(date.day))T\(time)"
      + (offset < 0 ? "-" : "+") + zone
  }
}

/// Days and civil dates of the Gregorian calendar, counted from 1970-01-01.
enum CivilDate {
  /// - Parameters: a month of 1…12, a day of 1…31.
  static func days(year: Int, month: Int, day: Int) -> Int {
    // March comes first, so that the leap day is the last of its year.
    let shifted = month > 2 ? year : year - 1
    let era = (shifted >= 0 ? shifted : shifted - 399) / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  static func date(days: Int) -> (year: Int, month: Int, day: Int) {
    let shifted = days + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    let day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
  }

  static func daysInMonth(_ month: Int, of year: Int) -> Int {
    switch month {
    case 2: year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400)) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}
