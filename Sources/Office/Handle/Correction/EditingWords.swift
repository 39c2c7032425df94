/// Words that say how an answer is to be changed, `日期改成11月21日，其他内容不变`, instead of being one.
struct EditingWords {
  /// The clause that shows it.
  let clause: String

  /// Nil where none does, or where somebody is addressed who is no colleague: he may be told what was wrong. What the
  /// answer said before is no word about it.
  /// - Parameter names: those of colleagues.
  init?(in text: String, besides answer: String, knowing names: [String]) {
    guard !Self.isAddressed(text, knowing: names) else { return nil }
    let clauses = OfficeClause.all(in: text).map(\.text).filter { $0 != "特此更正" }
    let reworded = RewordedClauses(of: OfficeClause.all(in: answer).map(\.text), in: clauses)
    let begins = clauses.first.flatMap { first in Self.openings.contains(where: first.hasPrefix) ? first : nil
    }
    guard
      let clause = begins
        ?? clauses.indices.first(where: { place in
          Self.words.contains(where: clauses[place].contains) && !answer.contains(clauses[place])
            && !reworded.contains(place)
        }).map({ clauses[$0] })
    else { return nil }
    self.clause = clause
  }

  /// Whom a text is for is said at once; what stands in marks of quotation is the answer's.
  private static func isAddressed(_ text: String, knowing names: [String]) -> Bool {
    let own = text.replacing(#/“[^”]*”|"[^"]*"|「[^」]*」|『[^』]*』|‘[^’]*’/#, with: "")
    let beginning = OfficeClause.all(in: own).prefix(2).map(\.text)
    guard !beginning.contains(where: { clause in names.contains { !$0.isEmpty && clause.contains($0) } })
    else { return false }
    return beginning.contains { clause in
      !OfficeClause(text: clause).greetsOfficial && addresses.contains(where: clause.contains)
    }
  }

  private static let addresses = [
    "您好", "你好", "尊敬的", "网友", "网民", "市民", "居民", "同志", "先生", "女士", "您反映", "您提", "您咨询", "您的留言", "您的来信", "你反映",
    "你提", "你咨询", "你的留言",
  ]
  private static let openings = ["补充说明", "更正说明", "补充一点", "说明"]
  private static let words = [
    "改为", "改成", "改作", "换成", "换为", "应为", "应是", "更正", "更改为", "有误", "写错", "错写", "笔误", "请改", "请修改", "删去", "删除",
    "删掉", "去掉", "其他不变", "其它不变", "其余不变", "其他内容不变", "其它内容不变", "其余内容不变", "原答复", "原文", "答复中的", "请网站", "最后一句",
    "第一句", "第二句", "第三句", "后增加", "前增加", "后加上", "前加上", "正确的是", "正确的应", "→",
  ]
}
