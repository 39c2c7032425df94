import Foundation
import Mail
import Signatures

/// An office that trusts an authority of its own, and a leader's mail: both made by Scripts/ca.sh.
struct TrialOffice {
  let name: String
  let mail: [UInt8]
  let policy: SignaturePolicy
  let certificate: [UInt8]

  static let address = "water@nm.example"
  /// 2026-03-02 10:00 in Beijing.
  static let signedAt: Int64 = 1_772_416_800

  static let unsigned = """
    From: \(address)
    To: letters@nm.example
    Subject: NM2026000123
    Date: Mon, 02 Mar 2026 10:01:00 +0800
    Message-ID: <1@nm.example>
    Content-Type: text/plain; charset=utf-8
    Content-Transfer-Encoding: 8bit

    您反映的幸福家园停水问题，我局已于3月1日修复管道，现已恢复供水。

    """

  /// - Parameter key: the arguments of `openssl genpkey`.
  init(_ name: String, key: String, in directory: String) throws {
    self.name = name
    let folder = directory + "/" + name
    let kind = ["KEY": key]
    try Self.script(["init", folder], kind)
    try Self.script(["leader", folder, "张伟民", Self.address], kind)
    mail = try Self.script(
      ["sign", folder, Self.address, "\(Self.signedAt)"], kind, Array(Self.unsigned.utf8))
    policy = try Self.policy(in: folder)
    certificate = try Self.read("\(folder)/\(Self.address).pem")
  }

  static func policy(in folder: String) throws -> SignaturePolicy {
    SignaturePolicy(
      authorities: [try read(folder + "/ca.pem")], revocationLists: [try read(folder + "/crl.pem")],
      ownKeys: try ownKeys(in: folder), receivedAt: signedAt + 120, notBefore: signedAt - 86400)
  }

  /// The office's own, where it can have one of that kind.
  private static func ownKeys(in folder: String) throws -> [OfficeIdentity] {
    let (certificate, key) = try (read("\(folder)/\(address).pem"), read("\(folder)/\(address).key"))
    do { return [try OfficeIdentity(certificate: certificate, key: key)] } catch OfficeIdentityError.wrongKey
    {
      return []
    }
  }

  /// What it takes when the same mail is encrypted to the office; nil where it has no certificate of that kind.
  var covered: TrialOffice? {
    get throws {
      guard !policy.ownKeys.isEmpty else { return nil }
      return TrialOffice(
        name: name + ", encrypted", mail: try Envelope.closed(mail, to: certificate), policy: policy,
        certificate: certificate)
    }
  }

  private init(name: String, mail: [UInt8], policy: SignaturePolicy, certificate: [UInt8]) {
    (self.name, self.mail, self.policy, self.certificate) = (name, mail, policy, certificate)
  }

  static func read(_ path: String) throws -> [UInt8] { [UInt8](try Data(contentsOf: URL(filePath: path))) }

  @discardableResult
  static func script(_ arguments: [String], _ environment: [String: String] = [:], _ input: [UInt8] = [])
    throws
    -> [UInt8]
  {
    let process = Process()
    process.executableURL = URL(filePath: "/bin/bash")
    process.arguments = ["Scripts/ca.sh"] + arguments
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    let (stdin, stdout) = (Pipe(), Pipe())
    process.standardInput = stdin
    process.standardOutput = stdout
    try process.run()
    try stdin.fileHandleForWriting.write(contentsOf: Data(input))
    try stdin.fileHandleForWriting.close()
    let output = try stdout.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw Failed() }
    return [UInt8](output)
  }

  private struct Failed: Error {}
}
