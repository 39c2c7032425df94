import Testing

@testable import Domain

/// Who has said how satisfied an author is, and what counts.
@Suite struct RatingTests {
  private let clerk = Party(.clerk, name: "王敏")
  private let officer = Party(.officer, name: "于洋", unit: "旗住建局")
  private let forUnit = Party(.clerk, name: "王敏", unit: "旗住建局", onWordOf: "于洋")

  private func withheld() -> Story {
    var story = Story.assigned()
    story.happens(story.answer("已修复。"), by: officer)
    story.happens(
      .signedOff(SignOff(leader: "王强", way: .paper(note: "1"), answer: "d")), by: clerk)
    story.happens(.cleared(.toWithhold(reason: Words("隐私"))), by: clerk)
    story.happens(.withheld(reason: Words("隐私")), by: .policy)
    return story
  }

  @Test func silenceIsNoRating() throws {
    let letter = try withheld().letter
    #expect(letter.ratings.isEmpty && letter.authorsRating == nil && !letter.isDissatisfied)
  }

  @Test func hisLastWordCountsWhateverHisUnitHeard() throws {
    var story = withheld()
    story.happens(.rated("满意", reason: nil), by: .author)
    story.happens(.rated("不满意", reason: nil), by: clerk)
    for unit in [officer, forUnit] { story.happens(.rated("满意", reason: nil), by: unit) }
    let letter = try story.letter
    #expect(letter.ratings.map(\.isAuthors) == [true, true, false, false])
    #expect(letter.authorsRating?.rating == .dissatisfied && letter.isDissatisfied)
    #expect(letter.unitsRating?.by == forUnit)
  }

  @Test func hisUnitsWordAloneIsNotHis() throws {
    var story = withheld()
    story.happens(.rated("满意", reason: nil), by: officer)
    #expect(try story.letter.authorsRating == nil)
  }

  @Test func whatIsHandledAnewIsRatedAnew() throws {
    var story = withheld()
    story.happens(.rated("不满意", reason: nil), by: .author)
    story.happens(.reopened(reason: Words("又不热了")), by: clerk)
    let letter = try story.letter
    #expect(!letter.isDissatisfied && letter.wasHandledAnew)
  }

  @Test func aCorrectionIsNoOtherHandling() throws {
    var story = withheld()
    story.happens(.reopened(reason: Words("更正")), by: officer)
    #expect(try !story.letter.wasHandledAnew)
  }

  @Test func norIsWhatWasDeclinedAndDecidedAboutAgain() throws {
    var story = Story()
    story.happens(
      .declined(
        ground: .outsideGovernment, explanation: Words("x"), suggestion: Words("y"), because: []), by: clerk)
    story.happens(.reopened(reason: Words("另一件事")), by: clerk)
    #expect(try !story.letter.wasHandledAnew)
  }
}
