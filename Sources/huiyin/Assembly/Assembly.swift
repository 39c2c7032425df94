import Domain
import Office
import OfficeSettings
import Papers
import Reading
import Settings
import Signatures
import Site
import Store
import Templates

/// Puts the office together from its configuration.
enum Assembly {
  /// The office with the ledger open for writing; only one process can have it.
  static func office(
    _ configuration: Configuration, observer: @escaping @Sendable ([Event], [OfficeEvent]) -> Void
  ) throws -> Office {
    let parts = try Parts(configuration)
    let ledger = try Ledger.open(
      writingTo: configuration.state, entropy: Environment.entropy, observer: observer)
    return try parts.office(over: ledger)
  }

  /// What an office is put together from, besides its ledger. Where it can be made, the configuration can be used.
  struct Parts {
    let configuration: Configuration
    private let templates: TemplateLibrary
    private let replyForm: ReplyFormTemplate?
    private let warn: @Sendable (String, String?) -> Void

    /// - Parameter warn: is told what is allowed but probably not meant, and a hint.
    init(
      _ configuration: Configuration,
      warn: @escaping @Sendable (String, String?) -> Void = { Console.warning($0, hint: $1) }
    ) throws {
      self.configuration = configuration
      self.warn = warn
      (templates, replyForm) = (try Assembly.templates(configuration), try Assembly.replyForm(configuration))
      try configuration.checkTrustFiles()
      try check(configuration.signatures)
      if let fault = ownFault(configuration.signatures)?.complaints[0] {
        warn(fault.message, fault.hint)
      }
    }

    /// - Parameter last: the one that has the ledger so far, where it is not opened just now.
    func office(
      over ledger: Ledger, after last: Office? = nil, mailboxes: ServerWatch = ServerWatch(),
      copies: ServerWatch = ServerWatch()
    ) throws -> Office {
      let files = TrustFiles(configuration.signatures) { [warn] in warn($0, nil) }
      return Office(
        ledger: ledger, register: configuration.register, calendar: configuration.calendar,
        rules: OfficeRules(configuration), trust: trust(configuration.signatures),
        renewing: files.renewed, templates: templates,
        replyForm: replyForm,
        pages: SitePages(
          identity: identity(configuration), isFramed: configuration.site.pageShell != nil,
          templates: templates
        ),
        siteDirectory: configuration.site.directory, siteManifest: configuration.state + "/site.manifest",
        board: configuration.board.directory.map {
          BoardPlace(directory: $0, manifest: configuration.state + "/board.manifest")
        },
        mint: try TokenKeys.read(in: configuration.state, beside: ledger, makes: true).mint,
        entropy: Environment.entropy,
        examiner: Reader(configuration: configuration.path, limits: configuration.limits).examine,
        // A mail that is being read now is no death.
        waryThrough: try last?.waryThrough ?? ledger.countDeaths(),
        model: ModelShelf(model(configuration, warn)),
        mailboxes: mailboxes, copies: copies)
    }
  }

  /// The office as it can be looked at, also beside a running daemon: nothing of it can be changed, and what would need
  /// its key or its randomness is not done.
  static func readingOffice(_ configuration: Configuration) throws -> Office {
    let ledger = try Ledger.open(readingFrom: configuration.state)
    let templates = try templates(configuration)
    return Office(
      ledger: ledger, register: configuration.register, calendar: configuration.calendar,
      rules: OfficeRules(configuration), trust: trust(configuration.signatures), templates: templates,
      pages: SitePages(
        identity: identity(configuration), isFramed: configuration.site.pageShell != nil, templates: templates
      ),
      siteDirectory: configuration.site.directory, siteManifest: configuration.state + "/site.manifest",
      mint: TokenMint(key: []), entropy: { _ in [] })
  }

  /// One that does not fit is no reason to stand still: the rules stand alone until there is a new one.
  private static func model(
    _ configuration: Configuration, _ warn: (String, String?) -> Void
  ) -> LetterModel? {
    do { return try ModelFile(path: ModelFile.path(in: configuration.state)).read() } catch {
      let complaint = Failure(error).complaints[0]
      warn(complaint.message, complaint.hint)
      return nil
    }
  }

