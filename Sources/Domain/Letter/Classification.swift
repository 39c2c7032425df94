/// What a letter is, as the rules read it or a person said, and what is proposed to be done with it.
package struct Classification: Hashable, Sendable, Codable {
  package let category: Category
  /// What it is about, in the words of the county: 供热, 道路 …; nil where none of them fits.
  package let topic: String?
  /// 重大紧急突发 (特急); absent in ledgers that did not know it yet.
  private let urgent: Bool?
  /// The words that say so; of the configuration, never the author's own.
  package let because: [String]
  /// Nil where a person classified.
  package let proposal: Proposal?
  /// Nil where it accuses nobody, and where whoever classified said nothing of it.
  package let accusation: Accusation?
  /// What a person said of its being a test (测试); nil where he said nothing of it.
  package let saysTest: Bool?

  package init(
    category: Category, topic: String? = nil, isUrgent: Bool = false, because: [String],
    proposal: Proposal? = nil, accusation: Accusation? = nil, saysTest: Bool? = nil
  ) {
    self.category = category
    self.topic = topic
    urgent = isUrgent ? true : nil
    self.because = because
    self.proposal = proposal
    self.accusation = accusation
    self.saysTest = saysTest
  }

  /// With another decision proposed, where there is one.
  package func deciding(_ decision: Proposed<Proposal.Decision>?) -> Classification {
    guard let decision, let proposal else { return self }
    return Classification(
      category: category, topic: topic, isUrgent: isUrgent, because: because,
      proposal: Proposal(
        decision: decision, leads: proposal.leads, cooperating: proposal.cooperating,
        duplicates: proposal.duplicates), accusation: accusation)
  }

  /// With the letters that say the same.
  package func beside(_ duplicates: [Proposed<Duplicate>]) -> Classification {
    guard !duplicates.isEmpty, let proposal else { return self }
    return Classification(
      category: category, topic: topic, isUrgent: isUrgent, because: because,
      proposal: Proposal(
        decision: proposal.decision, leads: proposal.leads, cooperating: proposal.cooperating,
        duplicates: duplicates), accusation: accusation)
  }

  /// The same, of another category.
  package func categorized(as category: Category, because words: [String]) -> Classification {
    Classification(
      category: category, topic: topic, isUrgent: isUrgent, because: because + words, proposal: proposal,
      accusation: accusation)
  }

  package func accusing(_ accusation: Accusation?, proposal: Proposal? = nil) -> Classification {
    Classification(
      category: category, topic: topic, isUrgent: isUrgent, because: because, proposal: proposal,
      accusation: accusation)
  }

  package var isUrgent: Bool { urgent ?? false }
}
