import Domain

/// Reasons and titles in which another order stands: `退回，改派旗水务局`, `已阅：转旗林草局`, `标题：供热管道漏水，通过`. A unit, an
/// author or a reader would get it as words, and nobody would do it; it is asked back which is meant.
enum OrderInReason {
  /// Why a clerk's words are not taken as they stand; nil where they are.
  /// - Parameter words: the reason alone, or the title.
  static func fault(in words: String, _ names: UnitNames) -> String? {
    if let elsewhere = clauses(of: words).first(where: isElsewhere) {
      return "未办理：原因写的是“\(PenText.plain(elsewhere))”，收到的单位或网民看不到，请把原因写全"
    }
    return order(in: words, names).map {
      "未办理：“\(PenText.plain($0))”是要这样办还是原因的一部分，不能确定；要这样办的，请单独写一行；是原因的，请换一种说法"
    }
  }

  /// What of a title or a summary is none: `无`, `不改`, or a word that decides behind it.
  static func fault(in wording: Wording, _ names: UnitNames) -> String? {
    for text in [wording.title, wording.summary].compactMap(\.self) {
      if none.contains(OfficeText.bare(text)) { return "未办理：“\(text)”不像标题、摘要；不改的，不必写" }
      if let order = order(in: text, names) {
        return "未办理：“\(PenText.plain(order))”是要这样办还是标题、摘要的一部分，不能确定；要这样办的，请单独写一行"
      }
    }
    return nil
  }

  private static func order(in words: String, _ names: UnitNames) -> String? {
    clauses(of: words).first { clause in
      let pieces = clause.unicodeScalars.split {
        $0.properties.isWhitespace || "：:".unicodeScalars.contains($0)
      }
      .map { OfficeText.bare(String($0)) }
      return pieces.contains { orders.contains($0) || names.isName($0) } || isOrder(clause, names)
    }
  }

  /// `改派旗水务局`, `移交旗水务局办理`, `并入 NM2026000012`, `不予受理 二`, `标题：…`.
  private static func isOrder(_ clause: String, _ names: UnitNames) -> Bool {
    if Wording(reading: clause) != nil || passesOn(clause) { return true }
    switch TriageWord(reading: clause, names) {
    case .decline, .merge, .acceptDespite, .together: return true
    case .accept(_, let lead?, _): return names.isName(lead)
    case .accept(_, nil, _): return OfficeText.bare(clause) == "受理"
    default: return false
    }
  }

  /// `转旗林草局`, whether or not there is such a unit.
  private static func passesOn(_ clause: String) -> Bool {
    let verbs = ["改派", "转办", "转交", "移交", "移送", "转", "交"]
    guard let verb = verbs.first(where: clause.hasPrefix) else { return false }
    var name = OfficeText.bare(String(clause.dropFirst(verb.count)))
    for tail in ["办理", "处理", "答复"] where name.hasSuffix(tail) { name.removeLast(tail.count) }
    let ends = ["局", "委", "委员会", "办公室", "中心", "政府", "街道", "公司", "支队", "大队"]
    return (2...14).contains(name.count) && ends.contains(where: name.hasSuffix)
  }

  private static func clauses(of words: String) -> [String] {
    TriageSpelling.usual(words).unicodeScalars.split { "，,。；;！!".unicodeScalars.contains($0) }
      .map { OfficeText.trimmed(String($0)) }
  }

  private static func isElsewhere(_ clause: String) -> Bool {
    var clause = OfficeText.bare(clause)
    for word in ["理由", "原因", "内容", "详"] where clause.hasPrefix(word) {
      clause = String(clause.dropFirst(word.count))
    }
    return elsewhere.contains(clause)
  }

  private static let elsewhere: Set<String> = [
    "同上", "同前", "同上件", "同上一件", "同前一件", "如上", "见上", "如前", "见附件", "附后", "另附", "见批注", "见红字", "见原文", "电话说",
    "电话里说",
    "电话讲", "面谈", "当面说", "另行告知", "已电话沟通", "已电话告知",
  ]
  /// Words that decide, which no reason says alone.
  private static let orders: Set<String> = [
    "通过", "同意", "确认", "公开", "应公开", "可以公开", "同意公开", "重办", "请重办", "重新办理", "登记", "新件", "待定", "暂缓", "退回", "退回重办",
    "退回补充",
    "退回修改", "不退回", "驳回", "不公开", "不予公开", "不同意", "已阅", "丢弃", "重试", "原件已收", "三项无误", "特急", "不予受理", "不对",
  ]
  private static let none: Set<String> = ["无", "没有", "不改", "不变", "不动", "略", "空", "同原标题", "原标题", "按原标题", "同上"]
}
