import Domain

extension Letter {
  /// Whether its file must not lie among the others: what was declined as ground four (第七条第（四）项) may hold a state
  /// secret, and what was read so and never became public as well.
  package var isFiledApart: Bool {
    decline?.ground == .secretOrPrivate || wasReadAsSecret && publication == nil
  }

  /// When its words were erased last; nil where they were not.
  package var erasedAt: Timestamp? { events.last { $0.fact.act == .erase }?.at }

  /// How it ended (办理结果).
  package var outcome: String {
    switch stage {
    case .published: "公开答复"
    case .withheld: "不公开答复"
    case .withdrawn: "已答复，页面已撤下"
    case .declined: decline.map { "不予受理：\($0.ground.chinese)" } ?? "不予受理"
    case .retracted: "留言人撤回"
    case .merged: root.map { "并入\($0)" } ?? stage.chinese
    case .split: "分为\(children.map(\.description).joined(separator: "、"))"
    case .registered, .accepted, .assigned, .handling, .replied, .signedOff, .cleared: stage.chinese
    }
  }

  /// Whether everybody can read it, and if not, why.
  package var openness: String {
    if hasPage { return "公开" }
    switch stage {
    case .withdrawn: return "已撤下"
    case .withheld:
      guard case .toWithhold(_, let ground) = clearance else { return "不公开" }
      return ground.map { "不公开（\($0.chinese)）" } ?? "不公开"
    default: return "不涉及"
    }
  }

  /// The unit that has answered it, or had it last.
  package var handlingUnit: UnitName? {
    answer?.unit ?? assignment?.lead ?? hops.last { $0.isLead }?.unit
  }
}
