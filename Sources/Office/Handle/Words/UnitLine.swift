/// A line of a unit's reply as its grammar knows it: half width, its words in the simplified script, and with whatever
/// brackets and spaces people put around and into them. `【退 回】：` begins with 退回.
struct UnitLine {
  let text: String
  private let written: [Unicode.Scalar]
  private let plain: [Unicode.Scalar]

  init(_ text: String) {
    self.text = text
    written = Array(text.unicodeScalars)
    plain = written.map { Self.simplified[$0] ?? Self.halfWidth($0) }
  }

  /// A text with the grammar's words in the simplified script.
  static func simplified(_ text: String) -> String {
    String(String.UnicodeScalarView(text.unicodeScalars.map { simplified[$0] ?? $0 }))
  }

  /// The line without the number that it begins with: `1.认领`.
  var unnumbered: UnitLine? {
    let digits = plain.prefix { LineNumbers.isDigit($0) }.count
    guard (1...2).contains(digits), digits < plain.count, [".", "、", ")"].contains(plain[digits]) else {
      return nil
    }
    return UnitLine(OfficeText.trimmed(String(String.UnicodeScalarView(written[(digits + 1)...]))))
  }

  /// What follows a word at the beginning of the line.
  struct Tail {
    enum Joint {
      /// Nothing follows.
      case end
      /// `退回：…`, `退回，…`
      case mark
      /// `退回 …`, `【退回】…`
      case space
      /// `退回的…`
      case none
    }

    let joint: Joint
    /// In brackets right behind the word: `答复（不公开）：…`.
    let aside: String?
    let text: String

    /// Whether the word stands by itself, so that it is meant as one.
    var isApart: Bool { joint != .none }
  }

  /// - Parameter words: the longest first.
  func tail(after words: [String], takingAside: Bool = false) -> Tail? {
    words.lazy.compactMap { end(of: Array($0.unicodeScalars)) }.first.map {
      tail(from: $0, takingAside: takingAside)
    }
  }

  /// Where a word ends that the line begins with.
  private func end(of word: [Unicode.Scalar]) -> Int? {
    var place = 0
    while place < plain.count, OfficeText.isSpaceOrBracket(written[place]) || Self.isMark(plain[place]) {
      place += 1
    }
    for (index, scalar) in word.enumerated() {
      while index > 0, place < plain.count, Self.isSpace(written[place]) { place += 1 }
      guard place < plain.count, plain[place] == scalar else { return nil }
      place += 1
    }
    return place
  }

  private func tail(from start: Int, takingAside: Bool) -> Tail {
    var place = start
    var aside: String?
    var isApart = skipSpaces(&place)
    if takingAside, let inside = bracketed(at: place) {
      aside = inside.text
      place = inside.end
      isApart = true
      _ = skipSpaces(&place)
    }
    let marks = place
    while place < plain.count, Self.isMark(plain[place]) || Self.isSpace(written[place]) { place += 1 }
    let rest = OfficeText.trimmed(String(String.UnicodeScalarView(written[place...])))
    let joint: Tail.Joint = place > marks ? .mark : rest.isEmpty ? .end : isApart ? .space : .none
    return Tail(joint: rest.isEmpty ? .end : joint, aside: aside, text: rest)
  }

  /// Also closing brackets.
  private func skipSpaces(_ place: inout Int) -> Bool {
    let start = place
    while place < plain.count, Self.isSpace(written[place]) || Self.closing.contains(plain[place]) {
      place += 1
    }
    return place > start
  }

  private func bracketed(at place: Int) -> (text: String, end: Int)? {
    guard place < plain.count, ["(", "[", "【", "「"].contains(plain[place]) else { return nil }
    let inside = plain[(place + 1)...].prefix(Self.longestAside)
    guard let end = inside.firstIndex(where: Self.closing.contains) else { return nil }
    return (String(String.UnicodeScalarView(written[(place + 1)..<end])), end + 1)
  }

  private static let longestAside = 200
  private static let closing: Set<Unicode.Scalar> = [")", "]", "】", "」", "〗", "』", "”", "\"", "*", "》"]

  private static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isWhitespace || scalar == "\u{200B}" || scalar == "\u{FEFF}"
  }

  private static func isMark(_ scalar: Unicode.Scalar) -> Bool { marks.contains(scalar) }

  private static let marks: Set<Unicode.Scalar> = [
    ":", "。", ".", ",", "、", ";", "-", "—", "–", "~", "!", "=", ">", "→", "︰", "﹕", "∶",
  ]

  private static func halfWidth(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    (0xFF01...0xFF5E).contains(scalar.value) ? Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar : scalar
  }

  /// The grammar's words only.
  private static let simplified: [Unicode.Scalar: Unicode.Scalar] = {
    let pairs = Array("認认領领簽签復复覆复長长轉转詢询問问補补訪访聯联審审見见個个內内辦办請请徵征應应開开隱隐發发佈布對对領领導导".unicodeScalars)
    return Dictionary(
      stride(from: 0, to: pairs.count - 1, by: 2).map { (pairs[$0], pairs[$0 + 1]) },
      uniquingKeysWith: { first, _ in first })
  }()
}
