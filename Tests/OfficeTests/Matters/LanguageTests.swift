import Domain
import Mail
import Testing
import World

@testable import Office

/// Letters in Mongolian.
@Suite struct LanguageTests {
  private let text = "ᠮᠠᠨ ᠤ ᠭᠠᠴᠠᠭᠠᠨ ᠤ ᠵᠠᠮ ᠡᠪᠳᠡᠷᠡᠪᠡ᠃ ᠵᠠᠰᠠᠵᠤ ᠥᠭᠭᠦᠭᠡᠷᠡᠢ᠃"

  @Test func noRuleDecidesAboutThem() throws {
    let world = try World()
    try world.write(from: Cast.citizen, subject: "供热", text: text)
    try world.work()
    #expect(try world.letter().stage == .registered)
    let decide = try world.last("decide")
    #expect(decide.to.map(\.mailbox) == ["chengang@naiman.example"])
    #expect(decide.text.contains("请陈刚审看"))
    try world.decide("受理", on: decide, from: "chengang@naiman.example")
    try world.work()
    #expect(try world.letter().stage == .accepted && world.count("decide") == 2)
  }

  @Test func withoutAReaderTheDeskIsToldAndTheAuthorIsWrittenToInChinese() throws {
    let desk = Desk(
      name: Cast.desk.name, address: Cast.desk.address, clerks: [Cast.desk.clerks[0]])
    let world = try World(register: Register(units: Cast.register.units, desks: [desk]))
    try world.write(from: Cast.citizen, subject: "ᠵᠠᠮ", text: text)
    try world.work()
    let decide = try world.last("decide")
    #expect(decide.to.map(\.mailbox) == ["guanli@naiman.example"])
    #expect(decide.text.contains("没有登记懂蒙古文的工作人员"))
    #expect(try !world.last("receipt").text.contains("ᠪᠦᠷᠢᠳᠬᠡᠪᠡ"))
  }

  @Test func aDeclinedAuthorIsToldInBothLanguages() throws {
    let world = try World()
    try world.write(from: Cast.citizen, subject: "ᠵᠠᠮ", text: text)
    try world.work()
    #expect(try world.last("receipt").subject.contains("您的留言已登记"))
    try world.decide("不予受理 八", on: world.last("decide"), from: "chengang@naiman.example")
    try world.work()
    let declined = try world.last("declined").text
    #expect(declined.contains("ᠬᠦᠯᠢᠶᠡᠵᠦ") && declined.contains("建议通过法定渠道反映"))
    #expect(!declined.contains("native reader"), "what stands there for the administrator is no part of it")
  }
}
