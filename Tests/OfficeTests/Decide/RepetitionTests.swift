import Domain
import Store
import Testing
import World

@testable import Office

/// Ground six: the same author, the same words, and only they, go without a person.
@Suite struct RepetitionTests {
  private static let text = "我家住在幸福小区三号楼，供热一直不足，室内只有十二度，请尽快解决。"

  /// Two letters, the second found to be like the first.
  private func world(
    _ second: String = text, by author: Int = 0, after seconds: Int64 = 3 * 86_400,
    earlier: (World) throws -> Void = { _ in }
  ) throws -> World {
    let world = try World()
    try world.write(from: Cast.citizens[0], subject: "供热不足", text: Self.text)
    try world.work()
    try earlier(world)
    world.now = world.now + seconds
    try world.write(from: Cast.citizens[author], subject: "再次反映", text: second)
    try world.work()
    return world
  }

  @Test func theSameWordsAgainAreDeclinedAndTheAuthorIsToldWhereTheFirstStand() throws {
    let world = try world("  " + Self.text.replacing("，", with: "\n"))
    #expect(try world.letter(2).stage == .declined && world.letter(2).decline?.ground == .duplicate)
    #expect(try world.mails("decide", about: world.letter(2).id).isEmpty)
  }

  @Test(arguments: [0, 60, 86_400]) func whoeverPressedTheButtonTwiceIsNoPest(seconds: Int64) throws {
    let world = try world(after: seconds)
    // Nothing is declined; and no unit gets it twice, unless a person says so.
    #expect(try world.letter(2).stage == .registered)
    let mail = try #require(try world.mails("decide", about: world.letter(2).id).last)
    #expect(mail.text.contains("并入 NM2026000001"))
  }

  @Test func almostTheSameIsProposedAndAPersonDecides() throws {
    let world = try world("您好！" + Self.text)
    #expect(try world.letter(2).stage == .registered)
    let mail = try #require(try world.mails("decide", about: world.letter(2).id).last)
    #expect(mail.text.contains("第七条第（六）项") && mail.text.contains("与NM2026000001为同一网民、内容相近"))
  }

  @Test func whoeverElseSaysTheSameIsHeard() throws {
    #expect(try world(by: 1).letter(2).stage != .declined)
  }

  @Test func aWordMoreIsForAPerson() throws {
    let world = try world(Self.text + "昨天来人看过，还是没有修好。")
    #expect(try world.letter(2).stage != .declined)
  }

  @Test func shortWordsAreNoMatter() throws {
    let world = try World()
    for _ in 1...2 {
      try world.write(from: Cast.citizen, subject: "催办", text: "还没有解决。")
      try world.work()
      world.now = world.now + 2 * 86_400
    }
    #expect(try world.letter(2).mayRepeat(world.letter(1)))
    #expect(try !world.letter(2).saysTheSame(as: world.letter(1)))
  }

  @Test func whatWasDeclinedBeforeMayBeSaidAgain() throws {
    let world = try world { try $0.decline() }
    #expect(try world.letter(2).stage != .declined)
  }

  @Test func theExplanationNamesTheNumberAndTheState() throws {
    let world = try World {
      $0.declineTexts[.duplicate] = .init(
        explanation: "重复。", suggestion: "请查询。", earlier: "编号{number}，目前{state}，不再受理。")
    }
    try world.write(from: Cast.citizens[0], subject: "供热不足", text: Self.text)
    try world.work()
    world.now = world.now + 3 * 86_400
    try world.write(from: Cast.citizens[0], subject: "再次反映", text: Self.text)
    try world.work()
    let mail = try #require(try world.mails("declined", about: world.letter(2).id).last)
    #expect(mail.text.contains("编号NM2026000001，目前正在由旗住建局办理，办结时限为2026年11月30日，不再受理。"))
  }

  @Test func groundSixByHandNeedsTheEarlierLetter() throws {
    let world = try World()
    try world.write(from: Cast.citizen, subject: "供热不足", text: Self.text)
    try world.work()
    let id = try world.letter(1).id
    #expect(throws: OfficeError.noEarlierLetter(id)) {
      try world.office.decline(id, ground: .duplicate, by: Party(.clerk, name: "王敏"), at: world.now)
    }
  }
}
