extension PersonalData {
  /// What ``spans(in:)`` finds, and every place of a name by which whoever wrote the text calls himself in it: 此致敬礼
  /// 刘德福.
  package func spansWithOwnNames(in text: String) -> [PersonalSpan] {
    let spans = spans(in: text)
    let names = OwnNames.all(in: text).sorted().map { Array($0.unicodeScalars) }
    guard !names.isEmpty else { return spans }
    let scalars = Array(text.unicodeScalars)
    var found: [PersonalSpan] = []
    var rest = spans[...]
    var position = 0
    while position < scalars.count {
      if let span = rest.first, span.range.lowerBound <= position {
        found.append(span)
        rest.removeFirst()
        position = max(position, span.range.upperBound)
      } else if let name = names.first(where: { scalars.has($0, at: position) }) {
        let range = position..<min(position + name.count, rest.first?.range.lowerBound ?? .max)
        found.append(PersonalSpan(kind: .name, range: range))
        position = range.upperBound
      } else {
        position += 1
      }
    }
    return found + rest
  }
}
