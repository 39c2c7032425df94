/// Whose signatures the office trusts.
package struct SignatureSettings: Sendable {
  /// Whether a list of revoked certificates must cover every signature.
  package enum Demand: String, CaseIterable, Sendable {
    case required, optional
  }

  /// Certificates of the authorities that issue to leaders, PEM or DER. The machine's own list is never used.
  package let authorities: [NamedFile]
  package let intermediates: [NamedFile]
  package let revocationLists: [NamedFile]
  package let revocationList: Demand
  /// How far a signer's clock may be off.
  package let tolerance: Duration
  /// By which the office signs its own mails to units, and the key to it; both or neither.
  package let officeCertificate: NamedFile?
  package let officeKey: NamedFile?

  init(_ section: Section) {
    authorities = section.files("authorities", limit: 1 << 20)
    intermediates = section.files("intermediates", limit: 1 << 20)
    revocationLists = section.files("revocation-lists", limit: 16 << 20)
    revocationList = section.value("revocation-list", .choice, default: .required)
    tolerance = section.value("tolerance", .time(.zero...(.seconds(86_400))), default: .seconds(900))
    officeCertificate = section.optionalPath("office-certificate").flatMap {
      section.file($0, named: section.placeOfValue(of: "office-certificate"), limit: 64 << 10)
    }
    officeKey = section.privateFile("office-key-file", limit: 64 << 10)
    for (key, other) in [
      ("office-certificate", "office-key-file"), ("office-key-file", "office-certificate"),
    ]
    where section.has(key) && !section.has(other) {
      section.problem(
        section.place(of: key), "there is no \(other) beside it", hint: "add \(other): and its file")
    }
    if revocationList == .required, revocationLists.isEmpty, !authorities.isEmpty {
      section.warn(
        section.placeOfValue(of: "authorities"),
        "no signature will be accepted: revocation lists are required and none is named",
        hint: "name them under revocation-lists:, or write revocation-list: optional")
    }
  }
}
