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

  var all: [Complaint] {
    noAuthority + leaves + lists + noOwn + office + units.flatMap(encryption) + units.flatMap(leaders)
  }

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
    let holder = TrustDocument.certificates(in: file).first
    if let holder, holder.until <= now.seconds {
      return [kept(unit, "ended \(Timestamp(seconds: holder.until))")]
    }
    if !Envelope.canClose(to: file) { return [kept(unit, "is none that anything can be encrypted to")] }
    let doubt: String? =
      if holder?.isAuthority == true {
        "is an authority's: nobody there can open what is encrypted to it"
      } else if holder?.isForEncryption == false {
        "is for signing alone, by its key usage: many programs do not open what is encrypted to it"
      } else {
        nil
      }
    return doubt.map {
      [
        Complaint(
          "units: \(unit.name): the certificate under encrypt-to: \($0)",
          hint: "name the certificate with which whoever reads the unit's mail opens what is encrypted")
      ]
    } ?? []
  }

  private func kept(_ unit: HandlingUnit, _ fault: String) -> Complaint {
    Complaint(
      "units: \(unit.name): the certificate under encrypt-to: \(fault): mails to this unit are kept",
      hint: "name its new one in units.yaml; kept mails then leave by themselves")
  }

  private func leaders(of unit: HandlingUnit) -> [Complaint] {
    let leaders = unit.leaders.filter { $0.holds(on: now.day) }
    return switch unit.signOff {
    case .smime: leaders.compactMap { certificates(of: $0, in: unit) }
    case .openpgp: leaders.compactMap { keys(of: $0, in: unit) }
    default: []
    }
  }

  /// A list that is out of date is told of by itself, and so is it that there is no authority.
  private func certificates(of leader: Leader, in unit: HandlingUnit) -> Complaint? {
    let faults = leader.certificates.map { policy.fault(ofCertificate: $0, from: leader.address) }
    guard let first = faults.first, let fault = first, !faults.contains(nil) else { return nil }
    let isOver = leader.certificates.allSatisfy { hasEnded($0) || isRevoked($0) }
    guard isOver || !faults.contains(.revocationListStale) else { return nil }
    let whose = faults.count == 1 ? "the only certificate" : "every certificate"
    if settings.authorities.isEmpty, !isOver { return nil }
    let (what, hint): (String, String) =
      if isOver {
        (
          "has ended or is revoked",
          "add his new one in units.yaml; \"huiyin unit import-certificate\" writes the lines"
        )
      } else {
        says(fault, of: leader)
      }
    return Complaint(
      "units: \(unit.name): \(whose) of \(leader.name) \(what): what he signs is refused", hint: hint)
  }

  private func hasEnded(_ file: [UInt8]) -> Bool {
    TrustDocument.certificates(in: file).first.map { $0.until <= now.seconds } ?? false
  }

  /// Also by a list that is out of date: what it names stays revoked.
  private func isRevoked(_ file: [UInt8]) -> Bool {
    settings.revocationLists.contains { TrustDocument.isRevoked(file, by: $0.bytes) }
  }

  private func says(_ fault: Reason, of leader: Leader) -> (what: String, hint: String) {
    let another = "name another of his in units.yaml: one for signing mail, of an authority that is named"
    return switch fault {
    case .addressMismatch:
      (
        "is not of his address \(leader.address)",
        "register the address that it names, or another certificate"
      )
    case .signerIsAuthority: ("is an authority's", another)
    case .wrongPurpose: ("is not meant for protecting mail", another)
    case .wrongKeyUsage: ("is not meant for digital signatures", another)
    case .certificateNotYetValid: ("is not yet valid", "leave his old one beside it until it is")
    case .unknownAuthority, .selfSigned:
      (
        "comes from none of the authorities that are named",
        "name who issued it under signatures: authorities:"
      )
    case .revocationListMissing:
      (
        "is covered by no revocation list, and one is required",
        "name the list of who issued it under signatures: revocation-lists:"
      )
    default: ("does not count (\(fault.sentence))", another)
    }
  }

  private func keys(of leader: Leader, in unit: HandlingUnit) -> Complaint? {
    let isOver = leader.keys.allSatisfy { key in
      key.until.map { $0 <= now } ?? false || OpenPGPRevocation.isOne(in: key.packets)
    }
    guard !leader.keys.isEmpty, isOver else { return nil }
    let whose = leader.keys.count == 1 ? "the only OpenPGP key" : "every OpenPGP key"
    return Complaint(
      "units: \(unit.name): \(whose) of \(leader.name) has ended or is revoked: what he signs is refused",
      hint: "have him put its end off, or make a new one, and name the exported public key in units.yaml")
  }

  /// Where units have programs for it, and nothing tells them an assignment from one that somebody else made.
  private var noOwn: [Complaint] {
    let names = units.filter { $0.signOff == .smime || $0.encryptTo != nil }.map(\.name.text)
    guard settings.officeCertificate == nil, settings.nextOfficeCertificate == nil, !names.isEmpty else {
      return []
    }
    return [
      Complaint(
        "signatures: no certificate of the office's own is named: mails to units are not signed",
        hint:
          "name one under signatures: office-certificate:, so that a unit can tell an assignment from a forged one"
      )
    ]
  }

  /// The mails to units come from the mailbox of the office, and programs hold the two against each other.
  private var office: [Complaint] {
    // Then they come from the login.
    if case .account = configuration.courier.envelopeFrom { return [] }
    let from = configuration.office.address
    return [settings.officeCertificate, settings.nextOfficeCertificate].compactMap { file in
      guard let file, let document = TrustDocument.certificates(in: file.bytes).first else { return nil }
      guard document.address?.lowercased() != from.lowercased() else { return nil }
      return Complaint(
        "\(file.place): \(file.path): the office's certificate names \(document.address ?? "no address"), and its "
          + "mails come from \(from): the programs of units will call them forged",
        hint: "get one for \(from)")
    }
  }

  private var policy: SignaturePolicy { Assembly.trust(settings).policy(receivedAt: now, assignedAt: nil) }
}
