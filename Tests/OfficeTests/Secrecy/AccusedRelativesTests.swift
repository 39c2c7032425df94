import Domain
import Mail
import Testing
import World

@testable import Office

/// Letters that are handled in others, and accuse those who have these.
@Suite struct AccusedRelativesTests {
  private let clerk = Party(.clerk, name: "王敏")
  private let tipOff = "补充：实名举报旗住建局局长王强受贿，证据见附件。"

  private func mails(_ kind: String, _ serial: Int, in world: World) throws -> [Message] {
    try world.mails(kind, about: world.letter(serial).id)
  }

  private func twoLetters() throws -> World {
    let world = try World()
    for (author, text) in ["三号楼供热管道漏水，家里不热。", "我家在五号楼，供热主管道漏水半个月了。"].enumerated() {
      try world.write(from: Cast.citizens[author], subject: "小区供热管道漏水", text: text)
    }
    try world.work()
    return world
  }

  @Test func whatIsAddedToAMergedLetterDoesNotGoToTheUnitThatItAccuses() throws {
    let world = try twoLetters()
    _ = try world.office.merge(
      try world.letter(2).id, into: try world.letter(1).id, by: clerk, at: world.now)
    try world.work()
    let before = try mails("supplement", 1, in: world).count
    let receipt = try #require(try mails("receipt", 2, in: world).first)
    try world.reply(
      to: receipt, from: Cast.citizens[1].mailbox, tipOff, attachments: [World.photo])
    try world.work()
    #expect(try mails("supplement", 1, in: world).count == before)
    #expect(try world.letter(1).accusation?.units == ["旗住建局"])
    let asked = try #require(try mails("follow-up", 1, in: world).last)
    #expect(asked.text.contains("王强受贿") && asked.text.contains("可能举报旗住建局"))
    try world.reply(to: receipt, from: Cast.citizens[1].mailbox, "补充：今天更冷了。")
    try world.work()
    #expect(try mails("supplement", 1, in: world).count == before, "nor what he adds after it")
  }

  @Test func neitherIsALetterMergedIntoOneThatAccuses() throws {
    let world = try twoLetters()
    try world.write(from: Cast.citizens[2], subject: "反映问题", text: "旗住建局不作为，供热管道漏水。")
    try world.work()
    let (second, third) = (try world.letter(2).id, try world.letter(3).id)
    #expect(throws: OfficeError.cannotMerge(second, .rootAccuses)) {
      try world.office.merge(second, into: third, by: clerk, at: world.now)
    }
    #expect(throws: OfficeError.cannotMerge(third, .accuses)) {
      try world.office.merge(third, into: second, by: clerk, at: world.now)
    }
    #expect(try world.letter(2).stage == .assigned)
  }

  private func divided(_ text: String) throws -> World {
    let world = try World()
    try world.write(from: Cast.citizen, subject: "两件事", text: text)
    try world.work()
    _ = try world.office.split(
      world.letter().id,
      into: [Matter(title: "供热不足", text: "供热不足。"), Matter(title: "停水", text: "自来水天天停水。")], by: clerk,
      at: world.now)
    try world.work()
    return world
  }

  @Test func thePartsOfALetterAccuseWhomItAccuses() throws {
    let world = try divided("旗住建局不作为，暖气不热；水管没水。")
    for serial in [2, 3] {
      #expect(try world.letter(serial).accusation?.units == ["旗住建局"])
      #expect(try world.letter(serial).stage == .accepted)
    }
    #expect(throws: OfficeError.accused("旗住建局")) {
      try world.office.assign(
        world.letter(2).id, lead: "旗住建局", cooperating: [], by: clerk, at: world.now)
    }
  }

  @Test func whatIsAddedToADividedLetterGoesToNoUnitThatItAccuses() throws {
    let world = try divided("一件暖气不热，一件水管没水。")
    let receipt = try #require(try mails("receipt", 1, in: world).first)
    try world.reply(to: receipt, from: Cast.citizen.mailbox, tipOff)
    try world.work()
    #expect(try mails("supplement", 2, in: world).isEmpty)
    #expect(try mails("follow-up", 2, in: world).count == 1)
    let told = try #require(try mails("supplement", 3, in: world).last, "the other unit is told")
    #expect(!told.text.contains("李梅梅"))
  }
}
