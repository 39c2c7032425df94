/// Reads a form line by line down to its text.
struct FormReader {
  let labels: FormLabels
  private(set) var given: [FormField: [FormReading.Entry]] = [:]
  private(set) var personal: [FormReading.Entry] = []
  private(set) var rest: [String] = []
  private(set) var text: String?
  /// Whether a label stands where a value should.
  private(set) var isTangled = false
  /// Where a line without a label belongs to.
  private var open = Open.nothing

  private enum Open {
    case nothing
    /// One value, which may stand below its label, and in several lines where such a field has them.
    case field(FormField)
    case personal
  }

  init(labels: FormLabels) { self.labels = labels }

  /// - Returns: how the label of the text was marked, once the text has begun.
  mutating func read(_ line: Substring) -> FormLine.Mark? {
    guard let first = FormLine(line, labels) else {
      goOn(line)
      return nil
    }
    for part in first.parts(labels) {
      if part.field == .text {
        begin(part)
        return part.mark
      }
      take(part)
    }
    return nil
  }

  /// Reads a table with one row of labels and one of values.
  mutating func read(_ table: FormTable) -> FormLine.Mark? {
    for cell in table.cells where cell.field != .text { take(cell) }
    guard let cell = table.cells.first(where: { $0.field == .text }) else { return nil }
    begin(cell)
    return cell.mark
  }

  private mutating func begin(_ line: FormLine) {
    text = String(line.value)
    // Labels one below the other, and nothing beside them: the values stand somewhere in what follows.
    let values = given.values.joined().map(\.value) + personal.map(\.value)
    if line.mark == .none, values.count > 1, values.allSatisfy(\.isEmpty) { isTangled = true }
  }

  private mutating func take(_ line: FormLine) {
    let value = FormReading.trimmed(String(line.value))
    if labels.isMisplaced(value, in: line) { isTangled = true }
    switch line.field {
    case nil where FormLabels.holdsNumberOfPerson(value):
      personal.append(.init(label: line.label, value: value))
      open = .nothing
    case nil:
      rest.append(line.shown)
      open = .nothing
    case .personal?:
      personal.append(.init(label: line.label, value: value))
      open = .personal
    case let field?:
      given[field, default: []].append(.init(label: line.label, value: value))
      open = .field(field)
    }
  }

  private mutating func goOn(_ line: Substring) {
    let words = FormReading.trimmed(String(line))
    guard !words.isEmpty, !labels.ignores(line) else {
      if case .field(let field) = open, given[field]?.last?.value.isEmpty == false { open = .nothing }
      return
    }
    switch open {
    case .field(let field) where field == .title || given[field]?.last?.value.isEmpty == true:
      given[field]?.append(to: words)
    case .personal: personal.append(to: words)
    case .field, .nothing:
      if FormLabels.holdsNumberOfPerson(words) {
        personal.append(.init(label: "表单中的其他内容", value: words))
      } else {
        rest.append(words)
      }
    }
  }

  /// The text's own lines, and what stands below them.
  mutating func finishText(_ lines: ArraySlice<Substring>, _ tail: FormTail) {
    text = lines.reduce(into: text ?? "") { text, line in
      text += "\n"
      text += line
    }
    for line in tail.fields { take(line) }
    for line in tail.others { take(line) }
  }
}

extension [FormReading.Entry] {
  /// Another line of the last value.
  fileprivate mutating func append(to words: String) {
    guard let last = indices.last else { return }
    self[last].value += self[last].value.isEmpty ? words : " " + words
  }
}
