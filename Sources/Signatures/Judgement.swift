import Digest
import Mail

extension SignaturePolicy {
  /// Judges the S/MIME signature of a mail (RFC 8551): a detached one in a multipart/signed or one with the text
  /// inside. The mail is valid only when all rules hold; the first that does not is the reason.
  ///
  /// Not judged here: whether the signer is registered for a unit, whether the text answers the letter, and
  /// whether the same signature was seen before.
  package func verdict(on mail: Message) -> Verdict {
    do throws(Refusal) {
      guard let claim = try SignatureClaim(of: mail) else { return .absent }
      return .valid(try signer(of: claim, in: mail))
    } catch {
      return .invalid(error.reason, detail: error.detail)
    }
  }

  private func signer(of claim: SignatureClaim, in mail: Message) throws(Refusal) -> Signer {
    let signed = try SignatureRules.open(claim.signature, detached: claim.detachedContent != nil)
    let content = try SignatureRules.content(of: signed, detached: claim.detachedContent)
    let certificate = try CertificateRules.certificate(of: signed)
    try checkChain(of: signed)
    guard signed.signatureHolds else { throw Refusal(.signatureBroken) }
    guard signed.digestHolds(for: content) else { throw Refusal(.contentChanged) }
    let address = try CertificateRules.address(in: certificate)
    guard address == claim.from else {
      throw Refusal(.addressMismatch, "\(claim.from.text) is not \(address.text)")
    }
    try checkTimes(of: signed.facts.signing_time, certificate: certificate, date: mail.date?.seconds)
    return Signer(
      address: address.text,
      commonName: CertificateRules.legible(certificate.commonName),
      fingerprint: Hex.encode(certificate.fingerprint),
      signedAt: signed.facts.signing_time,
      contentDigest: Hex.encode(SHA256.digest(of: content)),
      signatureDigest: Hex.encode(SHA256.digest(of: signed.signature)),
      text: try SignedText.read(content),
      content: content)
  }

  private func checkChain(of signed: borrowing SignedData) throws(Refusal) {
    let trust: Trust
    do {
      trust = try Trust(self)
    } catch {
      throw Refusal(.policyUnusable, error.description)
    }
    try CertificateRules.check(
      signed.checkChain(trust, at: receivedAt, requiresLists: requiresRevocationList))
  }

  /// Signing time is the signer's claim: it must fit everything that we know otherwise.
  private func checkTimes(of signing: Int64, certificate: Certificate, date: Int64?) throws(Refusal) {
    guard certificate.validity.contains(signing) else { throw Refusal(.signedOutsideCertificate) }
    if let notBefore, signing < notBefore.subtracting(clockTolerance) {
      throw Refusal(.signedBeforeAssignment)
    }
    guard signing <= receivedAt.adding(clockTolerance) else { throw Refusal(.signedInFuture) }
    guard let date else { throw Refusal(.dateMismatch, "the Date header cannot be read") }
    guard date >= signing.subtracting(dateTolerance), date <= signing.adding(dateTolerance) else {
      throw Refusal(.dateMismatch)
    }
  }
}

extension Int64 {
  /// Sums that stop at the ends of the range: the times are a stranger's.
  fileprivate func adding(_ other: Int64) -> Int64 {
    let (sum, overflow) = addingReportingOverflow(other)
    return overflow ? (other > 0 ? .max : .min) : sum
  }

  fileprivate func subtracting(_ other: Int64) -> Int64 {
    let (difference, overflow) = subtractingReportingOverflow(other)
    return overflow ? (other > 0 ? .min : .max) : difference
  }
}
