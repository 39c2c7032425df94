import Domain
import Settings
import Wire

/// What `huiyin doctor` says; its JSON keys are stable.
struct Diagnosis: Encodable {
  let configuration: String
  let at: String
  /// What presses most first.
  let findings: [Ailment]
  /// What was looked at and is in order.
  let well: [String]

  /// - Parameters:
  ///   - patience: seconds for which a probe mail is waited for; nil where none is sent.
  init(
    _ configuration: Configuration, warnings: [CheckReport.Finding], waiting patience: Int?,
    asking server: NameResolver.Server?, at now: Timestamp
  ) {
    self.configuration = configuration.path
    at = now.description
    let sender = DoctorsMail.sender(configuration)
    var domains: [String] = []
    for address in [sender.from, sender.envelope] {
      let domain = address.split(separator: "@").last.map { $0.lowercased() } ?? ""
      if !domain.isEmpty, !domains.contains(domain) { domains.append(domain) }
    }
    let domain = LookingAtDomain(
      domains: domains, host: configuration.courier.server?.host, resolver: NameResolver(asking: server))
    var looks = LookingAtServers(configuration: configuration).looks
    looks.append(
      Look(
        about: LookingAtDomain.about, patience: 25,
        whenLate: LookingAtDomain.unseen("no answer: SPF, DMARC and the reverse name could not be looked at")
      ) { _ in domain.ailments() })
    if let patience {
      looks.append(LookingAtPost(configuration: configuration, domain: domain, patience: patience).look)
    }
    // The ledger first, on this thread: it has one connection.
    var found = LookingAtLedger(state: configuration.state, register: configuration.register, now: now)
      .ailments
    found += LookingAtMachine(configuration: configuration).ailments
    found +=
      LookingAtDates(
        register: configuration.register, trust: Assembly.trust(configuration.signatures),
        calendar: configuration.calendar, now: now
      ).ailments
    if let fault = Assembly.ownFault(configuration.signatures)?.complaints[0] {
      found.append(
        Ailment(
          .broken, "certificates", fault.message, why: "mails to units are kept back; citizens are served",
          remedy: fault.hint ?? "name another under signatures:"))
    }
    found += warnings.filter { !LookingAtDates.isOfNextYear($0.message, on: now.day) }.map(Ailment.init)
    found += Look.all(looks)
    findings = found.bySeverity
    var ill = Set(findings.map(\.about))
    // Of these it tells.
    if ill.contains("ledger") { ill.formUnion(["flow", "backup", "addresses"]) }
    let others = [
      "daemon", "ledger", "flow", "backup", "addresses", "clock", "disk", "permissions", "certificates",
      "calendar",
      "configuration",
    ]
    well = (others + looks.map(\.about)).filter { !ill.contains($0) }
  }

  var isIll: Bool { findings.contains { $0.severity != .unseen } }

  var lines: [String] {
    findings.flatMap(\.lines) + (well.isEmpty ? [] : ["in order: \(well.joined(separator: ", "))"])
  }
}

extension Ailment {
  /// What `huiyin check` warns of as well.
  fileprivate init(_ warning: CheckReport.Finding) {
    self.init(
      .weak, "configuration", warning.sentence,
      why: "the office works with it, and it is probably not meant", remedy: warning.hint ?? "see huiyin.yaml"
    )
  }
}

extension CourierSettings {
  /// Nil where mails are laid into a folder.
  fileprivate var server: ServerSettings? {
    if case .smtp(let server) = way { server } else { nil }
  }
}
