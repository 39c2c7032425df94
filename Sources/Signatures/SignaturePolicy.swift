/// What a signature is held against: whom the office trusts, and the times that matter for one mail.
package struct SignaturePolicy: Sendable {
  /// Files of certificates, PEM or DER, of the authorities that may issue to leaders. An authority need not be
  /// self-signed: naming the one that issues trusts it and nothing above it. The machine's own list is never used.
  package var authorities: [[UInt8]] { didSet { shelf = TrustShelf() } }
  /// Files of certificates that complete the chain of signers whose mail carries their own certificate only.
  package var intermediates: [[UInt8]] { didSet { shelf = TrustShelf() } }
  /// Files of revocation lists (CRL), PEM or DER. Lists inside mails are not looked at.
  package var revocationLists: [[UInt8]] { didSet { shelf = TrustShelf() } }
  /// Whether every certificate below the authority must be covered by a list that is not out of date.
  package var requiresRevocationList: Bool
  /// What opens mails that are encrypted to the office.
  package var ownKeys: [OfficeIdentity]
  /// The OpenPGP keys that count, and no others.
  package var keys: [PinnedKey]
  /// When our server received the mail, in seconds since 1970: certificates and lists are judged as of then.
  package var receivedAt: Int64
  /// When the assignment was sent: what was signed earlier cannot answer it. Seconds since 1970.
  package var notBefore: Int64?
  /// How far the signer's clock may be off, in seconds.
  package var clockTolerance: Int64
  /// How far signing time and Date header may be apart, in seconds.
  package var dateTolerance: Int64
  /// These files, read; shared with the copies of this policy.
  private(set) var shelf = TrustShelf()

  package init(
    authorities: [[UInt8]], intermediates: [[UInt8]] = [], revocationLists: [[UInt8]] = [],
    requiresRevocationList: Bool = true, keys: [PinnedKey] = [], ownKeys: [OfficeIdentity] = [],
    receivedAt: Int64, notBefore: Int64? = nil, clockTolerance: Int64 = 900, dateTolerance: Int64 = 86400
  ) {
    self.authorities = authorities
    self.intermediates = intermediates
    self.revocationLists = revocationLists
    self.requiresRevocationList = requiresRevocationList
    self.keys = keys
    self.ownKeys = ownKeys
    self.receivedAt = receivedAt
    self.notBefore = notBefore
    self.clockTolerance = clockTolerance
    self.dateTolerance = dateTolerance
  }

  /// Reads every file once, so that a wrong one is found when the office starts and not when a leader signs.
  package func check() throws(SignaturePolicyError) {
    _ = try Trust(self)
  }
}

/// Which file of a policy cannot be used, by its place in its list.
package enum SignaturePolicyError: Error, Equatable, Sendable, CustomStringConvertible {
  case noAuthority
  case authorityUnreadable(index: Int)
  case intermediateUnreadable(index: Int)
  case revocationListUnreadable(index: Int)
  /// libcrypto cannot be used at all.
  case unavailable

  package var description: String {
    switch self {
    case .noAuthority: "signatures: no authority is named"
    case .authorityUnreadable(let index): "signatures: authority \(index + 1) holds no readable certificate"
    case .intermediateUnreadable(let index):
      "signatures: intermediate \(index + 1) holds no readable certificate"
    case .revocationListUnreadable(let index): "signatures: revocation list \(index + 1) is not readable"
    case .unavailable: "signatures: libcrypto cannot be used"
    }
  }
}
