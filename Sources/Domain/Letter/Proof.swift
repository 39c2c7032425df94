/// What a sign-off rests on (证据), recorded with it so that anybody can judge it again: policies and revocation lists
/// change.
package struct Proof: Sendable, Codable, Equatable {
  /// The mail that signs off: the signed one, or the one with the scan.
  package let mail: MailReference
  /// What a signature was held against.
  package let policy: Policy?
  /// The clerks who confirmed a scan, in turn.
  package let confirmedBy: [String]?

  package init(mail: MailReference, policy: Policy? = nil, confirmedBy: [String]? = nil) {
    self.mail = mail
    self.policy = policy
    self.confirmedBy = confirmedBy
  }

  /// Whom the office trusted, and the times that mattered. Files are named by their SHA-256 in lower-case hex.
  package struct Policy: Sendable, Codable, Equatable {
    package let authorities: [String]
    package let intermediates: [String]
    package let revocationLists: [String]
    package let requiresRevocationList: Bool
    package let receivedAt: Timestamp
    package let notBefore: Timestamp?
    /// In seconds.
    package let clockTolerance: Int64
    package let dateTolerance: Int64

    package init(
      authorities: [String], intermediates: [String], revocationLists: [String],
      requiresRevocationList: Bool, receivedAt: Timestamp, notBefore: Timestamp?, clockTolerance: Int64,
      dateTolerance: Int64
    ) {
      self.authorities = authorities
      self.intermediates = intermediates
      self.revocationLists = revocationLists
      self.requiresRevocationList = requiresRevocationList
      self.receivedAt = receivedAt
      self.notBefore = notBefore
      self.clockTolerance = clockTolerance
      self.dateTolerance = dateTolerance
    }
  }
}
