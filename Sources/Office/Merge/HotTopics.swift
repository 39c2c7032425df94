import Domain
import Store

/// A matter that many authors write of (热点): the internal board, the bulletin and the desks are told of it.
package struct HotTopic: Sendable {
  /// Names it, for as long as its first letter is known.
  package let topic: Topic
  /// The letter in which it is handled: the one that most others are merged into, else the first.
  package let root: LetterID
  /// Of that letter, as the desk may read it; nil where it was erased or may be secret.
  package let title: String?
  package let letters: [LetterID]
  /// Those that a clerk may put together with the root; none where one of the two accuses somebody.
  package let mergeable: [LetterID]
  /// Who leads in any of them.
  package let units: [UnitName]
  /// On which its first and its last letter came.
  package let days: ClosedRange<Day>
  /// Those whose letters are among them, without any that is accused.
  package let desks: Set<String>

  /// How many letters of one topic are listed.
  static let most = 200
}

/// Finds what many authors write of.
package struct HotTopics: Sendable {
  /// How far back a matter is looked at, in seconds: thirty days.
  package static let span: Int64 = 30 * 86_400

  private let ledger: Ledger
  private let rules: OfficeRules
  private let register: Register

  package init(in ledger: Ledger, rules: OfficeRules, register: Register) {
    self.ledger = ledger
    self.rules = rules
    self.register = register
  }

  /// In the thirty days before `now`, those of the most authors first.
  package func all(at now: Timestamp) throws -> [HotTopic] {
    try all(from: Timestamp(seconds: now.seconds - Self.span), to: now)
  }

  /// Between two moments: after the first, up to the second.
  package func all(from start: Timestamp, to end: Timestamp) throws -> [HotTopic] {
    try ledger.topics(from: start, to: end, authors: rules.hotTopic).map { topic in
      try HotTopic(
        topic, letters: ledger.letters(of: topic, from: start, to: end, limit: HotTopic.most),
        reading: { try ledger.letter($0) }, isSecret: { isSecret($0, on: end.day) })
    }
  }

  /// What an accusation is about is not said in a list either.
  private func isSecret(_ letter: Letter, on day: Day) -> Bool {
    guard letter.accusation == nil else { return true }
    let grounds = Triage(rules: rules, register: register, day: day).grounds(for: Triage.words(of: letter))
    return letter.decline?.ground == .secretOrPrivate || grounds.involved.first?.label == .secretOrPrivate
  }
}

extension Office {
  package var hotTopics: HotTopics { HotTopics(in: ledger, rules: rules, register: register) }
}

extension HotTopic {
  fileprivate init(
    _ topic: Topic, letters ids: [LetterID], reading: (LetterID) throws -> Letter?, isSecret: (Letter) -> Bool
  ) throws {
    let letters = try ids.compactMap(reading)
    var followers: [LetterID: Int] = [:]
    for letter in letters { if let root = letter.root { followers[root, default: 0] += 1 } }
    let root = followers.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key ?? topic.first
    let rootLetter = try letters.first { $0.id == root } ?? reading(root)
    var units: [UnitName] = []
    for lead in letters.compactMap({ $0.assignment?.lead }) where !units.contains(lead) { units.append(lead) }
    if let lead = rootLetter?.assignment?.lead, !units.contains(lead) { units.insert(lead, at: 0) }
    let days = (letters + [try reading(topic.last)].compactMap(\.self)).map(\.registration.receivedAt.day)
    let first = days.min() ?? Day(number: 0)
    let accused = letters.compactMap(\.accusation).flatMap { accusation in
      letters.map(\.registration.desk).filter { accusation.accuses(.desk($0)) }
    }
    self.init(
      topic: topic, root: root, title: rootLetter.flatMap { isSecret($0) ? nil : $0.title.text },
      letters: ids,
      mergeable: rootLetter?.accusation == nil
        ? letters.filter { $0.accusation == nil && $0.id != root }.map(\.id) : [],
      units: units, days: first...(days.max() ?? first),
      desks: Set(letters.map(\.registration.desk)).subtracting(accused))
  }
}
