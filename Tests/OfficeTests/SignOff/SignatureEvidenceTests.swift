import Foundation
import Mail
import Signatures
import Testing
import World

@testable import Office

/// What stock tools make of signatures that are not everyday.
@Suite struct SignatureEvidenceTests {
  private static let time: Int64 = 1_795_000_000
  private static let leader = "water@nm.example"

  /// A mail of a leader whose authority makes keys of that kind.
  /// - Parameters:
  ///   - isDeep: whether another authority stands between them.
  ///   - besides: what is done before the mail is judged, in the shell.
  private func evidence(_ kind: String, isDeep: Bool = false, besides: String = "") throws -> Bundle {
    let folder = FileManager.default.temporaryDirectory.path + "/huiyin-kind-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }  // a leftover harms nobody
    let mail = """
      From: <\(Self.leader)>
      To: <liuyan@naiman.example>
      Subject: x
      Date: Wed, 18 Nov 2026 11:06:40 +0000
      Message-ID: <1@nm.example>
      MIME-Version: 1.0
      Content-Type: text/plain; charset=utf-8

      answer

      """
    try Data(mail.utf8).write(to: URL(fileURLWithPath: folder + "/mail"))
    let authority = """
      basicConstraints=critical,CA:TRUE
      keyUsage=critical,keyCertSign,cRLSign
      subjectKeyIdentifier=hash
      authorityKeyIdentifier=keyid:always
      """
    let deep = """
      AS=issuing EXTENSIONS='\(authority)' $ca leader . Issuing -
      ISSUER=issuing AS=issuing-crl $ca list .
      export ISSUER=issuing
      """
    let script = """
      ca=\(Repository.root)/Scripts/ca.sh
      export KEY='\(kind)'
      $ca init .
      \(isDeep ? deep : "")
      $ca leader . 张伟民 \(Self.leader)
      $ca sign . \(Self.leader) \(Self.time) < mail > signed
      \(besides)
      """
    try #require(try Bundle.run("/bin/bash", ["-euo", "pipefail", "-c", script], in: folder) == 0)
    func file(_ name: String) throws -> [UInt8] {
      Array(try Data(contentsOf: URL(fileURLWithPath: "\(folder)/\(name)")))
    }
    let policy = SignaturePolicy(
      authorities: [try file("ca.pem")], intermediates: isDeep ? [try file("issuing.pem")] : [],
      revocationLists: [try file("crl.pem")] + (isDeep ? [try file("issuing-crl.pem")] : [])
        + (besides.contains("cat") ? [try file("others.pem")] : []),
      receivedAt: Self.time + 60)
    let message = try Message(parsing: try file("signed"))
    let signer = try #require(policy.verdict(on: message).signer, "\(policy.verdict(on: message))")
    let parts = try #require(policy.parts(of: message))
    #expect(parts.chain.count == (isDeep ? 3 : 2))
    return try Bundle(of: SignatureEvidence(parts, signer: signer, policy: policy, isCovered: true))
  }

  @Test(arguments: ["-algorithm SM2", "-algorithm ED25519", "-algorithm RSA -pkeyopt rsa_keygen_bits:2048"])
  func everyKindIsJudgedAgain(kind: String) throws {
    let bundle = try evidence(kind)
    #expect(try bundle.run() == 0)
    let part = kind.contains("RSA") ? "signature.der" : "signature.value"
    for part in [part, "signed-part", "chain/1.pem"] {
      let spoilt = try evidence(kind)
      try spoilt.spoil(part)
      #expect(try spoilt.run() != 0, "\(kind) \(part)")
    }
  }

  @Test func aChainOfThreeIsJudgedLinkByLink() throws {
    let bundle = try evidence("-algorithm EC -pkeyopt ec_paramgen_curve:P-256", isDeep: true)
    #expect(bundle.commands.count { $0.hasPrefix("openssl verify") && $0.contains("-crl_check") } == 2)
    #expect(try bundle.run() == 0)
    try bundle.spoil("chain/2.pem")
    #expect(try bundle.run() != 0)
  }

