import Testing

@testable import Domain

/// What each figure counts of one letter.
@Suite struct CountTests {
  private static let monday = Day("2026-11-23")!
  private static let due = Day("2026-11-30")!
  private static let november = Period(month: "2026-11")!
  private static let december = Period(month: "2026-12")!
  private let clerk = Party(.clerk, name: "王敏")
  private let officer = Party(.officer, name: "李工", unit: "旗住建局")
  private let scan = SignOff(leader: "王强", way: .scan(digest: "a"), answer: "d")

  private func time(_ day: Day, hour: Int = 9) -> Timestamp { Timestamp(day, hour: hour) }

  /// Accepted and with its unit on a Monday.
  private func assigned() -> Story {
    var story = Story(at: time(Self.monday, hour: 8))
    story.happens(.accepted(clause: .dailyLife, because: []), by: clerk, at: time(Self.monday))
    story.happens(
      .assigned(.init(round: 1, lead: "旗住建局", because: [])), by: clerk, at: time(Self.monday))
    story.happens(
      .dueSet(
        DueDay(
          unit: "旗住建局", round: 1, day: Self.due, dayZero: Self.monday, workingDays: 5, isOfficial: true,
          calendar: "1", reason: "转办")), by: .policy, at: time(Self.monday))
    return story
  }

  private func answered(on day: Day) -> Story {
    var story = assigned()
    story.happens(story.answer("已恢复。", receivedAt: time(day)), by: officer, at: time(day))
    story.happens(.signedOff(scan), by: clerk, at: time(day, hour: 10))
    return story
  }

  private func published(on day: Day, answeredOn answered: Day) -> Story {
    var story = self.answered(on: answered)
    story.happens(.cleared(.toPublish), by: clerk, at: time(day))
    story.happens(.published(Publication(revision: 1, path: "p", hash: "h")), by: .policy, at: time(day))
    return story
  }

  private func counts(_ story: Story, in period: Period = november, at now: Timestamp? = nil) throws
    -> [Figure: Int]
  {
    let count = Count(period, at: now ?? Timestamp(seconds: .max / 2), rules: ClockRules())
    let record = CaseRecord(of: try story.letter)
    return Dictionary(
      uniqueKeysWithValues: Figure.allCases.map { ($0, count.entries($0, of: record).count) }
    ).filter { $0.value > 0 }
  }

