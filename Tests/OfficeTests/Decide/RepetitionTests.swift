import Domain
import Mail
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
    titled title: String = "供热不足", files: [Mail.Attachment] = [], earlier: (World) throws -> Void = { _ in }
  ) throws -> World {
    let world = try World()
    try world.write(from: Cast.citizens[0], subject: "供热不足", text: Self.text)
    try world.work()
    try earlier(world)
    world.now = world.now + seconds
    try world.write(from: Cast.citizens[author], subject: title, text: second, attachments: files)
    try world.work()
    return world
  }

  @Test func theSameWordsAgainAreDeclinedAndTheAuthorIsToldWhereTheFirstStand() throws {
    let world = try world("  " + Self.text.replacing("，", with: "\n"))
    #expect(try world.letter(2).stage == .declined && world.letter(2).decline?.ground == .duplicate)
    #expect(try world.mails("decide", about: world.letter(2).id).isEmpty)
  }

  @Test func whatPressesIsAPersonsAlsoWhenItIsSaidAgain() throws {
    let world = try World()
    for _ in 1...2 {
      try world.write(
        from: Cast.citizen, subject: "煤气泄漏", text: "我家小区煤气泄漏，味道特别大，物业不管，请快来人看看，住在一号楼。")
      try world.work()
      world.now = world.now + 2 * 86_400
    }
    #expect(try world.letter(2).isUrgent && world.letter(2).saysTheSame(as: world.letter(1)))
    #expect(try world.letter(2).stage == .registered, "somebody is called until somebody comes")
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

  @Test func underAnotherTitleItIsForAPerson() throws {
    #expect(try world(titled: "供热5号楼").letter(2).stage == .registered)
  }

  @Test func aNewPhotoIsForAPerson() throws {
    let photo = Mail.Attachment(
      name: "a.jpg", asciiName: "a.jpg", type: "image/jpeg", bytes: [0xFF, 0xD8, 0xFF])
    #expect(try world(files: [photo]).letter(2).stage == .registered)
  }

  @Test(arguments: [30, 340]) func ofWhatIsOverdueOrLongPastAPersonIsAsked(days: Int64) throws {
    let ledger = try world(after: days * 86_400).office.ledger
    let second = try #require(try ledger.letters().last)
    #expect(try ledger.letter(second)?.stage == .registered)
  }

  @Test func aNameOnAPlatformIsManyPeoples() throws {
    let one = Registration(
      desk: "网站管理中心", channel: .newMedia(account: "奈曼政务"), receivedAt: Timestamp(seconds: 0),
      title: Words("供热不足"), text: Words(Self.text), authorName: Words("momo"), authorAddress: nil,
      queryCode: Words("1"), mail: nil)
    #expect(one.isBySameAuthor(as: one) && !one.isSurelyBySameAuthor(as: one))
  }

  @Test func noLetterRepeatsItselfNorWhatWasMergedIntoIt() throws {
    let world = try World { $0.automatic = [] }
    let clerk = Party(.clerk, name: "王敏")
    for author in 0...1 {
      try world.write(from: Cast.citizens[author], subject: "供热不足", text: Self.text)
      try world.work()
    }
    let (first, second) = (try world.letter(1).id, try world.letter(2).id)
    _ = try world.office.merge(second, into: first, by: clerk, at: world.now)
    #expect(throws: OfficeError.noEarlierLetter(first)) {
      try world.office.decline(first, ground: .duplicate, by: clerk, at: world.now)
    }
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
    try world.write(from: Cast.citizens[0], subject: "供热不足！", text: Self.text)
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
