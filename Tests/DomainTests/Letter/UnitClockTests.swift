import Testing

@testable import Domain

/// The unit's clock and the letter's (design §4), from the events alone.
@Suite struct UnitClockTests {
  private static let day = Day("2026-11-23")!
  private static let due = Day("2026-11-30")!
  private let officer = Party(.officer, name: "李工", unit: "旗住建局")
  private let clerk = Party(.clerk, name: "王敏")

  private static func due(_ unit: UnitName = "旗住建局", on day: Day = due, round: Int = 1) -> Fact {
    .dueSet(
      DueDay(
        unit: unit, round: round, day: day, dayZero: Self.day, workingDays: 5, isOfficial: true,
        calendar: "1", reason: "转办"))
  }

  /// With a lead and a cooperating unit, on a Monday.
  private func assigned() -> Story {
    var story = Story()
    story.happens(.accepted(clause: .dailyLife, because: []), by: .policy)
    story.happens(
      .assigned(.init(round: 1, lead: "旗住建局", cooperating: ["旗水务局"], because: [])), by: .policy,
      at: Timestamp(Self.day, hour: 9))
    story.happens(Self.due(), by: .policy)
    story.happens(Self.due("旗水务局", on: Self.due + -4), by: .policy)
    return story
  }

  private func standing(
    _ story: Story, _ unit: UnitName = "旗住建局", at now: Timestamp, by rules: ClockRules = ClockRules()
  ) throws -> UnitClock.Standing {
    try #require(try story.letter.unitClocks.last { $0.unit == unit }).standing(at: now, by: rules)
  }

  private let scan = SignOff(leader: "王强", way: .scan(digest: "a"), answer: "d")

  @Test func aClockRunsUntilItsDayIsOver() throws {
    let story = assigned()
    #expect(try standing(story, at: Timestamp(Self.due, hour: 23, minute: 59)) == .running)
    #expect(try standing(story, at: Timestamp(Self.due + 1)) == .overdue)
    #expect(try standing(story, "旗水务局", at: Timestamp(Self.due)) == .overdue)
    let early = ClockRules(cutOff: 17 * 3600 + 1800)
    #expect(try standing(story, at: Timestamp(Self.due, hour: 17, minute: 30), by: early) == .running)
    #expect(try standing(story, at: Timestamp(Self.due, hour: 17, minute: 31), by: early) == .overdue)
  }

  @Test func anAnswerIsJudgedByWhenItsMailCameHoweverLateItIsConfirmed() throws {
    var story = assigned()
    story.happens(
      story.answer("已恢复。", receivedAt: Timestamp(Self.due, hour: 23)), by: officer,
      at: Timestamp(Self.due + 1, hour: 8))
    #expect(try standing(story, at: Timestamp(Self.due + 2)) == .answered, "review is never the unit's")
    story.happens(.signedOff(scan), by: clerk, at: Timestamp(Self.due + 3, hour: 9))
    #expect(try standing(story, at: Timestamp(Self.due + 4)) == .onTime)
    let clock = try #require(try story.letter.unitClocks.first)
    #expect(clock.signedOff == Timestamp(Self.due, hour: 23) && clock.paperReceived == nil)
  }

  @Test func whatWasSentBackCountsNoMore() throws {
    var story = assigned()
    story.happens(story.answer("已阅。", receivedAt: Timestamp(Self.due)), by: officer)
    story.happens(.signedOff(scan), by: clerk)
    story.happens(.sentBack(reason: Words("未答")), by: clerk)
    story.happens(Self.due(on: Self.due + 2), by: .policy)
    #expect(try standing(story, at: Timestamp(Self.due + 2)) == .running)
    #expect(try standing(story, at: Timestamp(Self.due + 3)) == .overdue)
    #expect(try story.letter.unitClocks.first?.sendBacks == 1)
  }

  @Test func policySaysWhichTimeCounts() throws {
    var story = assigned()
    story.happens(story.answer("已恢复。", receivedAt: Timestamp(Self.due)), by: officer)
    let paper = SignOff(leader: "王强", way: .paper(note: "2026-12-02 EMS 无文号"), answer: "d")
    story.happens(.signedOff(paper), by: clerk, at: Timestamp(Self.due + 3, hour: 9))
    story.happens(.cleared(.toPublish), by: clerk)
    let now = Timestamp(Self.due + 3, hour: 9)
    #expect(try standing(story, at: now) == .onTime)
    #expect(try standing(story, at: now, by: ClockRules(judgedBy: .answered)) == .onTime)
    #expect(try standing(story, at: now, by: ClockRules(judgedBy: .paperReceived)) == .late)
    #expect(try standing(story, at: now, by: ClockRules(judgedBy: .published)) == .overdue)
  }

  @Test func aCooperatingUnitIsJudgedByItsOpinion() throws {
    var story = assigned()
    story.happens(
      .cooperated(unit: "旗水务局", opinion: Words("管网正常"), receivedAt: Timestamp(Self.day + 1)),
      by: Party(.officer, unit: "旗水务局"), at: Timestamp(Self.due + 1))
    #expect(try standing(story, "旗水务局", at: Timestamp(Self.due + 1)) == .onTime)
    #expect(try standing(story, at: Timestamp(Self.due + 1)) == .overdue)
  }

