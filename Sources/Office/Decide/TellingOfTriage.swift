import Domain
import Store
import Templates

/// Asks each desk at its hours of a working day, in one mail, about the letters that wait for its decision.
///
/// The first mail of a day tells of everything that waits, also of what was told before and not decided; later ones
/// only of what has come since. It also tells of what many write of, which a desk that is asked about each letter at once
/// hears in the morning. Where there is nothing of it, nobody is written to.
struct TellingOfTriage: PipelineStage {
  let office: Office
  let now: Timestamp

  func run(until stop: () -> Bool) throws -> Int {
    switch office.rules.asksForDecisions {
    case .at(let hours): try tell(at: hours, until: stop)
    case .atOnce: try askAlone(until: stop) + tell(at: [Self.morning], until: stop)
    }
  }

  private static let morning = 8 * 3600 + 1800

  private func tell(at hours: [Int], until stop: () -> Bool) throws -> Int {
    guard office.calendar.isWorkingDay(now.day),
      let hour = hours.last(where: { Timestamp(now.day, second: $0) <= now })
    else { return 0 }
    let told = try office.ledger.triageHours(on: now.day)
    let desks = office.register.desks.filter { told[$0.name]?.contains(hour) != true }
    guard !desks.isEmpty else { return 0 }
    let isAskedAlone = office.rules.asksForDecisions == .atOnce
    let waiting = isAskedAlone ? [] : try office.ledger.waitingQuestions(QuestionKind.decide.rawValue)
    let topics = try office.hotTopics.all(at: now)
    var mails = 0
    for desk in desks where !stop() {
      let isFirst = told[desk.name] == nil
      let questions = waiting.filter { isTold(of: $0, by: desk) && (isFirst || !$0.isTold && !$0.isAlone) }
      mails += try tell(desk, questions, topics, at: hour) ? 1 : 0
    }
    return mails
  }

  /// What a desk has been asked alone is told again from the next day on.
  private func isTold(of waiting: WaitingQuestion, by desk: Desk) -> Bool {
    guard !waiting.isAlone || waiting.question.askedAt.day < now.day else { return false }
    if waiting.question.desk == desk.name { return true }
    // A desk that is no more leaves what it was to be asked to the first.
    return !waiting.isAlone && office.register.desk(waiting.question.desk) == nil
      && desk.name == office.register.desks.first?.name
  }

  /// - Returns: whether there was something to tell.
  private func tell(
    _ desk: Desk, _ questions: [WaitingQuestion], _ topics: [HotTopic], at hour: Int
  ) throws -> Bool {
    try office.ledger.write { book in
      let section = try TriageSection(questions, of: office, at: now, in: book)
      let hot = try TopicSection(topics, for: desk.name, at: now, in: book)
      let code = section.isEmpty && hot.isEmpty ? nil : DigestCode(.triage, entropy: office.entropy(10))
      let isFirst = try book.recordTriage(
        of: section.questions, to: desk.name, on: now.day, hour: hour, code: code?.code)
      guard isFirst, let code else { return false }
      try hot.record(at: now, in: book)
      let values: TemplateValues = [
        "code": "\(code)", "date": "\(now.day.month)月\(now.day.dayOfMonth)日",
        "records": .list(try records(for: desk, in: book).map { .text($0) }),
      ]
      try book.send(
        try Post(office: office, now: now).mail(
          "triage", to: desk.address, code: code, cause: "\(desk.name)/\(now.day)/\(hour)",
          values: [section.values, hot.values(numbers: section.numbers), values]
            .reduce(into: [:]) { $0.merge($1) { _, new in new } }),
        at: now)
      return true
    }
  }

  /// How often proposals were right: once a month, and when what is advised has changed.
  private func records(for desk: Desk, in book: Book) throws -> [String] {
    let records = try book.trackRecords().filter(\.isEnough)
    guard !records.isEmpty else { return [] }
    let advice = records.map { "\($0.step.rawValue) \($0.advice?.confidence ?? 0)" }.joined(separator: ", ")
    guard try book.isToHear(advice, desk: desk.name, on: now.day) else { return [] }
    return records.map { $0.chinese(office.rules) }
  }

  /// Where the desk wants each letter at once, nothing waits for an hour that was set before.
  private func askAlone(until stop: () -> Bool) throws -> Int {
    let waiting = try office.ledger.waitingQuestions(QuestionKind.decide.rawValue).filter { !$0.isAlone }
    return try each(waiting.map(\.question.letter), until: stop) { try $0.askForDecision(alone: true) }
  }
}

extension TrackRecord {
  /// For the desk: how often what was proposed was right, and what it may set.
  func chinese(_ rules: OfficeRules) -> String {
    let beginning = "\(step.chinese)最近\(all.total)件中对了\(all.right)件（\(all.percentage)）"
    // What went on by itself is none of them: they say nothing of where it should begin.
    if let own = OfficeRules.Step(rawValue: step.rawValue), rules.automatic.contains(own) {
      return "\(beginning)，只计由工作人员决定的；本步现已自动办理"
    }
    guard let advice else { return "\(beginning)；暂无可以自动办理的把握值" }
    let right =
      advice.share.right == advice.share.total
      ? "全部正确" : "对了\(advice.share.right)件（\(advice.share.percentage)）"
    return "\(beginning)；把握不低于\(advice.confidence)%的\(advice.share.total)件\(right)，\(settings(advice, rules))"
  }

  /// Declining never goes by a confidence, and one certainty is for both other steps.
  private func settings(_ advice: Advice, _ rules: OfficeRules) -> String {
    if step == .decline {
      return "可以考虑设 decline: automatic（只对同一网民的相同来信自动办理，其余仍由工作人员决定）"
    }
    let other: OfficeRules.Step = step == .accept ? .assign : .accept
    let isShared = rules.automatic.contains(other)
    let least = isShared ? max(advice.confidence, Int((rules.certainty * 100).rounded())) : advice.confidence
    return "可以考虑设 \(step.rawValue): automatic、certainty: \(Advice.setting(least))"
      + (isShared ? "（与\(other == .accept ? "受理" : "转办")共用）" : "")
  }
}

extension TrackRecord.Advice {
  /// As `huiyin.yaml` takes it.
  package var setting: String { Self.setting(confidence) }

  /// - Parameter confidence: in hundredths.
  static func setting(_ confidence: Int) -> String {
    confidence == 100 ? "1" : confidence % 10 == 0 ? "0.\(confidence / 10)" : "0.\(confidence)"
  }
}

extension ProposedStep {
  var chinese: String {
    switch self {
    case .accept: "受理建议"
    case .decline: "不予受理建议"
    case .assign: "转办建议"
    }
  }
}
