import Domain
import Foundation

/// Whose signature it is.
extension Flaw {
  private static func certificate(_ code: String, _ name: String) -> Flaw {
    Flaw(code) { $0.good(as: FlawedCertificates.made(name)) }
  }

  /// Signed now, as openssl does, with these certificates sent along.
  private static func chain(_ code: String, _ name: String, _ others: String) -> Flaw {
    Flaw(code) {
      let name = FlawedCertificates.made(name)
      return $0.good(signature: $0.openssl("-certfile", $0.file(others + ".pem"), by: name))
    }
  }

  static let certificates: [Flaw] = [
    certificate("certificateExpired", "expired"), certificate("certificateNotYetValid", "future"),
    certificate("certificateRevoked", "revoked"), certificate("wrongPurpose", "server"),
    certificate("wrongKeyUsage", "agreement"), certificate("signerIsAuthority", "authority"),
    certificate("weakKey", "short"), certificate("unsupportedAlgorithm", "odd"),
    certificate("addressMismatch", "other"), certificate("addressMissing", "nameless"),
    certificate("severalAddresses", "two"), certificate("otherName", "principal"),
    certificate("unusableAddress", "wildcard"), certificate("unknownAuthority", "below"),
    certificate("selfSigned", "self"),
    chain("notAnAuthority", "impostor", "leader@zhujian.example"),
    chain("revocationListMissing", "below", "issuing"),
    certificate("certificateRefused", "strange"),
    Flaw("signedOutsideCertificate") {
      $0.good(as: FlawedCertificates.made("young"), at: $0.time + -90 * 86400)
    },
    // A good certificate, which nobody registered.
    certificate("not the leader", "unregistered"),
  ]
}

/// Certificates of 王强, each wrong in what it is named after; made when the first one is asked for.
enum FlawedCertificates {
  private static let address = "leader@zhujian.example"

  static func made(_ name: String) -> String {
    _ = all
    return name
  }

  /// A file of more certificates than a chain can have.
  static var bundle: String {
    _ = all
    return Certificates.shared.directory + "/bundle.pem"
  }

  private static let all: Void = {
    make("expired", ["FROM": "20200101000000Z", "UNTIL": "20210101000000Z"])
    make("future", ["FROM": "20400101000000Z"])
    make("young", ["FROM": "20261101000000Z"])
    make("unregistered")
    make("server", with: "extendedKeyUsage=serverAuth")
    make("agreement", with: "keyUsage=critical,keyAgreement")
    make(
      "authority", with: "basicConstraints=critical,CA:TRUE",
      "keyUsage=critical,digitalSignature,keyCertSign")
    make("short", ["KEY": "-algorithm EC -pkeyopt ec_paramgen_curve:secp224r1"])
    make("odd", ["KEY": "-algorithm EC -pkeyopt ec_paramgen_curve:secp256k1"])
    make("other", with: "subjectAltName=email:officer@zhujian.example")
    make("nameless", with: "subjectAltName=")
    make("two", with: "subjectAltName=email:\(address),email:a@zhujian.example")
    make(
      "principal", with: "subjectAltName=email:\(address),otherName:1.3.6.1.4.1.311.20.2.3;UTF8:\(address)")
    make("wildcard", with: "subjectAltName=email:*@zhujian.example")
    // With something critical in it that nobody knows.
    make("strange", with: "1.2.3.4=critical,ASN1:UTF8String:x")
    make("impostor", ["ISSUER": address])
    authority("issuing")
    make("below", ["ISSUER": "issuing"])
    makeSelfSigned()
    bundle(
      of: [
        "expired", "future", "young", "unregistered", "server", "agreement", "authority", "short", "odd",
        "other", "nameless", "two", "principal", "wildcard", "impostor", "below", "issuing",
      ])
  }()

  /// - Parameter others: lines in the place of those that a leader's certificate has; an empty one takes it away.
  private static func make(_ name: String, _ environment: [String: String] = [:], with others: String...) {
    let key = { (line: String) in String(line.prefix { $0 != "=" }) }
    let lines =
      [
        "basicConstraints=critical,CA:FALSE", "keyUsage=critical,digitalSignature",
        "extendedKeyUsage=emailProtection", "subjectKeyIdentifier=hash",
        "authorityKeyIdentifier=keyid:always", "subjectAltName=email:\(address)",
      ].filter { line in !others.contains { key($0) == key(line) } } + others
    issue(name, environment, lines.filter { !$0.hasSuffix("=") })
  }

  /// One that may issue to people, and to no other authority.
  private static func authority(_ name: String) {
    issue(
      name, [:],
      [
        "basicConstraints=critical,CA:TRUE,pathlen:0", "keyUsage=critical,keyCertSign,cRLSign",
        "subjectKeyIdentifier=hash", "authorityKeyIdentifier=keyid:always",
      ])
  }

  private static func issue(_ name: String, _ environment: [String: String], _ lines: [String]) {
    let own = ["AS": name, "EXTENSIONS": lines.joined(separator: "\n")]
    Certificates.shared.run(
      ["leader", Certificates.shared.directory, "王强", address], environment: own.merging(environment) { $1 })
  }

  private static func makeSelfSigned() {
    let directory = Certificates.shared.directory
    let usage = [
      "basicConstraints=critical,CA:FALSE", "keyUsage=critical,digitalSignature",
      "extendedKeyUsage=emailProtection", "subjectAltName=email:\(address)",
    ]
    let key = [
      "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-keyout", "\(directory)/self.key",
    ]
    let certificate = ["-out", "\(directory)/self.pem", "-subj", "/CN=self", "-days", "9999"]
    _ = Certificates.run(
      ["openssl", "req", "-x509"] + key + certificate + usage.flatMap { ["-addext", $0] })
  }

  private static func bundle(of names: [String]) {
    let directory = Certificates.shared.directory
    let all = names.map { (try? String(contentsOfFile: "\(directory)/\($0).pem", encoding: .utf8)) ?? "" }
    // What is missing there makes its flaw none, which its story says.
    try? all.joined().write(toFile: "\(directory)/bundle.pem", atomically: true, encoding: .utf8)
  }
}
