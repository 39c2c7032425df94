import Domain
import Foundation

/// A leader's OpenPGP key, made by gpg in a folder of its own, and what he signs with it.
package final class KeyRing: Sendable {
  /// Nil where gpg or gpgv is missing.
  package static let obstacle: String? =
    ["/usr/bin/gpg", "/usr/bin/gpg-agent", "/usr/bin/gpgv"].first {
      !FileManager.default.isExecutableFile(atPath: $0)
    }.map { "\($0) is missing" }

  private let directory: String
  package let key: PublicKey

  /// - Parameters:
  ///   - time: when the key was made; what is signed is signed later.
  ///   - life: as gpg writes it, `seconds=3600`.
  package init(for address: String, at time: Timestamp, life: String = "never") throws {
    // Short: gpg talks to its agent through a socket in it.
    directory = FileManager.default.temporaryDirectory.path + "/ring-" + UUID().uuidString.prefix(8)
    try FileManager.default.createDirectory(
      atPath: directory, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    try Self.startAgent(directory)
    try Self.gpg(directory, ["--quick-generate-key", address, "ed25519", "sign", life], at: time)
    let listed = try Self.gpg(directory, ["--with-colons", "--list-keys"], at: time)
    let line = String(decoding: listed, as: UTF8.self).split(separator: "\n").first { $0.hasPrefix("fpr:") }
    guard let fingerprint = line?.split(separator: ":")[1].lowercased() else { throw NoKey() }
    key = PublicKey(fingerprint: fingerprint, packets: try Self.gpg(directory, ["--export"], at: time))
  }

  deinit {
    // A leftover harms nobody, and the agent ends by itself without its folder.
    try? FileManager.default.removeItem(atPath: directory)
  }

  /// The mail as a multipart/signed (RFC 3156 §5): the fields that describe the body go into the signed part.
  package func signed(_ mail: [UInt8], at time: Timestamp) throws -> [UInt8] {
    let halves = String(decoding: mail, as: UTF8.self).components(separatedBy: "\r\n\r\n")
    let fields = halves[0].replacing("\r\n ", with: "\u{0}").replacing("\r\n\t", with: "\u{0}")
      .components(separatedBy: "\r\n").map { $0.replacing("\u{0}", with: "\r\n ") }
    let inside = fields.filter { $0.lowercased().hasPrefix("content-") }
    let outside = fields.filter { !$0.lowercased().hasPrefix("content-") }
    let entity = ([inside.joined(separator: "\r\n")] + halves[1...]).joined(separator: "\r\n\r\n")
    let signature = try signature(over: entity, at: time)
    return Array(
      Self.mail(outside.joined(separator: "\r\n") + "\r\n", entity, beside: signature).utf8)
  }

  /// What gpg makes of a text, in armour: a signature beside it, if nothing else is asked for.
  func signature(over text: String, at time: Timestamp, _ how: [String] = ["--detach-sign"]) throws -> String
  {
    String(
      decoding: try Self.gpg(directory, how + ["--armor"], at: time, input: Array(text.utf8)), as: UTF8.self)
  }

  /// - Parameter header: what stands above the signed part, each line with its end.
  static func mail(_ header: String, _ entity: String, beside signature: String) -> String {
    let lines = [
      "Content-Type: multipart/signed; micalg=pgp-sha256;",
      " protocol=\"application/pgp-signature\"; boundary=\"=-ring\"", "", "--=-ring", entity,
      "--=-ring", "Content-Type: application/pgp-signature; name=signature.asc", "",
      signature.replacing("\n", with: "\r\n"), "--=-ring--", "",
    ]
    return header + lines.joined(separator: "\r\n")
  }

  /// The key as it is known where its holder has taken it back; here he signs on.
  package func takenBack(at time: Timestamp) throws -> PublicKey {
    let elsewhere = directory + "/elsewhere"
    try FileManager.default.createDirectory(
      atPath: elsewhere, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    // GnuPG writes it beside each key, with a colon that keeps it from being used by mistake.
    let written = directory + "/openpgp-revocs.d/\(key.fingerprint.uppercased()).rev"
    let revocation = try String(contentsOfFile: written, encoding: .utf8).replacing(":-----", with: "-----")
    for file in [key.packets, Array(revocation.utf8)] {
      try Self.gpg(elsewhere, ["--no-autostart", "--import"], at: time, input: file)
    }
    let packets = try Self.gpg(elsewhere, ["--no-autostart", "--export"], at: time)
    return PublicKey(fingerprint: key.fingerprint, packets: packets)
  }

  private struct NoKey: Error {}

  /// Before it is needed, for gpg waits five seconds only for one that it starts: too little on a busy machine.
  private static func startAgent(_ directory: String) throws {
    for _ in 0..<5 {
      let launch = try Process.run(
        URL(fileURLWithPath: "/usr/bin/gpgconf"),
        arguments: ["--homedir", directory, "--launch", "gpg-agent"])
      launch.waitUntilExit()
      if launch.terminationStatus == 0 { return }
    }
  }

  @discardableResult
  private static func gpg(
    _ directory: String, _ arguments: [String], at time: Timestamp, input: [UInt8] = []
  ) throws -> [UInt8] {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/gpg")
    process.arguments =
      [
        "--homedir", directory, "--batch", "--quiet", "--yes", "--pinentry-mode", "loopback",
        "--passphrase", "", "--faked-system-time", "\(time.seconds)!",
      ] + arguments
    let (stdin, stdout) = (Pipe(), Pipe())
    process.standardInput = stdin
    process.standardOutput = stdout
    process.standardError = FileHandle.nullDevice
    try process.run()
    try stdin.fileHandleForWriting.write(contentsOf: Data(input))
    try stdin.fileHandleForWriting.close()
    let output = try stdout.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return Array(output)
  }
}
