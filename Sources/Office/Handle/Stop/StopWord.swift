/// `撤回答复`, `先别发`: short, and no answer.
enum StopWord {
  static func line(of words: String, read: [UnitWord]) -> String? {
    let lines = OfficeText.lines(words).filter { !UnitGreeting.isOne($0) }
    let text = UnitLine.simplified(lines.joined(separator: " "))
    guard let first = lines.first, text.unicodeScalars.count <= longest, !UnitWord.isNamed(first),
      FilledForm(in: lines) == nil, UnitWord.abandonment(UnitLine(first), "") == nil
    else { return nil }
    for word in read {
      switch word {
      case .answer, .unread, .courtesy: continue
      default: return nil
      }
    }
    return phrases.contains(where: text.contains) || alone.contains(OfficeText.bare(text)) ? text : nil
  }

  /// What means that only where nothing else is said.
  private static let alone: Set<String> = ["停", "停一下", "收回", "不公开", "请收回", "请停一下"]
  /// In characters.
  private static let longest = 80
  private static let phrases = [
    "作废", "撤回", "撤销答复", "收回答复", "不要公开", "先别公开", "先不公开", "暂不公开", "暂缓公开", "停止公开", "请勿公开", "勿公开", "先别发", "先不发",
    "先不要发", "别发布", "不要发布", "暂缓发布", "暂不发布", "先别挂", "先不上网", "不要上网", "暂停公开", "暂停发布", "发错",
  ]
}
