/// Reads a form line by line down to its text.
struct FormReader {
  let labels: FormLabels
  private(set) var given: [FormField: [FormReading.Entry]] = [:]
  private(set) var personal: [FormReading.Entry] = []
  private(set) var rest: [String] = []
  private(set) var text: String?
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
        text = String(part.value)
        return part.mark
      }
      take(part)
    }
    return nil
  }

  private mutating func take(_ line: FormLine) {
    let value = FormReading.trimmed(String(line.value))
    switch line.field {
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
    case .field, .nothing: rest.append(words)
    }
  }

  /// The text's own lines, and what stands below them.
  mutating func finishText(_ lines: ArraySlice<Substring>, _ tail: FormTail) {
    text = lines.reduce(into: text ?? "") { text, line in
      text += "\n"
      text += line
    }
    for line in tail.fields { take(line) }
    rest += tail.others
  }
}

extension [FormReading.Entry] {
  /// Another line of the last value.
  fileprivate mutating func append(to words: String) {
    guard let last = indices.last else { return }
    self[last].value += self[last].value.isEmpty ? words : " " + words
  }
}
