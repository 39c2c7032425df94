import Domain
import Office
import World

/// What is otherwise than usual in a story, said before all else: who there is, and what rules hold.
struct Scenery {
  /// Steps that the desk has not switched on (`by hand: review`).
  private var byHand: Set<OfficeRules.Step> = []
  /// Whether each question goes by a mail of its own.
  private var asksAtOnce = true
  /// Whether 高云 stands above the desk, and 白玉兰 hears of what is overdue.
  private var hasCoordinator = false
  private var hasSupervisor = false
  /// Whether units get the form to fill in.
  private(set) var hasForm = false
  private var givesTime = true
  /// Whether units are reminded, as the shipped configuration has it.
  private var isChasing = false
  /// Whether authors are asked whether they are satisfied, as the shipped configuration has it.
  private var asksAuthors = false
  /// Whether units' leaders get their lists, and the supervisor the draft of a bulletin, as the shipped configuration has
  /// it; a unit is ranked from its first term on.
  private var hasBulletins = false
  private var clock = ClockRules()
  private var terms = TermRules()
  private var hasDeputy = false
  private var onPaper: Set<UnitName> = []
  private var leaderless: Set<UnitName> = []
  /// Whether 王强 signs with OpenPGP.
  private(set) var hasKeyRings = false
  private var list = RevocationList.good
  /// Whether the office has a certificate of its own.
  private var hasIdentity = false

  private enum RevocationList: String { case good, stale, unreadable }

  /// - Returns: whether the paragraph says something of this kind.
  mutating func read(_ paragraph: Paragraph) throws(StoryError) -> Bool {
    let sentence = paragraph.sentence
    if let match = sentence.wholeMatch(of: /by hand: (.+)/) {
      byHand.formUnion(try paragraph.steps(match.1))
    } else if sentence == "the desk is asked in the morning" {
      asksAtOnce = false
    } else if sentence == "\(Cast.coordinator.name) stands above the desk" {
      hasCoordinator = true
    } else if sentence == "\(Cast.supervisor.name) supervises" {
      hasSupervisor = true
    } else if sentence == "\(Cast.deputy.name) stands in at 旗水务局" {
      hasDeputy = true
    } else if sentence == "units get the form" {
      hasForm = true
    } else if sentence == "the office has a certificate" {
      hasIdentity = true
    } else if sentence == "units are reminded" {
      isChasing = true
    } else if sentence == "authors are asked" {
      asksAuthors = true
    } else if sentence == "units are compared" {
      hasBulletins = true
    } else if sentence == "terms start when they are claimed" {
      clock = ClockRules(start: .claimed)
    } else if sentence == "terms start when they are sent" {
      clock = ClockRules(start: .sent)
    } else if sentence == "simple inquiries take a day" {
      terms.simpleInquiry = 1
    } else if let match = sentence.wholeMatch(of: /letters by (\S+) take (\d+) (working|calendar) days/),
      let days = Int(match.2)
    {
      terms.byChannel[String(match.1)] = match.3 == "working" ? .workingDays(days) : .calendarDays(days)
    } else if sentence == "nobody gets more time" {
      givesTime = false
    } else if let match = sentence.wholeMatch(of: /the revocation list is (\S+)/),
      let list = RevocationList(rawValue: String(match.1))
    {
      self.list = list
    } else if let match = sentence.wholeMatch(of: /(\S+) signs on paper/) {
      onPaper.insert(UnitName(String(match.1)))
    } else if sentence == "旗住建局 signs with OpenPGP" {
      hasKeyRings = true
    } else if let match = sentence.wholeMatch(of: /(\S+) has no leader/) {
      leaderless.insert(UnitName(String(match.1)))
    } else {
      return false
    }
    try paragraph.expectNothingBelow()
    return true
  }

  func change(_ rules: inout OfficeRules) {
    rules.automatic.subtract(byHand)
    rules.asksAtOnce = asksAtOnce
    rules.urgentAt = [14 * 3600 + 1800]
    if !givesTime { rules.extensions.times = 0 }
    if asksAuthors { rules.followUpAfter = 3 }
    if isChasing { rules.chasing = .standard }
    if hasBulletins {
      rules.bulletin = .standard
      rules.tellsLeaders = true
      rules.scores = ScoreFormula(weights: ScoreFormula.standard.weights, rankedFrom: 1)
    }
    rules.clock = clock
    rules.terms = terms
  }

  var register: Register {
    get throws {
      let cast =
        hasSupervisor ? Cast.supervisedRegister : hasCoordinator ? Cast.coordinatedRegister : Cast.register
      return Register(
        units: try cast.units.map(unit), desks: cast.desks, officials: cast.officials, duty: cast.duty)
    }
  }

  private func unit(_ unit: HandlingUnit) throws -> HandlingUnit {
    let deputies = hasDeputy && unit.name == "旗水务局" ? [Cast.deputy] : []
    let isOpenPGP = hasKeyRings && unit.name == "旗住建局"
    let leaders =
      isOpenPGP
      ? try unit.leaders.map {
        Leader(name: $0.name, address: $0.address, keys: try KeyRings.shared.get().registered)
      } : unit.leaders
    return HandlingUnit(
      name: unit.name, fullName: unit.fullName, officers: unit.officers + deputies,
      leaders: leaderless.contains(unit.name) ? [] : leaders, subUnits: unit.subUnits,
      signOff: isOpenPGP ? .openpgp : onPaper.contains(unit.name) ? .paper : unit.signOff, desk: unit.desk)
  }

  /// Nil for that of all tests.
  var trust: OfficeTrust? {
    get throws {
      switch list {
      case .good:
        hasIdentity ? try Certificates.shared.trust(identities: [Certificates.shared.identity]) : nil
      case .stale: try Certificates.shared.staleTrust()
      case .unreadable: try Certificates.shared.trustWithoutList
      }
    }
  }
}

extension Paragraph {
  fileprivate func steps(_ text: Substring) throws(StoryError) -> [OfficeRules.Step] {
    var steps: [OfficeRules.Step] = []
    for word in text.split(separator: ", ") {
      guard let step = OfficeRules.Step(rawValue: String(word)) else {
        throw error(
          "\"\(word)\" is no step; there are \(OfficeRules.Step.allCases.map(\.rawValue).joined(separator: ", "))"
        )
      }
      steps.append(step)
    }
    return steps
  }
}
