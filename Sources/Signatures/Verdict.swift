/// What a mail's signature is worth: the one answer of this module.
package enum Verdict: Sendable, Equatable {
  /// Every rule holds. Whether this signer may sign off this letter is for the office to say.
  case valid(Signer)
  /// The mail claims to be signed, but a rule is broken; `detail` says which value broke it, where that helps.
  case invalid(Reason, detail: String? = nil)
  /// Nothing in the mail claims to be a signature.
  case absent

  package var signer: Signer? {
    guard case .valid(let signer) = self else { return nil }
    return signer
  }

  package var reason: Reason? {
    guard case .invalid(let reason, _) = self else { return nil }
    return reason
  }
}

extension Verdict: CustomStringConvertible {
  /// One line for the log and the desk, without a word of the letter.
  package var description: String {
    switch self {
    case .valid(let signer): "signed by \(signer.address)"
    case .invalid(let reason, let detail?): "\(reason.sentence): \(detail)"
    case .invalid(let reason, nil): reason.sentence
    case .absent: "not signed"
    }
  }
}

/// Who signed a mail, and what exactly was signed.
package struct Signer: Sendable, Equatable {
  /// The only rfc822Name of the certificate, which is also the mail's From address; domain in lower case.
  package let address: String
  /// The name in the certificate, for people to read; never to decide by.
  package let commonName: String
  /// SHA-256 of the certificate, in hexadecimal: what a leader is registered by.
  package let fingerprint: String
  /// When the signer says that it was signed, in seconds since 1970; checked against certificate, Date and receipt.
  package let signedAt: Int64
  /// SHA-256 of `content`, in hexadecimal.
  package let contentDigest: String
  /// SHA-256 of the signature value, in hexadecimal: the same signature twice is a replay. The contrary does not
  /// hold: anybody can write an ECDSA signature in a second way, so `contentDigest` must be compared, too.
  package let signatureDigest: String
  /// The words that were signed, decoded from `content` alone: what may be published. Lines end with LF, those that
  /// were only wrapped for the way (RFC 3676) are whole again, and there are no empty ones at the end.
  package let text: String
  /// The signed entity, header and body, as the signature covers it: line breaks are CRLF.
  package let content: [UInt8]

  package init(
    address: String, commonName: String, fingerprint: String, signedAt: Int64, contentDigest: String,
    signatureDigest: String, text: String, content: [UInt8]
  ) {
    self.address = address
    self.commonName = commonName
    self.fingerprint = fingerprint
    self.signedAt = signedAt
    self.contentDigest = contentDigest
    self.signatureDigest = signatureDigest
    self.text = text
    self.content = content
  }
}
