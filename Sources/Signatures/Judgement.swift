import COpenSSL
import Digest
import Mail

extension SignaturePolicy {
  /// Judges the signature of a mail: S/MIME (RFC 8551), a detached one in a multipart/signed or one with the text
  /// inside; or OpenPGP/MIME (RFC 3156), which is always detached. The mail is valid only when all rules hold; the first that does not is the reason.
  ///
  /// A mail that is encrypted to the office is judged by what is inside, and by the same rules.
  ///
  /// Not judged here: whether the signer is registered for a unit, whether the text answers the letter, and
  /// whether the same signature was seen before.
  package func verdict(on mail: Message) -> Verdict {
    do throws(Refusal) {
      let mail = try Envelope.opened(mail, by: ownKeys)
      guard let claim = try SignatureClaim(of: mail) else {
        // Of a mail that is signed piece by piece nobody knows what was signed.
        if SignatureScheme(claimedBy: mail) == .openpgp { throw Refusal(.openPGPInline) }
        return .absent
      }
      return .valid(
        claim.scheme == .openpgp ? try keyHolder(of: claim, in: mail) : try signer(of: claim, in: mail))
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
    guard certificate.validity.contains(signed.facts.signing_time, within: clockTolerance) else {
      throw Refusal(
        .signedOutsideCertificate, compared(certificate.validity, signed.facts.signing_time, clockTolerance))
    }
    try checkTimes(of: signed.facts.signing_time, date: mail.date)
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

  private func keyHolder(of claim: SignatureClaim, in mail: Message) throws(Refusal) -> Signer {
    guard !keys.isEmpty else { throw Refusal(.openPGPNotConfigured) }
    guard claim.signature.count <= SignatureRules.detachedLimit else {
      throw Refusal(.tooLarge, "\(claim.signature.count) bytes of signature")
    }
    let content = claim.detachedContent ?? []
    // A signature over a text passes over carriage returns at the end of a line; readers make lines of them.
    guard !content.hasLoneCarriageReturn else {
      throw Refusal(.unreadableContent, "a carriage return without a line feed")
    }
    let signature = try Gpgv.status(of: claim.signature, over: content, keys: keys)
      .signature(by: keys, receivedAt: receivedAt)
    try checkTimes(of: signature.signedAt, date: mail.date)
    return Signer(
      address: claim.from.text,
      commonName: CertificateRules.legible(signature.holder),
      fingerprint: signature.fingerprint,
      signedAt: signature.signedAt,
      contentDigest: Hex.encode(SHA256.digest(of: content)),
      signatureDigest: Hex.encode(SHA256.digest(of: claim.signature)),
      text: try SignedText.read(content),
      content: content)
  }

  /// Why whatever is signed by the first certificate of a file, and sent from an address, would not count at the time of
  /// receipt; nil where nothing speaks against it.
  package func fault(ofCertificate file: [UInt8], from address: String) -> Reason? {
    do throws(Refusal) {
      guard let signed = SignedData(ofCertificate: file) else { throw Refusal(.certificateMissing) }
      let certificate = try CertificateRules.certificate(of: signed)
      try checkChain(of: signed)
      let named = try CertificateRules.address(in: certificate).text
      guard named.lowercased() == address.lowercased() else { throw Refusal(.addressMismatch) }
      return nil
    } catch { return error.reason }
  }

  func checkChain(of signed: borrowing SignedData) throws(Refusal) {
    let verdict: co_chain_verdict
    do {
      verdict = try shelf.withTrust(of: self) { trust in
        signed.checkChain(trust, at: receivedAt, requiresLists: requiresRevocationList)
      }
    } catch {
      throw Refusal(.policyUnusable, error.description)
    }
    do throws(Refusal) { try CertificateRules.check(verdict) } catch {
      let isOfTime = [.certificateExpired, .certificateNotYetValid].contains(error.reason)
      guard isOfTime, verdict.depth == 0, let validity = signed.certificate()?.validity,
        let times = compared(validity, receivedAt, clockTolerance)
      else { throw error }
      throw Refusal(error.reason, times)
    }
  }

  /// Signing time is the signer's claim: it must fit everything that we know otherwise.
  private func checkTimes(of signing: Int64, date: MailDate?) throws(Refusal) {
    if let notBefore, signing < notBefore.subtracting(clockTolerance) {
      throw Refusal(.signedBeforeAssignment, compared(signing, notBefore, clockTolerance))
    }
    guard signing <= receivedAt.adding(clockTolerance) else {
      throw Refusal(.signedInFuture, compared(signing, receivedAt, clockTolerance))
    }
    guard let date else { throw Refusal(.dateMismatch, "the Date header cannot be read") }
    guard date.seconds >= signing.subtracting(dateTolerance), date.seconds <= signing.adding(dateTolerance)
    else { throw Refusal(.dateMismatch, compared(signing, date.seconds, dateTolerance)) }
  }

  private func compared(_ first: Int64, _ second: Int64, _ tolerance: Int64) -> String? {
    ComparedTimes(first...first, second, tolerance: tolerance)?.description
  }

  private func compared(_ first: ClosedRange<Int64>, _ second: Int64, _ tolerance: Int64) -> String? {
    ComparedTimes(first, second, tolerance: tolerance)?.description
  }
}

extension [UInt8] {
  fileprivate var hasLoneCarriageReturn: Bool {
    var previous: UInt8 = 0
    for byte in self {
      if previous == UInt8(ascii: "\r"), byte != UInt8(ascii: "\n") { return true }
      previous = byte
    }
    return previous == UInt8(ascii: "\r")
  }
}

extension ClosedRange<Int64> {
  /// Whether a clock that may be wrong by so many seconds could have shown the time within it.
  fileprivate func contains(_ time: Int64, within tolerance: Int64) -> Bool {
    time >= lowerBound.subtracting(tolerance) && time <= upperBound.adding(tolerance)
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
