/// Digits from one place on, in groups, with the separators that people put between them.
struct NumberRun {
  private let scalars: [Unicode.Scalar]
  private let start: Int
  private let digits: [UInt8]
  /// For each group, how many digits there are up to its end, the offset after it, and how many lines were begun before.
  private let ends: [(digits: Int, offset: Int, lines: Int)]

  init(at start: Int, in scalars: [Unicode.Scalar]) {
    var digits: [UInt8] = []
    var ends: [(digits: Int, offset: Int, lines: Int)] = []
    var lines = 0
    var position = start
    if scalars[position] == "+" { position += 1 }
    while digits.count < 40 {
      let first = position
      while position < scalars.count, scalars[position].isDigit, digits.count < 40 {
        digits.append(UInt8(scalars[position].value - 48))
        position += 1
      }
      guard position > first else { break }
      ends.append((digits.count, position, lines))
      var gap = position
      while gap < scalars.count, gap - position < 3, Self.isSeparator(scalars[gap]) || scalars[gap] == "\n" {
        if scalars[gap] == "\n" { lines += 1 }
        gap += 1
      }
      guard gap > position else { break }
      position = gap
    }
    self.scalars = scalars
    self.start = start
    self.digits = digits
    self.ends = ends
  }

  /// What the groups from here on make, the longest first: a number may be followed by another.
  func number(keepsLandlines: Bool) -> PersonalSpan? {
    for (place, end) in ends.enumerated().reversed() {
      // One that a line's end cuts in two is one number; figures below each other are several.
      guard end.lines == 0 || end.lines == 1 && place == 1 else { continue }
      let number = Array(digits[..<end.digits])
      let endsWithX = number.count == 17 && end.offset < scalars.count && scalars[end.offset] == "x"
      let range = start..<(endsWithX ? end.offset + 1 : end.offset)
      let kind =
        Self.kind(of: number, endsWithX: endsWithX, groups: range.count - number.count)
        ?? (isOwnLocal(number) ? .landline : nil)
      guard let kind else { continue }
      if kind == .landline, keepsLandlines { return nil }
      return PersonalSpan(kind: kind.personal, range: range)
    }
    return nil
  }

  private enum Kind {
    case identity, mobile, landline, card

    var personal: PersonalKind {
      switch self {
      case .identity: .identityNumber
      case .mobile, .landline: .telephone
      case .card: .bankCard
      }
    }
  }

  /// Identity numbers first: one in ten of them would pass for a card as well.
  private static func kind(of digits: [UInt8], endsWithX: Bool, groups: Int) -> Kind? {
    if isIdentityNumber(digits, endsWithX: endsWithX) { return .identity }
    if isMobile(digits) { return .mobile }
    if isLandline(digits) { return .landline }
    let isWhole = groups == 0 || digits.count == 16 || digits.count == 19
    return (16...19).contains(digits.count) && isWhole && isLuhn(digits) ? .card : nil
  }

  /// 请回电4212345: without its area code a number is known by what stands before it.
  private func isOwnLocal(_ digits: [UInt8]) -> Bool {
    guard (7...8).contains(digits.count), (2...8).contains(digits[0]) else { return false }
    let before = scalars[..<start].suffix(8)
    let word = before.reversed().drop { " :,是为打".unicodeScalars.contains($0) }
    return Self.ownLines.contains { word.starts(with: $0) }
  }

  /// From their ends.
  private static let ownLines: [[Unicode.Scalar]] = [
    "回电", "回电话", "回个电话", "联系我", "我电话", "我的电话", "我家电话", "联系电话", "联系方式", "座机", "固话", "家里电话", "打我",
  ].map { $0.unicodeScalars.reversed() }

  /// `3栋2单元501室`: from the first number to the last of its words.
  var houseNumber: PersonalSpan? {
    var position = start
    var last: Int?
    var words = 0
    while position < scalars.count {
      var digit = position
      while digit < scalars.count, scalars[digit].isDigit { digit += 1 }
      guard digit > position, digit - position <= 5, let word = Self.houseWord(at: digit, in: scalars) else {
        break
      }
      position = digit + word
      words += 1
      last = position
      if position < scalars.count, Self.isSeparator(scalars[position]) { position += 1 }
    }
    guard var last, words >= 2 || isDoor else { return nil }
    // 12栋1单元302.
    var digit = last
    while digit < scalars.count, scalars[digit].isDigit { digit += 1 }
    if (3...4).contains(digit - last) { last = digit }
    return PersonalSpan(kind: .houseNumber, range: start..<last)
  }

  /// Whether it numbers a door within a house whose number stands before it in words: `二单元401室`.
  private var isDoor: Bool {
    ["单元", "号楼", "栋", "幢"].contains { word in
      start >= word.unicodeScalars.count
        && scalars[..<start].suffix(word.unicodeScalars.count).elementsEqual(word.unicodeScalars)
    }
  }

  /// 18 digits with a possible birth date, or the old form of 15 (GB 11643). The check digit is not asked for:
  /// a mistyped number is personal all the same.
  private static func isIdentityNumber(_ digits: [UInt8], endsWithX: Bool) -> Bool {
    func date(year: Int, at offset: Int) -> Bool {
      let month = Int(digits[offset]) * 10 + Int(digits[offset + 1])
      let day = Int(digits[offset + 2]) * 10 + Int(digits[offset + 3])
      return (1900...2100).contains(year) && (1...12).contains(month) && (1...31).contains(day)
    }
    if digits.count == 18 || endsWithX {
      return date(year: digits[6..<10].reduce(0) { $0 * 10 + Int($1) }, at: 10)
    }
    return digits.count == 15 && (1...8).contains(digits[0])
      && date(year: 1900 + Int(digits[6]) * 10 + Int(digits[7]), at: 8)
  }

  private static func isMobile(_ digits: [UInt8]) -> Bool {
    func mobile(_ digits: ArraySlice<UInt8>) -> Bool {
      digits.count == 11 && digits.first == 1 && (3...9).contains(digits[digits.startIndex + 1])
    }
    // Elsewhere in the country it is dialled behind a 0; no area code begins with 01 but 010, which is shorter.
    return mobile(digits[...]) || (digits.first == 0 && mobile(digits.dropFirst()))
      || (digits.starts(with: [8, 6]) && mobile(digits.dropFirst(2)))
      || (digits.starts(with: [0, 0, 8, 6]) && mobile(digits.dropFirst(4)))
  }

  /// An area code and seven or eight digits, with a separator between them or without.
  private static func isLandline(_ digits: [UInt8]) -> Bool {
    digits.first == 0 && digits.count > 1 && digits[1] != 0 && (10...12).contains(digits.count)
  }

  private static func isLuhn(_ digits: [UInt8]) -> Bool {
    var sum = 0
    for (offset, digit) in digits.reversed().enumerated() {
      let value = offset % 2 == 1 ? Int(digit) * 2 : Int(digit)
      sum += value > 9 ? value - 9 : value
    }
    return sum % 10 == 0
  }

  private static func isSeparator(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case " ", "-", "–", "—", ".", "/", "_", "·", "(", ")": true
    default: false
    }
  }

  private static func houseWord(at position: Int, in scalars: [Unicode.Scalar]) -> Int? {
    guard position < scalars.count else { return nil }
    if scalars[position...].starts(with: "单元".unicodeScalars) { return 2 }
    if scalars[position...].starts(with: "号楼".unicodeScalars) { return 2 }
    let single: [Unicode.Scalar] = ["栋", "幢", "楼", "室", "户", "号", "组", "层"]
    return single.contains(scalars[position]) ? 1 : nil
  }
}
