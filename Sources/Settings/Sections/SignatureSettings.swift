/// Whose signatures the office trusts.
package struct SignatureSettings: Sendable {
  /// Whether a list of revoked certificates must cover every signature.
  package enum Demand: String, CaseIterable, Sendable {
    case required, optional
  }

  /// Certificates of the authorities that issue to leaders, PEM or DER. The machine's own list is never used.
  package private(set) var authorities: [NamedFile]
  package private(set) var intermediates: [NamedFile]
  package private(set) var revocationLists: [NamedFile]
  package let revocationList: Demand
  /// How far a signer's clock may be off.
  package let tolerance: Duration
  /// By which the office signs its own mails to units, and the key to it; both or neither.
  package let officeCertificate: NamedFile?
  package let officeKey: NamedFile?
  /// The one that takes over; until the first ends, both open what is encrypted to the office.
  package let nextOfficeCertificate: NamedFile?
  package let nextOfficeKey: NamedFile?

  private static let certificatesLimit = 1 << 20
  private static let listLimit = 16 << 20

  init(_ section: Section) {
    // Whoever renews one may have taken it away for a moment: only who judges by it has to wait.
    let lack = section.origin.findings.lack
    authorities = section.files("authorities", limit: Self.certificatesLimit, lacking: lack)
    intermediates = section.files("intermediates", limit: Self.certificatesLimit, lacking: lack)
    revocationLists = section.files("revocation-lists", limit: Self.listLimit, lacking: lack)
    revocationList = section.value("revocation-list", .choice, default: .required)
    tolerance = section.value("tolerance", .time(.zero...(.seconds(86_400))), default: .seconds(900))
    officeCertificate = section.certificateFile("office-certificate")
    officeKey = section.privateFile("office-key-file", limit: 64 << 10)
    nextOfficeCertificate = section.certificateFile("next-office-certificate")
    nextOfficeKey = section.privateFile("next-office-key-file", limit: 64 << 10)
    section.require("office-certificate", with: "office-key-file")
    section.require("next-office-certificate", with: "next-office-key-file")
    if section.has("next-office-certificate"), !section.has("office-certificate") {
      section.problem(
        section.place(of: "next-office-certificate"), "there is none that it comes after",
        hint: "call it office-certificate: and office-key-file:")
    }
    if revocationList == .required, !section.has("revocation-lists"), !authorities.isEmpty {
      section.warn(
        section.placeOfValue(of: "authorities"),
        "no signature will be accepted: revocation lists are required and none is named",
        hint: "name them under revocation-lists:, or write revocation-list: optional")
    }
  }
}

extension SignatureSettings {
  /// Those that may be renewed while the office runs.
  package var renewable: [NamedFile] { authorities + intermediates + revocationLists }

  /// The same with what lies there now.
  package func reread() throws(FileError) -> SignatureSettings {
    var new = self
    new.authorities = try Self.reread(authorities, limit: Self.certificatesLimit)
    new.intermediates = try Self.reread(intermediates, limit: Self.certificatesLimit)
    new.revocationLists = try Self.reread(revocationLists, limit: Self.listLimit)
    return new
  }

  private static func reread(_ files: [NamedFile], limit: Int) throws(FileError) -> [NamedFile] {
    var new: [NamedFile] = []
    for file in files {
      new.append(NamedFile(path: file.path, bytes: try readFile(file.path, limit: limit), place: file.place))
    }
    return new
  }
}

extension Section {
  fileprivate func certificateFile(_ key: String) -> NamedFile? {
    optionalPath(key).flatMap { file($0, named: placeOfValue(of: key), limit: 64 << 10) }
  }

  /// Both keys or neither.
  fileprivate func require(_ certificate: String, with key: String) {
    for (key, other) in [(certificate, key), (key, certificate)] where has(key) && !has(other) {
      problem(place(of: key), "there is no \(other) beside it", hint: "add \(other): and its file")
    }
  }
}
