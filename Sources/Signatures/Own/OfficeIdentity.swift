import COpenSSL

/// The office's own certificate with its key (本中心的数字证书), by which units tell its mails from others'.
package struct OfficeIdentity: Sendable {
  private let certificate: [UInt8]
  private let key: [UInt8]
  /// What the certificate says of itself.
  package let document: TrustDocument

  /// - Parameters:
  ///   - certificate: PEM; those that lead to its authority may follow it.
  ///   - key: PEM, not encrypted.
  package init(certificate: [UInt8], key: [UInt8]) throws(OfficeIdentityError) {
    guard let document = TrustDocument.certificates(in: certificate).first else { throw .noCertificate }
    guard co_can_sign(certificate, certificate.count, key, key.count) else { throw .wrongKey }
    (self.certificate, self.key, self.document) = (certificate, key, document)
  }

  /// What the key finds inside a cover (DER or BER).
  func open(_ cover: [UInt8]) -> (result: co_opening, content: [UInt8]) {
    var content = co_bytes()
    let result = co_open(certificate, certificate.count, key, key.count, cover, cover.count, &content)
    return (result, Bytes.taken(from: content) ?? [])
  }

  package func holds(at time: Int64) -> Bool { document.since...max(document.since, document.until) ~= time }

  /// - Parameter time: seconds since 1970.
  package func check(at time: Int64) throws(OfficeIdentityError) {
    guard time >= document.since else { throw .notYetValid }
    guard time <= document.until else { throw .expired }
  }

  /// The mail as multipart/signed (RFC 8551 §3.5.3): what describes its body goes into the signed part.
  package func signed(_ mail: [UInt8], at time: Int64) throws(OfficeIdentityError) -> [UInt8] {
    try check(at: time)
    let mail = ComposedMail(mail)
    guard
      let signature = Bytes.taken(
        from: co_sign(
          certificate, certificate.count, key, key.count, mail.entity, mail.entity.count, time))
    else { throw .cannotSign }
    return mail.signed(with: signature)
  }
}

/// Why the office cannot protect its mails.
package enum OfficeIdentityError: Error, Equatable, Sendable, CustomStringConvertible {
  case noCertificate, wrongKey, expired, notYetValid, cannotSign
  /// Of the unit to which a mail was to be encrypted.
  case cannotEncrypt, coverEnded

  /// Whether it is the unit's certificate that is at fault, and not the office's.
  package var isOfUnit: Bool { self == .cannotEncrypt || self == .coverEnded }

  package var description: String {
    switch self {
    case .noCertificate: "the office's certificate: holds no readable certificate"
    case .wrongKey: "the office's key: is not that of its certificate, is encrypted, or neither RSA nor ECDSA"
    case .expired: "the office's certificate: has expired, and no mail to a unit leaves without it"
    case .notYetValid: "the office's certificate: does not hold yet"
    case .cannotSign: "the office's certificate: nothing can be signed with it"
    case .cannotEncrypt: "the unit's encrypt-to: nothing can be encrypted to that certificate"
    case .coverEnded: "the unit's encrypt-to: that certificate has ended"
    }
  }
}

enum Bytes {
  /// Nil where there are none.
  static func taken(from result: co_bytes) -> [UInt8]? {
    defer { co_bytes_free(result) }
    return result.bytes.map { Array(UnsafeBufferPointer(start: $0, count: result.count)) }
  }
}