  @Test func aReturnStopsTheClockAndTheNextUnitHasItsOwn() throws {
    var story = assigned()
    story.happens(.returned(unit: "旗住建局", reason: Words("非本单位职责")), by: officer)
    story.happens(.assigned(.init(round: 2, lead: "旗住建局", because: [])), by: clerk)
    story.happens(Self.due(on: Self.due + 9, round: 2), by: .policy)
    let clocks = try story.letter.unitClocks
    #expect(clocks.map(\.end) == [.returned, .reassigned, nil] && clocks.map(\.round) == [1, 1, 2])
    #expect(clocks[0].standing(at: Timestamp(Self.due + 9), by: ClockRules()) == .void)
    #expect(try story.letter.runningClocks.map(\.due?.day) == [Self.due + 9])
  }

  @Test func whatWasOverdueStaysSoWhoeverHasItAfterwards() throws {
    var story = assigned()
    let taken = Timestamp(Self.due + 2, hour: 9)
    story.happens(
      .assigned(.init(round: 2, lead: "旗生态环境分局", because: [])), by: clerk, at: taken)
    let clock = try #require(try story.letter.unitClocks.first)
    #expect(clock.end == .reassigned && clock.standing(at: taken, by: ClockRules()) == .late)
    let calendar = CalendarFixture.official
    #expect(clock.workingDaysLate(at: Timestamp(Self.due + 30), by: ClockRules(), in: calendar) == 2)
    var inTime = assigned()
    inTime.happens(.retracted(reason: Words("已解决")), by: .author, at: Timestamp(Self.due, hour: 23))
    #expect(try standing(inTime, at: taken) == .void)
    var answered = assigned()
    answered.happens(answered.answer("已恢复。", receivedAt: Timestamp(Self.due)), by: officer)
    answered.happens(
      .assigned(.init(round: 2, lead: "旗生态环境分局", because: [])), by: clerk, at: taken)
    #expect(try standing(answered, at: taken) == .void, "it had answered in time")
  }

  @Test func aCooperatingUnitThatNobodyNeedsAnyMoreIsNotLate() throws {
    func published(on day: Day) throws -> Story {
      var story = assigned()
      story.happens(story.answer("已恢复。", receivedAt: Timestamp(day)), by: officer)
      story.happens(.signedOff(scan), by: clerk)
      story.happens(.cleared(.toPublish), by: .policy)
      story.happens(
        .published(.init(revision: 1, path: "a.html", hash: "0")), by: .policy, at: Timestamp(day, hour: 9))
      return story
    }
    let (before, after) = (try published(on: Self.due + -5), try published(on: Self.due + -1))
    #expect(try standing(before, "旗水务局", at: Timestamp(Self.due)) == .void)
    #expect(try standing(after, "旗水务局", at: Timestamp(Self.due)) == .late)
  }

  @Test func aReopenedLetterHasAClockOfItsOwnAndTheFirstOneStaysJudged() throws {
    var story = assigned()
    story.happens(story.answer("已恢复。", receivedAt: Timestamp(Self.due)), by: officer)
    story.happens(.signedOff(scan), by: clerk)
    story.happens(.cleared(.toPublish), by: .policy)
    story.happens(
      .published(.init(revision: 1, path: "a.html", hash: "0")), by: .policy, at: Timestamp(Self.due + 1))
    story.happens(.reopened(reason: Words("仍不热")), by: .author, at: Timestamp(Self.due + 2))
    story.happens(Self.due(on: Self.due + 9), by: .policy)
    let clocks = try story.letter.unitClocks.filter(\.isLead)
    #expect(clocks.map(\.cause) == [.assigned, .reopened])
    #expect(clocks.map { $0.standing(at: Timestamp(Self.due + 5), by: ClockRules()) } == [.onTime, .running])
    #expect(try story.letter.runningClocks.first { $0.isLead }?.due?.day == Self.due + 9)
    #expect(try story.letter.clock.closedAt == nil)
  }

  @Test func lateDaysAreWorkingDays() throws {
    let story = assigned()
    let clock = try #require(try story.letter.unitClocks.first)
    let calendar = CalendarFixture.official
    #expect(clock.workingDaysLate(at: Timestamp(Self.due, hour: 12), by: ClockRules(), in: calendar) == 0)
    #expect(clock.workingDaysLate(at: Timestamp(Self.due + 7, hour: 12), by: ClockRules(), in: calendar) == 5)
  }

  @Test func theLettersClockHasMarksInWorkingAndCalendarDays() {
    let calendar = CalendarFixture.official
    let clock = LetterClock(receivedAt: Timestamp(Self.day, hour: 9), assignedAt: nil, closedAt: nil)
    #expect(clock.lastDay(of: .workingDays(7), in: calendar) == Day("2026-12-02"))
    #expect(clock.lastDay(of: .calendarDays(90), in: calendar) == Self.day + 90)
    #expect(!clock.hasPassed(.workingDays(7), at: Timestamp(Self.due + 2, hour: 23), in: calendar))
    #expect(clock.hasPassed(.workingDays(7), at: Timestamp(Self.due + 3), in: calendar))
    let closed = LetterClock(
      receivedAt: Timestamp(Self.day, hour: 9), assignedAt: nil, closedAt: Timestamp(Self.due, hour: 9))
    #expect(closed.workingDays(in: calendar) == 5 && closed.calendarDays == 7)
    #expect(!closed.hasPassed(.workingDays(7), at: Timestamp(Self.due + 99), in: calendar))
  }
}