  @Test func aLetterThatIsAnsweredInTimeCountsWhereItHappened() throws {
    let story = published(on: Self.due, answeredOn: Self.due)
    #expect(
      try counts(story) == [
        .received: 1, .accepted: 1, .answered: 1, .published: 1, .closed: 1, .due: 1, .onTime: 1, .unrated: 1,
      ])
    #expect(try counts(story, in: Self.december) == [:])
  }

  @Test func whatSeveralAboveHearOfOneDelayOnOneDayIsOneEscalationOfItsUnit() throws {
    var story = assigned()
    let told = ["网站管理中心", "supervisor", "coordinator"]
    for (day, reason) in [(Self.due + 7, "by 5"), (Self.due + 8, "by 6")] {
      for listener in told {
        story.happens(
          .escalated(to: listener, reason: "旗住建局 overdue \(Self.due) \(reason)"), by: .policy, at: time(day))
      }
    }
    story.happens(
      .escalated(to: "网站管理中心", reason: "assigned to 旗住建局 undelivered"), by: .policy, at: time(Self.due + 9))
    #expect(try counts(story, in: Self.december)[.escalated] == 2)
  }

  @Test func aRatingIsOfWhoseAnswerItIsAbout() throws {
    var story = published(on: Self.due, answeredOn: Self.due)
    story.happens(.rated("不满意", reason: nil), by: .author, at: time(Self.due, hour: 20))
    story.happens(.reopened(reason: Words("仍不热")), by: .author, at: time(Self.due, hour: 21))
    story.happens(
      .assigned(.init(round: 2, lead: "旗水务局", because: [])), by: clerk, at: time(Self.due, hour: 22))
    let count = Count(Self.november, at: Timestamp(seconds: .max / 2), rules: ClockRules())
    let record = CaseRecord(of: try story.letter)
    #expect(record.lead == "旗水务局")
    #expect(count.entries(.dissatisfied, of: record).map(\.unit) == ["旗住建局"])
    #expect(count.entries(.answered, of: record).map(\.unit) == ["旗住建局"])
  }

  @Test func aTermIsOfThePeriodInWhichItEndsHoweverEarlyItWasMet() throws {
    let story = published(on: Self.due + 1, answeredOn: Self.monday + 1)
    #expect(try counts(story) == [.received: 1, .accepted: 1, .open: 1, .due: 1, .onTime: 1])
    #expect(try counts(story, in: Self.december) == [.answered: 1, .published: 1, .closed: 1, .unrated: 1])
  }

  @Test func whatIsLateOrNotAnsweredIsOverdueAndWhatRunsIsNeither() throws {
    #expect(try counts(answered(on: Self.due + 1))[.overdue] == 1)
    #expect(try counts(assigned())[.overdue] == 1)
    let running = try counts(assigned(), at: time(Self.monday + 2))
    #expect(running[.due] == 1 && running[.overdue] == nil && running[.onTime] == nil && running[.open] == 1)
  }

  @Test func whatWasAcceptedAndIsDeclinedIsDeclined() throws {
    var story = assigned()
    story.happens(
      .declined(ground: .inLegalProceedings, explanation: Words("一"), suggestion: Words("二"), because: []),
      by: clerk, at: time(Self.monday + 1))
    #expect(try counts(story) == [.received: 1, .declined: 1, .closed: 1], "and its term is nobody's")
  }

  @Test func aDividedLetterCountsInItsPartsAlone() throws {
    var story = Story(at: time(Self.monday))
    story.happens(
      .split(into: [LetterID(prefix: "NM", year: 2026, serial: 2)]), by: clerk, at: time(Self.monday))
    #expect(try counts(story) == [:])
  }

  @Test func aMergedLetterIsClosedWithItsRoot() throws {
    var story = Story(at: time(Self.monday))
    let root = LetterID(prefix: "NM", year: 2026, serial: 2)
    story.happens(.merged(into: root), by: clerk, at: time(Self.monday))
    let record = CaseRecord(of: try story.letter)
    let count = Count(Self.november, at: Timestamp(Self.december.first), rules: ClockRules())
    let closed = CaseRecord(of: try published(on: Self.due, answeredOn: Self.due).letter)
    #expect(count.entries(.merged, of: record).count == 1)
    #expect(count.entries(.closed, of: record, root: closed).count == 1)
    #expect(count.entries(.open, of: record, root: closed).isEmpty)
    #expect(count.entries(.closed, of: record, root: CaseRecord(of: try assigned().letter)).isEmpty)
    #expect(count.entries(.answered, of: record, root: closed).isEmpty, "the answer is the root's")
  }

  @Test func theAuthorsLastWordCountsAndWhatAUnitSaysOfHimDoesNot() throws {
    var story = published(on: Self.due, answeredOn: Self.due)
    story.happens(.rated("满意", reason: nil), by: officer, at: time(Self.due + 1))
    #expect(try counts(story)[.unrated] == 1)
    story.happens(.rated("满意", reason: nil), by: .author, at: time(Self.due + 2))
    story.happens(.rated("不满意", reason: nil), by: .author, at: time(Self.due + 3))
    let counted = try counts(story)
    #expect(counted[.dissatisfied] == 1 && counted[.satisfied] == nil && counted[.unrated] == nil)
  }

  @Test func sharesAreOfWhatIsDecidedAndNeverRoundedToAll() throws {
    let records = try [Self.due, Self.due, Self.due + 1].map { CaseRecord(of: try answered(on: $0).letter) }
    let count = Count(Self.november, at: Timestamp(Self.december.first), rules: ClockRules())
    let calendar = WorkingCalendar(years: [], version: "1")
    let report = Report(count, of: records, by: .unit, in: calendar)
    #expect(report.total.onTimeShare == 667)
    #expect(report.total.satisfiedShare == nil, "nobody said anything: that is no satisfaction")
    #expect(report.rows.map(\.name) == ["旗住建局"])
    #expect(report.total.spans(.unitWorkingDays).medianTenths == 50)
    let many = Array(repeating: records[0], count: 2000) + [records[2]]
    #expect(Report(count, of: many, in: calendar).total.onTimeShare == 999)
    #expect(Report(count, of: records, only: "旗水务局", in: calendar).total.count(.due) == 0)
  }

  @Test func everyFigureSaysHowItIsCounted() {
    for act in ClockRules.TimelyAct.allCases {
      #expect(Set(Figure.allCases.map { $0.definition(judgedBy: act) }).count == Figure.allCases.count)
      #expect(Figure.onTime.definition(judgedBy: act).contains(act.chinese))
    }
    #expect(Set(Figure.allCases.map(\.chinese)).count == Figure.allCases.count)
  }
}
