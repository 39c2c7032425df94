extension Message {
  /// The subject without `Re:`, `回复：`, `转发：`.
  package var subjectStem: String { String(SubjectPrefixes(of: subject).rest) }
}

/// The marks that clients put before a subject: `Re:`, `回复：`, `转发:`, stacked, counted and bracketed.
struct SubjectPrefixes {
  enum Kind: Equatable {
    case reply, forward
  }

  /// The outermost first.
  private(set) var kinds: [Kind] = []
  /// What is left of the subject.
  private(set) var rest: Substring

  init(of subject: String) {
    rest = subject.trimmingSpaces[...]
    // More than so many are somebody's joke.
    while kinds.count < 50, let next = Self.prefix(of: rest) {
      kinds.append(next.kind)
      rest = next.rest
    }
  }

  private static let words: [(word: String, kind: Kind)] = [
    ("re", .reply), ("aw", .reply), ("sv", .reply), ("回复", .reply), ("答复", .reply), ("回覆", .reply),
    ("回復", .reply), ("答覆", .reply), ("fwd", .forward), ("fw", .forward), ("wg", .forward),
    ("转发", .forward), ("轉寄", .forward), ("轉發", .forward),
  ]

  private static let beginnings = Set(
    words.compactMap(\.word.unicodeScalars.first)
      + words.compactMap { $0.word.uppercased().unicodeScalars.first })

  private static func closing(for opening: Character) -> Character? {
    switch opening {
    case "[": "]"
    case "【": "】"
    case "(": ")"
    case "（": "）"
    default: nil
    }
  }

  /// One mark with its colon: `Re[2]:`, `回复(2)：`, `Re :`, `[转发]`, `【回复】`.
  private static func prefix(of text: Substring) -> (kind: Kind, rest: Substring)? {
    var rest = text
    let closing = rest.first.flatMap(closing)
    if closing != nil { rest = rest.dropFirst() }
    // Nearly every subject begins with none of the words.
    guard let first = rest.unicodeScalars.first, beginnings.contains(first) else { return nil }
    guard let (word, kind) = words.first(where: { rest.prefix($0.word.count).lowercased() == $0.word })
    else { return nil }
    rest = rest.dropFirst(word.count)
    if let closing {
      guard rest.first == closing else { return nil }
      rest = rest.dropFirst()
      if let colon = rest.first, ":：".contains(colon) { rest = rest.dropFirst() }
      return (kind, rest.drop(while: \.isWhitespace))
    }
    rest = withoutCounter(rest.drop { $0 == " " }).drop { $0 == " " }
    guard let colon = rest.first, ":：﹕∶".contains(colon) else { return nil }
    return (kind, rest.dropFirst().drop(while: \.isWhitespace))
  }

  /// Without the `[2]`, `(2)`, `（2）` or `^2` that some clients count with.
  private static func withoutCounter(_ text: Substring) -> Substring {
    guard let opening = text.first, let closing = ["[": "]", "(": ")", "（": "）", "^": ""][opening] as String?
    else { return text }
    let digits = text.dropFirst().prefix { $0.isASCII && $0.isNumber }
    guard (1...4).contains(digits.count) else { return text }
    let rest = text.dropFirst(1 + digits.count)
    return rest.hasPrefix(closing) ? rest.dropFirst(closing.count) : text
  }
}
