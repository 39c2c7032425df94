import Domain
import Mail
import Signatures

/// Whose signatures the office trusts: contents of the files the administrator named.
package struct OfficeTrust: Sendable {
  /// What every mail is held against; its times are of no mail yet.
  private let policy: SignaturePolicy
  /// The office's own certificates with their keys: it signs its mails to units by one of them, and each opens what is
  /// encrypted to it. Empty where it has none.
  package let identities: [OfficeIdentity]

  /// - Parameter clockTolerance: how far a signer's clock may be off, in seconds.
  package init(
    authorities: [[UInt8]], intermediates: [[UInt8]] = [], revocationLists: [[UInt8]] = [],
    requiresRevocationList: Bool, clockTolerance: Int64 = 900, identities: [OfficeIdentity] = []
  ) {
    policy = SignaturePolicy(
      authorities: authorities, intermediates: intermediates, revocationLists: revocationLists,
      requiresRevocationList: requiresRevocationList, ownKeys: identities, receivedAt: 0,
      clockTolerance: clockTolerance)
    self.identities = identities
  }

  package var authorities: [[UInt8]] { policy.authorities }
  package var intermediates: [[UInt8]] { policy.intermediates }
  package var revocationLists: [[UInt8]] { policy.revocationLists }

  /// The certificate to sign by at that time: of those that hold, the one that does so longest.
  /// - Throws: why there is none, where there should be one: nothing leaves without it.
  package func identity(at time: Timestamp) throws(OfficeIdentityError) -> OfficeIdentity? {
    guard let last = identities.max(by: { $0.document.until < $1.document.until }) else { return nil }
    let valid = identities.filter { $0.holds(at: time.seconds) }
    if let best = valid.max(by: { $0.document.until < $1.document.until }) { return best }
    try last.check(at: time.seconds)
    return last
  }

  /// What a mail says that is encrypted to the office; nil where none is, or where it cannot be opened.
  func opened(_ mail: Message) -> Message? { Envelope.opening(mail, by: identities) }

  /// What one mail's signature is held against.
  /// - Parameter leaders: whose OpenPGP keys count.
  package func policy(
    receivedAt: Timestamp, assignedAt: Timestamp?, leaders: [Leader] = []
  ) -> SignaturePolicy {
    var policy = policy
    policy.keys = leaders.flatMap(\.keys).map { PinnedKey(fingerprint: $0.fingerprint, packets: $0.packets) }
    policy.receivedAt = receivedAt.seconds
    policy.notBefore = assignedAt?.seconds
    return policy
  }
}
