import COpenSSL
import Mail

/// A valid signature taken apart, for whoever repeats the verdict with other tools.
package struct SignatureParts: Sendable {
  /// How a key signs, as far as it matters to what can verify it.
  package enum Kind: Sendable {
    /// RSA or ECDSA: whatever knows CMS verifies it.
    case common
    /// SM2 with SM3, or Ed25519: by the signed attributes and the key alone.
    case sm2, ed25519
    /// OpenPGP: by the signer's key alone, which stands for itself.
    case openpgp
  }

  /// A certificate between the signer and the authority, both included.
  package struct Link: Sendable {
    package let certificate: [UInt8]
    /// How its issuer signed it.
    package let issuedBy: Kind
  }

  /// What was signed, header and body, with CRLF.
  package let content: [UInt8]
  /// The CMS structure as the mail carries it, with the text inside where it is not detached; or OpenPGP's packets, in
  /// armour.
  package let signature: [UInt8]
  package let isDetached: Bool
  /// The signer's first, the authority's last; each in DER.
  package let chain: [Link]
  package let kind: Kind
  /// `sha256`, `sm3` …, as openssl's command line calls it.
  package let digest: String
  /// The signed attributes (DER, a SET), and the signature value over them.
  package let attributes: [UInt8]
  package let value: [UInt8]
  /// The OpenPGP key that signed, without armour; empty for S/MIME.
  package let keyring: [UInt8]
}

extension SignaturePolicy {
  /// The parts of a mail's signature; nil unless it is valid.
  package func parts(of mail: Message) -> SignatureParts? {
    guard let signer = verdict(on: mail).signer else { return nil }
    // It has just been judged valid.
    do throws(Refusal) { return try valid(mail, by: signer) } catch { return nil }
  }

  private func valid(_ mail: Message, by signer: Signer) throws(Refusal) -> SignatureParts? {
    let mail = try Envelope.opened(mail, by: ownKeys)
    guard let claim = try SignatureClaim(of: mail) else { return nil }
    if claim.scheme == .openpgp {
      return SignatureParts(
        content: signer.content, signature: claim.signature, isDetached: true, chain: [], kind: .openpgp,
        digest: "", attributes: [], value: [],
        keyring: keys.first { $0.fingerprint == signer.fingerprint }?.packets ?? [])
    }
    let signed = try SignatureRules.open(claim.signature, detached: claim.detachedContent != nil)
    let content = try SignatureRules.content(of: signed, detached: claim.detachedContent)
    _ = try CertificateRules.certificate(of: signed)
    try checkChain(of: signed)
    guard let digest = signed.digestName else { return nil }
    let chain = signed.chain.enumerated().map { index, certificate in
      SignatureParts.Link(
        certificate: certificate, issuedBy: SignatureParts.Kind(signed.issuerSigning(index)))
    }
    return SignatureParts(
      content: content, signature: claim.signature, isDetached: claim.detachedContent != nil, chain: chain,
      kind: SignatureParts.Kind(signed.signing), digest: digest, attributes: signed.attributes,
      value: signed.signature, keyring: [])
  }
}

extension SignatureParts.Kind {
  fileprivate init(_ signing: co_signing) {
    switch signing {
    case .common: self = .common
    case .sm2: self = .sm2
    case .ed25519: self = .ed25519
    }
  }
}
