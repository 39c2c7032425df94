/// Whether something is perhaps not to be published, as officials write it.
enum PublicationDoubt {
  /// - Parameter clause: in the simplified script.
  static func isIn(_ clause: String) -> Bool {
    let scalars = Array(clause.unicodeScalars)
    guard scalars.count <= longest else { return false }
    if DoubtfulPhrases.secret.contains(clause) { return true }
    if DoubtfulPhrases.secretWithin.contains(where: clause.contains) { return true }
    return publishing.contains { isDenied($0, in: scalars) }
  }

  /// 不…公开, 请勿发布; 不对外开放 is said of a place, and 不定期发布 of a habit.
  private static func isDenied(_ word: String, in clause: [Unicode.Scalar]) -> Bool {
    let letters = Array(word.unicodeScalars)
    for place in clause.indices where clause[place...].starts(with: letters) {
      let before = clause[..<place].suffix(4)
      guard before.contains(where: denials.contains), !before.contains("未"),
        !before.suffix(3).elementsEqual("不定期".unicodeScalars)
      else { continue }
      let behind = String(String.UnicodeScalarView(clause[(place + letters.count)...].prefix(2)))
      if word != "对外" || behind.isEmpty || outward.contains(behind) { return true }
    }
    return false
  }

  private static let publishing = [
    "公开", "发布", "公布", "外传", "对外", "登载", "刊登", "刊载", "挂网", "挂出", "登网", "网上答复", "网上回复", "上传网", "网站公示", "网上公示",
    "上网公示",
  ]
  /// In characters: a clause that is longer tells something.
  private static let longest = 20
  private static let denials: Set<Unicode.Scalar> = ["不", "勿", "非", "暂", "别", "莫", "缓", "免"]
  private static let outward: Set<String> = ["公开", "发布", "公布", "答复", "回复", "宣传", "透露", "说", "讲", "提供"]
}
