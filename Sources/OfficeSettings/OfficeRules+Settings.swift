import Domain
import Mail
import Office
import Settings
import Store

extension OfficeRules {
  /// What the configuration says, as the stages use it.
  package init(_ configuration: Configuration) {
    let (office, policy) = (configuration.office, configuration.policy)
    let ways: [(Step, PolicySettings.Way)] = [
      (.accept, policy.accept), (.decline, policy.decline), (.assign, policy.assign),
      (.review, policy.review),
    ]
    self.init(
      name: office.name, regulation: office.regulation, telephone: office.telephone, address: office.address,
      usesPlusAddresses: office.addressTokens != .off, numberPrefix: office.prefix,
      automatic: Set(ways.filter { $0.1 == .automatic }.map(\.0)), certainty: policy.certainty,
      secondPerson: Self.secondPerson(policy.secondPerson), answerTerm: configuration.clocks.answer,
      siteErrorDays: configuration.clocks.siteError, cooperatingLess: configuration.clocks.cooperatingLess,
      morningAt: configuration.clocks.morning,
      router: configuration.router, declineRules: configuration.declineRules,
      declineTexts: configuration.grounds.mapValues {
        DeclineText(
          explanation: $0.explanation, suggestion: $0.suggestion, hotline: $0.hotline, earlier: $0.earlier)
      },
      intakes: Self.intakes(configuration),
      siteAddress: Self.siteAddress(configuration.site.address), largestMail: configuration.courier.size,
      post: Self.post(configuration))
    probedRoute = configuration.probedRoute
    compressesSite = configuration.site.isCompressed
    (question, questionByChannel) = (configuration.site.question, configuration.site.questionByChannel)
    replies = Self.replies(configuration)
    triage = configuration.triageRules
    duty.alerts = !configuration.alertCommand.isEmpty
    if let settings = configuration.duty {
      duty.answerWithin = settings.answerWithin.components.seconds
      duty.pause = settings.againAfter.components.seconds
      duty.rounds = settings.rounds
    }
    accusations = AccusationRules(configuration.accusations)
    accusations.accounts = configuration.accounts.map { ($0.name, $0.desk) }
    urgentAt = configuration.clocks.urgent
    setTerms(configuration.clocks)
    chasing = configuration.chasing.table
    scores = configuration.scores.formula
    bulletin = configuration.bulletin.rules
    tellsLeaders = configuration.bulletin.tellsLeaders
    followUpAfter = configuration.followUp.after
    retention = RetentionRules(
      letters: configuration.retention.letters, declined: configuration.retention.declined,
      otherMail: configuration.retention.otherMail)
    asksAtOnce = policy.questions == .atOnce
    hotTopic = policy.hotTopic
    questionsToAuthor = policy.questionsToAuthor
    questionStopsClock = policy.questionStopsClock
    askedBack = policy.askedBack
    reviewWords = policy.reviewWords
    setRequests(policy)
    border = configuration.border.map { BorderServer(name: $0.name, host: $0.server, inner: $0.inner) }
  }

  private mutating func setTerms(_ clocks: ClockSettings) {
    clock = clocks.rules
    terms.byChannel = clocks.answerByChannel
    terms.byCategory = clocks.answerByCategory
    terms.simpleInquiry = clocks.simpleInquiry
    terms.registerAndAssign = clocks.registerAndAssign
    terms.reviewAndPublish = clocks.reviewAndPublish
    terms.siteErrorAssign = clocks.siteErrorAssign
  }

  private mutating func setRequests(_ policy: PolicySettings) {
    returns.within = policy.returns.within
    returns.arbiter = policy.returns.arbiter == .coordinator ? .coordinator : .desk
    extensions.times = policy.extensions.times
    extensions.most = policy.extensions.most
    extensions.before = policy.extensions.before
    extensions.approver = policy.extensions.approver == .coordinator ? .coordinator : .desk
    extensions.automatic = policy.extensions.automatic
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

  private static func secondPerson(_ settings: SecondPersonSettings) -> Set<TwoPersonMatter> {
    let matters: [(TwoPersonMatter, Bool)] = [
      (.scan, settings.scan), (.withdraw, settings.withdraw), (.blocked, settings.blocked),
      (.erase, settings.erase),
    ]
    return Set(matters.filter(\.1).map(\.0))
  }

  private static func replies(_ configuration: Configuration) -> [String: Replies] {
    let replies = configuration.accounts.map { account in
      (
        account.channel.account ?? account.name,
        Replies(
          length: account.replyLength, folder: account.folder?.replies,
          pause: account.replyPause.components.seconds)
      )
    }
    return Dictionary(replies, uniquingKeysWith: { first, _ in first })
  }

  private static func intakes(_ configuration: Configuration) -> [String: Intake] {
    let mailboxes = configuration.mailboxes.map {
      (
        $0.name,
        Intake(
          channel: $0.channel, desk: $0.desk, form: $0.portal.map(PortalForm.init),
          defaultRoute: $0.defaultUnit?.route)
      )
    }
    let accounts = configuration.accounts.map {
      (
        $0.name,
        Intake(
          channel: $0.channel, desk: $0.desk, columns: $0.mapping, defaultRoute: $0.defaultUnit?.route)
      )
    }
    return Dictionary(mailboxes + accounts, uniquingKeysWith: { first, _ in first })
  }

  private static func siteAddress(_ address: String) -> String? {
    address.isEmpty ? nil : address.hasSuffix("/") ? String(address.dropLast()) : address
  }
}
