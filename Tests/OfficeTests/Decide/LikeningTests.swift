import Domain
import Mail
import Store
import Testing
import World

@testable import Office

/// Who is named a duplicate of whom, and in which words.
@Suite struct LikeningTests {
  private static let matter = (title: "锦绣澜庭旁搅拌站供热管道", text: "锦绣澜庭旁边的混凝土搅拌站把供热管道压坏了，整个小区都不热。")
  private static let same = (title: "锦绣澜庭供热管道被压坏", text: "我住锦绣澜庭，混凝土搅拌站的车压坏供热管道，孩子冻感冒了。")
  private let world: World

  init() throws { world = try World() }

  private func write(_ words: (title: String, text: String), by author: Int = 0) throws {
    try world.write(from: Cast.citizens[author], subject: words.title, text: words.text)
    try world.work()
  }

  private func duplicates(_ serial: Int) throws -> [Proposed<Duplicate>] {
    try world.letter(serial).classification?.proposal?.duplicates ?? []
  }

  @Test func theSameTextByTheSameAuthorIsNamed() throws {
    try write(Self.matter)
    try write((Self.matter.title, Self.matter.text.replacing("，", with: "\n ，")))
    let found = try #require(try duplicates(2).first)
    #expect(found.value == Duplicate(of: try world.letter(1).id, .sameText) && found.confidence == 1)
    #expect(found.because == ["与NM2026000001内容相同（同一网民）"])
    #expect(try duplicates(1).isEmpty)
  }

  @Test func theSameTextByAnotherAuthorSaysSo() throws {
    try write(Self.matter)
    try write(Self.matter, by: 1)
    #expect(try duplicates(2).first?.because == ["与NM2026000001内容相同（不同网民）"])
  }

  @Test func anotherAuthorsSameMatterIsNamedAndNoWordOfItTold() throws {
    try write(Self.matter)
    try write(Self.same, by: 1)
    let found = try #require(try duplicates(2).first)
    #expect(found.value == Duplicate(of: try world.letter(1).id, .sameMatter))
    let because = found.because.joined()
    #expect(because.hasPrefix("与NM2026000001反映同一事项（不同网民，相似度"))
    #expect(!because.contains("澜庭") && (0.75..<1).contains(found.confidence))
  }

  @Test func whateverElseIsWrittenOfThePlaceIsNone() throws {
    try write(Self.matter)
    try write(("幸福路低保", "我家在幸福路，申请低保三个月没有答复，请问需要什么材料？"), by: 1)
    #expect(try duplicates(2).isEmpty)
  }

  @Test func anAuthorIsKnownByHisTelephoneOverChannels() throws {
    try world.office.enterCall("13800001111", Self.matter.text, at: world.now)
    try world.office.enterCall("138-0000-1111", Self.same.text + Self.matter.text, at: world.now)
    let found = try #require(try duplicates(2).first)
    #expect(found.value.kind == .sameAuthor)
  }

  @Test func whoWasMergedIsSpokenOfByItsRoot() throws {
    try write(Self.matter)
    try write(Self.same, by: 1)
    let (root, id) = (try world.letter(1).id, try world.letter(2).id)
    _ = try world.office.merge(id, into: root, by: Party(.clerk, name: "王敏"), at: world.now)
    try write(Self.same, by: 2)
    let found = try duplicates(3)
    #expect(found.map(\.value.letter) == [root])
    #expect(found.first?.because == ["与NM2026000002（已并入NM2026000001）内容相同（不同网民）"])
  }

  @Test func whatWasTakenBackOrEndedLongAgoIsNone() throws {
    try write(Self.matter)
    let receipt = try #require(try world.mails("receipt", about: world.letter().id).first)
    try world.reply(to: receipt, from: Cast.citizen.mailbox, "撤回")
    try world.work()
    #expect(try world.letter().stage == .retracted)
    try write(Self.matter, by: 1)
    #expect(try duplicates(2).isEmpty)
    _ = try world.office.decline(
      world.letter(2).id, ground: .other, by: Party(.clerk, name: "王敏"), at: world.now)
    world.now = Timestamp(world.now.day + 20, hour: 9)
    try write(Self.matter, by: 2)
    #expect(try duplicates(3).map(\.value.letter) == [try world.letter(2).id])
    _ = try world.office.decline(
      world.letter(3).id, ground: .other, by: Party(.clerk, name: "王敏"), at: world.now)
    world.now = Timestamp(world.now.day + 181, hour: 9)
    try write(Self.matter)
    let next = try world.office.ledger.letter(LetterID(prefix: "NM", year: 2027, serial: 1))
    #expect(try #require(next).classification?.proposal?.duplicates.isEmpty == true)
  }

  @Test func erasedLettersAreForgotten() throws {
    try write(Self.matter)
    try world.office.ledger.eraseWords(of: world.letter().id)
    try write(Self.matter, by: 1)
    #expect(try duplicates(2).isEmpty)
  }

  @Test func lettersFromBeforeTheIndexAreTakenIn() throws {
    try write(Self.matter)
    try world.office.ledger.forgetAllLikeness()
    try write(Self.matter, by: 1)
    #expect(try duplicates(2).count == 1)
    #expect(try world.office.ledger.mark(Ledger.unlikened) == 0)
  }

  @Test func theDeskReadsItWhereItDecides() throws {
    let world = try World { $0.automatic = [] }
    for author in 0...1 {
      try world.write(from: Cast.citizens[author], subject: Self.matter.title, text: Self.matter.text)
      try world.work()
    }
    let asked = try #require(try world.mails("decide", about: world.letter(2).id).first)
    #expect(asked.text.contains("与NM2026000001内容相同（不同网民）"))
  }

  @Test func aMatterOfManyAuthorsIsAHotTopic() throws {
    for author in 0...1 { try write(Self.matter, by: author) }
    try write(Self.matter, by: 1)
    #expect(try world.office.hotTopics.all(at: world.now).isEmpty, "three letters of two")
    try write(Self.same, by: 2)
    let hot = try #require(try world.office.hotTopics.all(at: world.now).first)
    #expect(hot.topic.authors == 3 && hot.letters.count == 4 && hot.units == ["旗住建局"])
    #expect(hot.root == (try world.letter(1).id) && hot.title == Self.matter.title)
    #expect(hot.days == world.now.day...world.now.day && hot.desks == [Cast.desk.name])
    let later = Timestamp(world.now.day + 31, hour: 9)
    #expect(try world.office.hotTopics.all(at: later).isEmpty)
  }

  @Test func aTestIsNobodysVoiceInAHotTopic() throws {
    for author in 0...2 { try write(Self.matter, by: author) }
    #expect(try world.office.hotTopics.all(at: world.now).count == 1)
    let clerk = Party(.clerk, name: "王敏")
    _ = try world.office.mark(world.letter(3).id, test: true, because: "试投", by: clerk, at: world.now)
    #expect(try world.office.hotTopics.all(at: world.now).isEmpty)
  }
}

extension Office {
  /// A clerk takes a call.
  fileprivate func enterCall(_ number: String, _ words: String, at now: Timestamp) throws {
    var sheet = EntrySheet()
    sheet[.way] = "电话"
    sheet[.received] = "11月23日 08:30"
    sheet[.name] = "张三"
    sheet[.telephone] = number
    sheet[.text] = words
    _ = try enter(sheet, told: true, by: Party(.clerk, name: "王敏"), at: now)
  }
}
