import Domain
import Reading

/// Accept or decline (受理建议).
extension Triage {
  /// What most offices decline of what reaches them; so sure is an acceptance for which nothing speaks but that
  /// nothing speaks against it.
  private static let rest = 0.97

  /// By the words of `grounds.yaml`, and by whether there are any.
  ///
  /// - Parameters:
  ///   - says: the author's own words, where `text` has more than them.
  ///   - hasFiles: a letter with nothing but a picture is a person's to look at, and no empty one.
  func decision(about text: String, says: String? = nil, hasFiles: Bool = false) -> Proposed<
    Proposal.Decision
  > {
    if let empty = emptiness(of: says ?? text) {
      return hasFiles ? Proposed(.accept(.dailyLife), confidence: 0.5, because: ["没有文字，只有附件，请工作人员查看"]) : empty
    }
    let grounds = grounds(for: text)
    if let ground = grounds.involved.first, ground.score >= Weighing<DeclineGround>.enough {
      return Proposed(.decline(ground.label), confidence: grounds.confidence, because: ground.because)
    }
    let clause = clause(of: text)
    return Proposed(
      .accept(clause.value), confidence: Self.rest * (1 - grounds.confidence),
      because: ["无不予受理情形"] + clause.because)
  }

  /// What speaks for declining.
  func grounds(for text: String) -> Weighing<DeclineGround> {
    Weighing(read.findings(in: text).grounds, atMost: 1)
  }

  /// The item of Art. 6: by its words, else the sixth where nothing can wait, and the fifth where no words speak for
  /// another.
  func clause(of text: String) -> Proposed<Clause> {
    let weighing = Weighing(read.findings(in: text).clauses, atMost: 1)
    guard let best = weighing.involved.first, best.score >= Weighing<Clause>.enough else {
      if let urgency = urgency(of: text) {
        return Proposed(.emergency, confidence: 1 - weighing.confidence, because: urgency.because)
      }
      return Proposed(.dailyLife, confidence: Self.rest * (1 - weighing.confidence))
    }
    return Proposed(best.label, confidence: weighing.confidence, because: best.because)
  }

  /// Ground seven, where nothing is said that could be looked into.
  private func emptiness(of text: String) -> Proposed<Proposal.Decision>? {
    switch rules.triage.empty.reading(of: text) {
    case .something: nil
    case .nothing: Proposed(.decline(.unlawfulOrEmpty), confidence: 0.9, because: ["没有文字内容"])
    case .fillers(let words):
      Proposed(.decline(.unlawfulOrEmpty), confidence: 0.9, because: ["没有实质内容"] + words.map(\.because))
    }
  }
}

extension Proposal {
  /// Whether the rules may decline by themselves: the author has sent the same words again while they are dealt with,
  /// or after they were answered. Of anything else a person is asked (Art. 7).
  var isCertainDecline: Bool { decision.value == .decline(.duplicate) && decision.confidence == 1 }
}
