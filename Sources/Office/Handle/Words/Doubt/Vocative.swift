/// Who is spoken to at the beginning of a line: `乌主任您好：`, `小于，`, `乌日娜姐：`.
enum Vocative {
  /// The line that speaks to a colleague where a remark to one stands, above an answer or below it, also where his name
  /// has a line of its own there. Within an answer `王局：…` tells what somebody said.
  static func line(atEdgesOf lines: [String], to people: [String]) -> String? {
    let lines = lines.filter { !UnitGreeting.isCourtesy($0) }
    let above = lines.dropLast().last.flatMap { line in
      line.unicodeScalars.last.map(marks.contains) == true ? line : nil
    }
    let edges = [lines.first, above, lines.last].compactMap(\.self)
    return edges.first { isIn($0, to: people) }
  }

  static func isIn(_ line: String, to people: [String]) -> Bool {
    let scalars = Array(line.unicodeScalars)
    guard let mark = scalars.firstIndex(where: marks.contains), mark > 0 else { return false }
    var name = OfficeText.trimmed(String(String.UnicodeScalarView(scalars[..<mark])))
    for greeting in ["您好", "你好", "好"] where name.hasSuffix(greeting) {
      name = String(name.dropLast(greeting.count))
      break
    }
    let rest = scalars[(mark + 1)...]
    guard rest.isEmpty || rest.contains(where: \.properties.isIdeographic) else { return false }
    let length = name.unicodeScalars.count
    if length == 2, ["小", "老"].contains(where: name.hasPrefix) || short.contains(where: name.hasSuffix) {
      return true
    }
    if (3...5).contains(length), ["姐", "哥"].contains(where: name.hasSuffix) { return true }
    return length <= 6 && titles.contains(where: name.hasSuffix) || people.contains(name)
  }

  private static let marks: Set<Unicode.Scalar> = ["，", ",", "：", ":", "！", "!"]
  private static let short = ["局", "处", "科", "总", "姐", "哥", "工", "主任"]
  private static let titles = [
    "主任", "局长", "科长", "股长", "书记", "镇长", "经理", "站长", "所长", "队长", "处长", "领导", "旗长", "县长", "部长",
  ]
}
