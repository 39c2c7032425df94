/// IMAP's `date-time`: `"17-Jul-2026 02:44:25 +0800"`, the day of one figure padded with a blank (RFC 9051 §9).
enum InternalDate {
  private static let months = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
  ]

  /// Seconds since 1970; `nil` if it is no date.
  static func seconds(_ text: [UInt8]) -> Int64? {
    guard text.count == 26, text[2] == text[6], text[2] == UInt8(ascii: "-") else { return nil }
    let name = String(decoding: text[3..<6], as: UTF8.self).lowercased()
    guard let month = months.firstIndex(of: name),
      let day = number(text[0..<2]), 1...31 ~= day, let year = number(text[7..<11]),
      let hour = number(text[12..<14]), hour < 24, let minute = number(text[15..<17]), minute < 60,
      let second = number(text[18..<20]), second <= 60,
      let zoneHours = number(text[22..<24]), let zoneMinutes = number(text[24..<26])
    else { return nil }
    let east = text[21] == UInt8(ascii: "-") ? -1 : 1
    let zone = east * (zoneHours * 3600 + zoneMinutes * 60)
    let clock = hour * 3600 + minute * 60 + second
    return Int64(days(year: year, month: month + 1, day: day) * 86400 + clock - zone)
  }

  private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
    let trimmed = digits.first == UInt8(ascii: " ") ? digits.dropFirst() : digits
    return trimmed.allSatisfy { 0x30...0x39 ~= $0 } ? Int(String(decoding: trimmed, as: UTF8.self)) : nil
  }

  /// Days since 1 January 1970 of a Gregorian date: years are counted from March, so that the leap day is the
  /// last of its year.
  private static func days(year: Int, month: Int, day: Int) -> Int {
    let year = month > 2 ? year : year - 1
    let sinceMarch = (month + 9) % 12
    return year * 365 + year / 4 - year / 100 + year / 400 + (sinceMarch * 153 + 2) / 5 + day - 719_469
  }
}
