import COpenSSL

/// CMS signed data (RFC 5652 §5): what it holds, and the arithmetic on it. It decides nothing.
struct SignedData: ~Copyable {
  private let handle: OpaquePointer
  let facts: co_cms_facts

  /// Nil when the bytes are not one CMS structure and nothing else.
  init?(_ bytes: [UInt8]) {
    guard let handle = co_cms_open(bytes, bytes.count) else { return nil }
    self.handle = handle
    facts = co_cms_read(handle)
  }

  /// A certificate by which nothing is signed yet: the first of a file. Nil where there is none.
  init?(ofCertificate file: [UInt8]) {
    guard let handle = co_cms_of_certificate(file, file.count) else { return nil }
    self.handle = handle
    facts = co_cms_facts()
  }

  deinit { co_cms_free(handle) }

  /// The content carried inside, if any.
  var content: [UInt8]? { facts.has_content ? facts.content.copied : nil }

  /// The signature value of the only signer.
  var signature: [UInt8] { facts.signature.copied }

  /// The certificate of the only signer, when the structure carries it.
  func certificate() -> Certificate? {
    var facts = co_certificate_facts()
    return co_cms_read_certificate(handle, &facts) ? Certificate(facts) : nil
  }

  /// Builds and checks the chain above the signer's certificate; `certificate()` has found it before.
  func checkChain(_ trust: borrowing Trust, at time: Int64, requiresLists: Bool) -> co_chain_verdict {
    co_cms_check_chain(handle, trust.handle, time, requiresLists)
  }

  /// Whether the signer's key made the signature over the signed attributes.
  var signatureHolds: Bool { co_cms_signature_holds(handle) }

  /// Whether the signed attributes contain the digest of `content`.
  func digestHolds(for content: [UInt8]) -> Bool { co_cms_digest_holds(handle, content, content.count) }
}

extension SignedData {
  /// DER of the certificates from the signer's to the authority's, once `checkChain` has found them good.
  var chain: [[UInt8]] {
    let handle = handle
    return (0..<co_cms_chain_length(handle)).map { index in
      Self.written(co_cms_chain_certificate(handle, index, nil)) {
        co_cms_chain_certificate(handle, index, $0)
      }
    }
  }

  /// The signed attributes as they were signed (RFC 5652 §5.4).
  var attributes: [UInt8] {
    let handle = handle
    return Self.written(co_cms_signed_attributes(handle, nil)) { co_cms_signed_attributes(handle, $0) }
  }

  /// As openssl's command line calls it.
  var digestName: String? { co_cms_digest_name(handle).map { String(cString: $0) } }

  var signing: co_signing { co_cms_signing(handle) }

  /// How the certificate at that place of the chain was signed.
  func issuerSigning(_ index: Int) -> co_signing { co_cms_issuer_signing(handle, index) }

  private static func written(_ size: Int, _ write: (UnsafeMutablePointer<UInt8>?) -> Int) -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      count = size > 0 ? write(buffer.baseAddress) : 0
    }
  }
}

/// What a signer's certificate says, taken over from C.
struct Certificate {
  let fingerprint: [UInt8]
  let commonName: [UInt8]
  let key: co_key
  let isAuthority, isForDigitalSignature, isForEmailProtection: Bool
  let validity: ClosedRange<Int64>
  let hasReadableNames: Bool
  let addressCount, otherNameCount: Int
  /// The first rfc822Name, as it stands.
  let address: [UInt8]

  init(_ facts: co_certificate_facts) {
    fingerprint = withUnsafeBytes(of: facts.fingerprint) { Array($0) }
    commonName = facts.common_name.copied
    key = facts.key
    isAuthority = facts.is_authority
    isForDigitalSignature = facts.for_digital_signature
    isForEmailProtection = facts.for_email_protection
    validity = facts.not_before...max(facts.not_before, facts.not_after)
    hasReadableNames = facts.names_readable
    addressCount = facts.addresses
    otherNameCount = facts.other_names
    address = facts.address.copied
  }
}

extension co_span {
  fileprivate var copied: [UInt8] {
    bytes.map { Array(UnsafeBufferPointer(start: $0, count: count)) } ?? []
  }
}
