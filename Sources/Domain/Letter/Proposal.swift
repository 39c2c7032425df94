/// One thing that is proposed about a letter: how sure that is, and the words that decided it.
package struct Proposed<Value: Hashable & Sendable & Codable>: Hashable, Sendable, Codable {
  package let value: Value
  /// 0 … 1, in hundredths: what a person reads is what is recorded.
  package let confidence: Double
  /// Words and lines of the configuration. Never the author's own, which are personal.
  package let because: [String]

  package init(_ value: Value, confidence: Double, because: [String] = []) {
    self.value = value
    self.confidence = (min(1, max(0, confidence)) * 100).rounded() / 100
    self.because = because
  }

  /// `85%`.
  package var percentage: String { "\(Int((confidence * 100).rounded()))%" }
}

/// What should be done with a letter (受理建议、转办建议), before a person says so.
package struct Proposal: Hashable, Sendable, Codable {
  package enum Decision: Hashable, Sendable, Codable {
    case accept(Clause)
    case decline(DeclineGround)
  }

  package let decision: Proposed<Decision>
  /// The best three units, the first to lead; none where nothing speaks for any.
  package let leads: [Proposed<UnitName>]
  package let cooperating: [Proposed<UnitName>]
  /// Letters that say the same, the likest first.
  package let duplicates: [Proposed<Duplicate>]

  package init(
    decision: Proposed<Decision>, leads: [Proposed<UnitName>] = [], cooperating: [Proposed<UnitName>] = [],
    duplicates: [Proposed<Duplicate>] = []
  ) {
    self.decision = decision
    self.leads = leads
    self.cooperating = cooperating
    self.duplicates = duplicates
  }
}

/// A letter that says the same as another.
package struct Duplicate: Hashable, Sendable, Codable {
  package enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
    /// The same text once more, by whomever.
    case sameText
    /// The same matter by the same author, also over another channel.
    case sameAuthor
    /// The same matter by somebody else.
    case sameMatter
  }

  package let letter: LetterID
  package let kind: Kind

  package init(of letter: LetterID, _ kind: Kind) {
    self.letter = letter
    self.kind = kind
  }
}
