import Testing

@testable import Domain

/// The inspector's checklist, line by line.
@Suite struct InspectionTests {
  private static let today = Day("2026-11-27")!
  private let clerk = Party(.clerk, name: "王敏")

  /// Told over the same letter, so far back.
  private func story(received days: Int, channel: Channel = .mail) -> Story {
    var story = Story(at: Timestamp(Self.today + -days, hour: 9))
    guard channel != .mail else { return story }
    let first = story.events[0]
    guard case .registered(let registration) = first.fact else { return story }
    story.events[0] = Event(
      sequence: 1, letter: first.letter, at: first.at, by: first.by,
      fact: .registered(
        Registration(
          desk: registration.desk, channel: channel, receivedAt: registration.receivedAt,
          title: registration.title, text: registration.text, authorName: nil, authorAddress: nil,
          queryCode: registration.queryCode, mail: nil)))
    return story
  }

  /// Answered so many days ago.
  private func published(
    received: Int, answered days: Int, by unit: UnitName = "旗住建局",
    _ afterwards: (inout Story) -> Void = { _ in }
  ) throws -> CaseRecord {
    var story = story(received: received)
    let (start, end) = (story.events[0].at, Timestamp(Self.today + -days, hour: 15))
    let category = Classification(category: .inquiry, because: [])
    story.happens(.classified(category), by: .policy, at: start)
    story.happens(.accepted(clause: .dailyLife, because: []), by: clerk, at: start)
    story.happens(.assigned(.init(round: 1, lead: unit, because: [])), by: clerk, at: start)
    story.happens(story.answer("已恢复。", receivedAt: end), by: Party(.officer, name: "李工", unit: unit), at: end)
    story.happens(
      .signedOff(SignOff(leader: "王强", way: .scan(digest: "a"), answer: "d")), by: clerk, at: end)
    story.happens(.cleared(.toPublish), by: clerk, at: end)
    story.happens(.published(Publication(revision: 1, path: "p", hash: "h")), by: .policy, at: end)
    afterwards(&story)
    return CaseRecord(of: try story.letter)
  }

  private func inspection(_ records: CaseRecord...) throws -> Inspection {
    Inspection(of: records, on: Self.today, in: WorkingCalendar(years: [], version: "1"))
  }

  @Test func inJanuaryTheYearsReportIsDue() {
    let calendar = WorkingCalendar(years: [], version: "1")
    let january = Inspection(of: [], on: Day("2027-01-04")!, in: calendar).annualReport
    #expect(january.standing == .warned && january.advice?.contains("report annual --year 2026") == true)
    #expect(Inspection(of: [], on: Day("2027-02-01")!, in: calendar).annualReport.standing == .passed)
  }

  @Test(arguments: [
    (44, InspectionItem.Standing.passed, "没有收到45天以上"), (45, .warned, "45天以上、不足60天的1件"),
    (60, .warned, "60天以上、不足90天的1件"), (90, .failed, "90天以上的1件"),
  ])
  func anOpenLetterIsRemarkedWarnedOfAndFails(
    _ days: Int, _ standing: InspectionItem.Standing, _ words: String
  ) throws {
    let item = try inspection(CaseRecord(of: story(received: days).letter)).unanswered
    #expect(item.standing == standing && item.finding.contains(words), "\(item.finding)")
    #expect(item.letters.count == (days < 45 ? 0 : 1) && (item.advice == nil) == (days < 45))
  }

  @Test func anAnsweredLetterIsNeverOverdueHoweverOldItIs() throws {
    #expect(try inspection(published(received: 200, answered: 10)).unanswered.standing == .passed)
  }

  @Test(arguments: [
    (44, InspectionItem.Standing.passed), (45, .warned), (59, .warned), (60, .failed),
  ])
  func theLastPublicAnswerMustNotBeTooOld(_ days: Int, _ standing: InspectionItem.Standing) throws {
    let item = try inspection(published(received: 100, answered: days)).published
    #expect(item.standing == standing && item.finding.contains("（\(days)天前）"))
    #expect(try inspection().published.standing == .failed)
  }

  @Test func whoeverHadAnAnswerWaitsAgainSinceHisLetterWasOpenedAnew() throws {
    let reopened = Timestamp(Self.today + -50, hour: 9)
    let record = try published(received: 100, answered: 97) {
      $0.happens(.reopened(reason: Words("仍不热")), by: .author, at: reopened)
    }
    let item = try inspection(record).unanswered
    #expect(item.standing == .warned && item.finding.contains("已50天"), "\(item.finding)")
  }

