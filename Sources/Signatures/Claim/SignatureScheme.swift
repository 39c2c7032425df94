import Mail

/// The kind of signature that a mail claims to have, wherever in it. Nothing of it is verified.
package enum SignatureScheme: String, Sendable {
  case smime, openpgp, none

  package init(claimedBy mail: Message) {
    if mail.root.isOpenPGPSigned || mail.text.hasClearSignature {
      self = .openpgp
    } else if mail.root.holdsSignedEntity, !mail.encryption.contains(.smime) {
      self = .smime
    } else {
      self = .none
    }
  }
}

extension Part {
  /// A signature beside other files signs nothing.
  fileprivate var holdsSignedEntity: Bool { isSignedEntity || parts.contains(where: \.holdsSignedEntity) }

  fileprivate var isOpenPGPSigned: Bool {
    if contentType.matches("application", "pgp-signature") { return true }
    if contentType.matches("multipart", "signed"),
      contentType.parameters["protocol"]?.lowercased() == "application/pgp-signature"
    {
      return true
    }
    return parts.contains(where: \.isOpenPGPSigned)
  }
}

extension String {
  /// A text signed in place (RFC 9580 §7), its lines not yet quoted by anybody.
  fileprivate var hasClearSignature: Bool {
    let lines = split(separator: "\n")
    return lines.contains { $0.hasPrefix("-----BEGIN PGP SIGNED MESSAGE-----") }
      && lines.contains { $0.hasPrefix("-----BEGIN PGP SIGNATURE-----") }
  }
}
