/// Something that happened to a letter: the ledger is a chain of these, and of the few that are about the office itself
/// (``OfficeEvent``).
package struct Event: Sendable {
  /// Position in the chain, 1, 2, 3 …
  package let sequence: Int64
  package let letter: LetterID
  package let at: Timestamp
  package let by: Party
  package let fact: Fact

  package init(sequence: Int64, letter: LetterID, at: Timestamp, by: Party, fact: Fact) {
    self.sequence = sequence
    self.letter = letter
    self.at = at
    self.by = by
    self.fact = fact
  }
}

/// A raw mail in the mail store, named by a salted hash so that erasing it leaves no trace of what it said.
package struct MailReference: Hashable, Sendable, Codable {
  package let id: Int64
  package let commitment: String

  package init(id: Int64, commitment: String) {
    self.id = id
    self.commitment = commitment
  }
}
