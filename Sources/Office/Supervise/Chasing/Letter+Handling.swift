import Domain

extension Letter {
  /// What units and the office did about it, a line each with its time: never what somebody wrote of the matter.
  func historyOfHandling(in table: ChasingTable) -> [String] {
    events.compactMap { event in
      guard let deed = event.fact.deed(in: table) else { return nil }
      let who = event.by.role == .policy ? "" : event.by.name.map { "（\($0)）" } ?? ""
      return "\(event.at)　\(deed)\(who)"
    }
  }
}

extension Fact {
  /// Nil for what has nothing to do with how a letter is handled.
  fileprivate func deed(in table: ChasingTable) -> String? {
    switch self {
    case .registered: return "登记"
    case .assigned(let assignment):
      let others = assignment.cooperating.map(\.text).joined(separator: "、")
      return "转\(assignment.lead)办理" + (others.isEmpty ? "" : "，\(others)配合")
    case .dueSet(let due): return "\(due.unit)时限\(due.day)（\(due.reason)）"
    case .claimed(let unit): return "\(unit)认领"
    case .returned(let unit, _, _, _): return "\(unit)退回"
    case .cooperated(let unit, _, _): return "\(unit)反馈配合意见"
    case .replied(let answer): return "\(answer.unit)答复"
    case .sentBack: return "退回重办"
    case .extended(let unit, let days, _): return "\(unit)延期\(days)个工作日"
    case .extensionRefused(let unit, _): return "\(unit)延期申请未获同意"
    case .reminded(let unit, let occasion): return "\(table.name(of: occasion))：\(unit)"
    case .escalated(let to, _):
      return Self.chineseOffices[to] ?? "提请\(to)处理"
    case .reopened: return "重新办理"
    case .noted(let words):
      if words.shown.hasPrefix(LetterDigest.call) { return words.shown }
      return Docket.requestForTime(in: words.shown)
    default: return nil
    }
  }
}

extension ChasingTable {
  /// What a level is called, by what the event of a reminder says.
  func name(of occasion: String) -> String {
    levels.last { level in
      guard let day = occasion.split(separator: " ").lazy.compactMap({ Day(String($0)) }).first else {
        return level.moment.occasion(for: Day(number: 0)) == occasion
      }
      return level.moment.occasion(for: day) == occasion
    }?.name ?? "催办"
  }
}
