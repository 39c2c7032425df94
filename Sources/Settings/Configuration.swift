import Digest
import Domain

/// Everything a county sets for its letters office, read from YAML and checked as a whole.
package struct Configuration: Sendable {
  /// The main file.
  package let path: String
  package let office: OfficeSettings
  /// The directory of the ledger and of the mail store.
  package let state: String
  package let control: ControlSettings
  /// The desks, the first of which is the default one, and the handling units.
  package let register: Register
  package let mailboxes: [MailboxSettings]
  /// New-media accounts, whose letters come as rows of exports.
  package let accounts: [AccountSettings]
  /// The accounts whose exports are dropped into a folder.
  package var folders: [(account: AccountSettings, settings: FolderSettings)] {
    accounts.compactMap { account in account.folder.map { (account, $0) } }
  }
  /// The portals that are told what became of their letters.
  package var statusFolders: [(portal: String, settings: StatusSettings)] {
    var seen: Set<String> = []
    return mailboxes.compactMap(\.portal).compactMap { portal in
      portal.status.flatMap { seen.insert(portal.name).inserted ? (portal.name, $0) : nil }
    }
  }
  package let courier: CourierSettings
  package let policy: PolicySettings
  package let clocks: ClockSettings
  package let chasing: ChasingSettings
  package let scores: ScoreSettings
  package let bulletin: BulletinSettings
  package let followUp: FollowUpSettings
  package let retention: RetentionSettings
  package let signatures: SignatureSettings
  /// Nil where no server says where mails came from.
  package let border: BorderSettings?
  package let site: SiteSettings
  package let board: BoardSettings
  package let metrics: MetricsSettings
  /// The words that speak for each unit, in the order of the units.
  package let routes: [Route]
  /// Words of village matters, which speak for the unit whose place is named with them.
  package let localKeywords: [Keyword]
  package let triage: TriageSettings
  /// Words of which clerks made rules.
  package let learned: [LearnedRule]
  /// All eight of them.
  package let grounds: [DeclineGround: GroundSettings]
  package let accusations: AccusationSettings
  package let calendar: WorkingCalendar
  /// Who is called about 特急 letters; nil where no table is named.
  package let duty: DutySettings?
  /// The program that is told of every call, and its arguments; empty for none.
  package let alertCommand: [String]
  /// The directory of templates for mails and pages.
  package let templates: String
  /// What units fill in, of the directory of forms; nil where none is named.
  package let replyForm: NamedFile?
  package let limits: LimitSettings
  /// What is allowed but probably not meant.
  package let warnings: [Problem]
  /// Files of `signatures:` that cannot be read. Nobody judges a signature without them; all else can be done.
  package let lacking: [Problem]
  let record: Record
  /// What the files say that are named there, by the keys that name them.
  let contents: [String: Record]

  /// The main file's settings with their defaults filled in, as YAML; of passwords only where they lie.
  package func effective() -> String { record.yaml }

  /// SHA-256, lower-case hex, of them and of what figures depend on beside them: units, grounds, what letters are taken
  /// for, and the calendar. Two configurations that count and judge alike have one; comments do not matter.
  package var digest: String {
    let counted = ["units", "grounds", "triage"].compactMap { contents[$0]?.yaml }
    let parts = [effective()] + counted + [calendar.version]
    return Hex.encode(SHA256.digest(of: parts.joined(separator: "---\n").utf8))
  }

  /// Reads the configuration in `path` and the files it names.
  ///
  /// - Parameters:
  ///   - today: For what is expected at a time of the year, such as the next year's calendar.
  ///   - credentials: The directory in which `credential:` looks, as systemd's `CREDENTIALS_DIRECTORY`.
  ///   - units: A file of units to be read in place of the one that `units:` names.
  /// - Throws: All problems at once, if there is one.
  package static func load(
    from path: String, today: Day, credentials: String? = nil, units: String? = nil
  ) throws(ConfigurationError) -> Configuration {
    let findings = Findings()
    let configuration = read(path, today: today, credentials: credentials, units: units, into: findings)
    let problems = findings.finish()
    guard problems.isEmpty, let configuration else {
      throw ConfigurationError(problems: findings.inOrder(problems + findings.lacking))
    }
    return configuration
  }

  /// Reads without judging: what is wrong, and which keys there are, is in the findings.
  static func read(
    _ path: String, today: Day, credentials: String? = nil, units: String? = nil, into findings: Findings
  ) -> Configuration? {
    let path = Path.resolve(path, in: "")
    let origin = Origin(
      findings: findings, file: path, directory: Path.directory(of: path), credentials: credentials)
    return origin.open(path, named: Place(file: origin.name(of: path)), includes: true) {
      Configuration($0, path: path, units: units, today: today)
    }
  }

  init(_ root: Section, path: String, units unitsFile: String?, today: Day) {
    root.knowInclusion()
    var addresses = Bookings("the address")
    let office = root.section("office") { OfficeSettings($0, addresses: &addresses) }
    self.office = office
    self.path = path
    let state = root.path("state", default: "../state")
    self.state = state
    control = root.section("control") { ControlSettings($0, state: state) }
    let desks = Self.desks(root, addresses: &addresses)
    let officials = root.sections("officials", each: "official") {
      Official($0, addresses: &addresses)
    }
    var sources: [String: Place] = [:]
    let mailboxes = Self.mailboxes(root, desks: desks, names: &sources)
    self.mailboxes = mailboxes
    let accounts = Self.accounts(root, desks: desks, names: &sources)
    self.accounts = accounts
    courier = root.section("courier") { CourierSettings($0, office: office) }
    let policy = root.section("policy") {
      PolicySettings($0, hasCoordinator: officials?.contains { $0.role == .coordinator } == true)
    }
    self.policy = policy
    let clocks = root.section("clocks", ClockSettings.init)
    self.clocks = clocks
    chasing = root.section("chasing") { ChasingSettings($0, clocks: clocks) }
    scores = root.section("scores", ScoreSettings.init)
    bulletin = root.section("bulletin", BulletinSettings.init)
    followUp = root.section("follow-up", FollowUpSettings.init)
    retention = root.section("retention", RetentionSettings.init)
    signatures = root.section("signatures", SignatureSettings.init)
    border = root.optionalSection("border", BorderSettings.init)
    let site = root.section("site") { SiteSettings($0, office: office) }
    self.site = site
    SecretPlaces(root: root).check(apartFrom: site.directory, state: state, mailboxes, courier)
    board = root.section("board") { BoardSettings($0, apartFrom: site.directory, state) }
    metrics = root.section("metrics") { MetricsSettings($0, apartFrom: site.directory) }
    limits = root.section("limits", LimitSettings.init)
    let units = root.contents(of: "units", default: "units.yaml", orRather: unitsFile) {
      Units(
        $0, desks: desks, confirmers: policy.secondPerson.scan ? 2 : 1, today: today, addresses: &addresses)
    }
    let duty = root.duty("duty", today: today, office: office.address)
    self.duty = duty
    alertCommand = root.program("alert-command")
    register = Register(
      units: units?.units ?? [], desks: desks, officials: officials ?? [], duty: duty?.table ?? .empty)
    routes = units?.routes ?? []
    localKeywords = units?.localKeywords ?? []
    triage = root.optionalContents(of: "triage", TriageSettings.init) ?? .none
    for unit in mailboxes.compactMap(\.defaultUnit) + accounts.compactMap(\.defaultUnit) {
      if let units, let problem = unit.problem(among: units.units) { root.origin.findings.add(problem) }
    }
    learned = LearnedFile.rules(
      in: state, among: Set(units?.units.map(\.name) ?? []), into: root.origin.findings)
    grounds = root.contents(of: "grounds", default: "grounds.yaml", GroundSettings.all) ?? [:]
    accusations = root.section("accusations", AccusationSettings.init)
    calendar = root.calendar("calendar", default: "calendar", today: today)
    templates = root.directory("templates", default: "templates")
    replyForm = root.optionalPath("forms").flatMap {
      root.file($0 + "/reply-form.docx", named: root.placeOfValue(of: "forms"), limit: 1 << 20)
    }
    warnings = root.origin.findings.inOrder(root.origin.findings.warnings)
    lacking = root.origin.findings.inOrder(root.origin.findings.lacking)
    record = .section(root.record)
    contents = root.origin.findings.contents
  }

  private static func desks(_ root: Section, addresses: inout Bookings) -> [Desk] {
    var names: [String: Place] = [:]
    let desks = root.sections(
      "desks", each: "desk", need: "add desks: with name:, address: and clerks:"
    ) { section in
      let desk = Desk(section, addresses: &addresses)
      section.takeOnly(desk.name, &names)
      return desk
    }
    return desks ?? []
  }

  /// The mailboxes; without any, one Maildir beside the configuration.
  private static func mailboxes(
    _ root: Section, desks: [Desk], names: inout [String: Place]
  ) -> [MailboxSettings] {
    let mailboxes = root.sections(
      "mailboxes", each: "mailbox", default: ["name": "收件箱", "type": "maildir"]
    ) { section in
      let mailbox = MailboxSettings(section, desks: desks)
      section.takeOnly(mailbox.name, &names)
      return mailbox
    }
    return (mailboxes ?? []).flatMap(\.folders)
  }

  /// The accounts; the ledger knows them by name, as it does the mailboxes.
  private static func accounts(
    _ root: Section, desks: [Desk], names: inout [String: Place]
  ) -> [AccountSettings] {
    var hasSiteErrors = false
    let accounts = root.sections("accounts", each: "account") { section in
      let account = AccountSettings(section, desks: desks)
      section.takeOnly(account.name, &names, hint: "mailboxes and accounts have different names")
      if account.channel == .siteError {
        if hasSiteErrors {
          section.problem(section.placeOfValue(of: "channel"), "another account is site-error already")
        }
        hasSiteErrors = true
      }
      return account
    }
    return accounts ?? []
  }
}
