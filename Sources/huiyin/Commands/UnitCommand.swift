import ArgumentParser
import Domain
import Foundation
import Settings
import Signatures

struct UnitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "unit", abstract: "What units sign with, and whether it comes here whole.",
    subcommands: [ImportCertificate.self, ProbeCommand.self])

  struct ImportCertificate: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "import-certificate",
      abstract: "Show what a leader's certificate says, and write its lines for units.yaml.",
      discussion: """
        huiyin unit import-certificate wangqiang.pem >>lines.yaml
        Changes nothing: what it found stands in comments above the lines. Ask the leader, not the sender of the file, \
        whether the SHA-256 is his.
        """)

    @OptionGroup var options: ConfigurationOption
    @Argument(help: "The certificate, as PEM.") var file: String

    func run() throws {
      let configuration = try options.load()
      let found = try FoundCertificate(file: file, configuration, at: Environment.now())
      for warning in found.warnings { Console.warning("\(file): \(warning)") }
      try Console.answer(lines: found.lines)
    }
  }
}

/// A leader's certificate in a file, beside what the register has of him.
private struct FoundCertificate {
  let document: TrustDocument
  let file: String
  let unit: HandlingUnit?
  let leader: Leader?
  let now: Timestamp
  /// Why what is signed by it would not count.
  let fault: Reason?
  /// Whether any authority is configured; nobody can be judged without.
  let hasAuthorities: Bool

  init(file: String, _ configuration: Configuration, at now: Timestamp) throws {
    let bytes: [UInt8]
    do { bytes = Array(try Data(contentsOf: URL(fileURLWithPath: file))) } catch {
      throw Failure("\(file): cannot be read", hint: "see that it exists and that you may read it", status: 2)
    }
    let text = String(decoding: bytes, as: UTF8.self)
    guard !text.contains("PRIVATE KEY-----") else {
      throw Failure(
        "\(file): holds a private key", hint: "a leader's key stays with the leader: destroy this file")
    }
    let documents = TrustDocument.certificates(in: bytes)
    guard let document = documents.first else {
      throw Failure(
        "\(file): holds no certificate",
        hint: "of a .p12 or .pfx, which holds the key as well, ask for the certificate alone, as PEM")
    }
    guard documents.count == 1 else {
      throw Failure("\(file): holds \(documents.count) certificates", hint: "name the leader's alone")
    }
    guard !document.isAuthority else {
      throw Failure(
        "\(file): is the certificate of an authority, \(document.name): no signature by it counts",
        hint: "name it under signatures: authorities: in huiyin.yaml, and here the leader's own")
    }
    guard text.contains("-----BEGIN CERTIFICATE-----") else {
      throw Failure("\(file): is DER", hint: "openssl x509 -inform DER -in \(file) -out \(file).pem")
    }
    // units.yaml reads a path from where it lies itself.
    (self.document, self.now) = (document, now)
    self.file = URL(fileURLWithPath: file).standardizedFileURL.path
    let (register, trust) = (configuration.register, configuration.signatures)
    let policy = SignaturePolicy(
      authorities: trust.authorities.map(\.bytes), intermediates: trust.intermediates.map(\.bytes),
      requiresRevocationList: false, receivedAt: now.seconds)
    hasAuthorities = !trust.authorities.isEmpty
    fault = policy.fault(ofCertificate: bytes, from: document.address ?? "")
    let address = document.address?.lowercased()
    unit = register.units.first { unit in unit.leaders.contains { $0.address.lowercased() == address } }
    leader = unit?.leaders.first { $0.address.lowercased() == address }
  }

  var warnings: [String] {
    var warnings: [String] = []
    if document.address == nil { warnings.append("it names no mail address: no signature by it would count") }
    if let fault, [.wrongPurpose, .wrongKeyUsage, .severalAddresses, .otherName, .weakKey].contains(fault) {
      warnings.append("\(fault.sentence): no signature by it would count")
    }
    if fault == .unknownAuthority || fault == .policyUnusable && !hasAuthorities {
      warnings.append(
        """
        its issuer, \(document.issuerName), is no configured authority: no signature by it would count until the \
        issuer's certificate is named in signatures: authorities:
        """)
    }
    if document.until <= now.seconds { warnings.append("it has ended") }
    if document.since > now.seconds { warnings.append("it does not hold yet") }
    if document.address != nil, leader == nil {
      warnings.append("no leader of any unit writes from its address")
    }
    return warnings
  }

  var lines: [String] {
    let isKnown = leader?.fingerprints.contains(document.fingerprint) == true
    let holder = [document.name, document.address].compactMap(\.self).joined(separator: " ")
    let validity = "\(Timestamp(seconds: document.since)) to \(Timestamp(seconds: document.until))"
    let place = unit.map { "# for \($0.name), \(leader?.name ?? "")\(isKnown ? ", who has it already" : "")" }
    let others = leader.map { $0.certificates.count } ?? 0
    let note =
      others > 0 && !isKnown
      ? "# write it behind the \(others) that stand there, in the same brackets: both count until the old one ends"
      : nil
    return [
      "# holder  \(holder)", "# valid   \(validity)", "# sha-256 \(document.fingerprint)", place, note,
      "leaders:", "  - name: \(quoted(leader?.name ?? document.name))",
      "    address: \(quoted(document.address ?? ""))", "    certificates: [\(quoted(file))]",
    ].compactMap(\.self)
  }

  /// As YAML takes any text (YAML 1.2 §7.3.1): what a stranger put into his certificate stays one value.
  private func quoted(_ text: String) -> String {
    let isPlain =
      !text.isEmpty
      && text.utf8.allSatisfy { byte in
        byte >= 0x80 || (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
          || [UInt8(ascii: "/"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "-")].contains(byte)
      }
    return isPlain ? text : "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }
}
