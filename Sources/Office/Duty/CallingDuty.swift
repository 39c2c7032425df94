import Domain
import Store

/// Calls whoever is on duty about a 特急 letter, and the next one where nobody acknowledges (值班): any hour, any day.
///
/// One call is one transaction: who was called, the mail, and when the next one is due. So nobody is called twice for
/// one turn, whenever the process dies; and whoever wakes up after hours calls one person, not all who were missed.
struct CallingDuty: PipelineStage {
  let office: Office
  let now: Timestamp

  func run(until stop: () -> Bool) throws -> Int {
    try each(try office.ledger.lettersToCallAbout(at: now), until: stop) { try $0.callNextOnDuty() }
  }
}

extension Docket {
  mutating func callNextOnDuty() throws {
    guard let watch = try book.dutyWatch(of: id), let next = watch.next, next <= now else { return }
    let calls = try book.dutyCalls(in: watch)
    if let end = endOfCalling(watch) { return try endCalling(end, calls) }
    if calls.isEmpty, try putOffFlood(watch) { return }

    let callees = office.callees(about: letter, at: now)
    guard !callees.isEmpty else { return try giveUp("there is nobody to be called", calls) }
    var round = watch.round
    var waiting = callees.filter { callee in
      !calls.contains { $0.round == round && callee.isReached(at: $0.address) }
    }
    if waiting.isEmpty {
      round += 1
      waiting = callees
    }
    let rules = office.rules.duty
    guard round - watch.firstRound < rules.rounds else {
      return try giveUp("nobody has acknowledged in \(rules.rounds) rounds", calls)
    }
    let callee = waiting[0]
    try call(
      callee, in: round, of: watch, after: calls,
      next: now + (waiting.count > 1 ? rules.answerWithin : max(rules.answerWithin, rules.pause)))
  }

  /// Why nobody has to be called any more, and who has it; nil while somebody has to.
  private func endOfCalling(_ watch: DutyWatch) -> (why: String, name: String?)? {
    if !letter.isUrgent { return ("该件已不再标为特急", nil) }
    let decided = letter.events.last {
      $0.at >= watch.since && ![.policy, .author].contains($0.by.role) && $0.fact.act.seesToLetter
    }
    if let decided { return ("\(decided.by.shown)已于\(decided.at)处理该件", decided.by.name) }
    if letter.stage == .merged, let root = letter.root { return ("该件已并入\(root)，请以该件的呼叫为准", nil) }
    if letter.stage == .split { return ("该件已分办，请以各件的呼叫为准", nil) }
    if letter.stage.isClosed { return (letter.stage == .retracted ? "网民已撤回该件" : "该件已办结", nil) }
    return nil
  }

  /// A flood of letters does not become a flood of calls.
  /// - Returns: whether this one waits.
  private mutating func putOffFlood(_ watch: DutyWatch) throws -> Bool {
    guard try book.lettersCalledAbout(since: now + -3600) >= DutyRules.lettersAnHour else { return false }
    if watch.next == watch.since {
      try record(
        .held(mail: nil, reason: "duty", detail: "many urgent letters within an hour: the call waits"),
        by: .policy)
    }
    try book.callNext(about: id, at: now + 300, because: watch.why)
    return true
  }

  /// The letter stands on top of the lists all the same.
  private mutating func giveUp(_ why: String, _ calls: [DutyCall]) throws {
    try record(.held(mail: nil, reason: "duty", detail: why), by: .policy)
    try book.endWatch(of: id, by: nil, at: now)
  }

  private mutating func endCalling(_ end: (why: String, name: String?), _ calls: [DutyCall]) throws {
    try book.endWatch(of: id, by: end.name, at: now)
    guard !calls.isEmpty else { return }
    try record(.noted(Words("不再呼叫值班人员：\(end.why)")), by: .policy)
    try tellThatItIsOver(calls, because: end.why)
  }
}

extension Party {
  /// `值班人员李四`, for people of the office.
  var shown: String {
    let role: String =
      switch role {
      case .author: "网民"
      case .clerk: "工作人员"
      case .officer: "信息员"
      case .leader: "负责人"
      case .coordinator: "协调人"
      case .supervisor: "督查人员"
      case .administrator: "管理员"
      case .duty: "值班人员"
      case .policy: "系统"
      }
    return role + (name ?? "")
  }
}
