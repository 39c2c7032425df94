import Domain

extension Office {
  /// `huiyin route`: what is proposed now, in lines; nothing is changed.
  package func route(_ id: LetterID, at now: Timestamp) throws -> [String] {
    try open(id, at: now) { docket in
      let fresh = try docket.classification(duplicates: docket.proposal.duplicates)
      return docket.lines(for: fresh)
    }
  }

  /// `huiyin route --confirm`: does what is proposed now.
  package func confirmRoute(_ id: LetterID, by clerk: Party, at now: Timestamp) throws -> String {
    try open(id, at: now) { docket in
      if docket.letter.stage != .accepted {
        _ = try Stage.after(docket.letter.stage, .accept, by: clerk.role)
      }
      try docket.classify()
      return try docket.agree(by: clerk)
    }
  }
}

extension Docket {
  /// In the words of the mails that ask the desk.
  fileprivate func lines(for classification: Classification) -> [String] {
    var lines = [
      "\(id)  \(letter.stage.chinese)  \(classification.category.chinese)"
        + (classification.topic.map { "  \($0)" } ?? "") + (classification.isUrgent ? "  特急" : "")
    ]
    guard let proposal = classification.proposal else { return lines }
    let decision = proposal.decision
    switch decision.value {
    case .accept(let clause): lines.append("受理  \(clause.chinese)  \(decision.reason)")
    case .decline(let ground): lines.append("不予受理  \(ground.chinese)  \(decision.reason)")
    }
    lines += readings(of: classification).map { reading in
      [reading.name, reading.value, reading.confidence ?? "", reading.because].filter { !$0.isEmpty }
        .joined(separator: "  ")
    }
    let returned = letter.returnedBy
    lines += proposal.leads.map { lead in
      "牵头  \(lead.value)  \(lead.reason)" + (returned.contains(lead.value) ? "  （已退回过）" : "")
    }
    if proposal.leads.isEmpty { lines.append("牵头  没有建议单位") }
    lines += proposal.cooperating.map { "配合  \($0.value)  \($0.reason)" }
    return lines + proposal.duplicates.map { "可能重复  \($0.chinese)" }
  }
}

extension Proposed {
  /// `85%  供热（units.yaml:31）`.
  fileprivate var reason: String { ([percentage] + [because.joined(separator: "、")]).joined(separator: "  ") }
}
