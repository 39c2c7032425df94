@testable import Signatures

extension Corpus {
  private static func lists(_ name: String, _ expected: Reason, _ files: [String]) -> HostileMail {
    HostileMail(
      name, expected
    ) { try Mails.control() }.judged {
      var policy = try policy()
      policy.revocationLists = try files.map { try People.met().file($0) }
      return policy
    }
  }

  /// Whose signature it is (S02, S03, S06–S13, S36).
  static let certificates: [HostileMail] = [
    .signed(by: "expired", "S09 an expired certificate", .certificateExpired),
    .signed(by: "future", "S09 a certificate of the future", .certificateNotYetValid),
    .signed(by: "revoked", "S08 a revoked certificate", .certificateRevoked),
    lists("S08 no list", .revocationListMissing, []),
    lists("S08 a list that expired", .revocationListStale, ["stale.pem"]),
    lists("S08 another authority's list", .revocationListMissing, ["issuing-crl.pem"]),
    lists("S08 a list of the authority's name by another key", .revocationListMissing, ["other/crl.pem"]),
    .signed(by: "server", "S07 a server's certificate", .wrongPurpose),
    .signed(by: "purposeless", "S07 a certificate without purpose", .wrongPurpose),
    .signed(by: "agreement", "a certificate for agreeing on keys", .wrongKeyUsage),
    .signed(by: "usageless", "a certificate without usage", .wrongKeyUsage),
    .signed(by: "authority", "an authority's certificate", .signerIsAuthority),
    .signed(by: "rsa1024", "S13 RSA of 1024 bits", .weakKey),
    .signed(by: "p224", "a curve of 224 bits", .weakKey),
    .signed(by: "sha1", "S13 a certificate with SHA-1", .weakDigest),
    .signed(by: "sha224", "a certificate with SHA-224", .weakDigest),
    .signed(by: "koblitz", "a curve of another kind", .unsupportedAlgorithm),
    .signed(by: "ed448", "Ed448", .unsupportedAlgorithm),
    .signed(by: "attacker", "S11 another's certificate of the same authority", .addressMismatch),
    .signed(by: "disguised", "S12 the address as a common name", .addressMismatch),
    .signed(by: "two", "S36 two addresses", .severalAddresses),
    .signed(by: "nameless", "S36 no address", .addressMissing),
    .signed(by: "wildcard", "S36 any address", .unusableAddress),
    .signed(by: "dotted", "S36 an address with a dot at the end", .unusableAddress),
    .signed(by: "garbled", "S36 names that cannot be read", .unusableAddress),
    .signatureOfNow("S36 names that cannot be read, of a signer by his key's identifier", .unusableAddress) {
      try $0.openssl(Mails.wireEntity, ["-keyid", "-nocerts", "-certfile", $0.path("garbled.pem")])
    },
    .signed(by: "principal", "S36 another kind of name", .otherName),
    .signed(by: "deep", "an authority below that nobody named", .unknownAuthority),
    .signed(by: "other/water@nm.example", "S06 another authority of the same name", .unknownAuthority),
    .signed(by: "SM2/water@nm.example", "an authority with SM2 that nobody named", .unknownAuthority),
    .signatureOfNow("S06 signed by itself", .selfSigned) {
      try $0.openssl(Mails.wireEntity, by: "selfsigned")
    },
    .signatureOfNow("S10 issued by a leader", .notAnAuthority) {
      try $0.openssl(Mails.wireEntity, by: "impostor", ["-certfile", $0.path("water@nm.example.pem")])
    },
    .signatureOfNow("S03 the leader's certificate sent along", .addressMismatch) {
      try $0.openssl(Mails.wireEntity, by: "attacker", ["-certfile", $0.path("water@nm.example.pem")])
    },
    .signatureOfNow("no certificate", .certificateMissing) { try $0.openssl(Mails.wireEntity, ["-nocerts"]) },
    HostileMail(
      "an authority for other addresses", .certificateRefused
    ) { try People.met().sign(Mails.unsigned, by: "constrained", at: Mails.signedAt) }.judged {
      var policy = try policy()
      policy.requiresRevocationList = false
      policy.intermediates = [try People.met().file("elsewhere.pem")]
      return policy
    },
  ]
}
