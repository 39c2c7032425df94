/// The names by which whoever wrote a text calls himself in it: `我叫刘德福`, `联系人：张桂兰`, or by itself on one of the last lines.
package enum OwnNames {
  package static func all(in text: String) -> Set<String> {
    let written = text.scalars { $0 }
    let scalars = written.map(Folding.fold)
    var names: Set<String> = []
    for place in scalars.indices where Beginnings.of(scalars[place]).contains(.introduction) {
      guard let range = NamePattern.ownName(at: place, in: scalars) else { continue }
      names.insert(String(String.UnicodeScalarView(scalars[range])))
    }
    return names.union(signatures(in: written)).union(signaturesWithinLines(of: written))
      .union(OwnNamesInWords.all(in: scalars))
  }

  /// `…怎么办理？贺小军 13677770004`: on one of the last lines, a name that stands by itself before a telephone.
  private static func signaturesWithinLines(of scalars: [Unicode.Scalar]) -> [String] {
    scalars.split(whereSeparator: endsLine).suffix(mostLastLines).compactMap { line in
      var rest = line
      var digits = 0
      while true {
        while let last = rest.last, !isHan(last) {
          if last.properties.numericType == .decimal { digits += 1 }
          rest.removeLast()
        }
        let word = rest[(rest.lastIndex { !isHan($0) }.map { $0 + 1 } ?? rest.startIndex)...]
        // `电话` may stand between them.
        guard isOne(of: dates, word), !word.isEmpty else {
          return digits >= 7 && (2...3).contains(word.count) && NamePattern.isName(word)
            ? text(of: word) : nil
        }
        rest.removeLast(word.count)
      }
    }
  }

  /// `此致敬礼！ 刘德福　2026年3月1日`: a name, and a date or a telephone beside it, below a text.
  private static func signatures(in scalars: [Unicode.Scalar]) -> [String] {
    lastLines(of: scalars).compactMap { line in
      signature(in: line).flatMap { NamePattern.isName($0) ? text(of: $0) : nil }
    }
  }

  /// What stands in a line besides a greeting, a date and a telephone, where that is as short as a name.
  static func signature(in line: String) -> String? {
    signature(in: Array(line.unicodeScalars)[...]).map(text)
  }

  private static func signature(in line: ArraySlice<Unicode.Scalar>) -> ArraySlice<Unicode.Scalar>? {
    let words = line.split { !isHan($0) }.filter { !isOne(of: dates, $0) }
    // 奈曼旗实验小学 李秀兰
    if words.count == 2, words[0].last.map(placeEnds.contains) == true, words[0].count >= 3,
      (2...3).contains(words[1].count), !line.contains(where: isMark)
    {
      return words[1]
    }
    guard words.count <= 2, let first = words.first else { return nil }
    let name = words.count > 1 && isOne(of: greetings, first) ? words[1] : first
    return name.count <= 3 && words.last == name ? name : nil
  }

  private static func isOne(of words: Set<String>, _ word: ArraySlice<Unicode.Scalar>) -> Bool {
    word.count <= 4 && words.contains(text(of: word))
  }

  private static func text(of word: ArraySlice<Unicode.Scalar>) -> String {
    String(String.UnicodeScalarView(word))
  }

  /// The last lines on which something stands, but for the first of all.
  private static func lastLines(of scalars: [Unicode.Scalar]) -> [ArraySlice<Unicode.Scalar>] {
    var lines: [ArraySlice<Unicode.Scalar>] = []
    var end = scalars.count
    while end > 0, lines.count <= mostLastLines {
      let start = scalars[..<end].lastIndex(where: endsLine).map { $0 + 1 } ?? 0
      let line = scalars[start..<end]
      if !line.allSatisfy({ $0.value < 0x3001 && $0.properties.isWhitespace }) { lines.append(line) }
      end = start - 1
    }
    // One more than is wanted: it tells whether the last of these is the first of all.
    return lines.dropLast().reversed()
  }

  private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
    "，。！？；、,!?;".unicodeScalars.contains(scalar)
  }

  private static func isHan(_ scalar: Unicode.Scalar) -> Bool { (0x4E00...0x9FFF).contains(scalar.value) }

  private static func endsLine(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x0A...0x0D, 0x85, 0x2028, 0x2029: true
    default: false
    }
  }

  /// With what a place or a house ends whose somebody signs.
  private static let placeEnds = Set("学校院镇乡村查木旗县区组队司厂局店户站园社".unicodeScalars)
  /// Below a text stand a greeting, a name, a date and a telephone.
  private static let mostLastLines = 4
  private static let dates: Set<String> = ["年", "月", "日", "号", "电话", "手机", "敬上", "联系电话"]
  private static let greetings: Set<String> = ["此致敬礼", "敬礼", "签名", "署名", "谢谢", "此致"]
}
