/// One line of a form, taken apart at its first label.
struct FormLine {
  /// What parts a label from its value.
  enum Mark {
    /// A new cell of a table's row.
    case cell
    case colon
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

  /// Nil where the line begins with no label. An unknown one is only believed to be a label where a colon or a
  /// cell's end follows few letters.
  init?(_ line: Substring, _ labels: FormLabels) {
    let scalars = line.unicodeScalars
    var end = scalars.startIndex
    var count = 0
    var mark: Mark?
    while end < scalars.endIndex, count < Self.longestLabel {
      let scalar = FormLabels.narrow(scalars[end])
      if scalars[end] == "\t" { mark = .cell } else if scalar == ":" { mark = .colon }
      if mark != nil { break }
      end = scalars.index(after: end)
      count += 1
    }
    let label = scalars[..<end]
    if let mark {
      var value = scalars.index(after: end)
      // `姓名：` in a cell of its own.
      let isCell = mark == .colon && scalars[value...].first == "\t"
      if isCell { value = scalars.index(after: value) }
      self.init(label, line[value...], isCell ? .cell : mark, labels)
    } else {
      self.init(bracketed: scalars, line, labels)
    }
  }

  private init?(_ label: Substring.UnicodeScalarView, _ value: Substring, _ mark: Mark, _ labels: FormLabels)
  {
    let folded = FormLabels.folded(label)
    field = labels.field(labelled: folded)
    guard field != nil || Self.looksLikeLabel(label, folded) else { return nil }
    self.label = FormReading.trimmed(String(label))
    self.value = value
    self.mark = mark
  }

  /// `【姓名】李四`, or a label alone on its line.
  private init?(bracketed scalars: Substring.UnicodeScalarView, _ line: Substring, _ labels: FormLabels) {
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

  /// The further fields on the same line: in the cells of its row, or behind a space, where a known label and a
  /// colon follow.
  /// - Returns: this one, cut off before the next, and the rest of the line.
  func separated(_ labels: FormLabels) -> (line: FormLine, rest: Substring?) {
    guard field != .text else { return (self, nil) }
    let scalars = value.unicodeScalars
    var place = scalars.startIndex
    while place < scalars.endIndex {
      let scalar = scalars[place]
      let next = scalars.index(after: place)
      let isBreak = mark == .cell ? scalar == "\t" : scalar.properties.isWhitespace && field != .title
      if isBreak, next < scalars.endIndex, let other = FormLine(value[next...], labels),
        other.mark == .cell || other.field != nil && (other.mark == .colon || mark == .cell)
      {
        return (FormLine(self, value: value[..<place]), value[next...])
      }
      place = next
    }
    return (self, nil)
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
    (label, field, mark, self.value) = (other.label, other.field, other.mark, value)
  }
}
