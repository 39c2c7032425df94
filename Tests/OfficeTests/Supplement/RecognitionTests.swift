import Domain
import Mail
import Testing
import World

@testable import Office

/// By what an author's later mail is known.
@Suite struct RecognitionTests {
  @Test(arguments: [
    "In-Reply-To: <ID>", "References: <first@else.example> <ID>", "In-Reply-To: <x@y>\r\nReferences: <ID>",
  ])
  func aReplyThatLostItsTokenIsKnownByTheMailItAnswers(header: String) throws {
    let world = try World()
    let receipt = try world.letterWithReceipt()
    let fields = header.replacing("ID", with: try #require(receipt.messageID))
    try world.post(
      Array(
        ("From: limeimei@citizen.example\r\nTo: liuyan@naiman.example\r\nSubject: Re:\r\n\(fields)\r\n"
          + "\r\nbuilding 3\r\n").utf8))
    try world.work()
    #expect(try world.letter().supplements.map(\.text.shown) == ["building 3"])
    #expect(try world.office.ledger.letters().count == 1)
  }

  @Test func whereTheServerKnowsNoPlusSignsAReplyIsKnownAllTheSame() throws {
    let world = try World { $0.usesPlusAddresses = false }
    let receipt = try world.letterWithReceipt()
    #expect(receipt.replyTo.map(\.mailbox) == [Cast.office])
    try world.add("是3号楼。", to: receipt)
    #expect(try world.last("supplement").text.contains("是3号楼"))
  }

  @Test func aMailToAUnitNamesNoAuthor() throws {
    let world = try World()
    _ = try world.letterWithReceipt()
    let assigned = try world.last("assigned")
    try world.write(
      from: Cast.citizen, subject: "Re:", text: "是3号楼。", inReplyTo: assigned.messageID)
    try world.work()
    #expect(try world.letter().supplements.isEmpty)
  }

  @Test func aMessageIDOfOursThatWeNeverSentIsNoKey() throws {
    let world = try World()
    _ = try world.letterWithReceipt()
    try world.write(
      from: Cast.citizen, subject: "供水", text: "停水。",
      inReplyTo: "0000000000000000.NM2026000001@naiman.example")
    try world.work()
    #expect(try world.letter().supplements.isEmpty)
    #expect(try world.office.ledger.letters().count == 2)
  }

  @Test(arguments: ["关于NM2026000001", "还没有人来"])
  func theNumberFromItsAuthorsAddressAloneIsAPersonsToRead(subject: String) throws {
    let world = try World()
    _ = try world.letterWithReceipt()
    try world.write(from: Cast.citizen, subject: subject, text: "我的留言 NM2026000001 补充：是3号楼。")
    try world.work()
    let held = try #require(try world.office.ledger.heldMail().first)
    #expect(held.reason == "no token")
    #expect(held.letter == (try world.letter().id))
    #expect(held.detail.contains("from its author's address"))
    #expect(try world.office.ledger.letters().count == 1)
  }

  @Test func theNumberInAStrangersWordsMakesNoDifference() throws {
    let world = try World()
    _ = try world.letterWithReceipt()
    try world.write(from: Cast.citizens[1], subject: "也停暖", text: "和 NM2026000001 一样的问题，供热不足。")
    try world.work()
    #expect(try world.office.ledger.letters().count == 2)
  }

  @Test func thanksBotherNobody() throws {
    let world = try World()
    let receipt = try world.letterWithReceipt()
    for words in ["谢谢！", ""] { try world.add(words, to: receipt) }
    #expect(try world.letter().supplements.isEmpty)
    #expect(try world.count("supplement") == 0)
    #expect(try world.notes().count == 2)
    #expect(try world.office.ledger.heldMail().isEmpty)
  }

  @Test func anAttachmentAloneIsASupplement() throws {
    let world = try World()
    let receipt = try world.letterWithReceipt()
    try world.reply(to: receipt, from: Cast.citizen.mailbox, "", attachments: [World.scan])
    try world.work()
    #expect(try world.letter().supplements.map(\.text.shown) == ["（来信另有附件1个）"])
    #expect(try world.last("supplement").text.contains("附件1个"))
  }

  @Test func anEncryptedMailIsAPersonsToRead() throws {
    let world = try World()
    let receipt = try world.letterWithReceipt()
    let address = try #require(receipt.replyTo.first?.mailbox)
    try world.post(
      Array(
        ("From: limeimei@citizen.example\r\nTo: \(address)\r\nSubject: x\r\nContent-Type: application/pkcs7-mime;"
          + " smime-type=enveloped-data; name=smime.p7m\r\n\r\nMIAGCSqGSIb3DQEHA6CA\r\n").utf8))
    try world.work()
    #expect(try world.office.ledger.heldMail().map(\.reason) == ["encrypted"])
  }
}
