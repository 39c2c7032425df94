/// What people of an office write around what they mean: greetings, addresses, thanks.
enum UnitGreeting {
  /// Whether the line only greets, or only says to whom it is written: `您好`, `管理中心：`.
  static func isOne(_ line: String) -> Bool { isCourtesy(line) || addressesOffice(line) }

  /// `网站管理中心：`, `领导您好：`; an author is addressed in an answer.
  static func addressesOffice(_ line: String) -> Bool {
    let scalars = line.unicodeScalars
    guard scalars.count <= 30, let last = scalars.last, [":", "：", ",", "，"].contains(last) else {
      return false
    }
    let words = withoutMarks(line)
    return offices.contains { words.hasSuffix($0) }
      || greetings.contains { office in
        words.hasSuffix(office) && offices.contains { words.dropLast(office.count).hasSuffix($0) }
      }
  }

  /// Whether nothing is said in it that anything could follow from: `收到，谢谢`.
  static func isCourtesy(_ line: String) -> Bool {
    let words = withoutMarks(line)
    guard words.unicodeScalars.count <= 30 else { return false }
    var rest = words[...]
    while let word = courtesies.first(where: rest.hasPrefix) { rest = rest.dropFirst(word.count) }
    return rest.isEmpty
  }

  private static func withoutMarks(_ line: String) -> String {
    let marks = Set("，,。.；;：:！!、~～…^_^👌🙏".unicodeScalars)
    return String(
      String.UnicodeScalarView(
        line.unicodeScalars.filter { !marks.contains($0) && !OfficeText.isSpaceOrBracket($0) }))
  }

  private static let offices = ["管理中心", "网站中心", "中心", "办公室", "政务服务局", "领导", "同志", "老师", "贵中心"]
  private static let greetings = ["您好", "你好", "好"]
  private static let courtesies = [
    "尊敬的", "领导", "老师", "同志", "您好", "你好", "大家好", "上午好", "下午好", "早上好", "晚上好",
    "谢谢", "多谢", "感谢", "辛苦了", "您辛苦了", "辛苦", "麻烦了", "收到", "已收到", "收悉", "已收悉", "已阅", "知道了", "知悉", "好的", "好",
    "嗯", "是的", "明白", "可以", "OK", "ok", "Ok", "此致", "敬礼", "祝好", "顺祝商祺", "1", "了",
  ].sorted { $0.count > $1.count }
}
