import Domain

/// What one desk has to do, as its own list and `huiyin todo` have it; never what anybody wrote.
package struct BoardDesk: Sendable {
  package enum Matter: Sendable {
    case letter(BoardLetter)
    case held(BoardHeld)
  }

  /// One thing that waits for it.
  package struct Work: Sendable {
    /// As its list calls it: `待审核公开`, `延期申请`.
    let name: String
    let matter: Matter
    let since: Day
    /// The last day on which it is done in time.
    let due: Day
    let urgency: BoardDay.Turn.Urgency
    /// Working days that it is late, or has left.
    let days: Int
    let isUrgent: Bool
    /// Whether it may be left alone: then it is counted nowhere.
    let isOptional: Bool

    package init(
      name: String, matter: Matter, since: Day, due: Day, urgency: BoardDay.Turn.Urgency, days: Int,
      isUrgent: Bool = false, isOptional: Bool = false
    ) {
      self.name = name
      self.matter = matter
      self.since = since
      self.due = due
      self.urgency = urgency
      self.days = days
      self.isUrgent = isUrgent
      self.isOptional = isOptional
    }

    /// What is due first, then what waits longest; last what may be left alone.
    package func precedes(_ other: Work) -> Bool {
      (isOptional ? 1 : 0, due, since) < (other.isOptional ? 1 : 0, other.due, other.since)
    }
  }

  package let name: String
  /// What is due first first.
  package let work: [Work]

  package init(name: String, work: [Work]) {
    self.name = name
    self.work = work
  }

  var count: Int { work.count { !$0.isOptional } }
  var overdue: Int { work.count { !$0.isOptional && $0.urgency == .overdue } }
}
