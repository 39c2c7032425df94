/// The line by which a client introduces quoted words: `在 2026-11-23 09:12:00，"张三" <a@example.cn> 写道：`.
extension QuoteLine {
  /// In one line.
  var isAttribution: Bool { isAttributionEnd && Self.looksLikeAttribution(dense) }

  /// The end of an attribution, which may have begun on a line before.
  var isAttributionEnd: Bool {
    Self.verbs.contains(where: dense.hasSuffix) || Self.foreignEnds.contains(where: dense.hasSuffix)
      || dense.hasSuffix(">:") || dense.hasSuffix(":") && dense.holds(any: Self.foreignVerbs)
  }

  /// A line that says of somebody that he wrote, whatever else it names: `李姐于11月26日写道`.
  var mayBeAttribution: Bool {
    ["写道:", "寫道:", "写道", "寫道", "wrote:", "writes:"].contains(where: dense.hasSuffix)
  }

  /// Between dashes, as Zoho writes: `---- On Mon, 23 Nov 2026 09:12 a@example.cn wrote ----`.
  var isDashedAttribution: Bool {
    guard let dashed, dashed.hasSuffix("wrote") || dashed.hasSuffix("写道") else { return false }
    return dashed.holds(any: ["@"]) && Self.hasClock(dashed)
  }

  /// Whether these lines, put together, are one attribution.
  static func areAttribution(_ lines: ArraySlice<QuoteLine>) -> Bool {
    looksLikeAttribution(lines.map(\.dense).joined())
  }

  /// Whether these lines end with an address and nothing more, as Yandex and Mail.ru write: only a quotation below
  /// makes that an attribution.
  static func areVerbless(_ lines: ArraySlice<QuoteLine>) -> Bool {
    let dense = lines.map(\.dense).joined()
    return dense.hasSuffix(">:") && dense.holds(any: ["@"]) && hasClock(dense)
      && dense.utf8.count(where: \.isDigit) >= 8
  }

  /// Whether these lines say who wrote and on which day, without a time or an address: only a quotation below makes
  /// that an attribution.
  static func areDated(_ lines: ArraySlice<QuoteLine>) -> Bool {
    let dense = lines.map(\.dense).joined()
    return (lines.last?.mayBeAttribution ?? false) && dense.starts(withAny: openings)
      && dense.utf8.count(where: \.isDigit) >= 4
  }

  var hasAddress: Bool { dense.holds(any: ["@"]) }

  private static let verbs = ["写道:", "寫道:", "wrote:", "写道", "寫道", "writes:", "写到:", "写:", "寫:"]
  private static let foreignEnds = ["написал:", "написал(а):", "написала:", "пишет:", "aécrit:", "書きました:"]
  private static let foreignVerbs = ["schrieb", "escribió:", "escreveu:", "hascritto:", "schreef", "のメール:"]
  private static let openings = [
    "在", "於", "于", "on", "at", "le", "am", "el", "em", "il", "op", "20", "vom",
  ]

  /// A date with a time, or an address, before the verb: somebody's own "he wrote:" seldom has either.
  private static func looksLikeAttribution(_ dense: String) -> Bool {
    let digits = dense.utf8.count(where: \.isDigit)
    let opening = String(dense.drop { $0 == ">" || $0 == "-" })
    let opens = opening.starts(withAny: openings)
    let hasAddress = dense.holds(any: ["@"])
    if dense.hasSuffix("wrote:") || dense.hasSuffix("writes:") {
      return digits >= 3 && (opens || hasAddress) || opening.hasPrefix("inarticle")
    }
    if !verbs.contains(where: dense.hasSuffix) {
      return (foreignEnds.contains(where: dense.hasSuffix) || dense.holds(any: foreignVerbs)) && digits >= 5
        && hasClock(dense)
    }
    let isGmail = hasAddress && dense.holds(any: ["于2", "於2"])
    return digits >= 4 && (isGmail || (opens || hasAddress) && hasClock(dense))
  }

  /// Digits, a colon, digits.
  private static func hasClock(_ text: String) -> Bool {
    let octets = Array(text.utf8)
    return octets.indices.dropFirst().dropLast().contains {
      octets[$0] == Octet.colon && octets[$0 - 1].isDigit && octets[$0 + 1].isDigit
    }
  }
}
