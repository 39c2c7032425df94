import Testing

@testable import Domain

/// How units are compared, and who gets a place.
@Suite struct ScorecardTests {
  private let formula = ScoreFormula(
    weights: [.answered: 30, .onTime: 40, .accepted: 10, .satisfied: 20], rankedFrom: 2)

  private func cards(_ records: [CaseRecord], _ formula: ScoreFormula) -> [Scorecard] {
    let november = Period(month: "2026-11")!
    let count = Count(november, at: november.end, rules: ClockRules())
    let report = Report(
      count, of: records, by: .unit, in: WorkingCalendar(years: [], version: "1"))
    return Scorecard.ranking(report, of: ["旗住建局", "旗水务局", "旗教育局"], by: formula)
  }

  /// A letter whose term ended in November, answered on a day of it or not at all.
  private func record(
    _ unit: UnitName, answeredOn day: String? = nil, sentBack: Int = 0, rating: String? = nil
  )
    throws -> CaseRecord
  {
    let (monday, due) = (Day("2026-11-02")!, Day("2026-11-09")!)
    let clerk = Party(.clerk, name: "王敏")
    let officer = Party(.officer, name: "李工", unit: unit)
    var story = Story(at: Timestamp(monday, hour: 8))
    let start = Timestamp(monday, hour: 9)
    story.happens(.accepted(clause: .dailyLife, because: []), by: clerk, at: start)
    story.happens(.assigned(.init(round: 1, lead: unit, because: [])), by: clerk, at: start)
    story.happens(
      .dueSet(
        DueDay(
          unit: unit, round: 1, day: due, dayZero: monday, workingDays: 5, isOfficial: true, calendar: "1",
          reason: "转办")), by: .policy, at: start)
    guard let day = day.flatMap(Day.init) else { return CaseRecord(of: try story.letter) }
    let time = Timestamp(day, hour: 9)
    for _ in 0..<sentBack {
      story.happens(story.answer("同意", receivedAt: start), by: officer, at: start)
      story.happens(.sentBack(reason: Words("未回应问题")), by: clerk, at: start)
    }
    story.happens(story.answer("已恢复。", receivedAt: time), by: officer, at: time)
    story.happens(
      .signedOff(SignOff(leader: "王强", way: .scan(digest: "a"), answer: "d")), by: clerk, at: time)
    story.happens(.cleared(.toPublish), by: clerk, at: time)
    story.happens(.published(Publication(revision: 1, path: "p", hash: "h")), by: .policy, at: time)
    if let rating { story.happens(.rated(rating, reason: nil), by: .author, at: time) }
    return CaseRecord(of: try story.letter)
  }

  @Test func theScoreIsTheWeightedMeanOfWhatThereIsToTakeItOf() throws {
    let card = try #require(
      cards(
        [
          record("旗住建局", answeredOn: "2026-11-06", sentBack: 1, rating: "不满意"),
          record("旗住建局", answeredOn: "2026-11-11", rating: "满意"), record("旗住建局"),
        ], formula
      ).first)
    #expect(card.volume == 3)
    #expect(card.shares[.answered] == .init(tenths: 667, base: 3))
    #expect(card.shares[.onTime] == .init(tenths: 333, base: 3))
    #expect(card.shares[.accepted] == .init(tenths: 667, base: 3))
    #expect(card.shares[.satisfied] == .init(tenths: 500, base: 2))
    // (30 × 66.7 + 40 × 33.3 + 10 × 66.7 + 20 × 50.0) ÷ 100
    #expect(card.score == 500)
  }

  @Test func whoWasNeverRatedIsScoredByTheRest() throws {
    let card = try #require(
      cards([record("旗住建局", answeredOn: "2026-11-06"), record("旗住建局", answeredOn: "2026-11-06")], formula)
        .first)
    #expect(card.shares[.satisfied] == .init(tenths: nil, base: 0))
    #expect(card.score == 1000 && card.rank == 1)
  }

  @Test func oneLetterMakesNobodyTheBestAndEqualsShareTheirPlace() throws {
    let ranked = try cards(
      [
        record("旗住建局", answeredOn: "2026-11-06"), record("旗住建局"),
        record("旗水务局", answeredOn: "2026-11-06"), record("旗水务局"),
        record("旗教育局", answeredOn: "2026-11-06"),
      ], formula)
    #expect(ranked.map(\.rank) == [1, 1, nil])
    #expect(ranked.last?.unit == "旗教育局" && ranked.last?.score == 1000)
  }

  @Test func aPartWithoutWeightDoesNotCount() throws {
    let onlyInTime = ScoreFormula(weights: [.onTime: 1], rankedFrom: 1)
    let card = try #require(cards([record("旗住建局", answeredOn: "2026-11-11")], onlyInTime).first)
    #expect(card.score == 0 && card.shares[.answered]?.tenths == 1000)
    #expect(!onlyInTime.definition.contains("办结率"))
  }
}
