import Office

/// What is known of a leak; its JSON keys are stable.
struct ShownIncident: Encodable {
  struct Shown: Encodable {
    let from: String
    @Nullable var until: String?
    let revisions: [Int]
  }
  struct Mail: Encodable {
    @Nullable var at: String?
    let kind: String
    let to: String
    /// Whose mailbox that is: a unit, a desk, 网民本人.
    let who: String
    let subject: String
    let state: String
    let returned: Bool
    let holds: String
  }
  struct Told: Encodable {
    let at: String
    let place: String
    @Nullable var done: String?
  }
  struct Copy: Encodable {
    let target: String
    let copy: String
  }
  struct Kept: Encodable {
    let path: String
    @Nullable var madeAt: String?
    @Nullable var holds: Bool?
  }
  struct Bulletin: Encodable {
    let from: String
    let through: String
    let releasedAt: String
  }
  let letter: String
  let stage: String
  /// What was done just now.
  let done: [String]
  let isPublic: Bool
  let shown: [Shown]
  let mails: [Mail]
  let told: [Told]
  let copies: [Copy]
  let backups: [Kept]
  @Nullable var lastBackup: String?
  let bulletins: [Bulletin]
  /// The list and the draft.
  let report: String

  init(_ incident: IncidentReport, done: [String], text: String) {
    let exposure = incident.exposure
    letter = exposure.letter.id.description
    stage = exposure.letter.stage.rawValue
    self.done = done
    isPublic = exposure.letter.hasPage
    shown = exposure.shown.map {
      Shown(from: $0.from.description, until: $0.until?.description, revisions: $0.revisions)
    }
    mails = exposure.mails.map {
      Mail(
        at: $0.at?.description, kind: $0.kind, to: $0.recipient, who: $0.who, subject: $0.subject,
        state: $0.state.rawValue, returned: $0.hasReturned, holds: $0.holds.rawValue)
    }
    told = exposure.told.map {
      Told(at: $0.at.description, place: $0.place, done: $0.doneAt?.description)
    }
    copies = incident.copies.map { Copy(target: $0.target, copy: $0.copy.rawValue) }
    backups = incident.kept.map {
      Kept(path: $0.path, madeAt: $0.madeAt?.description, holds: $0.holdsIt)
    }
    lastBackup = incident.lastBackup?.description
    bulletins = exposure.bulletins.map {
      Bulletin(
        from: $0.period.first.description, through: $0.period.last.description,
        releasedAt: $0.releasedAt.description)
    }
    report = text
  }
}
