import Domain

/// One readable line for every event, printed from the event itself:
/// `NM2026000001  assigned  lead=旗住建局  due=2026-11-30`. Never a letter's text, a name or a telephone.
package enum Journal {
  /// A line, and what a machine looks for in it.
  package struct Entry: Sendable {
    package let line: String
    /// Nil for what belongs to no letter.
    package let letter: LetterID?
    /// The event's name in the past tense, as the ledger calls it.
    package let event: String
  }

  package static func lines(for events: [Event]) -> [String] { entries(for: events).map(\.line) }

  package static func lines(for events: [OfficeEvent]) -> [String] { entries(for: events).map(\.line) }

  /// The entries of one transaction. A due day is told with its assignment.
  package static func entries(for events: [Event]) -> [Entry] {
    var entries: [Entry] = []
    var told: Set<Int64> = []
    for event in events {
      guard !told.contains(event.sequence) else { continue }
      var facts = facts(of: event.fact)
      if case .assigned(let assignment) = event.fact {
        for case (let other, .dueSet(let due)) in events.map({ ($0, $0.fact) })
        where other.letter == event.letter {
          told.insert(other.sequence)
          if due.unit == assignment.lead { facts.append(("due", due.shown)) }
        }
      }
      entries.append(Entry(line: line(event, facts), letter: event.letter, event: name(of: event.fact)))
    }
    return entries
  }

  /// `office  bulletin drafted  period=2026-11-01/2026-11-30  position=1204`
  package static func entries(for events: [OfficeEvent]) -> [Entry] {
    events.map { event in
      let (name, facts) = words(of: event.fact)
      let by = event.by.name.map { ["\(event.by.role.rawValue)=\($0)"] } ?? []
      return Entry(
        line: (["office", name] + facts + by).joined(separator: "  "), letter: nil, event: name)
    }
  }

  private static func words(of fact: OfficeFact) -> (name: String, facts: [String]) {
    func facts(_ mark: BulletinMark) -> [String] {
      ["period=\(mark.period.first)/\(mark.period.last)", "position=\(mark.position)"]
    }
    return switch fact {
    case .bulletinDrafted(let mark): ("bulletin drafted", facts(mark))
    case .bulletinReleased(let mark): ("bulletin released", facts(mark))
    case .configured(let digest): ("configured", ["digest=\(digest.prefix(12))"])
    case .tookInEarlier(let mark):
      ("earlier answers", ["new=\(mark.new)", "changed=\(mark.changed)", "file=\(mark.file.prefix(12))"])
    case .tookDownEarlier(let number, let ground):
      ("earlier answer taken down", ["number=\(number)", "reason=\(ground.chinese)"])
    case .probedAddress(let finding):
      ("address probe \(finding.fate.rawValue)", ["route=\(finding.route.prefix(12))"])
    case .restored(let mark):
      ("restored from a backup", ["made=\(mark.madeAt)", "position=\(mark.position)", "step=\(mark.step)"])
    case .resumed(let mark):
      ("resumed", ["sent-before=\(mark.sent)", "waiting=\(mark.waiting)", "dropped=\(mark.dropped)"])
    }
  }

  private static func line(_ event: Event, _ facts: [(String, String)]) -> String {
    var words = ["\(event.letter)", name(of: event.fact)] + facts.map { "\($0)=\(quoted($1))" }
    if case .rated = event.fact, event.by.isOfUnit {
      words.append("heard-by=\(event.by.unit?.text ?? "unit")")
    }
    if let name = event.by.name, [.clerk, .duty, .coordinator].contains(event.by.role) {
      words.append("\(event.by.role.rawValue)=\(name)")
    }
    if let speaker = event.by.onWordOf { words.append("代录=\(speaker)") }
    return words.joined(separator: "  ")
  }

  private static func quoted(_ value: String) -> String { value.contains(" ") ? "\"\(value)\"" : value }

  /// The event's name in the past tense, as the ledger calls it.
  package static func name(of fact: Fact) -> String {
    Mirror(reflecting: fact).children.first?.label ?? "\(fact)"
  }

  /// What may be said of an event anywhere: names of units and offices, days, codes.
  package static func facts(of fact: Fact) -> [(String, String)] {
    switch fact {
    case .registered(let registration):
      [("channel", registration.channel.chinese)]
        + (registration.parent.map { [("parent", "\($0)")] } ?? [])
    case .accepted(let clause, _): [("clause", clause.chinese)]
    case .declined(let ground, _, _, _): [("ground", ground.chinese)]
    case .merged(let root): [("into", root.description)]
    case .split(let children): [("into", children.map(\.description).joined(separator: ","))]
    case .assigned(let assignment): Self.facts(of: assignment)
    case .claimed(let unit), .released(let unit, _), .asked(let unit, _), .cooperated(let unit, _, _),
      .extensionRefused(let unit, _):
      [("unit", unit.text)]
    case .handedDown(let unit, let subUnit): [("unit", unit.text), ("to", subUnit)]
    case .returned(let unit, _, let suggested, let proof):
      [("unit", unit.text)] + (suggested.map { [("suggests", $0.text)] } ?? [])
        + (proof.map { [("proof", $0.rawValue)] } ?? [])
    case .replied(let answer): [("unit", answer.unit.text), ("received", answer.receivedAt.description)]
    case .signedOff(let signOff): [("leader", signOff.leader), ("way", signOff.way.name)]
    case .cleared(.toPublish): [("for", "publication")]
    case .cleared(.toWithhold(_, let ground)):
      [("for", "private")] + (ground.map { [("ground", $0.rawValue)] } ?? [])
    case .blocked(let findings): [("findings", findings.joined(separator: ","))]
    case .published(let publication): [("revision", "\(publication.revision)"), ("page", publication.path)]
    case .classified(let classification):
      [("category", classification.category.chinese)] + (classification.isUrgent ? [("urgent", "yes")] : [])
        + (classification.saysTest.map { [("test", $0 ? "yes" : "no")] } ?? [])
        + (classification.accusation.map { [("accuses", $0.names(\.name).joined(separator: ","))] }
          ?? [])
    case .told(let way, _): [("way", way)]
    case .extended(let unit, let days, _): [("unit", unit.text), ("days", "\(days)")]
    case .dueSet(let due): [("unit", due.unit.text), ("due", due.shown)]
    case .reminded(let unit, let occasion): [("unit", unit.text), ("occasion", occasion)]
    case .escalated(let to, let reason): [("to", to), ("reason", reason)]
    case .rated(let rating, _): [("rating", rating)]
    case .bounced(_, let status): [("status", status)]
    case .supplemented(_, let wish?, _): [("publish", wish ? "yes" : "no")]
    case .held(_, let reason, let detail): [("reason", reason), ("detail", detail)]
    case .unmerged, .sentBack, .withheld, .withdrawn, .restored, .disclosed, .recleared, .reopened,
      .letStand, .retracted, .worded, .supplemented, .noted, .verified, .erased:
      []
    }
  }

  private static func facts(of assignment: Assignment) -> [(String, String)] {
    var facts = [("lead", assignment.lead.text)]
    if !assignment.cooperating.isEmpty {
      facts.append(("cooperating", assignment.cooperating.map(\.text).joined(separator: ",")))
    }
    if assignment.isRuling { facts.append(("ruling", "yes")) }
    if assignment.round > 1 { facts.append(("round", "\(assignment.round)")) }
    return facts
  }
}

extension DueDay {
  /// `2026-11-30`, or `2027-01-06(暂定)` while a year of the term has no official calendar.
  package var shown: String { isOfficial ? "\(day)" : "\(day)(暂定)" }
}

extension SignOff.Way {
  package var name: String {
    switch self {
    case .signature: "signature"
    case .scan: "scan"
    case .paper: "paper"
    }
  }
}