  /// Templates are part of the configuration: one that cannot be used is as bad as a wrong key.
  static func templates(_ configuration: Configuration) throws -> TemplateLibrary {
    do {
      let frame = try configuration.site.pageShell.map { try PageFrame($0.bytes, named: $0.path) }
      return try TemplateLibrary(directory: configuration.templates, frame: frame)
    } catch {
      throw Failure(error, status: 2)
    }
  }

  /// The form is as much part of it.
  static func replyForm(_ configuration: Configuration) throws -> ReplyFormTemplate? {
    guard let file = configuration.replyForm else { return nil }
    do { return try ReplyFormTemplate(file.bytes) } catch {
      throw Failure("\(file.place): \(file.path): \(error)", hint: error.hint, status: 2)
    }
  }

  /// Whether the certificates that the configuration names can be used.
  static func check(_ settings: SignatureSettings) throws {
    _ = try ownFaults(settings.ownFiles, at: Environment.now())
    guard !settings.authorities.isEmpty else { return }
    do { try trust(settings).policy(receivedAt: Environment.now(), assignedAt: nil).check() } catch {
      throw Failure(error, status: 2)
    }
  }

  /// That none of the office's own certificates holds now; one of two may be over, or begin later. The office goes on
  /// without: citizens are served, and mails to units are kept.
  static func ownFault(_ settings: SignatureSettings) -> Failure? {
    // What cannot be used at all was complained of by `check`.
    guard let faults = try? ownFaults(settings.ownFiles, at: Environment.now()),
      faults.count == settings.ownFiles.count, let last = faults.last
    else { return nil }
    return Failure(
      "\(last.place): \(last.fault)",
      hint: "mails to units are kept until there is another under next-office-certificate:", status: 2)
  }

  /// Each must be one.
  /// - Returns: those that do not hold now.
  private static func ownFaults(
    _ files: [(certificate: NamedFile, key: NamedFile)], at now: Timestamp
  ) throws -> [(place: Place, fault: OfficeIdentityError)] {
    var faults: [(place: Place, fault: OfficeIdentityError)] = []
    for file in files {
      let place = file.certificate.place
      let identity: OfficeIdentity
      do { identity = try OfficeIdentity(certificate: file.certificate.bytes, key: file.key.bytes) } catch {
        throw Failure("\(place): \(error)", status: 2)
      }
      do { try identity.check(at: now.seconds) } catch { faults.append((place, error)) }
    }
    return faults
  }

  static func trust(_ settings: SignatureSettings) -> OfficeTrust {
    OfficeTrust(
      authorities: settings.authorities.map(\.bytes), intermediates: settings.intermediates.map(\.bytes),
      revocationLists: settings.revocationLists.map(\.bytes),
      requiresRevocationList: settings.revocationList == .required,
      clockTolerance: settings.tolerance.components.seconds,
      // One that cannot be used was complained of by `check`, before anything is done with it.
      identities: settings.ownFiles.compactMap {
        try? OfficeIdentity(certificate: $0.certificate.bytes, key: $0.key.bytes)
      })
  }

  private static func identity(_ configuration: Configuration) -> SiteIdentity {
    let (site, office) = (configuration.site, configuration.office)
    return SiteIdentity(
      name: site.name, domain: site.domain, idCode: site.idCode,
      column: .init(
        name: site.column.name, description: site.column.description, keywords: site.column.keywords),
      organiser: site.organiser, contact: site.contact, icp: site.icp, policeRecord: site.policeRecord,
      address: site.address, basePath: site.basePath, office: office.name, mailbox: site.lettersTo,
      regulation: office.regulation,
      errorReport: site.errorReport)
  }
}

extension SignatureSettings {
  /// The office's certificates with their keys.
  fileprivate var ownFiles: [(certificate: NamedFile, key: NamedFile)] {
    [(officeCertificate, officeKey), (nextOfficeCertificate, nextOfficeKey)].compactMap { certificate, key in
      certificate.flatMap { certificate in key.map { (certificate, $0) } }
    }
  }
}
