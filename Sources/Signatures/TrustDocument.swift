import COpenSSL
import Digest

/// What a certificate or a revocation list says of itself. It is not judged here.
package struct TrustDocument: Sendable, Equatable {
  /// The common name of its holder; of a list, of its issuer.
  package let name: String
  /// The mail address that a certificate names; nil where there is none.
  package let address: String?
  /// SHA-256 of its DER, in hexadecimal.
  package let fingerprint: String
  /// What tells issuers apart.
  package let issuer: String
  /// The issuer's common name.
  package let issuerName: String
  /// Seconds since 1970.
  package let since, until: Int64
  package let isAuthority: Bool
  /// Whether its key usage lets others encrypt to its holder (RFC 5280 §4.2.1.3); true of a certificate that names none.
  package let isForEncryption: Bool

  /// Those of a file, PEM or DER; at most 64.
  package static func certificates(in file: [UInt8]) -> [TrustDocument] {
    documents { co_read_certificates(file, file.count, $0, $1) }
  }

  package static func revocationLists(in file: [UInt8]) -> [TrustDocument] {
    documents { co_read_revocation_lists(file, file.count, $0, $1) }
  }

  /// Whether one of the lists of a file names the first certificate of another. Nobody has looked who signed the list.
  package static func isRevoked(_ certificate: [UInt8], by lists: [UInt8]) -> Bool {
    co_is_listed(certificate, certificate.count, lists, lists.count)
  }

  private static func documents(
    _ read: (UnsafeMutablePointer<co_document>, Int) -> Int
  ) -> [TrustDocument] {
    var found = [co_document](repeating: co_document(), count: 64)
    let count = found.withUnsafeMutableBufferPointer { buffer in
      buffer.baseAddress.map { read($0, buffer.count) } ?? 0
    }
    return found.prefix(count).map(TrustDocument.init)
  }

  private init(_ document: co_document) {
    name = CertificateRules.legible(Self.text(document.name))
    let address = CertificateRules.legible(Self.text(document.address))
    self.address = address.isEmpty ? nil : address
    fingerprint = withUnsafeBytes(of: document.digest) { Hex.encode(Array($0)) }
    issuerName = CertificateRules.legible(Self.text(document.issuer_name))
    issuer = withUnsafeBytes(of: document.issuer) { Hex.encode(Array($0)) }
    (since, until) = (document.since, document.until)
    isAuthority = document.is_authority
    isForEncryption = document.for_encryption
  }

  private static func text(_ bytes: some Any) -> [UInt8] {
    withUnsafeBytes(of: bytes) { Array($0.prefix { $0 != 0 }) }
  }
}
