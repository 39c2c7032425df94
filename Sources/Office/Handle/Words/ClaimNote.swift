/// What stands below a claim (认领) without a word before it. 已安排人员核实 goes with the claim; what tells that something is
/// done may be meant as the answer.
enum ClaimNote {
  /// The first clause that tells of a deed.
  static func deed(in note: String) -> String? {
    if OfficeClause.areAllPromises(note) { return nil }
    return OfficeClause.all(in: note).first { isDone($0.text) }?.text
  }

  private static func isDone(_ clause: String) -> Bool {
    if Deed.isTold(in: clause) { return true }
    guard let place = clause.firstRange(of: "已") else { return false }
    return !beginnings.contains(where: clause[place.upperBound...].hasPrefix)
  }

  /// Somebody was set to work, and nothing more.
  private static let beginnings = [
    "安排", "通知", "联系", "转", "收", "责成", "派", "知", "交", "要求", "阅", "悉", "认领", "签收", "指定", "组织", "着手", "启动", "开始",
    "协调", "报", "登记", "受理", "部署", "与", "经安排", "经通知", "经联系", "经转", "经派", "对接", "沟通",
  ]
}
