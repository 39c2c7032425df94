/// A date cut into what can be told apart without knowing its form: numbers, times, zones and words.
enum DateTokens {
  enum Unit {
    case year, month, day
  }

  enum Token {
    /// A number outside of the time, with its unit where one is written after it.
    case number(Int, digits: Int, unit: Unit?)
    case time([Int])
    /// Seconds east of Greenwich; nil when there is no such zone.
    case zone(Int?)
    /// In lower case.
    case word(String)
  }

  /// Letters, digits with colons, and signed digits; everything else separates, and comments are left out.
  static func all(in value: [UInt8]) -> [Token] {
    var tokens: [Token] = []
    var index = 0
    var depth = 0
    var hasTime = false
    while index < value.count {
      let octet = value[index]
      if octet == UInt8(ascii: "(") { depth += 1 }
      if octet == UInt8(ascii: ")") { depth = max(0, depth - 1) }
      let mayBeZone = hasTime || index > 0 && value[index - 1].isBlank
      if depth > 0 {
        index += 1
      } else if octet.isDigit {
        let token = number(in: value, from: &index, after: hasTime)
        if case .time = token { hasTime = true }
        tokens.append(token)
      } else if mayBeZone, isSign(at: index, in: value) {
        let start = index
        index += 1
        while index < value.count, value[index].isDigit || value[index] == Octet.colon { index += 1 }
        tokens.append(.zone(offset(value[start..<index])))
      } else if octet.isLetter || octet >= 0x80 {
        let end = value[index...].firstIndex { octet.isLetter ? !$0.isLetter : $0 < 0x80 } ?? value.count
        tokens.append(.word(String(decoding: value[index..<end], as: UTF8.self).lowercased()))
        index = end
      } else {
        index += 1
      }
    }
    return tokens
  }

  /// Reads digits, and those that follow a colon, a dot or a Chinese unit of time.
  private static func number(in value: [UInt8], from index: inout Int, after hasTime: Bool) -> Token {
    let (first, digits) = digits(in: value, from: &index)
    var parts = [first]
    while !hasTime, parts.count <= 3, let next = partStart(in: value, from: index, of: parts.count, digits) {
      index = next
      parts.append(Self.digits(in: value, from: &index).value)
    }
    if parts.count > 1 {
      if let end = DateWords.unit(of: ["秒", "分"], in: value, at: index) { index = end }
      return .time(parts)
    }
    for (signs, unit) in DateWords.units {
      if let end = DateWords.unit(of: signs, in: value, at: index) {
        index = end
        return .number(first, digits: digits, unit: unit)
      }
    }
    return .number(first, digits: digits, unit: nil)
  }

  /// Where the digits of the next part of a time begin.
  private static func partStart(in value: [UInt8], from index: Int, of place: Int, _ digits: Int) -> Int? {
    guard digits <= 2 else { return nil }
    var next = index
    while next < value.count, value[next].isBlank { next += 1 }
    guard next < value.count else { return nil }
    if value[next] == Octet.colon {
      next += 1
    } else if let end = DateWords.unit(
      of: place == 1 ? ["：", "时", "點", "点", "時"] : ["：", "分"], in: value, at: next)
    {
      next = end
    } else if isDotted(at: index, in: value, of: place) {
      next = index + 1
    } else {
      return nil
    }
    while next < value.count, value[next].isBlank { next += 1 }
    return next < value.count && value[next].isDigit ? next : nil
  }

  /// `09.12.00`, which no date is: its parts are never three of two digits each, but for a short year.
  private static func isDotted(at index: Int, in value: [UInt8], of place: Int) -> Bool {
    let dot = UInt8(ascii: ".")
    func isPart(_ start: Int) -> Bool {
      start + 2 < value.count && value[start] == dot && value[start + 1].isDigit && value[start + 2].isDigit
        && (start + 3 == value.count || !value[start + 3].isDigit)
    }
    guard index > 4, value[index - 3].isBlank else {
      return place == 2 && index > 2 && value[index - 3] == dot && isPart(index)
    }
    return place == 1 && isPart(index) && isPart(index + 3)
  }

  /// Digits as a number; more than eight are no part of a date.
  private static func digits(in value: [UInt8], from index: inout Int) -> (value: Int, digits: Int) {
    let digits = value[index...].prefix { $0.isDigit }
    index = digits.endIndex
    return (digits.count > 8 ? .max / 10 : digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }, digits.count)
  }

  /// Whether a zone begins here: a sign, then four digits or `hh:mm`. A hyphen inside a date is followed by two.
  private static func isSign(at index: Int, in value: [UInt8]) -> Bool {
    guard value[index] == UInt8(ascii: "+") || value[index] == Octet.hyphen else { return false }
    let longestZone = 8
    let rest = value[(index + 1)...].prefix(longestZone).prefix { $0.isDigit || $0 == Octet.colon }
    return rest.count >= 4 || value[index] == UInt8(ascii: "+") && !rest.isEmpty
  }

  /// `+0800`, `+08:00` or `+8`, in seconds.
  private static func offset(_ token: ArraySlice<UInt8>) -> Int? {
    let digits = token.dropFirst().filter(\.isDigit)
    guard digits.count <= 4 else { return nil }
    let value = digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
    let (hours, minutes) = digits.count <= 2 ? (value, 0) : (value / 100, value % 100)
    guard hours <= 14, minutes < 60 else { return nil }
    return (token.first == Octet.hyphen ? -1 : 1) * (hours * 3600 + minutes * 60)
  }
}
