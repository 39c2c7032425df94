import Domain

/// A line in which somebody says what he told an author: `NM2026000123 已发布 https://… 11月25日 10:20`,
/// `3 已告知 13800000000 昨天 16:30 王敏`, `NM2026000123 无法告知：评论已删除`, `全部已发布`.
///
/// Read tolerantly: number, word, link or telephone, time and name in any order, and all but the word optional.
package struct ToldLine: Equatable, Sendable {
  /// Which notices it means.
  package enum Subject: Equatable, Sendable {
    /// By its place in the mail, from 1.
    case row(Int)
    case letter(LetterID, kind: String?)
    /// The only one there is.
    case single
    case all
  }
  package var subject: Subject
  /// Nil where it was said; else why it could not be.
  package var failure: String?
  /// The link or the telephone number.
  package var place: String?
  package var at: Timestamp
  package var by: String?
  /// Whether it will not be tried again (不再联系).
  package var givesUp = false
  /// Whether it was written somewhere (已发布), which says nothing of a call.
  package var isPosted = false

  package init(
    subject: Subject, failure: String? = nil, place: String? = nil, at: Timestamp, by: String? = nil,
    givesUp: Bool = false, isPosted: Bool = false
  ) {
    self.subject = subject
    self.failure = failure
    self.place = place
    self.at = at
    self.by = by
    self.givesUp = givesUp
    self.isPosted = isPosted
  }

  /// Reads one line; nil where it does not clearly say that it was done, or why not.
  /// - Parameter now: when it was written: its time where it names none, and what `昨天` counts from.
  package init?(reading line: String, at now: Timestamp) {
    // Nobody's line is longer.
    guard line.utf8.count <= 2000 else { return nil }
    var rest = OfficeText.withoutOpeningBrackets(OfficeText.trimmed(line))
    guard let word = ToldWord(in: rest) else { return nil }
    rest = word.failure == nil ? word.before + " " + word.after : word.before
    failure = word.failure
    givesUp = word.kind == .end
    isPosted = word.kind == .posted
    subject = Self.takeSubject(from: &rest)
    place = failure == nil ? Self.takePlace(from: &rest) : nil
    let (time, name) = Self.takeTime(from: Self.withClockApart(rest), at: now)
    at = time ?? now
    let who = OfficeText.bare(name)
    // 已告知不了, 已告知他无法办理: what is not so is nobody's name, and neither is 25:70.
    guard failure != nil || !["不", "没", "无", "未"].contains(where: who.contains) && !Self.holdsTime(who) else {
      return nil
    }
    // 已告知，他要撤回: what else a call came to would be lost as somebody's name.
    guard word.kind != .said || !Self.telling.contains(where: who.contains) else { return nil }
    by = failure == nil && !who.isEmpty && who.unicodeScalars.count <= 20 ? who : nil
  }

  /// What is said of a call besides to whom.
  private static let telling = [
    "错", "但", "撤", "再", "要", "转告", "补", "来", "同意", "满意", "等", "请", "让", "需", "诉", "还", "想", "问", "愿", "希望",
    "情绪", "另",
  ]

  private static func takeSubject(from rest: inout String) -> Subject {
    var kind: String?
    for known in TidingsKind.allCases {
      guard let range = rest.firstRange(of: known.chinese) else { continue }
      rest.replaceSubrange(range, with: " ")
      kind = known.rawValue
      break
    }
    if let match = rest.firstMatch(of: #/[A-Za-z]{2,4}\d{10,15}/#),
      let id = LetterID(String(match.0).uppercased())
    {
      rest.replaceSubrange(match.range, with: " ")
      return .letter(id, kind: kind)
    }
    if let match = rest.prefixMatch(of: #/\s*(?:第 ?)?(\d{1,3})(?:[.、．)）条行]|(?=\s|$))/#),
      let row = Int(match.1)
    {
      rest.removeSubrange(match.range)
      return .row(row)
    }
    if let match = rest.prefixMatch(of: #/\s*(?:全部|均|都|以上各条)/#) {
      rest.removeSubrange(match.range)
      return .all
    }
    return .single
  }

  /// A link as it is shared, else a telephone number.
  private static func takePlace(from rest: inout String) -> String? {
    let link = ToldWord.link
    let telephone = #/(?:\+?86[ -]?)?(?:1[3-9]\d[ -]?\d{4}[ -]?\d{4}|(?:0\d{2,3}[ -]?)?\d{7,12})/#
    guard let range = (rest.firstMatch(of: link)?.range ?? rest.firstMatch(of: telephone)?.range) else {
      return nil
    }
    let found = String(rest[range])
    rest.replaceSubrange(range, with: " ")
    return OfficeText.withoutClosingBrackets(found)
  }

  /// One word or two next to each other that are a time; what is left is somebody's name.
  private static func takeTime(from rest: String, at now: Timestamp) -> (Timestamp?, String) {
    let words = rest.split(whereSeparator: { $0.isWhitespace || "，,；;。".contains($0) }).map(String.init)
    for count in [2, 1] where words.count >= count && words.count <= 12 {
      for start in 0...(words.count - count) {
        let text = words[start..<(start + count)].joined(separator: " ")
        guard let time = EntryTime(text, now: now)?.time else { continue }
        let others = words[..<start] + words[(start + count)...]
        return (time, others.joined(separator: " "))
      }
    }
    return (nil, words.joined(separator: " "))
  }
}
