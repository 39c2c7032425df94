/// The title and the summary that the desk gives a letter (标题、摘要), for everybody who reads of it.
package struct Wording: Codable, Equatable, Sendable {
  static let longestTitle = 60
  static let longestSummary = 300

  /// Nil where it stays as it is.
  package let title: String?
  package let summary: String?

  package init(title: String?, summary: String?) {
    self.title = title.map(Self.onOneLine)
    self.summary = summary.map(Self.onOneLine)
  }

  /// Reads `标题：… 摘要：…`, either of them, on one line or on several; nil where it begins with neither.
  init?(reading text: String) {
    let words = OfficeText.withoutOpeningBrackets(OfficeText.trimmed(text))
    guard let first = Self.mark(at: words[...]) else { return nil }
    let rest = words[first.end...]
    let second = rest.indices.lazy.compactMap { Self.mark(at: rest[$0...]) }
      .first { $0.isTitle != first.isTitle }
    let values = [first.isTitle: rest[..<(second?.start ?? rest.endIndex)]]
      .merging(second.map { [$0.isTitle: rest[$0.end...]] } ?? [:]) { value, _ in value }
    self.init(title: values[true].map { String($0) }, summary: values[false].map { String($0) })
  }

  /// `标题：`, `【摘要】` or the like, where the text begins with it.
  private static func mark(at text: Substring) -> (isTitle: Bool, start: String.Index, end: String.Index)? {
    guard text.hasPrefix("标题") || text.hasPrefix("摘要") else { return nil }
    var rest = text.dropFirst(2)
    let bracket = rest.first == "】" || rest.first == "]"
    if bracket { rest = rest.dropFirst() }
    let hasColon = rest.first == "：" || rest.first == ":"
    if hasColon { rest = rest.dropFirst() }
    guard bracket || hasColon else { return nil }
    return (text.hasPrefix("标题"), text.startIndex, rest.startIndex)
  }

  private static func onOneLine(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
