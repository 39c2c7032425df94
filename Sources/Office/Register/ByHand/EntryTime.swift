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
    for (word, sign) in [("点半", ":30"), ("点整", ":00"), ("点钟", ":00"), ("点", ":"), ("時", "时")] {
      words.replace(word, with: sign)
    }
    if words.hasSuffix(":") || words.hasSuffix("时") { words += "00" }
    guard let moment = ExportMoment(written: words, now: now.seconds) else { return nil }
    time = Timestamp(seconds: moment.seconds)
  }
}
