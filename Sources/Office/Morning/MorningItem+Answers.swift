import Domain
import Store

/// The words with which an item may be answered: one button each, and what a draft of the whole answer writes.
extension MorningItem {
  /// The likeliest first; what ends with a colon wants a reason.
  var answers: [String] {
    switch subject {
    case .held(let entry): entry.guess.answer.map { [$0] } ?? entry.waysOut
    case .question(_, let docket):
      switch kind {
      case .decide?: docket.waysToDecide.map(\.line)
      case .confirmScan?: ["三项无误", "退回："]
      case .confirmPaper?: ["原件已收 \(docket.now.day) ", "退回："]
      case .review?: ["通过", "退回：", "不公开："]
      case .followUp?: docket.answersToFollowUp
      case .authorWish?, .second?, .extend?: ["同意", "不同意："]
      case .letGo?: ["同意", "不同意：", "改派 "]
      case .arbitrate?: ["裁定 "]
      case .rule?: ["记为规则", "不记"]
      case .call?: ["已告知 电话 ", "联系不上："]
      case nil: []
      }
    }
  }

  /// What a draft writes for the clerk to look through: never that something be declined or discarded, which is
  /// nobody's to do unread, and nothing that a warning stands at.
  var draft: String? {
    get throws {
      switch subject {
      case .held(let entry):
        if case .release = entry.guess.verdict { entry.guess.answer } else { nil }
      case .question(_, let docket):
        switch kind {
        case .decide?: docket.isLikely ? "通过" : nil
        case .review?: try docket.reviewWarnings().isEmpty ? "通过" : nil
        default: nil
        }
      }
    }
  }
}

extension PenEntry {
  /// Where nothing can be guessed. A unit's refused mail carries its letter's token, and can be no new one.
  fileprivate var waysOut: [String] {
    guard reason.kind == .refused else { return ["登记", "丢弃："] }
    return (held.letter.map { ["作为 \($0) 的答复"] } ?? []) + ["丢弃："]
  }
}

extension Docket {
  /// Whoever is dissatisfied is granted another handling or told why there is none.
  fileprivate var answersToFollowUp: [String] {
    let again = isToBeMoved || letter.stage != .merged && letter.wasHandledAnew ? [] : ["重办"]
    return again + (letter.isDissatisfied ? ["维持："] : []) + ["新件", "已阅："]
  }

  /// Whether 通过 accepts and assigns it.
  var canBeAgreedUnread: Bool {
    if letter.stage == .registered, case .decline = proposal.decision.value { return false }
    return letter.lastReturn == nil && !proposal.leads.isEmpty
  }

  /// Whether 通过 is written for a clerk before he has read it, and 其余 通过 means it as well: not of a letter that accuses
  /// somebody, or names one of the unit's people.
  var isLikely: Bool {
    canBeAgreedUnread && (proposal.leads.first?.confidence ?? 0) >= 0.5 && letter.accusation == nil
      && !isTipOff && personNamed == nil
  }
}
