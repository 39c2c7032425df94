import Domain
import Settings
import Signatures

/// What of certificates and lists can be read, and all the same is of no use, or soon of none.
struct TrustWarnings {
  private let configuration: Configuration
  private let now: Timestamp

  init(_ configuration: Configuration, at now: Timestamp) {
    self.configuration = configuration
    self.now = now
  }

  var all: [Complaint] { noAuthority + leaves + lists + units.flatMap(encryption) + units.flatMap(leaders) }

  private var settings: SignatureSettings { configuration.signatures }
  private var units: [HandlingUnit] {
    configuration.register.units.filter { $0.tenure.contains(now.day) }
  }

  private var noAuthority: [Complaint] {
    let names = units.filter { $0.signOff == .smime }.map(\.name.text)
    guard settings.authorities.isEmpty, let first = names.first else { return [] }
    let whose = names.count == 1 ? first : "\(first) and \(names.count - 1) more"
    return [
      Complaint(
        "signatures: no authority is named, and \(whose) sign off by smime: no signature of theirs will be accepted",
        hint: "name who issued their certificates under signatures: authorities:")
    ]
  }

  /// It might be the certificate of a leader, who would then have to be his own authority.
  private var leaves: [Complaint] {
    settings.authorities.flatMap { file in
      TrustDocument.certificates(in: file.bytes).filter { !$0.isAuthority }.map {
        Complaint(
          "\(file.place): \(file.path): \"\($0.name)\" is no authority's certificate",
          hint: "name the certificate of whoever issued it")
      }
    }
  }

  /// Of the lists of one issuer the last counts.
  private var lists: [Complaint] {
    guard settings.revocationList == .required else { return [] }
    let found = settings.revocationLists.flatMap { file in
      TrustDocument.revocationLists(in: file.bytes).map { (file: file, list: $0) }
    }
    return Dictionary(grouping: found, by: \.list.issuer).values
      .compactMap { $0.max { $0.list.until < $1.list.until } }
      .filter { $0.list.until <= now.seconds }
      .map {
        Complaint(
          "\($0.file.place): \($0.file.path): the revocation list of \"\($0.list.name)\" ended "
            + "\(Timestamp(seconds: $0.list.until)): signed answers wait until there is another",
          hint: "fetch the list that is current from the authority")
      }
      .sorted { $0.message < $1.message }
  }

  private func encryption(to unit: HandlingUnit) -> [Complaint] {
    guard let file = unit.encryptTo else { return [] }
    let fault: String
    if let holder = TrustDocument.certificates(in: file).first, holder.until <= now.seconds {
      fault = "ended \(Timestamp(seconds: holder.until))"
    } else if !Envelope.canClose(to: file) {
      fault = "is none that anything can be encrypted to"
    } else {
      return []
    }
    return [
      Complaint(
        "units: \(unit.name): the certificate under encrypt-to: \(fault): mails to this unit are kept",
        hint: "name its new one in units.yaml; kept mails then leave by themselves")
    ]
  }

  private func leaders(of unit: HandlingUnit) -> [Complaint] {
    guard unit.signOff == .smime else { return [] }
    return unit.leaders.filter { $0.holds(on: now.day) }.compactMap { leader in
      let documents = leader.certificates.flatMap(TrustDocument.certificates)
      guard !documents.isEmpty, documents.allSatisfy({ !isOfUse($0, among: leader.certificates) }) else {
        return nil
      }
      let whose = documents.count == 1 ? "the only certificate" : "every certificate"
      return Complaint(
        "units: \(unit.name): \(whose) of \(leader.name) has ended or is revoked: what he signs is refused",
        hint: "add his new one in units.yaml; \"huiyin unit import-certificate\" writes the lines")
    }
  }

  private func isOfUse(_ document: TrustDocument, among files: [[UInt8]]) -> Bool {
    guard document.until > now.seconds else { return false }
    let file = files.first { TrustDocument.certificates(in: $0).contains(document) }
    return !settings.revocationLists.contains { list in
      file.map { TrustDocument.isRevoked($0, by: list.bytes) } ?? false
    }
  }
}
