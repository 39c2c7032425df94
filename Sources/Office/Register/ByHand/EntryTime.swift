import Domain
import Papers

/// When a letter was received, as somebody writes it down: `11月24日 下午4点半`, `昨天 16:30`, `now`.
struct EntryTime {
  let time: Timestamp

  init?(_ text: String, now: Timestamp) {
    var words = OfficeText.halfWidth(text)
    if ["now", "现在", "刚刚", "刚才"].contains(words.lowercased()) {
      time = now
      return
    }
    for (word, hour) in Self.hours { words.replace(word + "点", with: "\(hour)点") }
    for (word, sign) in [("点半", ":30"), ("点整", ":00"), ("点钟", ":00"), ("点", ":"), ("時", "时")] {
      words.replace(word, with: sign)
    }
    if words.hasSuffix(":") || words.hasSuffix("时") { words += "00" }
    guard let moment = ExportMoment(written: words, now: now.seconds) else { return nil }
    time = Timestamp(seconds: moment.seconds)
  }

  /// Longer words first: 十二 ends as 二 does.
  private static let hours = [
    ("十二", 12), ("十一", 11), ("十", 10), ("九", 9), ("八", 8), ("七", 7), ("六", 6), ("五", 5), ("四", 4), ("三", 3),
    ("两", 2), ("二", 2), ("一", 1),
  ]
}
