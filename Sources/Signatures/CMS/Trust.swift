import COpenSSL
import Synchronization

/// The certificates and lists of a policy, read.
struct Trust: ~Copyable {
  let handle: OpaquePointer

  init(_ policy: SignaturePolicy) throws(SignaturePolicyError) {
    guard !policy.authorities.isEmpty else { throw .noAuthority }
    guard let handle = co_trust_new() else { throw .unavailable }
    if let fault = Self.fill(handle, from: policy) {
      co_trust_free(handle)
      throw fault
    }
    self.handle = handle
  }

  deinit { co_trust_free(handle) }

  private static func fill(_ handle: OpaquePointer, from policy: SignaturePolicy) -> SignaturePolicyError? {
    for (index, file) in policy.authorities.enumerated()
    where co_trust_add_authorities(handle, file, file.count) == 0 {
      return .authorityUnreadable(index: index)
    }
    for (index, file) in policy.intermediates.enumerated()
    where co_trust_add_intermediates(handle, file, file.count) == 0 {
      return .intermediateUnreadable(index: index)
    }
    for (index, file) in policy.revocationLists.enumerated()
    where co_trust_add_revocation_lists(handle, file, file.count) == 0 {
      return .revocationListUnreadable(index: index)
    }
    return nil
  }
}

/// Where a policy's files lie read, for all that are judged by it and its copies: reading them takes longer than a
/// signature.
final class TrustShelf: Sendable {
  private let trust = Mutex<Trust?>(nil)

  func withTrust<Result>(
    of policy: SignaturePolicy, _ body: (borrowing Trust) -> Result
  ) throws(SignaturePolicyError) -> Result {
    try trust.withLock { trust throws(SignaturePolicyError) in
      let read = if let known = trust.take() { known } else { try Trust(policy) }
      let result = body(read)
      trust = consume read
      return result
    }
  }
}
