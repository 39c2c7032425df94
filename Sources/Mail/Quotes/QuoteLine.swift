/// One line of a reply, and what it looks like. The signs are those of QQ, NetEase, Foxmail, Outlook, Coremail,
/// Alimail, Apple Mail, Gmail, Thunderbird and their like, in Chinese, English and what else officers' clients speak.
struct QuoteLine: Sendable {
  let text: Substring
  let origin: BodyLine.Origin
  /// Without white space anywhere and without the asterisks of bold type; in lower case, colons half-width.
  let dense: String
  let isBlank: Bool
  let isRed: Bool

  init(_ line: BodyLine) {
    text = line.text
    origin = line.origin
    isRed = line.isRed
    dense = Self.dense(line.text)
    isBlank = dense.isEmpty && line.text.withoutBlankReferences.unicodeScalars.allSatisfy(\.isShownAsNothing)
  }

  private static func dense(_ text: Substring) -> String {
    var dense = ""
    // No sign is longer; a long line is somebody's words.
    for scalar in text.unicodeScalars.prefix(400) where !scalar.isShownAsNothing && scalar != "*" {
      dense.unicodeScalars.append(scalar == "：" ? ":" : scalar)
    }
    let lower = dense.inLowerCase
    // QQ writes its HTML into the plain part.
    return lower.utf8.contains(UInt8(ascii: "&")) ? lower.replacing("&nbsp;", with: "") : lower
  }

  /// `> text`, but not `>= 3` or `>3`.
  var isQuoted: Bool {
    let line = text.unicodeScalars.drop { $0 == " " || $0 == "\t" }
    guard line.first == ">" else { return false }
    let next = line.dropFirst().first
    return next == nil || next == " " || next == ">" || next == "\u{A0}" || next == "\t"
  }

  /// Whether it begins with `>`, whatever follows: NetEase and others put no space behind it.
  var hasQuoteSign: Bool { text.unicodeScalars.first { $0 != " " && $0 != "\t" } == ">" }

  /// The line without the signs of quotation.
  var unquoted: Substring {
    guard isQuoted else { return text }
    return Substring(text.unicodeScalars.drop { $0 == " " || $0 == ">" || $0 == "\t" || $0 == "\u{A0}" })
  }

  /// A line of dashes or the like, as Outlook on the web and Alimail draw above the history.
  var isRule: Bool {
    let scalars = dense.unicodeScalars
    guard scalars.count >= 8, let first = scalars.first, "-_=─—".unicodeScalars.contains(first) else {
      return false
    }
    return scalars.allSatisfy { $0 == first }
  }

  /// A rule, or words that a client put the rule of its history right behind, as Alimail does.
  var endsWithRule: Bool { isRule || gluedRuleLength >= Self.gluedRule }

  /// How many hyphens end the line.
  private var gluedRuleLength: Int { dense.utf8.reversed().prefix { $0 == Octet.hyphen }.count }

  /// Fewer are somebody's own.
  private static let gluedRule = 20

  /// The words before the rule that a client put right behind them.
  var withoutGluedRule: Substring {
    guard !isRule, endsWithRule else { return text }
    let trimmed = text.utf8.reversed().drop { $0.isSpace || $0 == Octet.hyphen }
    return text[..<trimmed.startIndex.base]
  }

  /// `------------------ 原始邮件 ------------------`
  var isOriginalMark: Bool { dashed.map(QuoteSigns.originals.contains) ?? false }

  /// `---------- Forwarded message ---------`, or `Begin forwarded message:` without dashes.
  ///
  /// Whether somebody forwards a mail, only the header below it can tell.
  var isForwardMark: Bool {
    if let dashed { return QuoteSigns.forwards.contains(dashed) }
    return QuoteSigns.plainForwards.contains(dense)
  }

  /// The name of a history with other signs around it than dashes, or with none.
  var isBareOriginalMark: Bool { bareName.map(QuoteSigns.originals.contains) ?? false }

  /// The name of a quotation with whatever signs around it: `[引用]`.
  var isBareQuotationMark: Bool { bareName.map(QuoteSigns.quotations.contains) ?? false }

  private var bareName: String? {
    let signs = Set("-—=_~【】[]:#·".unicodeScalars)
    let core = dense.unicodeScalars.drop { signs.contains($0) }
    guard let end = core.lastIndex(where: { !signs.contains($0) }) else { return nil }
    return String(core[...end])
  }

  /// What is between dashes.
  var dashed: String? {
    guard dense.hasPrefix("--") || dense.hasPrefix("——") else { return nil }
    let core = dense.unicodeScalars.drop { $0 == "-" || $0 == "—" }
    guard let end = core.lastIndex(where: { $0 != "-" && $0 != "—" }) else { return nil }
    return String(core[...end])
  }

  /// Which line of a copied header this is: `发件人：`, `Sent:`, `| 发件人 |`; nil for any other line.
  var label: QuoteSigns.Label? {
    var line = dense.unicodeScalars[...]
    let isRow = line.first == "|"
    if isRow { line = line.dropFirst() }
    guard let colon = line.firstIndex(where: { $0 == ":" || isRow && $0 == "|" }) else { return nil }
    return QuoteSigns.labels[String(line[..<colon])]
  }
}

extension Unicode.Scalar {
  /// White space, or what takes no place at all, as iOS puts before a quoted mail.
  var isShownAsNothing: Bool {
    // Nearly all of a hostile mail is ASCII, and the tables are slow.
    if value < 0x80 { return value == 0x20 || (0x09...0x0D).contains(value) }
    // And nearly all of any other is Chinese.
    if (0x3001...0x9FFF).contains(value) || (0xFF01...0xFF5E).contains(value) { return false }
    return properties.isWhitespace || value == 0xFEFF || value == 0x200B || value == 0x2060
  }
}