  /// The stock tool takes no list before its time, and the answer had waited for it.
  @Test func aListThatIsYoungerThanTheMailIsHeldAgainstItAll() throws {
    let kind = "-algorithm EC -pkeyopt ec_paramgen_curve:P-256"
    let list = "FROM=20261120000000Z UNTIL=20261220000000Z $ca list ."
    let bundle = try evidence(kind, besides: list)
    #expect(bundle.commands.contains { $0.contains("-no_check_time -crl_check -CRLfile crls/1.pem") })
    #expect(try bundle.run() == 0)
    let spoilt = try evidence(kind, besides: list)
    try spoilt.spoil("crls/1.pem")
    #expect(try spoilt.run() != 0)
  }

  /// Serial numbers are each authority's own: another's list names the same, one that begins alike is another.
  @Test(arguments: ["-algorithm SM2", "-algorithm EC -pkeyopt ec_paramgen_curve:P-256"])
  func onlyTheListOfItsAuthorityNamesACertificate(kind: String) throws {
    let others = """
      AUTHORITY='Other authority' $ca init other
      $ca leader other 张伟民 \(Self.leader)
      $ca revoke other \(Self.leader)
      AS=second $ca leader . 李四 second@nm.example
      cat other/crl.pem > others.pem
      """
    let bundle = try evidence(kind, besides: others)
    #expect(try bundle.run() == 0)
  }

  @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/gpg"), "gpg is missing"))
  func anOpenPGPSignatureIsJudgedAgainByGpgv() throws {
    let bundle = try openPGP()
    #expect(bundle.commands.contains { $0.hasPrefix("gpgv ") })
    #expect(try bundle.run() == 0)
    for part in ["signed-part", "signature.asc", "keyring.gpg"] {
      let spoilt = try openPGP()
      try spoilt.spoil(part)
      #expect(try spoilt.run() != 0, "\(part)")
    }
  }

  /// A mail that a leader has signed with a key of gpg.
  private func openPGP() throws -> Bundle {
    let folder = FileManager.default.temporaryDirectory.path + "/hy-" + UUID().uuidString.prefix(8)
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }  // a leftover harms nobody
    let script = """
      export GNUPGHOME=$PWD/g
      mkdir -m 700 g
      trap 'gpgconf --kill gpg-agent' EXIT
      gpg="gpg --batch --quiet --no-tty --yes --pinentry-mode loopback --faked-system-time \(Self.time)!"
      $gpg --passphrase '' --quick-generate-key \(Self.leader) ed25519 sign never
      $gpg --export > key.gpg
      $gpg --list-keys --with-colons | awk -F: '/^fpr/ { print tolower($10); exit }' > key.fpr
      printf 'Content-Type: text/plain; charset=utf-8\\r\\n\\r\\nanswer\\r\\n' > part
      $gpg --passphrase '' --detach-sign --armor --output signature part
      {
        printf '%s\\r\\n' 'From: <\(Self.leader)>' 'To: <liuyan@naiman.example>' 'Subject: x' \
          'Date: Wed, 18 Nov 2026 11:06:40 +0000' 'Message-ID: <1@nm.example>' 'MIME-Version: 1.0' \
          'Content-Type: multipart/signed; protocol="application/pgp-signature"; boundary=b' '' --b
        cat part
        printf '\\r\\n--b\\r\\nContent-Type: application/pgp-signature\\r\\n\\r\\n'
        sed 's/$/\\r/' signature
        printf '\\r\\n--b--\\r\\n'
      } > signed
      """
    try #require(try Bundle.run("/bin/bash", ["-euo", "pipefail", "-c", script], in: folder) == 0)
    func file(_ name: String) throws -> [UInt8] {
      Array(try Data(contentsOf: URL(fileURLWithPath: "\(folder)/\(name)")))
    }
    let fingerprint = String(decoding: try file("key.fpr").dropLast(), as: UTF8.self)
    let policy = SignaturePolicy(
      authorities: [], keys: [PinnedKey(fingerprint: fingerprint, packets: try file("key.gpg"))],
      receivedAt: Self.time + 60)
    let message = try Message(parsing: try file("signed"))
    let signer = try #require(policy.verdict(on: message).signer, "\(policy.verdict(on: message))")
    let parts = try #require(policy.parts(of: message))
    return try Bundle(of: SignatureEvidence(parts, signer: signer, policy: policy, isCovered: false))
  }
}
