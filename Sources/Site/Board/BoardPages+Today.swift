import Domain
import Templates

extension BoardPages {
  /// Rows of a table that a page can be read with; how many more there are is said.
  static let most = 200

  /// What is to be done now, by unit and due day.
  package func today(_ day: BoardDay, of tree: BoardTree) throws -> SiteFile {
    let path = BoardPath.today
    func count(_ urgency: BoardDay.Turn.Urgency) -> Int { day.units.reduce(0) { $0 + $1.count(urgency) } }
    let (waiting, late) = (day.desks.reduce(0) { $0 + $1.count }, day.desks.reduce(0) { $0 + $1.overdue })
    return try page(
      "today.html", at: path, of: tree, title: "今日工作", at: .today,
      with: [
        "asOf": "\(day.asOf)", "overdue": "\(count(.overdue))", "isOverdue": .flag(count(.overdue) > 0),
        "dueToday": "\(count(.today))", "isDueToday": .flag(count(.today) > 0), "later": "\(count(.later))",
        "workCount": "\(waiting)", "workOverdue": "\(late)", "isWorkOverdue": .flag(late > 0),
        "hasTopics": .flag(!day.topics.isEmpty),
        "topics": .list(day.topics.map { topic(of: $0, from: path) }),
        "desks": .list(day.desks.map { .record(desk($0, of: tree, from: path)) }),
        "hasWaiting": .flag(!day.waiting.isEmpty), "heldCount": "\(day.heldCount)",
        "chart": .markup(try chart(of: day.units).figure),
        "units": .list(
          day.units.map { unit in
            [
              "name": .text(unit.name), "count": "\(unit.turns.count)",
              "late": Self.ifAny(unit.count(.overdue)),
              "turns": .list(unit.turns.prefix(Self.most).map { turn(of: $0, from: path) }),
              "more": Self.more(unit.turns.count),
            ]
          }),
        "waiting": .list(
          day.waiting.prefix(Self.most).map { waiting in
            .record(row(waiting.letter, from: path).merging(["days": "\(waiting.days)"]) { $1 })
          }),
        "moreWaiting": Self.more(day.waiting.count),
        "hasClosed": .flag(!day.closed.isEmpty),
        "closed": .list(day.closed.prefix(Self.most).map { .record(row($0, from: path)) }),
        "moreClosed": Self.more(day.closed.count),
        "hasTests": .flag(!day.tests.isEmpty),
        "tests": .list(day.tests.prefix(Self.most).map { .record(test($0, of: tree, from: path)) }),
        "moreTests": Self.more(day.tests.count),
      ])
  }

  /// Mails that wait for a person.
  package func held(_ held: [BoardHeld], of tree: BoardTree, asOf now: Timestamp) throws(TemplateError)
    -> SiteFile
  {
    try page(
      "held.html", at: BoardPath.held, of: tree, title: "滞留邮件", at: .held,
      with: [
        "asOf": "\(now)", "hasRows": .flag(!held.isEmpty), "more": Self.more(held.count),
        "rows": .list(
          held.prefix(Self.most).map { held in
            [
              "number": "\(held.number)", "receivedAt": "\(held.receivedAt)", "mailbox": .text(held.mailbox),
              "reason": .text(held.reason), "letter": .optional(held.letter),
              "href": .optional(held.letter.map(BoardPath.letter)),
            ]
          }),
      ])
  }

  static func more(_ count: Int) -> TemplateValue { ifAny(max(0, count - most)) }
  static func ifAny(_ count: Int) -> TemplateValue { .text(count > 0 ? "\(count)" : "") }

  private func turn(of turn: BoardDay.Turn, from path: String) -> TemplateValue {
    .record(
      row(turn.letter, from: path).merging([
        "due": "\(turn.due)", "standing": .text(turn.urgency.chinese(turn.days)),
        "isLead": .flag(turn.isLead),
        "overdue": .flag(turn.urgency == .overdue), "today": .flag(turn.urgency == .today),
      ]) { $1 })
  }

  private func topic(of topic: BoardDay.Topic, from path: String) -> TemplateValue {
    .record(
      row(topic.letter, from: path).merging([
        "letters": "\(topic.letters)", "authors": "\(topic.authors)", "first": "\(topic.days.lowerBound)",
        "last": "\(topic.days.upperBound)", "units": .text(topic.units.joined(separator: "、")),
      ]) { $1 })
  }

  /// Of the units with most to do.
  private func chart(of units: [BoardDay.Unit]) throws -> Chart {
    let shown = units.prefix(20)
    func series(_ name: String, _ urgency: BoardDay.Turn.Urgency) -> Chart.Series {
      Chart.Series(name, shown.map { $0.count(urgency) })
    }
    return try Chart(
      .stackedRows, id: "units", title: "各单位在办留言", by: "承办单位", shown.map(\.name),
      [series("未到期", .later), series("逾期", .overdue), series("今日到期", .today)], in: .count("件"))
  }
}

extension BoardDay.Turn.Urgency {
  /// - Parameter days: working days that it is late, or has left.
  func chinese(_ days: Int) -> String {
    switch self {
    case .overdue: days == 0 ? "已逾期" : "逾期\(days)个工作日"
    case .today: "今日到期"
    case .later: "还有\(days)个工作日"
    }
  }
}
