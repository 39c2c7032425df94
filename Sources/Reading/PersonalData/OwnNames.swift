/// The names by which whoever wrote a text calls himself in it: `我叫刘德福`, `联系人：张桂兰`, or by itself on one of the last lines.
package enum OwnNames {
  package static func all(in text: String) -> Set<String> {
    let scalars = text.unicodeScalars.map(Folding.fold)
    var names: Set<String> = []
    for place in scalars.indices {
      guard let range = NamePattern.ownName(at: place, in: scalars) else { continue }
      names.insert(String(String.UnicodeScalarView(scalars[range])))
    }
    return names.union(signatures(in: text))
  }

  /// `此致敬礼！ 刘德福　2026年3月1日`: a name, and a date or a telephone beside it, below a text.
  private static func signatures(in text: String) -> [String] {
    let lines = text.split(whereSeparator: \.isNewline).filter { !$0.allSatisfy(\.isWhitespace) }
    guard lines.count > 1 else { return [] }
    return lines.dropFirst().suffix(lastLines).compactMap { line in
      guard let name = signature(in: String(line)), NamePattern.isName(Array(name.unicodeScalars)[...]) else {
        return nil
      }
      return name
    }
  }

  /// What stands in a line besides a greeting, a date and a telephone, where that is as short as a name.
  static func signature(in line: String) -> String? {
    let words = line.split { !("\u{4E00}"..."\u{9FFF}").contains($0) }.filter { !dates.contains($0) }
    let name = words.count > 1 && greetings.contains(words[0]) ? words.dropFirst().first : words.first
    guard let name, words.count <= 2, name.unicodeScalars.count <= 3, words.last == name else { return nil }
    return String(name)
  }

  /// Below a text stand a greeting, a name, a date and a telephone.
  private static let lastLines = 4
  private static let dates: Set<Substring> = ["年", "月", "日", "号", "电话", "手机", "敬上", "联系电话"]
  private static let greetings: Set<Substring> = ["此致敬礼", "敬礼", "签名", "署名", "谢谢", "此致"]
}
