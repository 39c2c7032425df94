import COpenSSL

/// What a leader's certificate and the chain above it must be (RFC 8550, narrowed).
enum CertificateRules {
  static func certificate(of signed: borrowing SignedData) throws(Refusal) -> Certificate {
    guard let certificate = signed.certificate() else { throw Refusal(.certificateMissing) }
    switch certificate.key {
    case .good: break
    case .weak: throw Refusal(.weakKey)
    case .unsupported: throw Refusal(.unsupportedAlgorithm)
    }
    // Before what it is for, which is unknown where its names are in disorder.
    guard certificate.hasReadableNames else {
      throw Refusal(.unusableAddress, "the alternative names cannot be read")
    }
    guard !certificate.isAuthority else { throw Refusal(.signerIsAuthority) }
    guard certificate.isForEmailProtection else { throw Refusal(.wrongPurpose) }
    guard certificate.isForDigitalSignature else { throw Refusal(.wrongKeyUsage) }
    return certificate
  }

  static func check(_ chain: co_chain_verdict) throws(Refusal) {
    guard chain.fault != .good else { return }
    let place = chain.depth == 0 ? "" : ", \(chain.depth) above the signer"
    throw Refusal(reason(for: chain.fault), String(cString: chain.explanation) + place)
  }

  private static func reason(for fault: co_chain_fault) -> Reason {
    switch fault {
    case .unknownAuthority: .unknownAuthority
    case .selfSigned: .selfSigned
    case .notAnAuthority: .notAnAuthority
    case .notYetValid: .certificateNotYetValid
    case .expired: .certificateExpired
    case .revoked: .certificateRevoked
    case .listMissing: .revocationListMissing
    case .listStale: .revocationListStale
    case .weakKey: .weakKey
    case .weakDigest: .weakDigest
    case .unsupported: .unsupportedAlgorithm
    case .other, .good: .certificateRefused
    }
  }

  /// The one address that the certificate vouches for. Names in its subject are not asked.
  static func address(in certificate: Certificate) throws(Refusal) -> PlainAddress {
    guard certificate.otherNameCount == 0 else { throw Refusal(.otherName) }
    guard certificate.addressCount > 0 else { throw Refusal(.addressMissing) }
    guard certificate.addressCount == 1 else {
      throw Refusal(.severalAddresses, "\(certificate.addressCount) addresses")
    }
    guard let address = PlainAddress(certificate.address) else { throw Refusal(.unusableAddress) }
    return address
  }

  /// A name for one line of text: control characters become spaces, and it ends somewhere.
  static func legible(_ name: [UInt8]) -> String {
    let scalars = String(decoding: name.prefix(400), as: UTF8.self).unicodeScalars
    return String(String.UnicodeScalarView(scalars.map { isControl($0) ? " " : $0 }))
  }

  private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator: true
    default: false
    }
  }
}
