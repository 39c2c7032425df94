/// The letters that a line of its own takes out of what stands beside it: `除了3`, `其中3除外`, `没有3`.
struct ExceptedNumbers: Equatable {
  let numbers: [Int]
  /// Whether nothing else is said of them.
  let isPlain: Bool

  /// Nil where it takes none out.
  /// - Parameter line: in its usual spelling.
  init?(reading line: String) {
    guard line.utf8.count <= TriageSpelling.mostBytes else { return nil }
    var text = OfficeText.bare(line)
    for word in ["但是", "但", "其中", "不过", "只是"] where text.hasPrefix(word) {
      text = OfficeText.trimmed(String(text.dropFirst(word.count).drop { "，,：:".contains($0) }))
    }
    let before = Self.before.first(where: text.hasPrefix)
    let found = LineNumbers(in: String(text.dropFirst(before?.count ?? 0)), numerals: .apart)
    let rest = OfficeText.bare(found.rest)
    guard !found.all.isEmpty, before != nil || Self.behind.contains(where: rest.hasPrefix) else { return nil }
    numbers = found.all.map { Int($0) }
    isPlain = before == nil ? Self.behind.contains(rest) : rest.isEmpty || Self.ends.contains(rest)
  }

  private static let before = ["除了", "除去", "除", "没有", "不含", "不包括", "不包含", "去掉", "不算"]
  private static let behind = ["除外", "例外", "不算", "不在内", "不包括", "不含"]
  private static let ends = ["外", "以外", "之外", "除外", "不算", "不在内"]
}
