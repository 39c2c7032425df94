/// Names that somebody gives as his own within a sentence: `本人，王桂芝，现住…`, `户主：白音那`, `我是王桂芝的儿子`, `八仙筒镇王桂芝举报…`.
enum OwnNamesInWords {
  static func all(in scalars: [Unicode.Scalar]) -> Set<String> {
    var names: Set<String> = []
    func note(_ range: Range<Int>?) {
      if let range { names.insert(String(String.UnicodeScalarView(scalars[range]))) }
    }
    for place in scalars.indices {
      switch scalars[place] {
      case "本": note(named(after: "本人", at: place, in: scalars, joints: ",:", ends: ","))
      case "我": note(kin(at: place, in: scalars))
      case "户", "业", "住", "用", "缴":
        for label in labels {
          note(named(after: label, at: place, in: scalars, joints: ":", ends: ",;。\n "))
          note(beforeTelephone(label, at: place, in: scalars))
        }
      case "举", "反", "投", "实", "控", "检", "咨", "求": note(writer(before: place, in: scalars))
      default: break
      }
    }
    return names
  }

  private static let labels = ["户主", "业主", "住户", "用户", "缴费人"]
  private static let verbs = ["举报", "反映", "投诉", "实名", "控告", "检举", "咨询", "求助"].map { Array($0.unicodeScalars) }
  private static let relatives = [
    "儿子", "女儿", "父亲", "母亲", "爱人", "妻子", "丈夫", "家属", "媳妇", "女婿", "孙子", "孙女", "老伴", "老公", "老婆", "妈妈", "爸爸",
    "姐姐", "妹妹", "哥哥", "弟弟",
  ].map { Array($0.unicodeScalars) }
  private static let telephones = ["手机", "电话", "联系"].map { Array($0.unicodeScalars) }

  /// `本人，王桂芝，`: a name between such marks.
  private static func named(
    after label: String, at place: Int, in scalars: [Unicode.Scalar], joints: String, ends: String
  ) -> Range<Int>? {
    let label = Array(label.unicodeScalars)
    guard scalars.has(label, at: place) else { return nil }
    var first = place + label.count
    guard first < scalars.count, joints.unicodeScalars.contains(scalars[first]) else { return nil }
    first += 1
    while first < scalars.count, scalars[first] == " " { first += 1 }
    return [3, 2, 4].lazy.map { first..<(first + $0) }.first { range in
      range.upperBound <= scalars.count && NamePattern.isName(scalars[range])
        && (range.upperBound == scalars.count || ends.unicodeScalars.contains(scalars[range.upperBound]))
    }
  }

  /// `业主王桂芝 手机：…`
  private static func beforeTelephone(_ label: String, at place: Int, in scalars: [Unicode.Scalar])
    -> Range<Int>?
  {
    let label = Array(label.unicodeScalars)
    guard scalars.has(label, at: place) else { return nil }
    let first = place + label.count
    return [3, 2].lazy.map { first..<(first + $0) }.first { range in
      guard range.upperBound < scalars.count, NamePattern.isName(scalars[range]) else { return false }
      var next = range.upperBound
      while next < scalars.count, next - range.upperBound < 2, " ,:".unicodeScalars.contains(scalars[next]) {
        next += 1
      }
      return telephones.contains { scalars.has($0, at: next) }
        || scalars[next...].prefix(11).count { $0.isDigit } == 11
    }
  }

  /// `我是王桂芝的儿子`: whoever is named so tells who writes.
  private static func kin(at place: Int, in scalars: [Unicode.Scalar]) -> Range<Int>? {
    guard scalars.has(Array("我是".unicodeScalars), at: place) else { return nil }
    let first = place + 2
    return [3, 2].lazy.map { first..<(first + $0) }.first { range in
      guard range.upperBound < scalars.count, scalars[range.upperBound] == "的",
        NamePattern.isName(scalars[range])
      else { return false }
      return relatives.contains { scalars.has($0, at: range.upperBound + 1) }
    }
  }

  /// `八仙筒镇王桂芝举报`, where a line begins so: three characters, since two are a word as often.
  private static func writer(before place: Int, in scalars: [Unicode.Scalar]) -> Range<Int>? {
    guard verbs.contains(where: { scalars.has($0, at: place) }) else { return nil }
    // 欧阳建国
    let four = max(0, place - 4)..<place
    if four.count == 4, NameMask.surnameLength(at: four.lowerBound, in: scalars) == 2 {
      return begins(four.lowerBound, in: scalars) ? four : nil
    }
    let range = max(0, place - 3)..<place
    guard range.count == 3, NamePattern.isName(scalars[range]), !noName.contains(scalars[place - 1]) else {
      return nil
    }
    return begins(range.lowerBound, in: scalars) ? range : nil
  }

  /// Whether a line begins there, or a place of at most eight characters stands between.
  private static func begins(_ place: Int, in scalars: [Unicode.Scalar]) -> Bool {
    if place == 0 || scalars[place - 1] == "\n" { return true }
    guard places.contains(scalars[place - 1]) else { return false }
    let start = scalars[..<place].lastIndex(of: "\n").map { $0 + 1 } ?? 0
    return place - start <= 8 && scalars[start..<place].allSatisfy { (0x4E00...0x9FFF).contains($0.value) }
  }

  private static let places = Set("镇乡村查木旗县区组队".unicodeScalars)
  /// With what no given name ends, but many a word that begins like one.
  private static let noName = Set("村镇户们民主局所长员人家厂店校院队组站的".unicodeScalars)
}
