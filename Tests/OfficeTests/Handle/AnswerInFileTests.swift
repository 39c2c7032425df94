import Domain
import Mail
import Testing
import World

@testable import Office

/// An answer that stands in a file which nobody reads: its unit hears in which form it can send it.
@Suite struct AnswerInFileTests {
  private static let files = [
    Mail.Attachment(name: "答复.pdf", asciiName: "a.pdf", type: "application/pdf", bytes: World.scan.bytes),
    Mail.Attachment(name: "答复.zip", asciiName: "a.zip", type: "application/zip", bytes: [0x50, 0x4B, 5, 6]),
    Mail.Attachment(name: "答复.txt", asciiName: "a.txt", type: "text/plain", bytes: Array("已修复".utf8)),
  ]

  private func told(
    _ words: String, _ files: [Mail.Attachment], from sender: String = "officer@zhujian.example"
  ) throws -> (held: [String], text: String) {
    let world = try World()
    try world.write(from: Cast.citizen, subject: "供热", text: "家里不热。")
    try world.work()
    try world.reply(
      to: world.last("assigned"), from: sender, words, signedBy: sender.hasPrefix("leader"),
      attachments: files)
    try world.work()
    #expect(try world.letter().answer == nil)
    return (try world.held(), try world.mails("refused", about: world.letter().id).last?.text ?? "")
  }

  @Test(arguments: ["见附件", "您好：\n答复见附件，请查收。\n谢谢", "答复：详见附件", ""], files)
  func theFormIsNamed(words: String, file: Mail.Attachment) throws {
    let (held, text) = try told(words, [file])
    #expect(held == ["answer in a file"], "\(words) \(file.name)")
    #expect(text.contains("以.docx格式") && text.contains("答复全文写在邮件正文"), "\(words) \(file.name)")
  }

  @Test func aLeadersSignatureOverItIsNoAnswerEither() throws {
    #expect(try told("见附件", [Self.files[0]], from: "leader@zhujian.example").held == ["answer in a file"])
  }

  /// Each format that an old WPS saves has its word.
  @Test func anOldDocumentIsCalledOne() throws {
    let old = Mail.Attachment(
      name: "答复.doc", asciiName: "a.doc", type: "application/msword", bytes: Array("{\\rtf1}".utf8))
    let (held, text) = try told("见附件", [old])
    #expect(held == ["old form"] && text.contains(".doc、.wps") && text.contains("另存为"))
  }

  @Test func aClaimMayHaveAnyFile() throws {
    #expect(try told("认领", [Self.files[0]]).held == [])
  }

  @Test func aCardOrALogoIsNoAnswer() throws {
    let card = Mail.Attachment(
      name: "于洋.vcf", asciiName: "c.vcf", type: "text/vcard", bytes: Array("BEGIN:VCARD\nEND:VCARD".utf8))
    #expect(try told("", [card, World.photo]).held == ["empty"])
  }

  /// Half of an answer is none; what is quoted below it may be as long as it likes.
  @Test func anAnswerThatGoesOnBehindWhatIsReadIsNotTakenInPart() throws {
    let (held, text) = try told("答复：" + String(repeating: "管道已更换。", count: 5000), [])
    #expect(held == ["cut"] && text.contains("约两万字") && text.contains("缩短"), "\(held) \(text)")
    let world = try World()
    try world.write(from: Cast.citizen, subject: "供热", text: "家里不热。")
    try world.work()
    let quoted = String(repeating: "> 家里不热。\n", count: 5000)
    try world.reply(
      to: world.last("assigned"), from: "officer@zhujian.example",
      "答复：管道已更换。\n\n在 2026-11-23，网站管理中心 写道：\n\(quoted)", signedBy: false)
    try world.work()
    #expect(try world.letter().answer?.text.text == "管道已更换。")
  }

  @Test func soACorrectionIsAskedFor() throws {
    let world = try World()
    try world.write(from: Cast.citizen, subject: "供热", text: "家里不热。")
    try world.work()
    let assigned = try world.last("assigned")
    try world.reply(to: assigned, from: "leader@zhujian.example", "答复：已修复，请放心。", signedBy: true)
    try world.work()
    #expect(try world.letter().stage == .published)
    try world.reply(
      to: assigned, from: "leader@zhujian.example", "更正：见附件", signedBy: true, attachments: [Self.files[0]])
    try world.work()
    #expect(try world.letter().stage == .published && world.held() == ["answer in a file"])
  }
}
