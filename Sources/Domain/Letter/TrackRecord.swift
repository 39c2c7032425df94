/// A step of a letter for which something is proposed and a person decides.
package enum ProposedStep: String, Sendable, Codable, CaseIterable {
  case accept, decline, assign
}

/// What was proposed for one step, and what a person decided.
package struct DecidedProposal: Hashable, Sendable {
  package let step: ProposedStep
  /// A unit's name; `accept`; `decline 2`.
  package let proposed: String
  package let decided: String
  /// Hundredths.
  package let confidence: Int

  package init(step: ProposedStep, proposed: String, decided: String, confidence: Int) {
    self.step = step
    self.proposed = proposed
    self.decided = decided
    self.confidence = confidence
  }

  package var wasRight: Bool { proposed == decided }
}

/// How often the proposals for one step were right, as persons decided, and from which confidence they might go on by
/// themselves.
package struct TrackRecord: Hashable, Sendable, Codable {
  /// Cases, and how many of them were right.
  package struct Share: Hashable, Sendable, Codable {
    package let right: Int
    package let total: Int

    package init(right: Int, total: Int) {
      self.right = right
      self.total = total
    }

    /// `93.5%`.
    package var percentage: String {
      guard total > 0 else { return "0%" }
      let thousandths = (right * 1000 + total / 2) / total
      // What is not all of them is never called so.
      let shown = right < total ? min(thousandths, 999) : thousandths
      return shown % 10 == 0 ? "\(shown / 10)%" : "\(shown / 10).\(shown % 10)%"
    }
  }

  /// From a confidence on, in hundredths, proposals were right so often.
  package struct Advice: Hashable, Sendable, Codable {
    package let confidence: Int
    package let share: Share
  }

  package let step: ProposedStep
  package let all: Share
  /// Nil where no confidence is high enough, or too few cases stand for it.
  package let advice: Advice?

  /// Decisions that are looked at: the last ones, as rules and models change.
  package static let most = 1000
  /// Below so many decisions nothing is said.
  package static let enough = 200
  /// Cases that must stand for a confidence before anything is to go on by itself from there.
  private static let casesForAdvice = 100

  /// - Parameter decisions: of that step, the newest first; those beyond ``most`` do not count.
  package init(_ step: ProposedStep, of decisions: [DecidedProposal]) {
    let counted = decisions.prefix(Self.most)
    self.step = step
    all = Self.share(of: counted)
    // In steps of five, so that one decision more does not change what is advised.
    advice = stride(from: 50, through: 100, by: 5).lazy
      .map { least in
        Advice(confidence: least, share: Self.share(of: counted.filter { $0.confidence >= least }))
      }
      .first { $0.share.total >= Self.casesForAdvice && $0.share.right * 100 >= $0.share.total * 98 }
  }

  package var isEnough: Bool { all.total >= Self.enough }

  private static func share(of decisions: some Sequence<DecidedProposal>) -> Share {
    var (right, total) = (0, 0)
    for decision in decisions {
      total += 1
      if decision.wasRight { right += 1 }
    }
    return Share(right: right, total: total)
  }
}
