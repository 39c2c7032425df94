import Mail

@testable import Signatures

extension Complaints {
  /// A signed mail, or the DER of a signature or of a cover, which is put into one: as the signature of a fixed text,
  /// and as one that carries its text inside. Whatever it is, the verdict is the same twice, and what is said of it is short and plain.
  mutating func check(signature bytes: [UInt8]) {
    guard bytes.first == 0x30 else { return check(signedMail: bytes) }
    check(signedMail: SignatureCheck.detached(bytes))
    check(signedMail: SignatureCheck.opaque(bytes))
  }

  private mutating func check(signedMail bytes: [UInt8]) {
    // A mail that breaks a limit is the business of another check.
    guard let message = try? Message(parsing: bytes) else { return }
    require(SignatureCheck.policy.ownKeys.count == 1, "the office has no key")
    let verdict = SignatureCheck.policy.verdict(on: message)
    requireOneLine(verdict.description, "the verdict")
    require(verdict == SignatureCheck.policy.verdict(on: message), "the verdict differs the second time")
    guard let signer = verdict.signer else { return }
    require(message.from.map(\.mailbox).count == 1, "signed by one of \(message.from.count) senders")
    require(signer.address == SignatureCheck.leader, "signed by \(signer.address)")
    require(signer.text == SignatureCheck.text, "signed are other words: \(signer.text.debugDescription)")
    requireOneLine(signer.commonName, "the signer's name")
  }
}

/// What the check judges by: two authorities whose keys nobody has any more, and what a leader under them signed.
private enum SignatureCheck {
  static let leader = "water@nm.example"
  static let text = "已修复。"

  static let policy = SignaturePolicy(
    authorities: [Array(authorities.utf8)], requiresRevocationList: false,
    ownKeys: [try? OfficeIdentity(certificate: Array(certificate.utf8), key: Array(key.utf8))]
      .compactMap(\.self), receivedAt: 1_772_416_920)

  private static let header = """
    From: \(leader)\r
    Date: Mon, 02 Mar 2026 10:01:00 +0800\r
    Message-ID: <1@nm.example>\r
    MIME-Version: 1.0\r

    """

  static func detached(_ signature: [UInt8]) -> [UInt8] {
    let head = """
      \(header)Content-Type: multipart/signed; protocol="application/pkcs7-signature"; boundary=b\r
      \r
      --b\r
      Content-Type: text/plain; charset=utf-8\r
      \r
      \(text)\r
      \r
      --b\r
      Content-Type: application/pkcs7-signature\r
      Content-Transfer-Encoding: binary\r
      \r

      """
    return Array(head.utf8) + signature + Array("\r\n--b--\r\n".utf8)
  }

  static func opaque(_ signature: [UInt8]) -> [UInt8] {
    let head = """
      \(header)Content-Type: application/pkcs7-mime; smime-type=signed-data\r
      Content-Transfer-Encoding: binary\r
      \r

      """
    return Array(head.utf8) + signature
  }

  private static let authorities = """
    -----BEGIN CERTIFICATE-----
    MIIBlDCCATugAwIBAgICEAAwCgYIKoZIzj0EAwIwITEfMB0GA1UEAwwWSHVpeWlu
    IHRyaWFsIGF1dGhvcml0eTAeFw0yMDAxMDEwMDAwMDBaFw00OTEyMzEyMzU5NTla
    MCExHzAdBgNVBAMMFkh1aXlpbiB0cmlhbCBhdXRob3JpdHkwWTATBgcqhkjOPQIB
    BggqhkjOPQMBBwNCAATfV+PM0RE4z+PPyz50bL5HjEv0I987gt839h/IqCwGaF3e
    a7ygPHLQqmf5IFiVViJHLV69kUwvC82RFR+h7S+7o2MwYTAPBgNVHRMBAf8EBTAD
    AQH/MA4GA1UdDwEB/wQEAwIBBjAdBgNVHQ4EFgQUuNkdfB3Vrl9CQ/oPEBqAwQKs
    fhowHwYDVR0jBBgwFoAUuNkdfB3Vrl9CQ/oPEBqAwQKsfhowCgYIKoZIzj0EAwID
    RwAwRAIgX6KvKiqd0mciEf2Yq17jxd7qgkafXBMwVO6sxOUXbqcCICnvZc+Fb4aF
    0DMCx3V3Wlf/kNyI93jj7LU2k84UfqEi
    -----END CERTIFICATE-----
    -----BEGIN CERTIFICATE-----
    MIIBljCCATugAwIBAgICEAAwCgYIKoEcz1UBg3UwITEfMB0GA1UEAwwWSHVpeWlu
    IHRyaWFsIGF1dGhvcml0eTAeFw0yMDAxMDEwMDAwMDBaFw00OTEyMzEyMzU5NTla
    MCExHzAdBgNVBAMMFkh1aXlpbiB0cmlhbCBhdXRob3JpdHkwWTATBgcqhkjOPQIB
    BggqgRzPVQGCLQNCAARCyul/2d4Xx4+bK6hx4XM+e4yoVMOdEtA1oXCtmIXlFuNK
    WoBAurAq1/uTtrFVW4rkLnxHUmyo2lCbT/ad5sx0o2MwYTAPBgNVHRMBAf8EBTAD
    AQH/MA4GA1UdDwEB/wQEAwIBBjAdBgNVHQ4EFgQUIpZsnGjy/kOILSHgq3IEyCW8
    8HUwHwYDVR0jBBgwFoAUIpZsnGjy/kOILSHgq3IEyCW88HUwCgYIKoEcz1UBg3UD
    SQAwRgIhAJJJJhobiAtNv8Z34bPMFGxnfIsDolDboswb1lU/HWfYAiEAr/ajOyUQ
    XWVmH0sfhJ0qeUq9+9OdcrJUpWY6Qorkkfs=
    -----END CERTIFICATE-----
    """

  /// The office's own, which protects nothing: so that covers are opened, and what is inside is looked at.
  private static let certificate = """
    -----BEGIN CERTIFICATE-----
    MIIBYzCCAQqgAwIBAgIUGcNWerVOk+C5yOeTJ9+4ZkdkjGswCgYIKoZIzj0EAwIw
    ETEPMA0GA1UEAwwGb2ZmaWNlMB4XDTI2MTEyNjEzNTEyNFoXDTQ4MTAyMTEzNTEy
    NFowETEPMA0GA1UEAwwGb2ZmaWNlMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE
    qsVxqqRLNYgAHvpMN/u4NJPHoIDLYv4ePRffepbc/u+0kKc/rswVKj3sazCnpMxJ
    K3utLZmm1d65ulcujcRKo6NAMD4wHQYDVR0RBBYwFIESbGV0dGVyc0BubS5leGFt
    cGxlMB0GA1UdDgQWBBStYuXdHk3MAW9Ds91zEqsm7NB8jzAKBggqhkjOPQQDAgNH
    ADBEAiBv2XLZUBEC47V5nW4smBiNHuAXd2vREj78SqdtGjo2pgIgUcEjnVh4rv4T
    9LoFltewTn6GtODMwlkiTnNTgC8gmts=
    -----END CERTIFICATE-----
    """

  private static let key = """
    -----BEGIN PRIVATE KEY-----
    MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgLgG3ARzd2bSKwIWX
    ai12Lqh3zSMqFXfKsK/okN9AVgqhRANCAASqxXGqpEs1iAAe+kw3+7g0k8eggMti
    /h49F996ltz+77SQpz+uzBUqPexrMKekzEkre60tmabV3rm6Vy6NxEqj
    -----END PRIVATE KEY-----
    """
}
