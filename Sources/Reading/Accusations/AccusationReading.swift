/// One text on its way through ``AccusationReader``: sentence by sentence, from left to right.
struct AccusationReading<Label: Hashable & Sendable> {
  private typealias Hit = PhraseFinder<AccusationReader<Label>.Meaning>.Hit

  /// Somebody of whom a text speaks.
  private struct Actor {
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
    let labels: [Label]
    let words: [String]
    let range: Range<Int>
    /// Somebody, not an office as a whole.
    var isPerson = false
    var isOffice: Bool { standing == .acting || standing == .told }
    /// Whether he can have done something.
    var acts: Bool { isOffice || standing == .other }
  }

  private let scalars: [Unicode.Scalar]
  private let hits: [Hit]
  private let surnames: [Unicode.Scalar: [Label]]
  /// Everybody who is named with a name of an office.
  private let named: Set<Label>
  private var accused: [Label] = []
  private var accusesSomebody = false
  private var words: [String] = []
  /// The last office that was named and not asked for something: whose a title is that has no name before it.
  private var lastLabels: [Label] = []
  /// Who was spoken of last in the sentences before; and the last office.
  private var before: Actor?
  private var officeBefore: Actor?

  init(
    _ scalars: [Unicode.Scalar], _ hits: [PhraseFinder<AccusationReader<Label>.Meaning>.Hit],
    surnames: [Unicode.Scalar: [Label]]
  ) {
    self.scalars = scalars
    self.hits = hits
    self.surnames = surnames
    named = Set(
      hits.flatMap { hit -> [Label] in
        if case .name(let labels, _) = hit.meaning { labels } else { [] }
      })
  }

