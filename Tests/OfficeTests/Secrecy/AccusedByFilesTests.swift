import Domain
import Mail
import Testing
import World

@testable import Office

/// Letters that say whom they accuse in the names of their files only.
@Suite struct AccusedByFilesTests {
  private func letter(with names: String..., text: String = "供热不足，详见附件。") throws -> World {
    let world = try World()
    try world.write(
      from: Cast.citizen, subject: "供热", text: text,
      attachments: names.map {
        Mail.Attachment(
          name: $0, asciiName: "file.pdf", type: "application/pdf", bytes: Array("%PDF-1.4 \($0)\n%%EOF".utf8)
        )
      })
    try world.work()
    return world
  }

  @Test(arguments: ["举报旗住建局王强受贿.pdf", "旗住建局_王强_的问题.pdf", "王强受贿证据.pdf"])
  func theNameOfAFileAccuses(name: String) throws {
    let world = try letter(with: name)
    #expect(try world.letter().accusation?.units == ["旗住建局"] && world.letter().stage == .registered)
    try world.decide("受理 旗民政局", on: try world.last("decide"))
    try world.work()
    let mail = try world.last("assigned")
    #expect(mail.attachments.isEmpty && !mail.text.contains("王强"))
  }

  @Test func aFileThatIsCalledATipOffWaitsForAPersonAndIsNotPassedOn() throws {
    let world = try letter(with: "举报信.pdf", "现场.pdf")
    #expect(try world.letter().accusation == nil && world.letter().stage == .registered)
    #expect(try world.letter().classification?.category == .tipOff)
    #expect(try world.last("decide").text.contains("未认出被反映的单位"))
    try world.decide("受理 旗住建局", on: try world.last("decide"))
    try world.work()
    let mail = try world.last("assigned")
    #expect(mail.attachments.map(\.name) == ["NM2026000001-2.pdf"])
    #expect(mail.text.contains("可能透露网民身份"))
  }

  @Test func theNamesOfOtherFilesHoldNothingUp() throws {
    let world = try letter(with: "三号楼暖气照片.pdf", "住建局热线.pdf")
    #expect(try world.letter().accusation == nil && world.letter().stage == .assigned)
    #expect(try world.last("assigned").attachments.count == 2)
  }

  @Test func aFileThatIsAddedLaterAccusesAsWell() throws {
    let world = try World()
    let receipt = try world.letterWithReceipt()
    try world.reply(
      to: receipt, from: Cast.citizen.mailbox, "材料见附件。",
      attachments: [
        Mail.Attachment(
          name: "举报旗住建局王强受贿.pdf", asciiName: "a.pdf", type: "application/pdf",
          bytes: Array("%PDF-1.4 x\n%%EOF".utf8))
      ])
    try world.work()
    #expect(try world.letter().accusation?.units == ["旗住建局"])
    #expect(try world.count("supplement") == 0)
  }
}
