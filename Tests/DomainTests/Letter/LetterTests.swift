import Testing

@testable import Domain

@Suite struct LetterTests {
  @Test func aLetterIsTheSumOfItsEvents() throws {
    var story = Story()
    story.happens(.accepted(clause: .dailyLife, because: ["供热"]), by: .policy)
    story.happens(.assigned(.init(round: 1, lead: "旗住建局", because: ["供热"])), by: .policy)
    story.happens(story.answer("已恢复供热。"), by: Party(.leader, name: "王强", unit: "旗住建局"))
    let letter = try story.letter
    #expect(letter.stage == .replied)
    #expect(letter.answer?.text.text == "已恢复供热。")
    #expect(letter.assignment?.lead == "旗住建局")
    #expect(letter.events.count == 4)
  }

  @Test func aNewAnswerMakesTheOldSignOffVoid() throws {
    var story = Story.assigned()
    story.happens(story.answer("一"), by: .init(.leader))
    story.happens(.signedOff(.init(leader: "王强", way: .paper(note: "原件"), answer: "d")), by: .init(.leader))
    #expect(try story.letter.signOff != nil)
    story.happens(story.answer("二"), by: .init(.officer))
    #expect(try story.letter.signOff == nil)
    #expect(try story.letter.stage == .replied)
  }

  @Test func aReturnEndsTheRoundAndTheNextOneStartsAfresh() throws {
    var story = Story.assigned()
    story.happens(.returned(unit: "旗住建局", reason: Words("不属本单位职责")), by: .init(.officer))
    #expect(try story.letter.assignment == nil)
    story.happens(.assigned(.init(round: 2, lead: "旗水务局", because: ["供水"])), by: .init(.clerk))
    #expect(try story.letter.rounds == 2)
    #expect(try story.letter.due.isEmpty)
  }

  @Test func aDeclinedLetterCanBeReopened() throws {
    var story = Story()
    story.happens(
      .declined(
        ground: .outsideGovernment, explanation: Words("属民事纠纷"), suggestion: Words("可向法院起诉"), because: []),
      by: .init(.clerk))
    story.happens(.reopened(reason: Words("补充了材料")), by: .init(.clerk))
    #expect(try story.letter.stage == .registered)
  }

  @Test func theAuthorsLastWishHolds() throws {
    var story = Story.assigned()
    #expect(try story.letter.mayBePublished)
    story.happens(.supplemented(Words("是3号楼。")), by: .author)
    story.happens(.supplemented(Words("不公开"), mayBePublished: false), by: .author)
    #expect(try story.letter.mayBePublished == false)
    #expect(try story.letter.supplements.map(\.text.text) == ["是3号楼。"], "a wish is none")
    story.happens(.supplemented(Words("同意公开"), mayBePublished: true), by: .author)
    #expect(try story.letter.mayBePublished)
  }

  @Test func aLetterThatIsHandledAnewKeepsItsPage() throws {
    var story = Story.assigned()
    story.happens(story.answer("已修复。"), by: .init(.leader))
    story.happens(.signedOff(.init(leader: "王强", way: .paper(note: "原件"), answer: "d")), by: .init(.leader))
    story.happens(.cleared(.toPublish), by: .init(.clerk))
    #expect(try !story.letter.hasPage)
    story.happens(.published(.init(revision: 1, path: "a.html", hash: "h")), by: .policy)
    story.happens(.reopened(reason: Words("又不热了")), by: .init(.clerk))
    #expect(try story.letter.stage == .handling)
    #expect(try story.letter.hasPage)
  }

  @Test func eventsThatDoNotBeginWithARegistrationAreNoLetter() {
    #expect(throws: InvalidTransition.self) { try Letter(replaying: []) }
    var story = Story()
    story.events.removeFirst()
    story.happens(.claimed(unit: "旗住建局"), by: .init(.officer))
    #expect(throws: InvalidTransition.self) { try story.letter }
  }
}

@Suite struct LetterIDTests {
  @Test(arguments: ["NM2026000001", "NM2026999999", "ABCD2030000123", "NM20261000000"])
  func aNumberSurvivesItsSpelling(text: String) throws {
    let id = try #require(LetterID(text))
    #expect(id.description == text)
  }

  @Test(arguments: [
    "", "NM", "nm2026000001", "NM2026000000", "NM202600001", "N2026000001", "NM2026000001x", "NM0000000001",
    "NM20260000000000000000001", "NM20260000001", "NM2026０００００１",
  ])
  func whatIsNoNumberIsNotRead(text: String) {
    #expect(LetterID(text) == nil)
  }

  @Test(arguments: [("七", 7), ("（七）", 7), ("7", 7), ("第七项", 7), ("８", 8)])
  func aGroundIsReadAsClerksWriteIt(text: String, number: Int) {
    #expect(DeclineGround(chinese: text)?.rawValue == number)
  }

  @Test(arguments: ["", "九", "0", "七八", "第七条第一项", "十二", "12", "七十"])
  func whatIsNoGroundIsNotGuessed(text: String) {
    #expect(DeclineGround(chinese: text) == nil)
  }
}
