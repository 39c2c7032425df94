import Domain

/// The units a clerk names: one to lead, and who takes part.
///
///     旗住建局
///     旗住建局 配合 旗城管局、旗水务局
///     请住建局牵头办理，水务局配合
struct NamedUnits: Equatable {
  let lead: String
  let cooperating: [String]

  /// Nil where it is not plain who leads.
  init?(reading text: String, _ names: UnitNames) {
    let whole = OfficeText.bare(text)
    if names.isName(whole) {
      (lead, cooperating) = (whole, [])
      return
    }
    let words = Self.words(of: text, names)
    let joins = words.indices.filter { words[$0] == Self.join }
    let leads = words.indices.filter { words[$0] == Self.front }
    guard joins.count <= 1, leads.count <= 1 else { return nil }
    guard let join = joins.first else {
      let named = words.filter { $0 != Self.front }
      guard named.count == 1 else { return nil }
      (lead, cooperating) = (named[0], [])
      return
    }
    if join + 1 < words.endIndex {
      // 甲 配合 乙 丙
      let before = words[..<join].filter { $0 != Self.front }
      guard before.count == 1, leads.allSatisfy({ $0 < join }) else { return nil }
      (lead, cooperating) = (before[0], Self.parted(words[(join + 1)...], names))
    } else {
      // 甲牵头，乙、丙配合: without 牵头 a comma must part them.
      let named = words[..<join].filter { $0 != Self.front }
      guard let first = named.first, named.count > 1, leads == [1] || leads.isEmpty && Self.isParted(text)
      else {
        return nil
      }
      (lead, cooperating) = (first, Self.parted(named.dropFirst(), names))
    }
  }

  /// Whether every name is some unit's, or several units'.
  func areKnown(_ names: UnitNames) -> Bool { ([lead] + cooperating).allSatisfy(names.isName) }

  /// Whether somebody who wrote nothing else will have meant a unit.
  var looksLikeName: Bool {
    (2...20).contains(lead.count)
      && ["局", "委", "办", "中心", "镇", "乡", "苏木", "街道", "公司", "大队", "分局", "院", "场", "办公室"].contains {
        lead.hasSuffix($0)
      }
  }

  private static let join = "配合"
  private static let front = "牵头"

  private static func words(of text: String, _ names: UnitNames) -> [String] {
    let marked = [("协办", join), ("协助", join), (join, join), ("主办", front), (front, front)].reduce(
      OfficeText.bare(text)
    ) { $0.replacing($1.0, with: " \($1.1) ") }
    return OfficeText.words(marked).map { name($0, names) }.filter { !$0.isEmpty }
  }

  /// `请住建局`, `住建局办理` are `住建局`; a name that is one stays as it is.
  private static func name(_ word: String, _ names: UnitNames) -> String {
    var word = OfficeText.bare(word)
    for ending in ["吧", "办理", "承办", "处理", "负责", "答复", "落实"]
    where !names.isName(word) && word.hasSuffix(ending) {
      word = String(word.dropLast(ending.count))
    }
    for beginning in ["请", "由"] where !names.isName(word) && word.hasPrefix(beginning) {
      word = String(word.dropFirst(beginning.count))
    }
    return word
  }

  /// `水务局和民政局` are two, where each is a unit's name.
  private static func parted(_ words: some Sequence<String>, _ names: UnitNames) -> [String] {
    words.flatMap { word -> [String] in
      guard !names.isName(word) else { return [word] }
      for mark in ["和", "及", "与"] {
        let parts = word.components(separatedBy: mark)
        if parts.count == 2, parts.allSatisfy(names.isName) { return parts }
      }
      return [word]
    }
  }

  /// Whether one word stands before the only comma: `住建局，水务局、民政局配合`.
  private static func isParted(_ text: String) -> Bool {
    let parts = OfficeText.bare(text).unicodeScalars.split { ["，", ",", "；", ";"].contains($0) }
    return parts.count == 2 && OfficeText.words(String(parts[0])).count == 1
  }
}

extension String {
  fileprivate func components(separatedBy mark: String) -> [String] {
    split(separator: mark, omittingEmptySubsequences: false).map(String.init)
  }
}