  mutating func finding() -> AccusationFinding<Label>? {
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

  private mutating func read(_ hits: [Hit]) {
    let actors = actors(of: hits)
    let known = actors.compactMap(\.self)
    let hasOther = known.contains { $0.standing == .other }
    // Who comes after each place, from right to left.
    var after: [Actor?] = Array(repeating: nil, count: hits.count)
    var next: Actor?
    for index in hits.indices.reversed() {
      after[index] = next
      if let actor = actors[index], actor.acts { next = actor }
    }
    var nearest: Actor?
    var office: Actor?
    var taker: Actor?
    for (index, hit) in hits.enumerated() {
      if let actor = actors[index] {
        if actor.acts, !isObject(actor) { nearest = actor }
        if actor.standing == .acting { office = actor }
        if actor.standing == .acting || actor.standing == .other && !isTakenFrom(actor) { taker = actor }
        continue
      }
      switch hit.meaning {
      case .report:
        if let actor = after[index], actor.standing == .acting, isNear(actor, after: hit), !isDenied(hit) {
          accuse(actor, of: hit.phrase, among: known)
        }
      case .charge(.taking(let ofMoney)):
        guard !isDenied(hit), !ofMoney || AccusationGrammar.namesMoney(scalars, after: hit.range.upperBound)
        else { continue }
        if ofMoney, known.isEmpty, AccusationGrammar.isName(before: hit.range.lowerBound, in: scalars) {
          accuseSomebody(of: hit.phrase)
          continue
        }
        let actor = taker ?? (known.isEmpty || !known.contains(where: \.acts) ? before : nil)
        if let actor, actor.isOffice, actor.isPerson { accuse(actor, of: hit.phrase, among: known) }
      case .relative:
        if let actor = taker, actor.standing == .acting, actor.isPerson, !isDenied(hit),
          AccusationGrammar.isHis(scalars, at: hit.range.lowerBound),
          isTogether(actor.range, hit.range, within: 3)
            || AccusationGrammar.isGiven(scalars, at: hit.range.lowerBound)
        {
          accuse(actor, of: hit.phrase, among: known)
        }
      case .charge(.grave):
        guard !isDenied(hit) else { continue }
        let later = after[index].flatMap { $0.standing == .acting ? $0 : nil }
        let spokenOf = hasOther ? nil : known.last(where: \.isOffice) ?? officeBefore
        if let actor = office ?? later ?? spokenOf { accuse(actor, of: hit.phrase, among: known) }
      case .charge(.conduct):
        let actor = nearest ?? after[index] ?? (known.isEmpty ? before : nil)
        if let actor, actor.isOffice, !isDenied(hit) { accuse(actor, of: hit.phrase, among: known) }
      case .name, .person, .title, .other, .employee, .neutral: continue
      }
    }
    if let last = known.last(where: \.acts) { before = last }
    if let last = known.last(where: \.isOffice) { officeBefore = last }
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

  // MARK: Who is who

  /// For each hit who it is, where it is somebody. A title takes the name that stands before it.
  private mutating func actors(of hits: [Hit]) -> [Actor?] {
    var actors: [Actor?] = []
    for (index, hit) in hits.enumerated() {
      let previous = index > 0 ? (hit: hits[index - 1], actor: actors[index - 1]) : nil
      actors.append(actor(hit, after: previous, before: index + 1 < hits.count ? hits[index + 1] : nil))
      if let actor = actors[index], actor.standing != .aside, !actor.labels.isEmpty {
        lastLabels = actor.labels
      }
    }
    return actors
  }

  private func actor(_ hit: Hit, after previous: (hit: Hit, actor: Actor?)?, before next: Hit?) -> Actor? {
    switch hit.meaning {
    case .charge, .report, .relative, .neutral: return nil
    case .employee:
      guard let actor = previous?.actor, actor.standing == .acting,
        isTogether(actor.range, hit.range, within: 1)
      else { return Actor(standing: .other, labels: [], words: [], range: hit.range) }
      return Actor(
        standing: .acting, labels: actor.labels, words: actor.words + [hit.phrase],
        range: actor.range.lowerBound..<hit.range.upperBound, isPerson: true)
    case .other: return Actor(standing: .other, labels: [], words: [], range: hit.range)
    case .name(let labels, let isPlace):
      var standing = standing(of: hit)
      if AccusationGrammar.isPlace(scalars, after: hit.range.upperBound) { standing = .place }
      if isPlace, standing == .acting, !isOffice(hit, before: next) { standing = .place }
      return Actor(
        standing: standing, labels: labels, words: [hit.phrase], range: hit.range,
        isPerson: AccusationGrammar.isSomebody(scalars, after: hit.range.upperBound))
    case .person(let labels):
      // 邻居青格勒 is somebody else of that name, where neither his office nor his title is told.
      let hasTitle = next.map { isTitle($0) && $0.range.lowerBound - hit.range.upperBound <= 2 } ?? false
      let followsTitle =
        previous.map { isTitle($0.hit) && hit.range.lowerBound == $0.hit.range.upperBound } ?? false
      let isNamesake =
        previous.map { isOther($0.hit) && hit.range.lowerBound == $0.hit.range.upperBound } ?? false
      guard !isNamesake || hasTitle || followsTitle || labels.contains(where: named.contains) else {
        return nil
      }
      return Actor(
        standing: standing(of: hit), labels: labels, words: [hit.phrase], range: hit.range, isPerson: true)
    case .title: return title(hit, after: previous)
    }
  }

  private func title(_ hit: Hit, after previous: (hit: Hit, actor: Actor?)?) -> Actor {
    if let actor = previous?.actor, isTogether(actor.range, hit.range, within: 5) {
      // 物业工作人员 holds no office; 实验小学校长 does.
      if actor.standing == .other {
        let isHead = isHead(hit) && previous.map { isInstitution($0.hit) } ?? false
        return Actor(
          standing: isHead ? standing(of: hit, from: actor.range.lowerBound) : .other, labels: [],
          words: isHead ? [hit.phrase] : [], range: hit.range, isPerson: isHead)
      }
      var standing = actor.standing
      if case .name(_, isPlace: true)? = previous?.hit.meaning {
        standing = self.standing(of: hit, from: actor.range.lowerBound)
      }
      return Actor(
        standing: standing, labels: actor.labels, words: actor.words + [hit.phrase],
        range: actor.range.lowerBound..<hit.range.upperBound, isPerson: true)
    }
    let surname = hit.range.lowerBound > 0 ? scalars[hit.range.lowerBound - 1] : nil
    let labels = lastLabels.isEmpty ? surname.flatMap { surnames[$0] } ?? [] : lastLabels
    return Actor(
      standing: standing(of: hit), labels: labels, words: [hit.phrase], range: hit.range, isPerson: true)
  }

  private func standing(of hit: Hit, from start: Int? = nil) -> Actor.Standing {
    let start = start ?? hit.range.lowerBound
    if AccusationGrammar.isGreeted(scalars, start..<hit.range.upperBound) { return .aside }
    if AccusationGrammar.isAsked(scalars, at: start) { return .aside }
    return AccusationGrammar.isTold(scalars, at: start) ? .told : .acting
  }

  private func isTitle(_ hit: Hit) -> Bool { if case .title = hit.meaning { true } else { false } }

  private func isHead(_ hit: Hit) -> Bool {
    if case .title(isHead: true) = hit.meaning { true } else { false }
  }

  private func isInstitution(_ hit: Hit) -> Bool {
    if case .other(isInstitution: true) = hit.meaning { true } else { false }
  }

  private func isOther(_ hit: Hit) -> Bool { if case .other = hit.meaning { true } else { false } }

  /// Whether a town's name means its government here: 政府 or a charge follows at once.
  private func isOffice(_ hit: Hit, before next: Hit?) -> Bool {
    if AccusationGrammar.isGovernment(scalars, after: hit.range.upperBound) { return true }
    guard case .charge = next?.meaning, let next else { return false }
    return isTogether(hit.range, next.range, within: 1)
  }

  // MARK: Places in the text

  /// 对物业…、任由物业…: whom somebody else does something to, or lets have his way.
  private func isObject(_ actor: Actor) -> Bool {
    actor.standing == .other && AccusationGrammar.isObject(scalars, at: actor.range.lowerBound)
  }

  private func isTakenFrom(_ actor: Actor) -> Bool {
    AccusationGrammar.isTakenFrom(scalars, at: actor.range.lowerBound)
  }

  private func isDenied(_ hit: Hit) -> Bool { AccusationGrammar.isDenied(scalars, at: hit.range.lowerBound) }

  /// 举报旗住建局; but 投诉到旗住建局 says where he went.
  private func isNear(_ actor: Actor, after hit: Hit) -> Bool {
    isTogether(hit.range, actor.range, within: 12)
      && !AccusationGrammar.leads(scalars[hit.range.upperBound..<actor.range.lowerBound])
  }

  /// One after the other in one clause.
  private func isTogether(_ first: Range<Int>, _ second: Range<Int>, within distance: Int) -> Bool {
    let gap = second.lowerBound - first.upperBound
    guard (0...distance).contains(gap) else { return false }
    return !scalars[first.upperBound..<second.lowerBound].contains(where: AccusationGrammar.endsClause)
  }

  private func endsSentence(between start: Int, and end: Int) -> Bool {
    start < end && scalars[start..<end].contains(where: AccusationGrammar.endsSentence)
  }
}
