import Domain
import Mail
import Testing
import World

@testable import Office

/// Authors are asked once whether they are satisfied with an answer.
@Suite struct SurveyTests {
  private func world(_ change: (inout OfficeRules) -> Void = { _ in }) throws -> World {
    try World {
      $0.followUpAfter = 3
      change(&$0)
    }
  }

  /// The answer is given on a Monday; three working days later is Thursday.
  private func pass(_ day: String, hour: Int = 9, in world: World) throws {
    world.now = Timestamp(try #require(Day(day)), hour: hour)
    try world.work()
  }

  @Test func onceAndNotBeforeTheMorningOfItsDay() throws {
    let world = try world()
    _ = try world.publishedLetter()
    try pass("2026-11-25", hour: 18, in: world)
    #expect(try world.count("survey") == 0)
    try pass("2026-11-26", hour: 8, in: world)
    #expect(try world.count("survey") == 0, "nobody is asked at night")
    try pass("2026-11-26", hour: 9, in: world)
    let mail = try world.last("survey")
    #expect(mail.to.map(\.mailbox) == [Cast.citizen.mailbox])
    #expect(mail.text.contains("奈曼旗住房和城乡建设局已于2026年11月23日答复"))
    #expect(!mail.text.contains("http") && !mail.text.contains("不热"))
    for day in ["2026-11-27", "2026-12-15"] { try pass(day, in: world) }
    #expect(try world.count("survey") == 1)
    #expect(try world.letter().authorsRating == nil, "silence is no rating")
  }

  @Test func anAnswerToHimAloneIsAskedAboutToo() throws {
    let world = try world { $0.automatic.remove(.review) }
    _ = try world.letterWithReceipt()
    try world.answer("答复：已修复。")
    try world.decide("不公开：涉及隐私", on: try world.last("review"))
    try world.work()
    #expect(try world.letter().stage == .withheld)
    try pass("2026-11-26", in: world)
    #expect(try world.count("survey") == 1)
  }

  @Test func theOfficeMayAskNobody() throws {
    let world = try World()
    _ = try world.publishedLetter()
    try pass("2026-12-15", in: world)
    #expect(try world.count("survey") == 0)
  }

  @Test func whoHasSaidSomethingSinceIsNotAsked() throws {
    let world = try world()
    _ = try world.publishedLetter()
    try world.add("只好了两天，又不热了。", to: try world.last("answered"))
    try pass("2026-11-26", in: world)
    #expect(try world.count("survey") == 0)
  }

  @Test func whoThankedOnlyIsAsked() throws {
    let world = try world()
    _ = try world.publishedLetter()
    try world.add("收到，谢谢", to: try world.last("answered"))
    try pass("2026-11-26", in: world)
    #expect(try world.count("survey") == 1)
  }

  @Test func theAuthorOfATipOffIsNotAsked() throws {
    let world = try world()
    try world.write(from: Cast.citizen, subject: "举报", text: "举报某小区供热公司乱收费，暖气不热。")
    try world.work()
    guard try world.letter().classification?.category == .tipOff else {
      Issue.record("it is no tip-off")
      return
    }
    _ = try world.office.assign(
      world.letter().id, lead: "旗住建局", cooperating: [], by: Party(.clerk, name: "王敏"), at: world.now)
    try world.work()
    try world.answer("答复：已责令退费。")
    if try world.letter().stage == .signedOff {
      _ = try world.office.pass(
        world.letter().id, hasLooked: true, by: Party(.clerk, name: "王敏"), at: world.now)
      try world.work()
    }
    #expect(try world.letter().stage == .published)
    try pass("2026-11-26", in: world)
    #expect(try world.count("survey") == 0)
  }

  @Test func whoseAnswerCameBackIsNotAsked() throws {
    let world = try world()
    _ = try world.publishedLetter()
    try world.comeBack("answered", about: world.letter().id)
    try world.work()
    try pass("2026-11-26", in: world)
    #expect(try world.count("survey") == 0)
  }

  @Test func aSurveyThatComesBackIsNobodysTask() throws {
    let world = try world()
    _ = try world.publishedLetter()
    try pass("2026-11-26", in: world)
    try world.comeBack("survey", about: world.letter().id)
    try world.work()
    #expect(try world.count("undelivered") == 0 && world.count("call") == 0)
    #expect(try world.notes().contains { $0.contains("满意度回访未能送达网民") })
    try pass("2026-12-15", in: world)
    #expect(try world.count("survey") == 1)
  }

  @Test func aCorrectionIsNotAskedAboutAgain() throws {
    let world = try world()
    _ = try world.publishedLetter()
    try pass("2026-11-26", in: world)
    try world.answer("更正：已修复，并已测温。您反映的小区供热管道漏水问题，已由供热公司更换管道。")
    #expect(try world.letter().publication?.revision == 2)
    try pass("2026-12-15", in: world)
    #expect(try world.count("survey") == 1)
  }

  @Test func oneThatIsCorrectedOnTheDayItselfIsAskedAboutAfterwards() throws {
    let world = try world { $0.automatic.remove(.review) }
    _ = try world.letterWithReceipt()
    try world.answer("答复：已修复。")
    try world.decide("通过", on: try world.last("review"))
    try world.work()
    try world.answer("更正：已修复，并已测温。您反映的小区供热管道漏水问题，已由供热公司更换管道。")
    try pass("2026-11-26", in: world)
    #expect(try world.count("survey") == 0, "there is no answer that stands")
    try world.decide("通过", on: try world.last("review"))
    try world.work()
    try pass("2026-12-01", in: world)
    #expect(try world.count("survey") == 1)
  }

  @Test func theAnswerAfterAReopeningIsAskedAboutOnceMore() throws {
    let world = try world()
    _ = try world.publishedLetter()
    try pass("2026-11-26", in: world)
    try world.add("不满意，又不热了。", to: try world.last("survey"))
    try world.decide("重办", on: try world.last("follow-up"))
    try world.work()
    try world.reply(
      to: try world.last("supplement"), from: "leader@zhujian.example", "答复：已更换管道。", signedBy: true)
    try world.work()
    try pass("2026-12-15", in: world)
    #expect(try world.count("survey") == 2)
  }

  @Test func authorsOfMergedLettersWereToldTheAnswerAndAreAsked() throws {
    let world = try world()
    for (author, text) in ["三号楼供热管道漏水，家里不热。", "我家在五号楼，供热主管道漏水半个月了。"].enumerated() {
      try world.write(from: Cast.citizens[author], subject: "小区供热管道漏水", text: text)
    }
    try world.work()
    let (root, merged) = (try world.letter(1).id, try world.letter(2).id)
    _ = try world.office.merge(merged, into: root, by: Party(.clerk, name: "王敏"), at: world.now)
    try world.work()
    try world.answer("答复：已更换管道。")
    try pass("2026-11-26", in: world)
    #expect(try world.mails("survey", about: root).count == 1)
    let mail = try #require(try world.mails("survey", about: merged).first)
    try world.add("满意", to: mail, from: Cast.citizens[1].mailbox)
    #expect(try world.letter(2).authorsRating?.rating == .satisfied)
    #expect(try world.letter(1).authorsRating == nil, "each speaks for himself")
  }
}
