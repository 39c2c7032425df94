import Domain
import Office
import Settings
import Store

/// What one administrator leaves to the next (交接); its JSON keys are stable.
struct Handover: Encodable {
  struct Waiting: Encodable {
    let desk: String
    let what: String
    @Nullable var letter: String?
    @Nullable var held: Int64?
    /// Null where none may stand on paper.
    @Nullable var title: String?
    let since: String
    let due: String
    let overdue: Bool
    let urgent: Bool
  }
  struct Turn: Encodable {
    let unit: String
    let letter: String
    @Nullable var title: String?
    let lead: Bool
    let correction: Bool
    @Nullable var due: String?
    let daysLate: Int
  }
  struct Open: Encodable {
    let letter: String
    @Nullable var title: String?
    let stage: String
  }
  struct Untold: Encodable {
    let letter: String
    @Nullable var title: String?
    let desk: String
    /// `telephone` or `account`.
    let way: String
    let account: String
    let since: String
  }
  struct Held: Encodable {
    let since: String
    let madeAt: String
    @Nullable var ending: String?
  }
  struct Rule: Encodable {
    let keyword: String
    let letter: String
  }
  struct Secret: Encodable {
    let what: String
    let user: String
    let host: String
    let file: String
    let credential: Bool
    /// The day on which the file was written last.
    @Nullable var changed: String?
    @Nullable var place: String?
  }
  struct Key: Encodable {
    let file: String
    /// Null where there is no such file.
    @Nullable var written: String?
    let what: String
  }
  struct Certificate: Encodable {
    let whose: String
    let until: String
  }
  struct Year: Encodable {
    let year: Int
    let official: Bool
  }
  struct Switch: Encodable {
    let key: String
    let value: String
    let what: String
  }
  struct Warning: Encodable {
    let message: String
    @Nullable var hint: String?
  }

  let office: String
  let at: String
  @Nullable var from: String?
  let waiting: [Waiting]
  let units: [Turn]
  let urgent: [Open]
  let untold: [Untold]
  let others: [Open]
  @Nullable var hold: Held?
  let rules: [Rule]
  let secrets: [Secret]
  let keys: [Key]
  let certificates: [Certificate]
  let people: [NamedPerson]
  let duty: [DutyDay]
  @Nullable var lastBackup: String?
  let calendars: [Year]
  let automatic: [Switch]
  let warnings: [Warning]

  init(
    _ configuration: Configuration, of office: Office, from: String?, warnings: [CheckReport.Finding],
    at now: Timestamp
  ) throws {
    let (work, today) = (try office.openWork(at: now), now.day)
    self.office = configuration.office.name
    at = now.description
    self.from = from
    waiting = work.waiting.map {
      Waiting(
        desk: $0.desk, what: $0.what, letter: $0.letter?.description, held: $0.held, title: $0.title,
        since: $0.since.description, due: $0.due.description, overdue: $0.due < today, urgent: $0.isUrgent)
    }
    units = work.turns.map {
      Turn(
        unit: $0.unit.text, letter: $0.letter.description, title: $0.title, lead: $0.isLead,
        correction: $0.isCorrection, due: $0.due?.shown, daysLate: $0.daysLate)
    }
    urgent = work.urgent.map(Open.init)
    others = work.others.map(Open.init)
    untold = work.untold.map {
      Untold(
        letter: $0.letter.description, title: $0.title, desk: $0.desk, way: $0.way.rawValue,
        account: $0.account,
        since: $0.since.description)
    }
    hold = try office.ledger.hold().map {
      Held(since: $0.since.description, madeAt: $0.madeAt.description, ending: $0.ending?.rawValue)
    }
    rules = try office.rulesThatWait(on: today).map {
      Rule(keyword: $0.keyword, letter: $0.letter.description)
    }
    secrets = configuration.secrets.map(Secret.init)
    keys = ["token.key", "token.key.previous", "identity.key"].map { Key($0, in: configuration.state) }
    certificates = Expiry.all(office.register, office.trust, on: today)
      .filter { $0.until.day - today <= 366 }.sorted { $0.until < $1.until }
      .map { Certificate(whose: $0.chinese, until: $0.until.day.description) }
    people = NamedPerson.all(configuration.register, called: from, on: today)
    duty = DutyDay.all(configuration.register.duty, of: from, from: today)
    lastBackup = LastBackup.time(in: configuration.state)?.description
    calendars = [today.year, today.year + 1].map {
      Year(year: $0, official: configuration.calendar.isOfficial($0))
    }
    automatic = Switch.all(configuration)
    self.warnings = warnings.map { Warning($0) }
  }
}

extension Handover.Warning {
  init(_ finding: CheckReport.Finding) {
    self.init(message: finding.sentence, hint: finding.hint)
  }
}

extension Handover.Open {
  init(_ open: OpenWork.Urgent) {
    self.init(letter: open.letter.description, title: open.title, stage: open.stage)
  }
}

extension Handover.Secret {
  init(_ secret: NamedSecret) {
    self.init(
      what: secret.chinese, user: secret.user, host: secret.host, file: secret.path,
      credential: secret.isCredential,
      changed: secret.writtenAt.map { Timestamp(seconds: $0).day.description },
      place: secret.place?.description)
  }
}

extension Handover.Key {
  init(_ name: String, in state: String) {
    let path = "\(state)/\(name)"
    self.init(
      file: path, written: FileTime.written(path)?.day.description,
      what: name == "token.key"
        ? "办件标识密钥" : name == "identity.key" ? "最初的密钥（更换过办件标识密钥的才有）" : "更换前的办件标识密钥")
  }
}