  @Test func aSimpleInquiryIsTheDesksOwnAndTakesAWorkingDay() throws {
    let (own, others) = (UnitName("网站管理中心"), UnitName("旗住建局"))
    let slow = try published(received: 10, answered: 3, by: own)
    #expect(try inspection(slow).simpleInquiries(answeredBy: [own]).standing == .warned)
    #expect(try inspection(slow).simpleInquiries(answeredBy: [others]).standing == .passed)
    let quick = try published(received: 2, answered: 1, by: own)
    #expect(try inspection(quick).simpleInquiries(answeredBy: [own]).standing == .passed)
  }

  @Test func aFormThatNobodyHasTriedIsDoubtedWhateverCitizensWrite() throws {
    let letter = try CaseRecord(of: story(received: 3, channel: .portal).letter)
    let item = try inspection(letter).form(["portal"], nil)
    #expect(item.standing == .warned && item.finding.contains("最近一件表单留言在2026-11-24（3天前）"))
    #expect(item.advice?.contains("huiyin test") == true)
    #expect(try inspection(letter).lastProbe == nil, "what a citizen writes is no probe")
    #expect(try inspection(letter).form(["mail"], nil).finding.contains("没有设置"))
  }

  @Test func theLastTestThroughTheFormIsTheProbe() throws {
    var story = story(received: 3, channel: .portal)
    story.happens(
      .classified(Classification(category: .inquiry, because: [], saysTest: true)), by: clerk)
    let record = try CaseRecord(of: story.letter)
    #expect(try inspection(record).lastProbe == record)
    #expect(try inspection(record).unanswered.finding.contains("另有测试留言1件在办"))
  }

  @Test(arguments: [
    (received: 91, receipt: true, answered: Int?.some(90), InspectionItem.Standing.warned, "没有用表单试投"),
    (received: 10, receipt: false, answered: Int?.none, .failed, "没有发出回执"),
    (received: 3, receipt: true, answered: Int?.none, .warned, "尚未答复"),
    (received: 20, receipt: true, answered: Int?.none, .failed, "已15个工作日没有答复"),
    (received: 20, receipt: true, answered: Int?.some(1), .warned, "（14个工作日）"),
    (received: 10, receipt: true, answered: Int?.some(7), .passed, "2026-11-20 09:00答复（3个工作日）"),
  ])
  func aProbeHasToBeReceiptedAndAnswered(
    received: Int, receipt: Bool, answered: Int?, standing: InspectionItem.Standing, words: String
  ) throws {
    let at = { (days: Int) in Timestamp(Self.today + -days, hour: 9) }
    let probe = FormProbe(
      letter: LetterID(prefix: "NM", year: 2026, serial: 7), receivedAt: at(received),
      receiptAt: receipt ? at(received) : nil, expectsReceipt: true, answeredAt: answered.map(at))
    let item = try inspection().form(["portal"], probe)
    #expect(item.standing == standing && item.finding.contains(words), "\(item.finding)")
    #expect((item.advice == nil) == (standing == .passed))
  }

  @Test(arguments: [(5, InspectionItem.Standing.passed), (7, .passed), (8, .failed)])
  func anInquiryThatWaitsForMoreThanFiveWorkingDaysCostsPoints(
    days: Int, standing: InspectionItem.Standing
  ) throws {
    var story = story(received: days)
    story.happens(
      .classified(Classification(category: .inquiry, because: [])), by: .policy, at: story.events[0].at)
    let item = try inspection(CaseRecord(of: story.letter)).answers
    #expect(item.standing == standing && item.letters.isEmpty == (standing == .passed))
    var complaint = self.story(received: days)
    complaint.happens(
      .classified(Classification(category: .complaint, because: [])), by: .policy, at: complaint.events[0].at)
    #expect(try inspection(CaseRecord(of: complaint.letter)).answers.standing == .passed)
  }

  @Test func anOverdueSiteErrorFailsAndALateOneWarns() throws {
    let now = Timestamp(Self.today, hour: 12)
    var story = story(received: 10, channel: .siteError)
    let start = story.events[0].at
    story.happens(.accepted(clause: .dailyLife, because: []), by: clerk, at: start)
    story.happens(.assigned(.init(round: 1, lead: "旗住建局", because: [])), by: clerk, at: start)
    story.happens(
      .dueSet(
        DueDay(
          unit: "旗住建局", round: 1, day: Self.today + -5, dayZero: Self.today + -10, workingDays: 3,
          isOfficial: true, calendar: "1", reason: "转办")), by: .policy, at: start)
    let overdue = try CaseRecord(of: story.letter)
    let item = try inspection(overdue).siteErrors(by: ClockRules(), at: now)
    #expect(item.standing == .failed && item.letters == [Story.id])
    #expect(item.finding.contains("按期办结率0.0%"))
    #expect(try inspection().siteErrors(by: ClockRules(), at: now).standing == .passed)
  }
}
