/// What a sign-off rests on (证据), recorded with it so that anybody can judge it again: policies and revocation lists
/// change.
package struct Proof: Sendable, Codable, Equatable {
  /// The mail that signs off: the signed one, or the one with the scan.
  package let mail: MailReference
  /// What that mail was found to say, where it was encrypted to the office: named as the files below. It is gone once
  /// the letter was erased.
  package let opened: String?
  /// What a signature was held against.
  package let policy: Policy?
  /// The clerks who confirmed a scan, in turn.
  package let confirmedBy: [String]?

  package init(
    mail: MailReference, opened: String? = nil, policy: Policy? = nil, confirmedBy: [String]? = nil
  ) {
    self.mail = mail
    self.opened = opened
    self.policy = policy
    self.confirmedBy = confirmedBy
  }

  /// A pinned OpenPGP key: its primary fingerprint, and the file.
  package struct Key: Sendable, Codable, Equatable {
    package let fingerprint: String
    package let file: String

    package init(fingerprint: String, file: String) {
      self.fingerprint = fingerprint
      self.file = file
    }
  }

  /// Whom the office trusted, and the times that mattered. Files are named by their SHA-256 in lower-case hex.
  package struct Policy: Sendable, Codable, Equatable {
    package let authorities: [String]
    package let intermediates: [String]
    package let revocationLists: [String]
    package let requiresRevocationList: Bool
    /// OpenPGP keys; nil where none counted.
    package let keys: [Key]?
    package let receivedAt: Timestamp
    package let notBefore: Timestamp?
    /// In seconds.
    package let clockTolerance: Int64
    package let dateTolerance: Int64

    package init(
      authorities: [String], intermediates: [String], revocationLists: [String],
      requiresRevocationList: Bool, keys: [Key]? = nil, receivedAt: Timestamp, notBefore: Timestamp?,
      clockTolerance: Int64,
      dateTolerance: Int64
    ) {
      self.authorities = authorities
      self.intermediates = intermediates
      self.revocationLists = revocationLists
      self.requiresRevocationList = requiresRevocationList
      self.keys = keys
      self.receivedAt = receivedAt
      self.notBefore = notBefore
      self.clockTolerance = clockTolerance
      self.dateTolerance = dateTolerance
    }
  }
}
