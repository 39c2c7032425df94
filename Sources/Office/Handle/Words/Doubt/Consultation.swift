/// What somebody says about an answer that is still being written, 您看这样写行吗, or has a colleague do about it, 您把第二段改一下:
/// with 您, as to an author, and to none.
enum Consultation {
  /// The clause that shows it, in a text that no word calls an answer.
  static func clause(in text: String) -> String? {
    let text = UnitLine.simplified(text)
    let clauses = OfficeClause.all(in: text).map(\.text)
    if let asked = clauses.first(where: { clause in questions.contains(where: clause.contains) }) {
      return asked
    }
    guard text.unicodeScalars.count <= longestRemark else { return nil }
    if let told = clauses.first(where: { clause in orders.contains(where: clause.hasPrefix) }) { return told }
    let end = OfficeText.bare(text)
    return ["吗", "么", "呢", "?", "？", "妥否", "可否", "如何", "行不"].contains(where: end.hasSuffix)
      ? clauses.last : nil
  }

  /// In characters; in a longer text somebody may well be asked something.
  private static let longestRemark = 120

  private static let questions = [
    "您看这", "您看行", "您看可", "您看怎", "您看是", "你看这", "你看行", "你看怎", "妥否", "当否", "您审", "您把关", "您过目", "您定夺", "您指示",
    "这样写", "这么写", "这样答复", "这样回复", "这么答", "这么回", "妥当吗", "行不行", "行吗", "行么",
  ]
  private static let orders = [
    "您把", "你把", "您先把", "你先把", "您再改", "您再核", "您再看", "您去跟", "您跟", "您让", "您起草", "您拟", "您牵头", "您安排", "你安排", "你牵头",
    "你去", "你先", "你再", "你跟", "你让", "你们先", "你们再",
  ]
}
