import Digest
import Domain
import Foundation
import Office
import Signatures
import Synchronization

/// A private authority with certificates for the leaders of the cast, made once by `Scripts/ca.sh` and openssl.
package final class Certificates: Sendable {
  package static let shared = Certificates()

  let directory = FileManager.default.temporaryDirectory.path + "/huiyin-ca-" + UUID().uuidString

  private let books = Mutex(())

  private init() {
    // The forger has an authority of his own and uses the leaders' names and addresses.
    for authority in [directory, directory + "/forger"] {
      run(["init", authority])
      for (name, address) in [
        ("王强", "leader@zhujian.example"), ("孙丽", "leader@huanbao.example"),
        ("何志远", "leader@guanli.example"), ("网站管理中心", Cast.office),
      ] {
        run(["leader", authority, name, address])
      }
    }
    for (name, from, until) in [("before", "2020", "2028"), ("after", "2028", "2051")] {
      run(
        ["leader", directory, "网站管理中心", Cast.office],
        environment: ["AS": name, "FROM": "\(from)0101000000Z", "UNTIL": "\(until)0101000000Z"])
    }
    run(["leader", directory, "王强", "leader@zhujian.example"], environment: ["AS": "revoked"])
    run(["revoke", directory, "revoked"])
    // A leftover harms nobody.
    atexit { try? FileManager.default.removeItem(atPath: Certificates.shared.directory) }
  }

  package var trust: OfficeTrust { get throws { try trust(identities: []) } }

  package func trust(identities: [OfficeIdentity]) throws -> OfficeTrust {
    OfficeTrust(
      authorities: [try bytes("ca.pem")], revocationLists: [try bytes("crl.pem")],
      requiresRevocationList: true, identities: identities)
  }

  /// The same authority, and a revocation list that is none.
  package var trustWithoutList: OfficeTrust {
    get throws {
      OfficeTrust(
        authorities: [try bytes("ca.pem")], revocationLists: [Array("none".utf8)],
        requiresRevocationList: true)
    }
  }

  /// The same authority, with a revocation list of those times (`YYYYMMDDHHMMSSZ`).
  package func trust(listedFrom since: String, until: String) throws -> OfficeTrust {
    run(["list", directory], environment: ["AS": "timed-" + since, "FROM": since, "UNTIL": until])
    return OfficeTrust(
      authorities: [try bytes("ca.pem")], revocationLists: [try bytes("timed-\(since).pem")],
      requiresRevocationList: true)
  }

  /// The same authority, with a revocation list that nobody has renewed since 2021.
  package func staleTrust() throws -> OfficeTrust {
    run(["list", directory], environment: ["AS": "stale", "UNTIL": "20210101000000Z"])
    return OfficeTrust(
      authorities: [try bytes("ca.pem")], revocationLists: [try bytes("stale.pem")],
      requiresRevocationList: true)
  }

  /// Two of the office, one of which takes over from the other when the year 2028 begins.
  package var successiveIdentities: [OfficeIdentity] {
    get throws {
      try ["before", "after"].map {
        try OfficeIdentity(certificate: bytes($0 + ".pem"), key: bytes($0 + ".key"))
      }
    }
  }

  /// The office's own.
  package var identity: OfficeIdentity {
    get throws { try identity(of: Cast.office) }
  }

  package func fingerprint(of address: String) -> String {
    // Empty where it is missing: no test would pass.
    let pem = String(decoding: (try? bytes("\(address).pem")) ?? [], as: UTF8.self)
    let base64 = pem.split(separator: "\n").filter { !$0.hasPrefix("-----") }.joined()
    return Hex.encode(SHA256.digest(of: Array(Data(base64Encoded: base64) ?? Data())))
  }

  /// The mail, signed by `address` at `time`.
  package func signed(
    _ mail: [UInt8], by address: String, at time: Timestamp, forged: Bool = false
  ) -> [UInt8] {
    run(["sign", forged ? directory + "/forger" : directory, address, "\(time.seconds)"], input: mail)
  }

  /// Issues a certificate to one leader more; he signs with it as any mail program would.
  package func issue(to name: String, at address: String) throws -> OfficeIdentity {
    run(["leader", directory, name, address])
    return try identity(of: address)
  }

  package func identity(of address: String) throws -> OfficeIdentity {
    try OfficeIdentity(certificate: bytes("\(address).pem"), key: bytes("\(address).key"))
  }

  package func certificate(of address: String) throws -> [UInt8] { try bytes("\(address).pem") }

  package func key(of address: String) throws -> [UInt8] { try bytes("\(address).key") }

  private func bytes(_ name: String) throws -> [UInt8] {
    Array(try Data(contentsOf: URL(fileURLWithPath: directory + "/" + name)))
  }

  @discardableResult
  func run(
    _ arguments: [String], input: [UInt8] = [], environment: [String: String] = [:]
  ) -> [UInt8] {
    let command = [Repository.root + "/Scripts/ca.sh"] + arguments
    // Only signing leaves the authority's books alone.
    guard ["init", "leader", "revoke", "list"].contains(arguments[0]) else {
      return Self.run(command, input: input, environment: environment)
    }
    return books.withLock { _ in Self.run(command, input: input, environment: environment) }
  }

  /// Runs a program to its end; what it is told fits into a pipe.
  static func run(
    _ arguments: [String], input: [UInt8] = [], environment: [String: String] = [:]
  ) -> [UInt8] {
    let process = Process()
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = arguments
    let (stdin, stdout) = (Pipe(), Pipe())
    process.standardInput = stdin
    process.standardOutput = stdout
    do {
      try process.run()
      try stdin.fileHandleForWriting.write(contentsOf: Data(input))
      try stdin.fileHandleForWriting.close()
      let output = try stdout.fileHandleForReading.readToEnd() ?? Data()
      process.waitUntilExit()
      precondition(process.terminationStatus == 0, "\(arguments) failed")
      return Array(output)
    } catch {
      preconditionFailure("\(arguments): \(error)")
    }
  }
}
