import Domain

extension Fact {
  /// What was said, for the eyes of the office only.
  package var words: [String] {
    switch self {
    case .declined(_, let explanation, let suggestion, let because):
      [explanation.shown, suggestion.shown] + because
    case .accepted(_, let because): because
    case .assigned(let assignment): assignment.because
    case .replied(let answer):
      [answer.text.shown] + [answer.keptBack, answer.finding.map { Words($0) }].compactMap { $0?.shown }
    case .returned(_, let reason, _, _), .released(_, let reason), .sentBack(let reason),
      .withheld(let reason), .withdrawn(let reason),
      .restored(let reason), .disclosed(let reason), .recleared(let reason), .reopened(let reason),
      .letStand(_, let reason),
      .retracted(let reason), .unmerged(let reason), .extended(_, _, let reason),
      .extensionRefused(_, let reason), .erased(let reason):
      [reason.shown]
    case .supplemented(let words, _, _), .noted(let words), .verified(let words), .told(_, let words):
      [words.shown]
    case .asked(_, let words), .cooperated(_, let words, _), .bounced(let words, _): [words.shown]
    case .worded(let title, let summary): [title.shown, summary.shown]
    case .rated(_, let reason): [reason?.shown].compactMap(\.self)
    case .dueSet(let due): [due.reason]
    case .classified(let classification): classification.because
    case .registered(let registration):
      [registration.takenBy.map { "接收人：\($0.shown)" }].compactMap(\.self)
        + (registration.submission?.particulars ?? []).map { "\($0.label)：\($0.value.shown)" }
    case .merged, .split, .claimed, .handedDown, .signedOff, .cleared, .blocked, .published, .reminded,
      .escalated, .held:
      []
    }
  }
}
