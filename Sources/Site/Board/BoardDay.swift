import Domain

/// What is to be done now (今日工作): by whom, and until when.
package struct BoardDay: Sendable {
  /// One unit's turn with a letter.
  package struct Turn: Sendable {
    package enum Urgency: Int, Sendable { case overdue, today, later }
    package let letter: BoardLetter
    package let due: Day
    package let urgency: Urgency
    /// Working days that it is late, or has left.
    package let days: Int
    package let isLead: Bool

    package init(letter: BoardLetter, due: Day, urgency: Urgency, days: Int, isLead: Bool) {
      self.letter = letter
      self.due = due
      self.urgency = urgency
      self.days = days
      self.isLead = isLead
    }
  }

  /// What one unit has to do, what is due first first.
  package struct Unit: Sendable {
    package let name: String
    package let turns: [Turn]

    package init(name: String, turns: [Turn]) {
      self.name = name
      self.turns = turns
    }

    func count(_ urgency: Turn.Urgency) -> Int { turns.count { $0.urgency == urgency } }
  }

  /// A letter that waits neither for a unit nor for a desk: for a leader, the author, or the office's machine.
  package struct Waiting: Sendable {
    package let letter: BoardLetter
    /// Working days since it came to this stage.
    package let days: Int

    package init(letter: BoardLetter, days: Int) {
      self.letter = letter
      self.days = days
    }
  }

  /// A letter that is marked as a test: handled as any other, and counted nowhere.
  package struct Test: Sendable {
    package let letter: BoardLetter
    /// Whose turn it is: `旗住建局`, `网站管理中心待审核公开`.
    package let turns: [String]

    package init(letter: BoardLetter, turns: [String]) {
      self.letter = letter
      self.turns = turns
    }
  }

  /// A matter that many authors write of (热点事项), by the letter in which it is handled.
  package struct Topic: Sendable {
    package let letter: BoardLetter
    package let letters: Int
    package let authors: Int
    /// On which its first and its last letter came.
    package let days: ClosedRange<Day>
    package let units: [String]

    package init(letter: BoardLetter, letters: Int, authors: Int, days: ClosedRange<Day>, units: [String]) {
      self.letter = letter
      self.letters = letters
      self.authors = authors
      self.days = days
      self.units = units
    }
  }

  package let asOf: Timestamp
  /// Those of the most authors first.
  package let topics: [Topic]
  /// Those with most that is overdue first.
  package let units: [Unit]
  package let desks: [BoardDesk]
  package let waiting: [Waiting]
  /// Of which only numbers and stages are shown.
  package let closed: [BoardLetter]
  package let tests: [Test]
  package let heldCount: Int

  package init(
    asOf: Timestamp, topics: [Topic] = [], units: [Unit], desks: [BoardDesk], waiting: [Waiting],
    closed: [BoardLetter], tests: [Test] = [], heldCount: Int
  ) {
    self.asOf = asOf
    self.topics = topics
    self.units = units
    self.desks = desks
    self.waiting = waiting
    self.closed = closed
    self.tests = tests
    self.heldCount = heldCount
  }
}

/// A mail that waits for a person: why and where, never what it says or who sent it.
package struct BoardHeld: Sendable, Equatable {
  package let number: Int64
  package let receivedAt: Timestamp
  let mailbox: String
  let reason: String
  let letter: LetterID?

  package init(number: Int64, receivedAt: Timestamp, mailbox: String, reason: String, letter: LetterID?) {
    self.number = number
    self.receivedAt = receivedAt
    self.mailbox = mailbox
    self.reason = reason
    self.letter = letter
  }
}

/// What is counted over months, and how units stand (统计、考核).
package struct BoardFigures: Sendable {
  package struct Month: Sendable {
    let year: Int
    let month: Int
    let received: Int
    let answered: Int
    /// In tenths of a percent; nil where there is nothing to take it of.
    let onTime: Int?
    let satisfied: Int?

    package init(year: Int, month: Int, received: Int, answered: Int, onTime: Int?, satisfied: Int?) {
      self.year = year
      self.month = month
      self.received = received
      self.answered = answered
      self.onTime = onTime
      self.satisfied = satisfied
    }
  }

  /// One period's scores, as a table whose cells are texts.
  package struct Scores: Sendable {
    let title: String
    let heading: [String]
    let rows: [[String]]
    /// Of the units that are ranked, in tenths of a point.
    let points: [(unit: String, tenths: Int)]
    let formula: String

    package init(
      title: String, heading: [String], rows: [[String]], points: [(unit: String, tenths: Int)],
      formula: String
    ) {
      self.title = title
      self.heading = heading
      self.rows = rows
      self.points = points
      self.formula = formula
    }
  }

  package let asOf: Timestamp
  /// The latest last.
  package let months: [Month]
  package let scores: [Scores]

  package init(asOf: Timestamp, months: [Month], scores: [Scores]) {
    self.asOf = asOf
    self.months = months
    self.scores = scores
  }
}
