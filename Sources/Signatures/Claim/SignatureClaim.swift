import Mail

/// What a mail puts forward as its signature, and what it says is signed. Nothing of it is verified.
struct SignatureClaim {
  /// S/MIME or OpenPGP.
  let scheme: SignatureScheme
  /// The signature part, decoded: DER or BER, or OpenPGP's packets in armour.
  let signature: [UInt8]
  /// The first part of a multipart/signed as it was signed, or nil when the signature carries the text inside.
  let detachedContent: [UInt8]?
  /// The only address of the From header.
  let from: PlainAddress

  /// Nil when nothing in the mail claims to be a signature.
  init?(of mail: Message) throws(Refusal) {
    guard mail.claimsSignatureAtRoot else {
      if mail.root.parts.contains(where: \.claimsSignature) { throw Refusal(.nestedSignature) }
      return nil
    }
    try HeaderRules.check(mail)
    from = try PlainAddress(ofOnlyMailboxIn: mail)
    if mail.root.contentType.matches("multipart", "signed") {
      let parts = try DetachedParts(of: mail)
      scheme = parts.scheme
      signature = parts.signature
      detachedContent = parts.content
    } else {
      guard mail.root.parts.isEmpty else { throw Refusal(.wrongPartCount) }
      scheme = .smime
      signature = mail.content(of: mail.root)
      detachedContent = nil
    }
  }
}

extension Message {
  /// Whether the whole mail is announced as signed. A second Content-Type counts as well: another reader of
  /// this mail may go by that one.
  fileprivate var claimsSignatureAtRoot: Bool {
    if root.isSignedEntity { return true }
    return headers(named: "Content-Type").contains { field in
      let value = field.text.lowercased()
      return ["multipart/signed", "application/pkcs7-mime", "application/x-pkcs7-mime"].contains {
        value.hasPrefix($0)
      }
    }
  }
}

extension Part {
  /// A multipart/signed, or S/MIME with the text inside (RFC 8551 §3.10, old and new spelling).
  var isSignedEntity: Bool {
    if contentType.matches("multipart", "signed") { return true }
    if contentType.isSMIME("mime") { return true }
    return contentType.matches("application", "octet-stream")
      && fileName?.lowercased().hasSuffix(".p7m") == true
  }

  /// Whether this entity or one below it is a signature, or is announced as signed.
  var claimsSignature: Bool {
    isSignedEntity || contentType.isSMIME("signature")
      || contentType.matches("application", "pgp-signature")
      || contentType.matches("application", "octet-stream")
        && fileName?.lowercased().hasSuffix(".p7s") == true
      || parts.contains(where: \.claimsSignature)
  }
}

extension ContentType {
  /// `application/pkcs7-…` or its old form `application/x-pkcs7-…`.
  func isSMIME(_ kind: String) -> Bool {
    type == "application" && (subtype == "pkcs7-\(kind)" || subtype == "x-pkcs7-\(kind)")
  }
}
