/// Whom a charge is about.
extension AccusationReading {
  /// - Parameter next: who is spoken of next.
  func charged(
    _ charge: AccusationPhrases.Charge, _ hit: Hit, before next: Actor?, in sentence: Sentence
  ) -> Actor? {
    switch charge {
    case .grave:
      let later = next.flatMap { $0.standing == .acting ? $0 : nil }
      let spokenOf =
        sentence.hasOther
        ? nil
        : sentence.known.last { $0.isOffice }
          ?? officeBefore.flatMap { isRecent($0, hit, within: .max) ? $0 : nil }
      return sentence.office ?? later ?? spokenOf
    case .conduct:
      let spokenOf = before.flatMap { isRecent($0, hit, within: 200) ? $0 : nil }
      var actor = sentence.nearest ?? next ?? (sentence.known.isEmpty ? spokenOf : nil)
      if actor?.isVague == true { actor = sentence.known.last { $0.standing == .told } }
      return actor?.isOffice == true ? actor : nil
    case .taking(let ofMoney):
      let isBribe = ofMoney && AccusationGrammar.namesBribe(scalars, after: hit.range.upperBound)
      guard !ofMoney || isMoney(hit) else { return nil }
      let actor = sentence.taker ?? (sentence.namesNobodyActing ? before : nil)
      return actor.flatMap { $0.isOffice && ($0.isPerson || isBribe) ? $0 : nil }
    case .vice: return violent(hit, in: sentence)
    case .dealing: return dealer(hit, before: next, in: sentence)
    case .leak(let leak): return leaking(leak, hit, in: sentence)
    }
  }

  func isMoney(_ hit: Hit) -> Bool {
    AccusationGrammar.namesBribe(scalars, after: hit.range.upperBound)
      || AccusationGrammar.namesMoney(scalars, after: hit.range.upperBound)
  }

  /// 于春雷动手推我; but in 民警来了，邻居又打我 the policeman has done nothing, and in 民警被打伤 neither.
  private func violent(_ hit: Hit, in sentence: Sentence) -> Actor? {
    guard !AccusationGrammar.isPassive(scalars, at: hit.range.lowerBound) else { return nil }
    let spokenOf = before.flatMap { $0.standing == .acting ? $0 : nil }
    guard let actor = sentence.taker ?? (sentence.namesNobodyActing ? spokenOf : nil), actor.isOffice,
      actor.isPerson
    else { return nil }
    let clause = AccusationGrammar.clause(scalars, around: hit.range)
    let isInClause = clause.indices.contains(actor.range.lowerBound)
    return isInClause || !AccusationGrammar.namesStranger(clause, to: hit.range.lowerBound) ? actor : nil
  }

  /// 住建局与开发商勾结, 开发商与住建局勾结, 开发商勾结住建局.
  private func dealer(_ hit: Hit, before next: Actor?, in sentence: Sentence) -> Actor? {
    if let taker = sentence.taker, taker.isOffice { return taker }
    let company = sentence.known.last { actor in
      actor.isOffice && isTogether(actor.range, hit.range, within: 12)
        && AccusationGrammar.isCompany(scalars, at: actor.range.lowerBound)
    }
    return company
      ?? next.flatMap { $0.standing == .acting && isTogether(hit.range, $0.range, within: 2) ? $0 : nil }
  }

  /// Who has not kept a letter to himself, or has kept it from everybody: 把我的举报信交给了被举报人, 压着我的信.
  private func leaking(_ leak: AccusationPhrases.Leak, _ hit: Hit, in sentence: Sentence) -> Actor? {
    let clause = AccusationGrammar.clause(scalars, around: hit.range)
    let isSaid =
      switch leak {
      case .handing:
        AccusationGrammar.isForAccused(clause, after: hit.range.upperBound) || isTold(hit, clause)
      case .telling: isTold(hit, clause)
      case .keeping: AccusationGrammar.namesLetter(clause)
      }
    guard isSaid, !AccusationGrammar.isPassive(scalars, at: hit.range.lowerBound) else { return nil }
    let spokenOf =
      sentence.namesNobodyActing && AccusationGrammar.goesOn(clause, to: hit.range.lowerBound) ? before : nil
    return (sentence.taker ?? spokenOf).flatMap { $0.isOffice ? $0 : nil }
  }

  /// 泄露我的举报信; but neither 燃气泄漏 nor 透露了好消息.
  private func isTold(_ hit: Hit, _ clause: ArraySlice<Unicode.Scalar>) -> Bool {
    guard Self.tellings.contains(where: hit.phrase.hasPrefix), !AccusationGrammar.isOfPipes(clause) else {
      return false
    }
    return AccusationGrammar.namesLetter(clause) || AccusationGrammar.namesWriter(clause)
  }

  /// Words that are no less a leak where nobody is named who is told.
  private static var tellings: [String] { ["泄露", "泄漏", "透露", "走漏", "出卖", "外泄", "曝光"] }

  /// Whose relative somebody is: 局长的弟弟; also of one who was only told or given something: 给了镇长家亲戚.
  func relation(_ hit: Hit, isAtWork: Bool, in sentence: Sentence) -> Actor? {
    if let actor = sentence.taker, actor.standing == .acting, actor.isPerson,
      isRelative(hit, of: actor, isAtWork: isAtWork)
    {
      return actor
    }
    guard !isAtWork else { return nil }
    return sentence.known.last { actor in
      actor.isOffice && actor.isPerson && isTogether(actor.range, hit.range, within: 2)
    }
  }

  /// 局长的弟弟, 韩雪让我找她老公的药店.
  private func isRelative(_ hit: Hit, of actor: Actor, isAtWork: Bool) -> Bool {
    let start = hit.range.lowerBound
    guard AccusationGrammar.isHis(scalars, at: start) else { return false }
    if isAtWork { return isTogether(actor.range, hit.range, within: 8) }
    return isTogether(actor.range, hit.range, within: 3) || AccusationGrammar.isGiven(scalars, at: start)
  }
}
