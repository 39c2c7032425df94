import COpenSSL

/// What the signature itself must look like before anybody asks who made it (RFC 5652 §5, narrowed).
enum SignatureRules {
  /// Room for the certificates of a long chain; one that carries the mail inside may be as large as a mail.
  static let detachedLimit = 128 << 10
  private static let opaqueLimit = 25 << 20
  private static let certificateLimit = 16
  /// With the revocation lists, which may lie beside them; beyond it nothing is read.
  private static let carriedLimit = 64

  static func open(_ bytes: [UInt8], detached: Bool) throws(Refusal) -> SignedData {
    guard bytes.count <= (detached ? detachedLimit : opaqueLimit) else {
      throw Refusal(.tooLarge, "\(bytes.count) bytes of signature")
    }
    let carried = CarriedCertificates.count(in: bytes)
    guard carried <= carriedLimit else {
      throw Refusal(.tooManyCertificates, "\(carried) certificates and lists")
    }
    guard let signed = SignedData(bytes) else { throw Refusal(.unreadableSignature) }
    try check(signed.facts)
    return signed
  }

  private static func check(_ facts: co_cms_facts) throws(Refusal) {
    switch facts.kind {
    case .signed: break
    case .encrypted: throw Refusal(.encrypted)
    case .other: throw Refusal(.notSignedData)
    }
    guard facts.signers > 0 else { throw Refusal(.noSigner) }
    guard facts.signers == 1 else { throw Refusal(.severalSigners, "\(facts.signers) signers") }
    guard facts.certificates <= certificateLimit else {
      throw Refusal(.tooManyCertificates, "\(facts.certificates) certificates")
    }
    guard facts.content_type_is_data else { throw Refusal(.contentNotData) }
    try checkAlgorithms(facts)
    try checkAttributes(facts)
  }

  private static func checkAlgorithms(_ facts: co_cms_facts) throws(Refusal) {
    for algorithm in [facts.digest_algorithm, facts.signature_algorithm] {
      switch algorithm {
      case .good: break
      case .weak: throw Refusal(.weakDigest)
      case .unsupported: throw Refusal(.unsupportedAlgorithm)
      }
    }
  }

  /// Without signed attributes, a signature over a text is also one over attributes that look like this text
  /// (safety note on RFC 5652 §5.4); so they must be there, and complete.
  private static func checkAttributes(_ facts: co_cms_facts) throws(Refusal) {
    guard facts.attributes > 0 else { throw Refusal(.signedAttributesMissing) }
    let each = [
      ("content type", facts.content_types), ("digest", facts.message_digests),
      ("signing time", facts.signing_times),
    ]
    for (name, count) in each where count != 1 {
      throw Refusal(.signedAttributesWrong, "\(count) of \(name)")
    }
    guard facts.attributes_well_formed, facts.attribute_names_content_type else {
      throw Refusal(.signedAttributesWrong)
    }
  }

  /// The bytes that the signature is about: outside it when it is detached, inside it otherwise, never both.
  static func content(of signed: borrowing SignedData, detached: [UInt8]?) throws(Refusal) -> [UInt8] {
    let content: [UInt8]
    switch (detached, signed.content) {
    case (let outside?, nil): content = outside
    case (nil, let inside?): content = inside
    case (_?, _?): throw Refusal(.contentInsideSignature)
    case (nil, nil): throw Refusal(.contentMissing)
    }
    // The first byte of a DER SET: the other half of the confusion above.
    guard content.first != 0x31 else { throw Refusal(.attributesAsContent) }
    return content
  }
}
