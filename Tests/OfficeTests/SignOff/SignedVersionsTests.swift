import Mail
import Testing
import World

@testable import Office
@testable import Signatures

/// What is signed twice, as plain text and as HTML, must say one thing; however programs write the two.
@Suite struct SignedVersionsTests {
  private static let words = [
    "答复：李女士您好：", "经核查，贵小区换热站循环泵故障，已于11月24日更换，室温达到20度。", "",
    "1. 已更换循环泵一台；", "2. 已入户测温。", "感谢您对我们工作的支持！",
  ]

  private func assigned() throws -> Message {
    let world = try World()
    try world.write(from: Cast.citizen, subject: "小区供热不足", text: "家里只有12度。")
    try world.work()
    return try world.last("assigned")
  }

  /// Nil where the program writes one of them only.
  private func versions(of mail: [UInt8]) throws -> SignedVersions? {
    try SignedText.page(beside: mail).map { SignedVersions(plain: try SignedText.read(mail), page: $0) }
  }

  @Test func theTwoOfEveryProgramAgreeAndWhatWasChangedInOneDoesNot() throws {
    let mail = try assigned()
    var count = 0
    for program in MailProgram.allCases {
      guard let versions = try versions(of: program.answer(Self.words, to: mail)) else { continue }
      count += 1
      #expect(versions.agree, "\(program)")
      let plain = versions.plain.replacing("20度", with: "22度")
      #expect(plain != versions.plain)
      #expect(!SignedVersions(plain: plain, page: versions.page).agree, "\(program)")
      let page = SignedPage(
        text: versions.page.text.replacing("20度", with: "22度"),
        words: versions.page.words.replacing("20度", with: "22度"))
      #expect(page != versions.page)
      #expect(!SignedVersions(plain: versions.plain, page: page).agree, "\(program)")
    }
    #expect(count >= 2)
  }

  private func agree(_ plain: String, _ page: String) -> Bool {
    SignedVersions(plain: plain, page: SignedPage(text: page, words: page)).agree
  }

  @Test func spacesWidthsLinksAndNumbersOfListsAreThePrograms() {
    #expect(agree("答复：已修复，室温20度。", "答复： 已修复,室温２０度。"))
    #expect(agree("详见网站<https://a.example/b>，谢谢", "详见网站，谢谢"))
    #expect(agree("答复：\n1. 已更换\n2. 已测温", "答复：\n已更换\n已测温"))
    #expect(agree("[cid:image001.png]\n已修复", "已修复"))
  }

  @Test(arguments: [("室温1.5度", "室温15度"), ("零下-20度", "零下20度"), ("1.5小时到", "2.5小时到"), ("降3.0%", "降30%")])
  func aMarkThatMakesAnotherNumberCounts(one: String, other: String) {
    #expect(!agree("答复：\(one)", "答复：\(other)") && !agree("答复：\n\(one)", "答复：\n\(other)"))
    #expect(agree("答复：\(one)", "答复： \(one)"))
  }

  @Test func aMarkOfAListAndAWiderMinusAreThePrograms() {
    #expect(agree("答复：\n- 已更换\n1. 已测温", "答复：\n已更换\n已测温"))
    #expect(agree("最低-20度", "最低\u{2212}20度"))
  }

  @Test func shortWordsAreNotFoundWithinOthers() {
    #expect(!agree("同意", "不同意"))
    #expect(!agree("不同意", "同意"))
    #expect(!agree("同意\n\n> 不同意的，请写“退回修改：意见”", "不同意"))
    #expect(!agree("答复：已修复。", ""))
    #expect(!agree("答复：已修复。", "答复：已修复。\n\n以上内容作废，请勿公开，另行答复"))
  }

  @Test func whatIsHugeAndRepeatsItselfTakesNoTime() {
    let huge = String(repeating: "<a:", count: 20_000)
    #expect(!agree(huge + "是", huge + "否"))
    let long = String(repeating: "已", count: 20_000)
    #expect(!agree(long + "是", long + "否" + long))
  }
}
