/// One text on its way through ``AccusationReader``: sentence by sentence, from left to right.
struct AccusationReading {
  typealias Hit = PhraseFinder<AccusationPhrases.Meaning>.Hit

  /// Somebody of whom a text speaks.
  struct Actor {
    enum Standing {
      /// He acts.
      case acting
      /// He was told or visited.
      case told
      /// Only a place is meant, or where something happens.
      case place
      /// He is asked to act, or is greeted.
      case aside
      /// No office.
      case other
    }
    let standing: Standing
    /// The numbers of those he may be.
    let labels: [Int]
    let words: [String]
    let range: Range<Int>
    /// Somebody, not an office as a whole.
    var isPerson = false
    /// 相关部门: whoever was told before, or nobody in particular.
    var isVague = false
    var isOffice: Bool { standing == .acting || standing == .told }
    /// Whether he can have done something.
    var acts: Bool { isOffice || standing == .other }
  }

  let scalars: [Unicode.Scalar]
  private let hits: [Hit]
  let surnames: [Unicode.Scalar: [Int]]
  let callings: [String: [Int]]
  /// Everybody who is named with a name of an office.
  let named: Set<Int>
  private var accused: [Int] = []
  private var accusesSomebody = false
  private var words: [String] = []
  /// The last office that was named and not asked for something: whose a title is that has no name before it.
  var lastLabels: [Int] = []
  /// Who was spoken of last in the sentences before; and the last office.
  var before: Actor?
  var officeBefore: Actor?

  init(
    _ scalars: [Unicode.Scalar], _ hits: [PhraseFinder<AccusationPhrases.Meaning>.Hit],
    surnames: [Unicode.Scalar: [Int]], callings: [String: [Int]]
  ) {
    self.callings = callings
    self.scalars = scalars
    self.hits = hits
    self.surnames = surnames
    named = Set(
      hits.flatMap { hit -> [Int] in
        if case .name(let labels, _) = hit.meaning { labels } else { [] }
      })
  }

  mutating func finding() -> AccusationFinding<Int>? {
    var sentence: [Hit] = []
    for hit in hits {
      if let last = sentence.last, endsSentence(between: last.range.upperBound, and: hit.range.lowerBound) {
        read(sentence)
        sentence = []
      }
      sentence.append(hit)
    }
    read(sentence)
    guard !accused.isEmpty || accusesSomebody else { return nil }
    return AccusationFinding(accused: accused, accusesSomebody: accusesSomebody, words: words)
  }

  // MARK: One sentence

  /// Who was spoken of on the way through a sentence.
  struct Sentence {
    let known: [Actor]
    /// The last who can have done something; who holds an office; who can have taken something.
    var nearest: Actor?
    var office: Actor?
    var taker: Actor?

    var hasOther: Bool { known.contains { $0.standing == .other && !$0.isVague } }
    var namesNobodyActing: Bool { !known.contains { $0.acts } }
  }

  private mutating func read(_ hits: [Hit]) {
    let actors = actors(of: hits)
    let after = Self.following(actors)
    var sentence = Sentence(known: actors.compactMap { $0 })
    for (index, hit) in hits.enumerated() {
      if let actor = actors[index] {
        note(actor, in: &sentence)
      } else if !isDenied(hit) {
        weigh(hit, before: after[index], in: sentence)
      }
    }
    if let last = sentence.known.last(where: { $0.acts }) { before = last }
    if let last = sentence.known.last(where: { $0.isOffice }) { officeBefore = last }
  }

  /// Who comes after each place, from right to left.
  private static func following(_ actors: [Actor?]) -> [Actor?] {
    var after: [Actor?] = Array(repeating: nil, count: actors.count)
    var next: Actor?
    for index in actors.indices.reversed() {
      after[index] = next
      if let actor = actors[index], actor.acts { next = actor }
    }
    return after
  }

  private func note(_ actor: Actor, in sentence: inout Sentence) {
    if actor.acts, !isObject(actor) { sentence.nearest = actor }
    if actor.standing == .acting { sentence.office = actor }
    if actor.standing == .acting || actor.standing == .other && !isTakenFrom(actor) { sentence.taker = actor }
  }

  private mutating func weigh(_ hit: Hit, before next: Actor?, in sentence: Sentence) {
    switch hit.meaning {
    case .charge(.taking(ofMoney: true))
    where sentence.known.isEmpty && isMoney(hit)
      && AccusationGrammar.isName(before: hit.range.lowerBound, in: scalars):
      accuseSomebody(of: hit.phrase)
    case .charge(let charge):
      if let actor = charged(charge, hit, before: next, in: sentence) {
        accuse(actor, of: hit.phrase, among: sentence.known)
      }
    case .report:
      if let next, next.standing == .acting, isNear(next, after: hit) {
        accuse(next, of: hit.phrase, among: sentence.known)
      }
    case .relative(let isAtWork):
      if let actor = relation(hit, isAtWork: isAtWork, in: sentence) {
        accuse(actor, of: hit.phrase, among: sentence.known)
      }
    case .matter:
      if let actor = sentence.taker, actor.standing == .acting, actor.isPerson,
        actor.range.upperBound == hit.range.lowerBound
      {
        accuse(actor, of: hit.phrase, among: sentence.known)
      }
    case .name, .person, .title, .other, .employee, .department, .neutral: return
    }
  }

  /// Whoever is charged, and everybody who is named together with him: 甲、乙和丙.
  private mutating func accuse(_ actor: Actor, of charge: String, among known: [Actor]) {
    var group = [actor]
    if let place = known.firstIndex(where: { $0.range == actor.range }) {
      var (first, last) = (place, place)
      while first > 0, isJoined(known[first - 1], known[first]) { first -= 1 }
      while last + 1 < known.count, isJoined(known[last], known[last + 1]) { last += 1 }
      group = known[first...last].filter { $0.isOffice }
    }
    for one in group { accuse(one, of: charge) }
  }

  private func isJoined(_ first: Actor, _ second: Actor) -> Bool {
    guard first.standing != .aside, second.standing != .aside else { return false }
    let (end, start) = (first.range.upperBound, second.range.lowerBound)
    return start <= end || isTogether(first.range, second.range, within: 1)
      || AccusationGrammar.joins(scalars[end..<start])
  }

  private mutating func accuse(_ actor: Actor, of charge: String) {
    if actor.labels.isEmpty { accusesSomebody = true }
    for label in actor.labels where !accused.contains(label) { accused.append(label) }
    for word in actor.words + [charge] where !words.contains(word) { words.append(word) }
  }

  /// Whom nobody here knows may be a clerk all the same. His name is the author's word, and in no event.
  private mutating func accuseSomebody(of charge: String) {
    accusesSomebody = true
    if !words.contains(charge) { words.append(charge) }
  }
}
