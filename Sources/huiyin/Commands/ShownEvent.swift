import Domain
import Office

extension Event {
  /// As a person reads it in a letter's story: when, what and who in one line, and below it what was said.
  var lines: [String] {
    let facts = shownFacts.map { "\($0)=\($1.contains(" ") ? "\"\($1)\"" : $1)" }
    let head = ([at.description, Journal.name(of: fact)] + facts + ["(\(by))"]).joined(separator: "  ")
    return [head]
      + fact.said.flatMap { $0.split(whereSeparator: \.isNewline) }.map {
        String(repeating: " ", count: 22) + $0
      }
  }

  /// In the order in which the journal tells them, without what stands below, or in front of them.
  private var shownFacts: [(String, String)] {
    Journal.facts(of: fact).filter { name, value in
      switch fact {
      case .held: name != "detail"
      case .replied: name != "received" || value != at.description
      default: true
      }
    }
  }
}

extension Fact {
  /// What was said, and what it was said of where that is not plain.
  fileprivate var said: [String] {
    switch self {
    case .replied(let answer):
      [answer.text.shown] + [answer.finding.map { "是否属实：\($0)" }].compactMap(\.self)
        + [answer.keptBack.map { "建议不公开：\($0.shown)" }].compactMap(\.self)
    case .signedOff(let signOff): signOff.said
    case .held(_, _, let detail): [detail]
    default: words
    }
  }
}

extension SignOff {
  /// By what it counts, and who looked at it.
  fileprivate var said: [String] {
    let confirmers = proof?.confirmedBy ?? []
    let confirmed = confirmers.isEmpty ? [] : ["核对：\(confirmers.joined(separator: "、"))"]
    switch way {
    case .signature(let fingerprint, _, let signedAt):
      return ["证书\(fingerprint.prefix(16))，签名时间\(signedAt)"]
    case .scan: return confirmed
    case .paper(let note): return [note] + confirmed
    }
  }
}

extension Letter {
  /// Whose turn it is while units and desk work on it, for whoever looks it up at night.
  func standing(at now: Timestamp, by rules: ClockRules) -> String? {
    guard let assignment else { return nil }
    switch stage {
    case .assigned: return "\(assignment.lead) has not claimed it" + terms(of: assignment, at: now, by: rules)
    case .handling: return "\(assignment.lead) works on it" + terms(of: assignment, at: now, by: rules)
    case .replied: return "the answer of \(answer?.unit ?? assignment.lead) waits to be signed off"
    case .signedOff: return "its answer is signed off and waits for its review"
    case .cleared: return "its answer has passed the review and goes out"
    default: return nil
    }
  }

  private func terms(of assignment: Assignment, at now: Timestamp, by rules: ClockRules) -> String {
    func term(of unit: UnitName) -> String? {
      due[unit].map { "due \($0.shown)" + (rules.isLate(now, due: $0.day) ? " OVERDUE" : "") }
    }
    let own = term(of: assignment.lead).map { ", \($0)" } ?? ""
    let others = assignment.cooperating.map { unit in
      "; \(unit) cooperates" + (term(of: unit).map { ", \($0)" } ?? "")
    }
    return own + others.joined()
  }
}
