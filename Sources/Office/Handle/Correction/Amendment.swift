/// A correction that says what was wrong and what is right: `更正：将“11月25日”改为“11月26日”`.
struct Amendment: Equatable {
  struct Change: Equatable {
    let old: String
    let new: String
  }

  let changes: [Change]

  /// Nil where a line says something else, or where its words without quotation marks do not stand in the answer: a
  /// whole answer may speak of what becomes of something too.
  init?(reading text: String, of answer: String) {
    var changes: [Change] = []
    for line in OfficeText.lines(text).flatMap({ $0.split(whereSeparator: { "；;".contains($0) }) }) {
      guard let (change, isCertain) = Self.change(OfficeText.trimmed(String(line))),
        isCertain || answer.contains(change.old)
      else { return nil }
      changes.append(change)
    }
    guard !changes.isEmpty else { return nil }
    self.changes = changes
  }

  /// The whole answer as it reads then; every old wording stands in it, and once.
  func applied(to answer: String) throws(CorrectionRefusal) -> String {
    var found: [(place: Range<String.Index>, change: Change)] = []
    for change in changes {
      let places = answer.ranges(of: change.old)
      guard let place = places.first else { throw .absent(change.old) }
      // What two of them change would depend on which is done first.
      guard places.count == 1, !found.contains(where: { $0.place.overlaps(place) }) else {
        throw .ambiguous(change.old)
      }
      found.append((place, change))
    }
    var (text, end) = ("", answer.startIndex)
    for (place, change) in found.sorted(by: { $0.place.lowerBound < $1.place.lowerBound }) {
      text += answer[end..<place.lowerBound] + change.new
      end = place.upperBound
    }
    return text + answer[end...]
  }

  /// With whether its shape says for certain that it is one.
  private static func change(_ line: String) -> (Change, isCertain: Bool)? {
    guard line.unicodeScalars.count <= longest, let verb = verbs.first(where: line.contains),
      let place = line.firstRange(of: verb)
    else { return nil }
    var before = OfficeText.trimmed(String(line[..<place.lowerBound]))
    for opening in openings where before.hasPrefix(opening) {
      before = String(before.dropFirst(opening.count))
    }
    let after = OfficeText.trimmed(String(line[place.upperBound...]))
    if let old = quotedAtEnd(before), let new = quotedAtStart(after) {
      return (Change(old: old, new: new), true)
    }
    // Without marks of quotation the words end with the line: 应为26日，其他不变 may mean more.
    let (old, new) = (OfficeText.bare(before), OfficeText.bare(after))
    let isPlain = ![old, new].contains { $0.isEmpty || $0.contains(where: marks.contains) }
    return isPlain ? (Change(old: old, new: new), false) : nil
  }

  private static func quotedAtEnd(_ text: String) -> String? {
    for (open, close) in quotes where text.last == close {
      guard let start = text.dropLast().lastIndex(of: open) else { continue }
      let inside = text[text.index(after: start)...].dropLast()
      return inside.isEmpty ? nil : String(inside)
    }
    return nil
  }

  private static func quotedAtStart(_ text: String) -> String? {
    for (open, close) in quotes where text.first == open {
      guard let end = text.dropFirst().firstIndex(of: close) else { continue }
      let rest = OfficeText.bare(String(text[text.index(after: end)...].drop { "，,。".contains($0) }))
      let inside = text[..<end].dropFirst()
      return !inside.isEmpty && courtesies.contains(rest) ? String(inside) : nil
    }
    return nil
  }

  private static let marks = Set<Character>("，,。；;：:、“”\"「」‘’（）() ")
  private static let courtesies: Set<String> = ["", "特此更正", "特此说明", "请更正", "谢谢"]
  private static let quotes: [(Character, Character)] = [("“", "”"), ("\"", "\""), ("「", "」"), ("‘", "’")]

  /// In characters: a sentence that is longer is not about single words.
  private static let longest = 300
  private static let verbs = ["更正为", "修改为", "应改为", "改为", "改成", "应为", "换成", "→"]
  private static let openings = ["其中", "原答复中的", "原答复中", "答复中的", "答复中", "原文", "将", "把"]
}
