import Digest
import Domain
import Store
import Templates

/// What a desk is asked after it has decided otherwise than was proposed: whether that shall become a rule (记为规则).
extension Docket {
  /// So many wait at most; who does not answer them wants none.
  private static let mostOpenRules = 5

  /// Asks in the desk's next mail, where one word tells such letters from others. Never about what may be secret or
  /// accuses somebody.
  func askForRule(after fact: Fact, by party: Party) throws {
    let decision = decided(fact)
    // Given back, or decided anew, by the arbiter too: what was decided before teaches nothing.
    let decisions = letter.events.count { [.assign, .decline].contains($0.fact.act) }
    if fact.act == .return || decision != nil && decisions > 1 {
      try book.voidQuestions(about: id, kind: QuestionKind.rule.rawValue)
    }
    guard party.role == .clerk, let (decided, proposed) = decision, decided != proposed, !isReadHere,
      letter.accusation == nil, let desk
    else { return }
    let open = try book.openSubjects(of: QuestionKind.rule.rawValue).compactMap(RuleQuestion.init)
    guard open.count < Self.mostOpenRules, let question = ruleQuestion(for: decided),
      !open.contains(where: { $0.label == question.label && $0.keyword == question.keyword })
    else { return }
    let rule = question.rule(taughtBy: id, party.name ?? "", on: now.day)
    let shown: TemplateValues = [
      "decided": .text(decided.chinese), "proposed": .text(proposed?.chinese ?? "没有建议单位"),
      "keyword": .text(question.keyword), "line": .text(rule.line),
    ]
    try book.ask(
      QuestionKind.rule.rawValue, about: id, subject: question.subject, of: desk.name,
      code: Base32.encode(office.entropy(10)), alone: false, shown: shown.encoded(), at: now)
  }

  /// What was decided and what was proposed; nil where no rule could have told.
  private func decided(_ fact: Fact) -> (LearnedRule.Label, proposed: LearnedRule.Label?)? {
    guard let proposal = letter.proposal else { return nil }
    switch fact {
    case .assigned(let assignment):
      return (.unit(assignment.lead), proposal.leads.first.map { .unit($0.value) })
    // Words tell neither a secret that somebody names nor a repetition.
    case .declined(let ground, _, _, _) where ![.secretOrPrivate, .duplicate].contains(ground):
      if case .decline(let other) = proposal.decision.value { return (.ground(ground), .ground(other)) }
      return (.ground(ground), proposal.leads.first.map { .unit($0.value) })
    default: return nil
    }
  }

  private func ruleQuestion(for label: LearnedRule.Label) -> RuleQuestion? {
    let mask = AuthorMask(of: letter, hidesEverything: true)
    let texts = [letter.registration.title.text, letter.registration.text.text].compactMap(\.self)
    return RuleChoice(
      rules: office.rules, words: Triage.words(of: letter),
      places: texts.map { Self.withoutPlaceholders(mask.masked(String($0.prefix(300)))) }
    ).choice(for: label).map { RuleQuestion(label, keyword: $0.keyword, weight: $0.weight) }
  }

  /// What stands for a personal value parts the words around it.
  private static func withoutPlaceholders(_ text: String) -> String {
    var (plain, isInside) = (String.UnicodeScalarView(), false)
    for scalar in text.unicodeScalars {
      if scalar == "[" || scalar == "]" {
        isInside = scalar == "["
        plain.append("\n")
      } else if !isInside {
        plain.append(scalar)
      }
    }
    return String(plain)
  }
}

extension Docket {
  /// 记为规则 or 不记: it counts from the next letter on.
  mutating func decide(_ isRule: Bool, aboutRule question: Question, by clerk: Party) throws -> String {
    let name = clerk.name ?? ""
    guard question.isOpen, let asked = RuleQuestion(subject: question.subject) else {
      throw DeskRefusal(question.answeredBy.map { "已由\($0)决定，未再办理" } ?? "情况已变更，不再记为规则")
    }
    guard isRule else {
      try book.answer(question, by: name, at: now)
      return "不记为规则"
    }
    try check(asked)
    do {
      let rule = try office.rules.triage.learned.add(asked.rule(taughtBy: id, name, on: now.day))
      try book.answer(question, by: name, at: now)
      try record(
        .noted(Words("\(name)记为规则：写有“\(rule.keyword)”的，建议\(rule.label.chinese)（\(rule.place)）")), by: clerk)
      return "已记为规则：今后写有“\(rule.keyword)”的，建议\(rule.label.chinese)（\(rule.place)）"
    } catch is LearnedFault {
      throw DeskRefusal("未办理：规则文件 learned.yaml 有误，请联系系统管理员")
    }
  }

  /// What has changed since it was asked.
  private func check(_ asked: RuleQuestion) throws {
    if case .unit(let unit) = asked.label, office.register.unit(unit)?.tenure.contains(now.day) != true {
      throw DeskRefusal("未办理：\(unit)已不是承办单位")
    }
    let other = office.rules.triage.learned.all.first {
      $0.keyword == asked.keyword && $0.label != asked.label
    }
    if let other {
      throw DeskRefusal("未办理：“\(asked.keyword)”已由\(other.clerk)记为\(other.label.chinese)（\(other.place)）")
    }
  }

  /// What of it waits, in this transaction.
  func openRule() throws -> Question? { try book.openQuestion(about: id, kind: QuestionKind.rule.rawValue) }
}

extension Office {
  /// `huiyin rules add` and `drop`.
  package func decide(_ isRule: Bool, aboutRuleOf id: LetterID, by clerk: Party, at now: Timestamp) throws
    -> String
  {
    try open(id, at: now) { docket in
      guard let question = try docket.openRule() else { throw OfficeError.nothingWaits(id) }
      do { return try docket.decide(isRule, aboutRule: question, by: clerk) } catch let refusal as DeskRefusal
      {
        throw OfficeError.refused(refusal.chinese)
      }
    }
  }

  /// `huiyin rules remove`: the letter that taught it says so.
  package func forget(_ rule: LearnedRule, because why: String, by clerk: Party, at now: Timestamp) throws
    -> String
  {
    try ledger.write { book in
      if let letter = try book.letter(rule.letter) {
        var docket = Docket(office: self, now: now, book: book, letter: letter)
        try docket.record(
          .noted(Words("\(clerk.name ?? "")取消规则“\(rule.keyword)”（\(rule.label.chinese)）：\(why)")), by: clerk)
      }
      try rules.triage.learned.remove(rule)
    }
    return "已取消规则“\(rule.keyword)”（\(rule.label.chinese)）"
  }
}

extension Office {
  package var learnedRules: [LearnedRule] { rules.triage.learned.all }

  /// What desks are asked about: each as the rule that it would become, taught by whoever decided the letter.
  package func rulesThatWait(on day: Day) throws -> [LearnedRule] {
    try ledger.waitingQuestions(QuestionKind.rule.rawValue).compactMap { waiting in
      guard let letter = try ledger.letter(waiting.question.letter) else { return nil }
      let decided = letter.events.last { [.assign, .decline].contains($0.fact.act) }
      return RuleQuestion(subject: waiting.question.subject)?
        .rule(taughtBy: letter.id, decided?.by.name ?? "", on: waiting.question.askedAt.day)
    }
  }
}
