/// Who is who in a sentence.
extension AccusationReading {
  /// For each hit who it is, where it is somebody. A title takes the name that stands before it.
  mutating func actors(of hits: [Hit]) -> [Actor?] {
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
    case .charge, .report, .relative, .matter, .neutral: return nil
    case .department:
      if let actor = previous?.actor, actor.isOffice, actor.range.upperBound == hit.range.lowerBound {
        return Actor(
          standing: actor.standing, labels: actor.labels, words: actor.words,
          range: actor.range.lowerBound..<hit.range.upperBound, isPerson: actor.isPerson)
      }
      return Actor(standing: .other, labels: [], words: [], range: hit.range, isVague: true)
    case .employee:
      guard let actor = previous?.actor, actor.standing == .acting,
        isTogether(actor.range, hit.range, within: 1)
      else { return Actor(standing: .other, labels: [], words: [], range: hit.range) }
      return Actor(
        standing: .acting, labels: actor.labels, words: actor.words + [hit.phrase],
        range: actor.range.lowerBound..<hit.range.upperBound, isPerson: true)
    case .other: return Actor(standing: .other, labels: [], words: [], range: hit.range)
    case .name(var labels, let isPlace):
      var standing = standing(of: hit)
      // 阳光街道办 is another's, of whom only that is known.
      if isAnothers(hit) { labels = [] }
      if AccusationGrammar.isPlace(scalars, after: hit.range.upperBound)
        || hit.phrase.hasPrefix("街道") && AccusationGrammar.isAddress(scalars, after: hit.range.upperBound)
      {
        standing = .place
      }
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
    if let actor = previous?.actor, !actor.isVague, isTogether(actor.range, hit.range, within: 5) {
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
    // 县长通小区: the county, and a place in it.
    if Self.heads.contains(hit.phrase), AccusationGrammar.isAddress(scalars, after: hit.range.upperBound) {
      return Actor(standing: .place, labels: [], words: [], range: hit.range)
    }
    let surname = hit.range.lowerBound > 0 ? scalars[hit.range.lowerBound - 1] : nil
    let labels =
      callings[hit.phrase] ?? (lastLabels.isEmpty ? surname.flatMap { surnames[$0] } ?? [] : lastLabels)
    return Actor(
      standing: standing(of: hit), labels: labels, words: [hit.phrase], range: hit.range, isPerson: true)
  }

  private func standing(of hit: Hit, from start: Int? = nil) -> Actor.Standing {
    let start = start ?? hit.range.lowerBound
    if AccusationGrammar.isGreeted(scalars, start..<hit.range.upperBound) { return .aside }
    if AccusationGrammar.isAsked(scalars, at: start) { return .aside }
    return AccusationGrammar.isTold(scalars, at: start) ? .told : .acting
  }

  private static var heads: [String] { ["县长", "旗长", "镇长", "乡长"] }

  private func isTitle(_ hit: Hit) -> Bool { if case .title = hit.meaning { true } else { false } }

  private func isHead(_ hit: Hit) -> Bool {
    if case .title(isHead: true) = hit.meaning { true } else { false }
  }

  private func isInstitution(_ hit: Hit) -> Bool {
    if case .other(isInstitution: true) = hit.meaning { true } else { false }
  }

  private func isOther(_ hit: Hit) -> Bool { if case .other = hit.meaning { true } else { false } }

  /// Whether a name that every town has belongs to another's: 阳光街道办.
  private func isAnothers(_ hit: Hit) -> Bool {
    hit.phrase.hasPrefix("街道") && AccusationGrammar.isPartOfName(scalars, at: hit.range.lowerBound)
  }

  /// Whether a town's name means its government here: 政府 or a charge follows at once.
  private func isOffice(_ hit: Hit, before next: Hit?) -> Bool {
    if AccusationGrammar.isGovernment(scalars, after: hit.range.upperBound) { return true }
    guard case .charge = next?.meaning, let next else { return false }
    return isTogether(hit.range, next.range, within: 1)
  }
}
