/// A name after the words that introduce one: `我叫刘德福`, `联系人：张桂兰`, `姓名 欧阳红`.
enum NamePattern {
  /// After these a name follows, whatever comes after it.
  private static let sure = ["我叫", "姓名", "联系人", "申请人", "投诉人"].map { Array($0.unicodeScalars) }
  /// After these only if nothing but the name stands there.
  private static let likely = ["我是", "本人", "妻子", "丈夫", "父亲", "母亲", "儿子", "女儿"].map {
    Array($0.unicodeScalars)
  }
  private static let joints: Set<Unicode.Scalar> = [":", " ", "是", "为", "叫"]

  static func span(at start: Int, in scalars: [Unicode.Scalar]) -> PersonalSpan? {
    for (words, isSure) in [(sure, true), (likely, false)] {
      guard let word = words.first(where: { scalars[start...].starts(with: $0) }) else { continue }
      var first = start + word.count
      while first < scalars.count, first - start < 8, joints.contains(scalars[first]) { first += 1 }
      guard let end = name(from: first, in: scalars), isSure || !isHan(end, scalars) else { continue }
      return PersonalSpan(kind: .name, range: first..<end)
    }
    return nil
  }

  /// Surname and one or two characters; the end of it.
  private static func name(from first: Int, in scalars: [Unicode.Scalar]) -> Int? {
    guard first < scalars.count, let surname = NameMask.surnameLength(scalars[first...]) else { return nil }
    var end = first + surname
    while end < scalars.count, end - first < surname + 2, isHan(end, scalars) { end += 1 }
    return end > first + surname ? end : nil
  }

  private static func isHan(_ position: Int, _ scalars: [Unicode.Scalar]) -> Bool {
    position < scalars.count && (0x4E00...0x9FFF).contains(scalars[position].value)
  }
}
