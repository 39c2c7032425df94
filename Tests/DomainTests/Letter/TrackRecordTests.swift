import Testing

@testable import Domain

/// How often proposals were right, and from which confidence they may go on by themselves.
@Suite struct TrackRecordTests {
  private func decisions(_ cases: (confidence: Int, right: Int, wrong: Int)...) -> [DecidedProposal] {
    cases.flatMap { confidence, right, wrong in
      (0..<(right + wrong)).map { number in
        DecidedProposal(
          step: .assign, proposed: "旗住建局", decided: number < right ? "旗住建局" : "旗水务局", confidence: confidence)
      }
    }
  }

  @Test func theLeastConfidenceIsAdvisedFromWhichProposalsWereRight() {
    let record = TrackRecord(.assign, of: decisions((90, 121, 0), (60, 66, 13)))
    #expect(record.isEnough && record.all.percentage == "93.5%")
    #expect(record.advice?.confidence == 65 && record.advice?.share.total == 121)
  }

  @Test func tooFewCasesAndTooManyMistakesAdviseNothing() {
    #expect(TrackRecord(.assign, of: decisions((95, 99, 0), (50, 60, 60))).advice == nil)
    #expect(TrackRecord(.assign, of: decisions((95, 195, 5))).advice == nil, "97.5% is not enough")
    #expect(TrackRecord(.assign, of: decisions((95, 196, 4))).advice?.confidence == 50)
    #expect(!TrackRecord(.assign, of: decisions((95, 199, 0))).isEnough)
    #expect(TrackRecord(.assign, of: []).advice == nil)
  }

  @Test func onlyTheLastThousandCount() {
    let record = TrackRecord(.assign, of: decisions((95, 1000, 0), (95, 0, 500)))
    #expect(record.all.total == 1000 && record.all.percentage == "100%")
  }

  @Test func whatIsNotAllIsNeverCalledSo() {
    #expect(TrackRecord(.assign, of: decisions((95, 999, 1))).all.percentage == "99.9%")
    #expect(TrackRecord.Share(right: 9999, total: 10000).percentage == "99.9%")
  }
}
