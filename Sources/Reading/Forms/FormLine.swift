/// One line of a form, taken apart at its first label.
struct FormLine {
  /// What parts a label from its value.
  enum Mark {
    /// A new cell of a table's row.
    case cell
    case colon
    /// `姓名=李四`; only behind a label that is known.
    case equals
    /// A row as `| 姓名 | 李四 |`; the same.
    case bar
    /// `【姓名】`, with the value behind or below it.
    case bracket
    /// A label that fills its line.
    case none
  }

  /// Scalars; more is a sentence.
  static let longestLabel = 24

  /// The label as it was written.
  let label: String
  /// Nil for a label that the portal's form is not known to have.
  let field: FormField?
  let value: Substring
  let mark: Mark
  /// Whether only a word in the label makes it personal.
  let isGuessed: Bool

  /// Nil where the line begins with no label. An unknown one is only believed to be a label where a colon or a
  /// cell's end follows few letters.
  init?(_ line: Substring, _ labels: FormLabels) {
    let scalars = line.unicodeScalars
    let start = Self.afterBar(scalars)
    var end = start
    var count = 0
    var mark: Mark?
    while end < scalars.endIndex, count < Self.longestLabel {
      let scalar = FormLabels.narrow(scalars[end])
      mark = scalars[end] == "\t" ? .cell : Self.marks[scalar]
      if mark != nil { break }
      end = scalars.index(after: end)
      count += 1
    }
    let label = scalars[start..<end]
    // `【信件标题】关于供热：不热`
    if mark != nil, let line = FormLine(bracketed: scalars, line, labels), line.mark == .bracket,
      !scalars[min(line.value.startIndex, end)..<end].allSatisfy(FormReading.isBlank)
    {
      self = line
    } else if let mark {
      var value = scalars.index(after: end)
      // `姓名：` in a cell of its own.
      let isCell = mark == .colon && scalars[value...].first == "\t"
      if isCell { value = scalars.index(after: value) }
      self.init(label, line[value...], isCell ? .cell : mark, labels)
      guard field != nil && !isGuessed || mark == .cell || mark == .colon else { return nil }
    } else {
      self.init(bracketed: scalars, line, labels)
    }
  }

  private static let marks: [Unicode.Scalar: Mark] = [":": .colon, "=": .equals, "|": .bar]

  /// Where the first cell of a row begins that is drawn with bars.
  private static func afterBar(_ scalars: Substring.UnicodeScalarView) -> Substring.Index {
    let words = scalars.drop { $0.properties.isWhitespace && $0 != "\t" }
    guard let first = words.first, FormLabels.narrow(first) == "|" else { return scalars.startIndex }
    return words.index(after: words.startIndex)
  }

  init?(
    _ label: Substring.UnicodeScalarView, _ value: Substring, _ mark: Mark, _ labels: FormLabels
  ) {
    let folded = FormLabels.folded(label)
    let known = labels.field(labelled: folded)
    isGuessed = known == nil && FormLabels.isPersonal(folded)
    field = isGuessed ? .personal : known
    guard field != nil || Self.looksLikeLabel(label, folded) else { return nil }
    self.label = FormReading.trimmed(String(label))
    self.value = mark == .bar ? Self.withoutLastBar(value) : value
    self.mark = mark
  }

  private static func withoutLastBar(_ value: Substring) -> Substring {
    let end = value.unicodeScalars.lastIndex { !$0.properties.isWhitespace }
    guard let end, FormLabels.narrow(value.unicodeScalars[end]) == "|" else { return value }
    return value[..<end]
  }

  /// `【姓名】李四`, or a label alone on its line.
  private init?(bracketed scalars: Substring.UnicodeScalarView, _ line: Substring, _ labels: FormLabels) {
    isGuessed = false
    let head = scalars.prefix(Self.longestLabel).drop { $0.properties.isWhitespace }
    if let first = head.first, "【[".unicodeScalars.contains(first),
      let close = head.firstIndex(where: { $0 == "】" || $0 == "]" })
    {
      guard let field = labels.field(labelled: FormLabels.folded(head[..<close])) else { return nil }
      (self.field, label, mark) = (field, FormReading.trimmed(String(head[...close])), .bracket)
      value = line[scalars.index(after: close)...]
    } else {
      guard head.endIndex == scalars.endIndex, let field = labels.field(labelled: FormLabels.folded(head))
      else { return nil }
      (self.field, label, mark, value) = (field, FormReading.trimmed(String(head)), .none, "")
    }
  }

  /// One to eight letters and no sentence: `来信对象`, but neither `10` of a time nor `http`.
  private static func looksLikeLabel(_ label: Substring.UnicodeScalarView, _ folded: String) -> Bool {
    let scalars = folded.unicodeScalars
    return (2...8).contains(scalars.count) && label.allSatisfy { !"，。,;；！？".unicodeScalars.contains($0) }
      && scalars.allSatisfy { (0x4E00...0x9FFF).contains($0.value) }
  }

  /// The further fields on the same line: in the cells of its row, or behind a space or a semicolon, where a known
  /// label and its mark follow.
  /// - Returns: this one, cut off before the next, and the rest of the line.
  func separated(_ labels: FormLabels) -> (line: FormLine, rest: Substring?) {
    guard field != .text else { return (self, nil) }
    // `留言人 | 姓名 | 李四`: the first cell is a heading.
    if mark == .cell, let other = FormLine(value, labels), other.mark == .cell, other.field == field,
      field != nil
    {
      return (FormLine(self, value: ""), value)
    }
    let scalars = value.unicodeScalars
    var place = scalars.startIndex
    while place < scalars.endIndex {
      let next = scalars.index(after: place)
      if isBreak(scalars[place]), next < scalars.endIndex, let other = FormLine(value[next...], labels),
        isEnded(by: other)
      {
        return (FormLine(self, value: value[..<place]), value[next...])
      }
      place = next
    }
    return (self, nil)
  }

  private func isBreak(_ scalar: Unicode.Scalar) -> Bool {
    switch mark {
    case .cell: scalar == "\t"
    case .bar: FormLabels.narrow(scalar) == "|"
    default: scalar.properties.isWhitespace || scalar == ";" || scalar == "；"
    }
  }

  /// A title has spaces, and perhaps a colon, so that little ends it but the next cell.
  private func isEnded(by other: FormLine) -> Bool {
    if other.mark == .cell { return mark == .cell || field != .title }
    guard let next = other.field, other.mark != .none || mark == .cell else { return false }
    return mark == .cell || mark == .bar || field != .title
      || !other.isGuessed && [.text, .name, .telephone, .address].contains(next)
  }

  /// All fields on the line.
  func parts(_ labels: FormLabels) -> [FormLine] {
    var parts: [FormLine] = []
    var next: FormLine? = self
    while let current = next {
      let (part, rest) = current.separated(labels)
      parts.append(part)
      next = rest.flatMap { FormLine($0, labels) }
    }
    return parts
  }

  /// `label：value`.
  var shown: String {
    let value = FormReading.trimmed(String(value))
    return value.isEmpty ? label : "\(label)：\(value)"
  }

  private init(_ other: FormLine, value: Substring) {
    (label, field, mark, isGuessed) = (other.label, other.field, other.mark, other.isGuessed)
    self.value = value
  }
}
