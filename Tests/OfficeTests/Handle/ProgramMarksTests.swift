import Domain
import Mail
import Testing
import World

@testable import Office

/// What mail programs write into an answer is not published; what its writer says is.
@Suite struct ProgramMarksTests {
  private func answer(_ words: String, from sender: String = "officer@zhujian.example") throws -> String? {
    let world = try World()
    try world.write(from: Cast.citizen, subject: "供热", text: "家里不热。")
    try world.work()
    try world.reply(
      to: world.last("assigned"), from: sender, words, signedBy: sender.hasPrefix("leader"))
    try world.work()
    return try world.letter().answer?.text.text
  }

  @Test(arguments: [
    ("如有疑问请来信zjj@nm.example<mailto:zjj@nm.example>。", "如有疑问请来信zjj@nm.example。"),
    ("请致电0475-0000000<tel:0475-0000000>。", "请致电0475-0000000。"),
    ("详见www.nm.example<http://www.nm.example/>。", "详见www.nm.example。"),
    ("详见https://www.nm.example/a<https://www.nm.example/a>", "详见https://www.nm.example/a"),
    ("详见办事指南<https://www.nm.example/a>。", "详见办事指南<https://www.nm.example/a>。"),
    ("[cid:image001.png@01DC5A]\n室温已达20度。", "室温已达20度。"), ("室温已达20度。\n[image: logo.png]", "室温已达20度。"),
    ("室温<18度的可以退费，>20度的不退。", "室温<18度的可以退费，>20度的不退。"),
    ("室温已达20度。\n\nofficer@zhujian.example", "室温已达20度。"),
    ("室温已达20度。\n______\nofficer@zhujian.example<mailto:officer@zhujian.example>\n", "室温已达20度。"),
    ("如有疑问请来信：\nofficer@zhujian.example", "如有疑问请来信：\nofficer@zhujian.example"),
    ("室温已达20度。\nBEGIN:VCARD\nVERSION:3.0\nFN:于洋\nEND:VCARD", "室温已达20度。"),
    ("室温已达20度。\n于洋\nofficer@zhujian.example", "室温已达20度。"),
  ])
  func theAnswerIsWhatItsWriterSays(written: String, expected: String) throws {
    let whole = "您好：管道已修复，请放心。\n"
    #expect(try answer("答复：\(whole)\(written)") == whole + expected, "\(written)")
    #expect(
      try answer("答复：\(whole)\(written)", from: "leader@zhujian.example") == whole + expected,
      "signed: \(written)")
  }

  /// What the leader says yes to is what is published, to the letter.
  @Test func aLeaderIsShownTheTextThatIsPublished() throws {
    let world = try World()
    try world.write(from: Cast.citizen, subject: "供热", text: "家里不热。")
    try world.work()
    try world.reply(
      to: world.last("assigned"), from: "officer@zhujian.example",
      "答复：管道已修复，请来信zjj@nm.example<mailto:zjj@nm.example>。\n[cid:a.png]\n\nofficer@zhujian.example")
    try world.work()
    let asked = try world.last("sign-off")
    #expect(asked.text.contains("请来信zjj@nm.example。") && !asked.text.contains("mailto:zjj"))
    #expect(!asked.text.contains("cid:a.png"))
    try world.reply(to: asked, from: "leader@zhujian.example", "同意", signedBy: true)
    try world.work()
    #expect(try world.letter().stage == .published)
    #expect(try world.letter().answer?.text.text == "管道已修复，请来信zjj@nm.example。")
  }
}
