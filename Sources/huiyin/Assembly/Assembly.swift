import Domain
import Office
import Reading
import Settings
import Site
import Store
import Templates

/// Puts the office together from its configuration.
enum Assembly {
  /// The office with the ledger open for writing; only one process can have it.
  static func office(
    _ configuration: Configuration, observer: @escaping @Sendable ([Event]) -> Void
  ) throws -> Office {
    let templates = try templates(configuration)
    try check(configuration.signatures)
    let ledger = try Ledger.open(
      writingTo: configuration.state, entropy: Environment.entropy, observer: observer)
    return Office(
      ledger: ledger, register: configuration.register, calendar: configuration.calendar,
      rules: rules(configuration), trust: trust(configuration.signatures), templates: templates,
      pages: SitePages(identity: identity(configuration), templates: templates),
      siteDirectory: configuration.site.directory, siteManifest: configuration.state + "/site.manifest",
      mint: TokenMint(key: try TokenKey.read(in: configuration.state, beside: ledger)),
      entropy: Environment.entropy,
      examiner: Reader(configuration: configuration.path, limits: configuration.limits).examine,
      waryThrough: try ledger.countDeaths(), model: ModelShelf(model(configuration)))
  }

  /// One that does not fit is no reason to stand still: the rules stand alone until there is a new one.
  private static func model(_ configuration: Configuration) -> LetterModel? {
    do { return try ModelFile(path: ModelFile.path(in: configuration.state)).read() } catch {
      let complaint = Failure(error).complaints[0]
      Console.warning(complaint.message, hint: complaint.hint)
      return nil
    }
  }

  /// Templates are part of the configuration: one that cannot be used is as bad as a wrong key.
  static func templates(_ configuration: Configuration) throws -> TemplateLibrary {
    do { return try TemplateLibrary(directory: configuration.templates) } catch {
      throw Failure(error, status: 2)
    }
  }

  /// Whether the certificates that the configuration names can be used.
  static func check(_ settings: SignatureSettings) throws {
    guard !settings.authorities.isEmpty else { return }
    do { try trust(settings).policy(receivedAt: Environment.now(), assignedAt: nil).check() } catch {
      throw Failure(error, status: 2)
    }
  }

  static func trust(_ settings: SignatureSettings) -> OfficeTrust {
    OfficeTrust(
      authorities: settings.authorities.map(\.bytes), intermediates: settings.intermediates.map(\.bytes),
      revocationLists: settings.revocationLists.map(\.bytes),
      requiresRevocationList: settings.revocationList == .required,
      clockTolerance: settings.tolerance.components.seconds)
  }

  static func rules(_ configuration: Configuration) -> OfficeRules {
    let (office, policy) = (configuration.office, configuration.policy)
    let ways: [(OfficeRules.Step, PolicySettings.Way)] = [
      (.accept, policy.accept), (.decline, policy.decline), (.assign, policy.assign),
      (.review, policy.review),
    ]
    var rules = OfficeRules(
      name: office.name, regulation: office.regulation, telephone: office.telephone, address: office.address,
      usesPlusAddresses: office.usesAddressTokens, numberPrefix: office.prefix,
      automatic: Set(ways.filter { $0.1 == .automatic }.map(\.0)), certainty: policy.certainty,
      asksSecondPersonForScan: policy.secondPersonForScan, answerDays: configuration.clocks.answer,
      siteErrorDays: configuration.clocks.siteError, cooperatingLess: configuration.clocks.cooperatingLess,
      digestAt: configuration.clocks.digest,
      router: configuration.router, declineRules: configuration.declineRules,
      declineTexts: configuration.grounds.mapValues {
        OfficeRules.DeclineText(
          explanation: $0.explanation, suggestion: $0.suggestion, hotline: $0.hotline, earlier: $0.earlier)
      },
      intakes: intakes(configuration),
      siteAddress: siteAddress(configuration.site.address), largestMail: configuration.courier.size,
      post: post(configuration))
    rules.replies = replies(configuration)
    rules.triage = configuration.triageRules
    rules.duty.alerts = !configuration.alertCommand.isEmpty
    if let duty = configuration.duty {
      rules.duty.answerWithin = duty.answerWithin.components.seconds
      rules.duty.pause = duty.againAfter.components.seconds
      rules.duty.rounds = duty.rounds
    }
    rules.accusations = AccusationRules(configuration.accusations)
    rules.accusations.accounts = configuration.accounts.map { ($0.name, $0.desk) }
    if !configuration.clocks.triage.isEmpty { rules.asksForDecisions = .at(configuration.clocks.triage) }
    rules.hotTopic = policy.hotTopic
    return rules
  }

  private static func post(_ configuration: Configuration) -> PostRules {
    let (courier, limits) = (configuration.courier, configuration.limits)
    var post = PostRules(
      pace: Pace(perMinute: courier.rate.perMinute, perDay: courier.rate.perDay),
      auditAddress: courier.audit?.address, receiptsPerAuthor: limits.receiptsPerAuthor,
      automaticMails: limits.automaticMails,
      lettersPerAuthor: limits.lettersPerAuthor)
    switch courier.envelopeFrom {
    case .verp: post.returnPath = .verp
    case .null: post.returnPath = .null
    case .address(let address): post.returnPath = .address(address)
    case .account:
      guard case .smtp(let server) = courier.way else { break }
      post.from = server.user
      post.returnPath = .address(server.user)
    }
    return post
  }

  private static func replies(_ configuration: Configuration) -> [String: OfficeRules.Replies] {
    let replies = configuration.accounts.map { account in
      (
        account.channel.account ?? account.name,
        OfficeRules.Replies(
          length: account.replyLength, folder: account.folder?.replies,
          pause: account.replyPause.components.seconds)
      )
    }
    return Dictionary(replies, uniquingKeysWith: { first, _ in first })
  }

  private static func intakes(_ configuration: Configuration) -> [String: OfficeRules.Intake] {
    let mailboxes = configuration.mailboxes.map {
      (
        $0.name,
        OfficeRules.Intake(
          channel: $0.channel, desk: $0.desk, form: $0.portal.map(PortalForm.init),
          defaultRoute: $0.defaultUnit?.route)
      )
    }
    let accounts = configuration.accounts.map {
      (
        $0.name,
        OfficeRules.Intake(
          channel: $0.channel, desk: $0.desk, columns: $0.mapping, defaultRoute: $0.defaultUnit?.route)
      )
    }
    return Dictionary(mailboxes + accounts, uniquingKeysWith: { first, _ in first })
  }

  private static func siteAddress(_ address: String) -> String? {
    address.isEmpty ? nil : address.hasSuffix("/") ? String(address.dropLast()) : address
  }

  private static func identity(_ configuration: Configuration) -> SiteIdentity {
    let (site, office) = (configuration.site, configuration.office)
    return SiteIdentity(
      name: site.name, domain: site.domain, idCode: site.idCode,
      column: .init(
        name: site.column.name, description: site.column.description, keywords: site.column.keywords),
      organiser: site.organiser, contact: site.contact, icp: site.icp, policeRecord: site.policeRecord,
      address: site.address, office: office.name, mailbox: site.lettersTo, regulation: office.regulation,
      errorReport: site.errorReport)
  }
}
