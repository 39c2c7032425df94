/// Digits at one place, with the single spaces and hyphens that people put between them.
struct NumberRun {
  private let scalars: [Unicode.Scalar]
  private let start: Int
  /// Without separators, a leading +86 or 86 removed where a mobile number follows.
  private let digits: [UInt8]
  /// Offset after the last digit (or the X of an identity number).
  private let end: Int
  private let endsWithX: Bool

  init(at start: Int, in scalars: [Unicode.Scalar]) {
    var digits: [UInt8] = []
    var position = start
    var end = start
    if scalars[position] == "+" { position += 1 }
    while position < scalars.count, digits.count < 40 {
      if scalars[position].isDigit {
        digits.append(UInt8(scalars[position].value - 48))
        position += 1
        end = position
      } else if Self.isSeparator(scalars[position]), position + 1 < scalars.count,
        scalars[position + 1].isDigit
      {
        position += 1
      } else {
        break
      }
    }
    endsWithX = digits.count == 17 && end < scalars.count && scalars[end] == "x"
    self.scalars = scalars
    self.start = start
    self.digits = digits
    self.end = endsWithX ? end + 1 : end
  }

  /// Identity numbers first: one in ten of them would pass for a card as well.
  func number(keepsLandlines: Bool) -> PersonalSpan? {
    if isIdentityNumber { return span(.identityNumber) }
    if isMobile { return span(.telephone) }
    if isLandline { return keepsLandlines ? nil : span(.telephone) }
    if (16...19).contains(digits.count), isLuhn, isUnbroken || digits.count == 16 || digits.count == 19 {
      return span(.bankCard)
    }
    return nil
  }

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
    guard let last, words >= 2 else { return nil }
    return PersonalSpan(kind: .houseNumber, range: start..<last)
  }

  /// 18 digits with a possible birth date, or the old form of 15 (GB 11643). The check digit is not asked for:
  /// a mistyped number is personal all the same.
  private var isIdentityNumber: Bool {
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

  private var isMobile: Bool {
    func mobile(_ digits: ArraySlice<UInt8>) -> Bool {
      digits.count == 11 && digits.first == 1 && (3...9).contains(digits[digits.startIndex + 1])
    }
    return mobile(digits[...]) || (digits.starts(with: [8, 6]) && mobile(digits.dropFirst(2)))
      || (digits.starts(with: [0, 0, 8, 6]) && mobile(digits.dropFirst(4)))
  }

  /// An area code and seven or eight digits, with a separator (or closing bracket) between them or without.
  private var isLandline: Bool {
    digits.first == 0 && digits.count > 1 && digits[1] != 0 && (10...12).contains(digits.count)
  }

  private var isUnbroken: Bool { end - start == digits.count }

  private var isLuhn: Bool {
    var sum = 0
    for (offset, digit) in digits.reversed().enumerated() {
      let value = offset % 2 == 1 ? Int(digit) * 2 : Int(digit)
      sum += value > 9 ? value - 9 : value
    }
    return sum % 10 == 0
  }

  private func span(_ kind: PersonalKind) -> PersonalSpan { PersonalSpan(kind: kind, range: start..<end) }

  private static func isSeparator(_ scalar: Unicode.Scalar) -> Bool {
    scalar == " " || scalar == "-" || scalar == "\u{2013}" || scalar == "\u{2014}" || scalar == "\u{200B}"
  }

  private static func houseWord(at position: Int, in scalars: [Unicode.Scalar]) -> Int? {
    guard position < scalars.count else { return nil }
    if scalars[position...].starts(with: "单元".unicodeScalars) { return 2 }
    if scalars[position...].starts(with: "号楼".unicodeScalars) { return 2 }
    let single: [Unicode.Scalar] = ["栋", "幢", "楼", "室", "户", "号", "组", "层"]
    return single.contains(scalars[position]) ? 1 : nil
  }
}
