/// Why a signature does not count: one code for each thing that the signer or the office can put right.
///
/// The raw value is stored and logged; it never changes its meaning.
package enum Reason: String, Sendable, Equatable, CaseIterable {
  // What the mail looks like.
  case nestedSignature, openPGPNotConfigured, openPGPInline, unknownProtocol
  case encrypted, encryptedToOthers, unsupportedEncryption, undecipherable, encryptionInside
  case headerMissing, headerRepeated, ambiguousParameters, ambiguousFrom, encodedMultipart
  case wrongPartCount, notClosed, textOutsideSignature, wrongSignaturePart

  // What the signature holds.
  case tooLarge, unreadableSignature, notSignedData, noSigner, severalSigners, tooManyCertificates
  case contentInsideSignature, contentMissing, contentNotData
  case signedAttributesMissing, signedAttributesWrong, attributesAsContent
  case weakDigest, weakKey, unsupportedAlgorithm

  // Who signed.
  case certificateMissing, signerIsAuthority, wrongPurpose, wrongKeyUsage
  case selfSigned, unknownAuthority, notAnAuthority, certificateNotYetValid, certificateExpired
  case certificateRevoked, revocationListMissing, revocationListStale, certificateRefused
  case addressMissing, severalAddresses, otherName, unusableAddress, addressMismatch

  // Whether it is genuine.
  case signatureBroken, contentChanged
  case openPGPSignatureBroken, openPGPKeyUnknown, openPGPKeyRevoked, openPGPKeyExpired
  case openPGPSignatureExpired, openPGPSignatureMissing, openPGPWrongClass, openPGPFailed

  // When it was signed.
  case signedOutsideCertificate, signedBeforeAssignment, signedInFuture, dateMismatch

  // What was signed.
  case unreadableContent, messageInside, signatureInside, noText, severalTexts

  // The office's own fault.
  case policyUnusable, verifierUnavailable

  /// Whether the mail may be genuine and only the office cannot tell: nobody has to sign again, the same mail is
  /// judged anew once the office has put its own house in order.
  ///
  /// A list that was there and is out of date comes again by itself, and so does a program. That there is no list where
  /// one is required, or no authority, is how the office was set up: that is refused, as nobody knows when it ends, and
  /// a unit that waits in silence misses its term.
  package var waits: Bool { self == .revocationListStale || self == .verifierUnavailable }

  /// Whether the mail could not be opened, so that nobody knows what it says.
  package var isOfEncryption: Bool {
    [.encryptedToOthers, .unsupportedEncryption, .undecipherable, .encryptionInside].contains(self)
  }

  /// The reason in one English line, for the log and for whoever reads the mail about it.
  package var sentence: String {
    switch self {
    case .nestedSignature: "only a part of the mail is signed, not the whole"
    case .openPGPNotConfigured: "the mail is signed with OpenPGP, and the unit has registered no key for it"
    case .openPGPInline: "the text is signed with OpenPGP in place, and not as PGP/MIME"
    case .unknownProtocol: "the signature is neither S/MIME nor OpenPGP"
    case .encrypted: "the mail is encrypted, and the office has no certificate to open it with"
    case .encryptedToOthers: "the mail is encrypted, but not to a certificate of the office"
    case .unsupportedEncryption: "the mail is encrypted otherwise than with AES"
    case .undecipherable: "the mail is encrypted to the office, but what is inside was damaged"
    case .encryptionInside:
      "what was signed or encrypted is encrypted once more inside; sign first, then encrypt once"
    case .headerMissing: "a header that every signed mail must have is missing"
    case .headerRepeated: "a header that must occur once occurs more often"
    case .ambiguousParameters: "the Content-Type can be read in two ways"
    case .ambiguousFrom: "the From header does not name exactly one plain address"
    case .encodedMultipart: "a multipart must not be base64 or quoted-printable"
    case .wrongPartCount: "a signed mail has two parts, the text and its signature"
    case .notClosed: "the mail ends before its last part is closed"
    case .textOutsideSignature: "there is text before or after the signed part"
    case .wrongSignaturePart: "the second part is not the signature that the mail announces"

    case .tooLarge: "the signature or the signed text is too large"
    case .unreadableSignature: "the signature cannot be read"
    case .notSignedData: "the S/MIME part is not a signature"
    case .noSigner: "the signature names no signer"
    case .severalSigners: "the mail has more than one signer"
    case .tooManyCertificates: "the signature carries too many certificates"
    case .contentInsideSignature: "the signature carries another text inside"
    case .contentMissing: "the S/MIME part holds no text"
    case .contentNotData: "what is signed is not declared as plain data"
    case .signedAttributesMissing: "the signature has no signed attributes"
    case .signedAttributesWrong: "content type, digest and signing time must each be signed exactly once"
    case .attributesAsContent: "the signed text could be the attributes of another signature"
    case .weakDigest: "the digest is weaker than SHA-256"
    case .weakKey: "a key is shorter than RSA 2048 or P-256"
    case .unsupportedAlgorithm: "the kind of signature is not supported"

    case .certificateMissing: "the signer's certificate is not in the mail"
    case .signerIsAuthority: "the signer's certificate is an authority's, not a person's"
    case .wrongPurpose: "the certificate is not meant for protecting mail"
    case .wrongKeyUsage: "the certificate is not meant for digital signatures"
    case .selfSigned: "the certificate is signed by itself only"
    case .unknownAuthority: "the certificate does not come from an authority that this office trusts"
    case .notAnAuthority: "the certificate was issued by someone who may not issue any"
    case .certificateNotYetValid: "a certificate was not yet valid when the mail arrived"
    case .certificateExpired: "a certificate had expired when the mail arrived"
    case .certificateRevoked: "a certificate is revoked"
    case .revocationListMissing: "the office has no usable revocation list of the authority"
    case .revocationListStale: "the revocation list of the authority was out of date when the mail arrived"
    case .certificateRefused: "the chain of certificates is not in order"
    case .addressMissing: "the certificate names no mail address"
    case .severalAddresses: "the certificate names more than one mail address"
    case .otherName: "the certificate names its holder in a form that is not a mail address"
    case .unusableAddress: "the address in the certificate is not a plain mail address"
    case .addressMismatch: "the mail comes from another address than the certificate names"

    case .signatureBroken: "the signature was not made by the key of its certificate"
    case .contentChanged: "the text was changed after it was signed"

    case .openPGPSignatureBroken:
      "the text was changed after it was signed, or the OpenPGP signature is of another"
    case .openPGPKeyUnknown: "the OpenPGP key is none that is registered for the unit"
    case .openPGPKeyRevoked: "the OpenPGP key is revoked"
    case .openPGPKeyExpired: "the OpenPGP key has expired"
    case .openPGPSignatureExpired: "the OpenPGP signature has expired"
    case .openPGPSignatureMissing: "the OpenPGP part holds no signature"
    case .openPGPWrongClass: "the OpenPGP signature is not one over a text"
    case .openPGPFailed: "gpgv cannot make sense of the OpenPGP signature"

    case .signedOutsideCertificate: "the signing time lies outside the life of the certificate"
    case .signedBeforeAssignment: "it was signed before the letter was assigned"
    case .signedInFuture: "the signing time lies after the mail arrived"
    case .dateMismatch: "the signing time and the date of the mail are too far apart"

    case .unreadableContent: "the signed part cannot be read as mail"
    case .messageInside: "the signed part contains a forwarded mail"
    case .signatureInside: "the signed part contains another signed or encrypted part"
    case .noText: "the signed part contains no text"
    case .severalTexts: "the signed part contains a second text beside the one that is read"

    case .policyUnusable: "an authority, intermediate or revocation list of this office cannot be read"
    case .verifierUnavailable: "the program that checks OpenPGP signatures cannot be started"
    }
  }
}

/// A rule that does not hold: how the rules leave off.
struct Refusal: Error {
  let reason: Reason
  let detail: String?

  /// - Parameter detail: may quote the mail; it is cut to what a line of a log can bear.
  init(_ reason: Reason, _ detail: String? = nil) {
    self.reason = reason
    self.detail = detail.map {
      String(decoding: $0.utf8.prefix(120).map { (0x20..<0x7F).contains($0) ? $0 : 0x3F }, as: UTF8.self)
    }
  }
}
