/// One letter as the figures count it: what became of it and when, without a word of what it says. It is a fold of the
/// letter's events and stays true until the next of them.
package struct CaseRecord: Equatable, Sendable, Codable {
  /// An answer given to the author, in public or privately.
  package struct Answered: Hashable, Sendable, Codable {
    package let at: Timestamp
    /// Whose answer it was.
    package let unit: UnitName?
    package let isPublic: Bool
    /// Of one that is not, why.
    package let ground: WithholdingGround?
  }

  /// Something that counts each time that it happens.
  package struct Happening: Hashable, Sendable, Codable {
    package enum Kind: String, Sendable, Codable {
      case returned, sentBack, extended, reminded, escalated, reopened
    }
    package let kind: Kind
    package let at: Timestamp
    /// Whose letter it was then; nil where nobody had it.
    package let unit: UnitName?
  }

  package let letter: LetterID
  /// Position in the chain of the last of its events.
  package let through: Int64
  package let stage: Stage
  /// What its author or the desk called it; nil where it is called by what it is about.
  package let title: WordsReference?
  /// Whether it was read or declined as ground four: no table says what it is called.
  package let isSecret: Bool
  /// Whether the office marked it as a test (测试): it counts in none of the figures.
  package let isTest: Bool
  package let desk: String
  package let channel: Channel
  package let receivedAt: Timestamp
  package let registeredAt: Timestamp
  package let category: Category?
  package let topic: String?
  package let clause: Clause?
  /// The lead unit that has it or had it last.
  package let lead: UnitName?
  /// As it stands: who was declined after he had been accepted is declined.
  package let acceptedAt: Timestamp?
  package let declinedAt: Timestamp?
  package let ground: DeclineGround?
  package let mergedAt: Timestamp?
  package let root: LetterID?
  package let retractedAt: Timestamp?
  /// Whether others stand for it (一信多事): it counts in none of the figures, and each of them does.
  package let isSplit: Bool
  /// The first answer.
  package let answered: Answered?
  /// Whether the public page was taken down (撤回).
  package let isWithdrawn: Bool
  /// Nil while it is open; that of a merged letter is its root's.
  package let closedAt: Timestamp?
  package internal(set) var clocks: [UnitClock]
  package internal(set) var happenings: [Happening]
  /// Who signed off the answer that stands (审签人).
  package let signer: String?
  /// Path of the public page below the site's root; nil where there is none or no more.
  package let page: String?
  /// The author's last word on the answer, as he wrote it or told the office. What his unit says that he said (回访 by
  /// the unit) is recorded beside it and does not count.
  package let rating: Rating?
  /// Whose answer that word was about.
  package let rated: UnitName?

  package init(of letter: Letter) {
    self.letter = letter.id
    through = letter.events.last?.sequence ?? 0
    stage = letter.stage
    title = letter.hasTitle ? letter.title.reference : nil
    isSecret = letter.wasReadAsSecret || letter.decline?.ground == .secretOrPrivate
    isTest = letter.isTest
    desk = letter.registration.desk
    channel = letter.registration.channel
    receivedAt = letter.registration.receivedAt
    registeredAt = letter.registeredAt
    category = letter.classification?.category
    topic = letter.classification?.topic
    clause = letter.clause
    clocks = letter.unitClocks
    lead = clocks.last { $0.isLead }?.unit
    let last = { (acts: Set<Act>) in letter.events.last { acts.contains($0.fact.act) }?.at }
    declinedAt = letter.stage == .declined ? last([.decline]) : nil
    ground = letter.stage == .declined ? letter.decline?.ground : nil
    mergedAt = letter.stage == .merged ? last([.merge]) : nil
    root = letter.stage == .merged ? letter.root : nil
    retractedAt = letter.stage == .retracted ? last([.retract]) : nil
    isSplit = letter.stage == .split
    let isDecidedOtherwise = [.registered, .declined, .merged].contains(letter.stage)
    acceptedAt =
      isDecidedOtherwise ? nil : letter.events.first { [.accept, .registerChild].contains($0.fact.act) }?.at
    answered = Self.answered(letter)
    isWithdrawn = letter.stage == .withdrawn
    signer = letter.signOff?.leader
    page = letter.stage == .withdrawn ? nil : letter.publication?.path
    closedAt = letter.clock.closedAt
    happenings = Self.happenings(in: letter, of: clocks.map(\.unit))
    rating = letter.authorsRating?.rating
    rated = letter.authorsRating.flatMap { Self.answerer(in: letter, before: $0.sequence) }
  }

  /// Whose answer stood last before an event.
  private static func answerer(in letter: Letter, before sequence: Int64) -> UnitName? {
    var (written, stood): (UnitName?, UnitName?)
    for event in letter.events.prefix(while: { $0.sequence < sequence }) {
      switch event.fact {
      case .replied(let answer): written = answer.unit
      case .published, .withheld: stood = written
      default: continue
      }
    }
    return stood
  }

  private static func answered(_ letter: Letter) -> Answered? {
    var (unit, ground): (UnitName?, WithholdingGround?)
    for event in letter.events {
      switch event.fact {
      case .replied(let answer): unit = answer.unit
      case .cleared(.toWithhold(_, let named)): ground = named
      case .published: return Answered(at: event.at, unit: unit, isPublic: true, ground: nil)
      case .withheld: return Answered(at: event.at, unit: unit, isPublic: false, ground: ground)
      default: continue
      }
    }
    return nil
  }

  /// Whether it counts at all.
  package var counts: Bool { !isSplit && !isTest }

  /// - Parameter units: that had it.
  private static func happenings(in letter: Letter, of units: [UnitName]) -> [Happening] {
    var lead: UnitName?
    // Of one delay on one day several people above hear: that is one 督办.
    var escalations: Set<Happening> = []
    return letter.events.compactMap { event in
      let (kind, unit): (Happening.Kind, UnitName?)
      switch event.fact {
      case .assigned(let assignment):
        lead = assignment.lead
        return nil
      case .returned(let giver, _, _, _): (kind, unit) = (.returned, giver)
      case .sentBack: (kind, unit) = (.sentBack, lead)
      case .extended(let asker, _, _): (kind, unit) = (.extended, asker)
      case .reminded(let reminded, _): (kind, unit) = (.reminded, reminded)
      case .escalated(let to, let reason):
        guard ChasingTable.Listener.above.contains(where: { $0.rawValue == to }) else { return nil }
        let named = units.first { reason.hasPrefix("\($0) ") }
        (kind, unit) = (.escalated, named ?? lead)
        let onThisDay = Happening(kind: kind, at: Timestamp(event.at.day), unit: unit)
        guard escalations.insert(onThisDay).inserted else { return nil }
      case .reopened: (kind, unit) = (.reopened, lead)
      default: return nil
      }
      return Happening(kind: kind, at: event.at, unit: unit)
    }
  }
}
