import Foundation
import Mail

@testable import Signatures

/// The OpenPGP keys of the tests, which Fixtures/keys.sh makes with gpg: once for each test process.
struct Keys {
  /// Nil where gpg or gpgv is missing.
  static let obstacle: String? =
    ["/usr/bin/gpg", "/usr/bin/gpgv", "/usr/bin/gpg-agent"].first {
      !FileManager.default.isExecutableFile(atPath: $0)
    }.map { "\($0) is missing" }

  let directory: String

  static func made() throws -> Keys { try shared.get() }
  private static let shared = Result { try Keys() }

  /// In a short path: gpg talks to its agent through a socket in it.
  private init() throws {
    directory = FileManager.default.temporaryDirectory.appending(path: "keys-\(getpid())").path
    try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
    atexit { _ = try? FileManager.default.removeItem(atPath: Keys.made().directory) }
    _ = try run(Self.script, [directory])
  }

  private static let script = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Fixtures/keys.sh").path

  private func bytes(_ file: String) throws -> [UInt8] {
    try [UInt8](Data(contentsOf: URL(filePath: directory + "/" + file)))
  }

  func pinned(_ names: String...) throws -> [PinnedKey] {
    try names.map { name in
      let fingerprint = String(decoding: try bytes(name + ".fpr"), as: UTF8.self)
      return PinnedKey(
        fingerprint: fingerprint.trimmingCharacters(in: .newlines).lowercased(),
        packets: try bytes(name + ".gpg"))
    }
  }

  /// The armoured signature over the content.
  func signature(
    over content: String = Mails.wireEntity, by name: String = "water", at time: Int64 = Mails.signedAt,
    _ options: [String] = []
  ) throws -> [UInt8] {
    try run(Self.script, [directory, "sign", name, "\(time)"] + options, input: Array(content.utf8))
  }

  /// Several signatures as one, without armour.
  static func joined(_ signatures: [UInt8]...) throws -> [UInt8] {
    try signatures.flatMap { try run("gpg", ["--batch", "--dearmor"], input: $0) }
  }
}

extension Mails {
  /// An answer with an OpenPGP signature beside it (RFC 3156 §5).
  static func openPGP(_ signature: [UInt8], over entity: String = wireEntity) -> String {
    let isArmoured = signature.starts(with: Array("-----BEGIN".utf8))
    let encoded =
      isArmoured
      ? String(decoding: signature, as: UTF8.self)
      : Data(signature).base64EncodedString(options: .lineLength76Characters)
    return wire(
      """
      \(header)Content-Type: multipart/signed; micalg=pgp-sha256;
       protocol="application/pgp-signature"; boundary="signed"

      --signed
      \(entity)
      --signed
      Content-Type: application/pgp-signature; name="signature.asc"
      Content-Transfer-Encoding: \(isArmoured ? "7bit" : "base64")

      \(encoded)
      --signed--

      """)
  }
}

/// What an office holds an OpenPGP mail against: the key of 水务局's leader, a receipt two minutes after signing.
func keyPolicy(_ names: String..., receivedAt: Int64 = Mails.signedAt + 120) throws -> SignaturePolicy {
  var policy = try policy(receivedAt: receivedAt)
  let keys = try Keys.made()
  policy.keys = try (names.isEmpty ? ["water"] : names).flatMap { try keys.pinned($0) }
  return policy
}
