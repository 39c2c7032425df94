import Domain

extension Fact {
  /// What was done, in words of ours and names of units; nil for what is no step of a letter's way. Never what somebody
  /// wrote, nor to whom.
  func boardDeed(in table: ChasingTable) -> String? {
    switch self {
    case .registered: return "登记"
    case .accepted(let clause, _): return "受理（\(clause.chinese)）"
    case .declined(let ground, _, _, _): return "不予受理（\(ground.chinese)）"
    case .merged(let root): return "并入\(root)"
    case .unmerged: return "撤销并案"
    case .split(let children): return "分为\(children.map(\.description).joined(separator: "、"))"
    case .assigned(let assignment):
      let others = assignment.cooperating.map(\.text).joined(separator: "、")
      return "转\(assignment.lead)办理" + (others.isEmpty ? "" : "，\(others)配合")
    case .claimed(let unit): return "\(unit)认领"
    case .returned(let unit, _, _, _): return "\(unit)退回"
    case .replied(let answer): return "\(answer.unit)答复"
    case .signedOff(let signOff): return "\(signOff.leader)审签"
    case .sentBack: return "退回重办"
    case .cleared(.toPublish): return "审核通过"
    case .cleared(.toWithhold): return "审核通过，不公开"
    case .blocked: return "公开前检查未通过，退回审核"
    case .published(let publication): return publication.revision > 1 ? "更正公开" : "公开答复"
    case .withheld: return "不公开答复"
    case .withdrawn: return "撤下公开的答复"
    case .restored: return "恢复公开，重新审核"
    case .disclosed: return "转为公开，重新审核"
    case .recleared: return "重新审核"
    case .reopened: return "重新办理"
    case .letStand: return "维持原答复"
    case .retracted: return "网民撤回"
    case .classified(let classification):
      if let test = classification.saysTest { return test ? "标为测试" : "取消测试标记" }
      return classification.isUrgent ? "列为特急" : nil
    case .supplemented: return "网民补充"
    case .asked(let unit, _): return "\(unit)询问网民"
    case .handedDown(let unit, let subUnit): return "\(unit)转\(subUnit)"
    case .cooperated(let unit, _, _): return "\(unit)反馈配合意见"
    case .released(let unit, _): return "\(unit)不再配合"
    case .noted(let words):
      if words.shown.hasPrefix(LetterDigest.call) { return LetterDigest.call }
      return Docket.requestForTime(in: words.shown) ?? "备注"
    case .told: return "告知网民"
    case .extended(let unit, let days, _): return "\(unit)延期\(days)个工作日"
    case .extensionRefused(let unit, _): return "\(unit)延期申请未获同意"
    case .dueSet(let due): return "\(due.unit)时限\(due.shown)"
    case .reminded(let unit, let occasion): return "\(table.name(of: occasion))：\(unit)"
    case .escalated(let to, _): return Self.chineseOffices[to] ?? "提请\(to)处理"
    case .verified: return "督查室复核"
    case .rated(let rating, _): return "评价：\(rating)"
    case .bounced: return "邮件退回"
    case .held: return "来信待人工处理"
    case .erased: return "按要求删除个人信息"
    case .worded: return nil
    }
  }

  static let chineseOffices = ["coordinator": "报政府办公室", "supervisor": "报督查室"]
}

extension Party {
  /// Who it was, by office and name; of an author never more than that he did.
  var onBoard: String {
    let who =
      switch role {
      case .author: "网民"
      case .policy: "系统"
      case .clerk, .officer, .leader, .coordinator, .supervisor, .administrator, .duty:
        [unit?.text, name].compactMap(\.self).joined(separator: " ")
      }
    return who + (onWordOf.map { "（代录：\($0)）" } ?? "")
  }
}
