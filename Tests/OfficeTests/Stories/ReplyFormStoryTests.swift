import Domain
import Foundation
import Mail
import Testing
import World

@testable import Office
@testable import Papers

/// The form as a document (网民留言回复情况表.docx): it goes out with every assignment, and what a unit writes into it is an
/// answer.
@Suite struct ReplyFormStoryTests {
  private let world: World
  private let assigned: Message
  private let officer: String

  init() throws {
    world = try World(hasForm: true)
    try world.write(from: Cast.citizen, subject: "村里停水<&>", text: "停水三天了。\n我是李梅梅，电话13947500001。")
    try world.work()
    assigned = try #require(try world.mails("assigned", about: world.letter().id).first)
    officer = "officer@shuiwu.example"
  }

  private func filled(_ answer: String = "已恢复供水。") throws -> FilledReplyForm {
    var form = try FilledReplyForm(of: assigned)
    form.write(answer, behind: "回复内容")
    return form
  }

  private func answer(_ words: String, _ attachments: [Mail.Attachment]) throws -> [String] {
    try world.reply(to: assigned, from: officer, words, attachments: attachments)
    try world.work()
    return try world.office.ledger.heldMail().map(\.reason)
  }

  private func refused() throws -> String {
    try world.mails("refused", about: world.letter().id).first?.text ?? ""
  }

  private var notes: [String] {
    get throws {
      try world.letter().events.compactMap {
        if case .noted(let words) = $0.fact { words.shown } else { nil }
      }
    }
  }

  @Test func everyAssignmentCarriesTheFormWithWhatTheMailSaysAndNoMore() throws {
    let file = try #require(assigned.attachments.first)
    #expect(assigned.attachments.count == 1 && file.name == "NM2026000001.docx")
    #expect(assigned.text.contains("NM2026000001.docx"))
    let bytes = assigned.content(of: file)
    let form = try #require(try ReplyForm(reading: bytes))
    #expect(form.isBlank && form.numbers == ["NM2026000001"])
    #expect(assigned.text.contains(form.mark) && Token.all(in: form.mark).count == 1)
    let text = try #require(try WordDocument(bytes)).rows.map(\.cells)
    #expect(text.contains(["留言标题", "村里停水<&>"]))
    #expect(text.contains { $0.count == 4 && $0[0] == "承办单位" && $0[1] == "旗水务局（牵头）" && $0[3] == "无" })
    let all = text.joined().joined()
    for secret in ["李梅梅", "13947500001", "limeimei"] { #expect(!all.contains(secret), "\(secret)") }
    #expect(all.contains("停水三天了"))
  }

  @Test func aFormThatWasFilledInIsTheAnswerOfAMailThatOnlyCoversIt() throws {
    var form = try filled("您好：\n已恢复供水。")
    form.write("管道冻裂", behind: "调查核实")
    form.replace("□部分属实", with: "☑部分属实")
    let held = try answer("您好：情况表已填好，见附件，请查收。\n奈曼旗水务局 白雪 0475-0000301", [form.attachment(), World.scan])
    #expect(held == [])
    #expect(try world.letter().answer?.text.shown == "您好：\n已恢复供水。")
    #expect(try notes == ["情况表　调查核实情况：管道冻裂；是否属实：部分属实"])
    #expect(try world.letter().answer?.finding == "部分属实")
    // The desk sees the answer beside the scan, as always.
    let confirm = try #require(try world.mails("confirm-scan", about: world.letter().id).first)
    #expect(confirm.text.contains("已恢复供水。") && confirm.attachments.map(\.name) == ["NM2026000001-1.pdf"])
  }

  @Test func aMailWithoutWordsIsOneAsWell() throws {
    #expect(try answer("", [filled().attachment(), World.scan]) == [])
    #expect(try world.letter().answer?.text.shown == "已恢复供水。")
  }

  @Test func theSameWordsInMailAndFormAreOneAnswer() throws {
    #expect(try answer("答复：已恢复 供水。", [filled().attachment(), World.scan]) == [])
    #expect(try world.letter().answer?.text.shown == "已恢复 供水。")
  }

  @Test(arguments: ["答复：明日恢复供水。", "认领", "退回：不属本单位职责", "延期 3 个工作日：需现场勘查", "已恢复供水。另：请勿公开。"])
  func whereMailAndFormDifferTheUnitIsAskedAndNothingIsRecorded(words: String) throws {
    #expect(try answer(words, [filled().attachment(), World.scan]) == ["form differs"])
    #expect(try world.letter().stage == .assigned && world.letter().answer == nil)
    #expect(try refused().contains("无法确定以哪一份为准"))
    #expect(try world.mails("refused", about: world.letter().id).count == 1)
  }

  @Test(arguments: [
    "延期 3 个工作日：需现场勘查", "您好，延期 3 个工作日：需现场勘查", "询问：请问您是几号楼？", "退回：不属我局职责，建议转旗住建局",
  ])
  func whatTheFormSaysInThePlaceOfAnAnswerIsRead(words: String) throws {
    let before = try world.letter().events.count
    #expect(try answer("见附件", [filled(words).attachment(), World.scan]) == [])
    let letter = try world.letter()
    #expect(letter.answer == nil && letter.events.count > before && letter.stage != .replied)
  }

  @Test func aClaimInTheFormIsOne() throws {
    #expect(try answer("见附件", [filled("认领").attachment(), World.scan]) == [])
    #expect(try world.letter().stage == .handling && world.letter().answer == nil)
  }

  @Test(arguments: [
    ("同意", "nothing to sign"), ("转旗供热服务中心", "no such sub-unit"), ("收到，谢谢", "not understood"),
    ("不同意", "not understood"),
    ("建议退回", "not understood"),
  ]) func whatTheFormSaysInThePlaceOfAnAnswerIsAskedBack(words: String, reason: String) throws {
    #expect(try answer("见附件", [filled(words).attachment(), World.scan]) == [reason])
    #expect(try world.letter().stage == .assigned && world.letter().answer == nil)
  }

  @Test func aNumberAboveOtherWordsThanTheFormsIsAskedAbout() throws {
    #expect(try answer("NM2026000001：明日恢复供水。", [filled().attachment(), World.scan]) == ["form differs"])
    #expect(try world.letter().answer == nil)
  }

  @Test func aWordOfTheGrammarThatTheMailCallsAnAnswerIsAskedBack() throws {
    let form = try filled("延期 3 个工作日：需现场勘查").attachment()
    #expect(try answer("答复：延期 3 个工作日：需现场勘查", [form, World.scan]) == ["form differs"])
  }

  @Test func theFormMayNameItsAnswerAndSayThatItIsNotForThePublic() throws {
    _ = try answer("见附件", [filled("答复：已恢复供水。").attachment(), World.scan])
    #expect(try world.letter().answer?.text.shown == "已恢复供水。")
    _ = try answer("见附件", [filled("答复（不公开）：涉及个人\n已恢复供水，请放心。").attachment(), World.scan])
    #expect(try world.letter().answer?.text.shown == "已恢复供水，请放心。")
    #expect(try world.letter().answer?.keptBack?.shown == "涉及个人")
  }

  @Test(arguments: [
    "认领：见附件", "认领，见附件", "答复：见附件", "回复：详见附件，请查收", "NM2026000001：详见附件，请查收。", "NM2026000001 答复：见附件",
    "编号：NM2026000001\n见附件，请查收。\n奈曼旗水务局 白雪",
  ])
  func aFormBelowAWordThatOnlyNamesItIsTaken(words: String) throws {
    #expect(try answer(words, [filled().attachment(), World.scan]) == [])
    #expect(try world.letter().answer?.text.shown == "已恢复供水。")
    #expect(try world.event(.claim) != nil || !words.hasPrefix("认领"))
  }

  @Test(arguments: [
    ("更正：见附件", "您好：明日8时恢复供水，请储水备用。", true), ("更正：见附件", "延期 3 个工作日：需现场勘查", false),
    ("更正：已恢复供水，见附件。", "您好：明日8时恢复供水，请储水备用。", false),
  ])
  func soIsACorrectionsWholeAnswer(words: String, form: String, isTaken: Bool) throws {
    _ = try answer("答复：今日已恢复供水，请放心。", [World.scan])
    let held = try answer(words, [filled(form).attachment(), World.scan])
    #expect(held == (isTaken ? [] : ["form differs"]))
    #expect(try world.letter().answer?.text.shown == (isTaken ? form : "今日已恢复供水，请放心。"))
  }

  @Test func theEmptyFormThatAMailProgramSendsBackIsNone() throws {
    #expect(try answer("认领", [FilledReplyForm(of: assigned).attachment()]) == [])
    #expect(try world.letter().stage == .handling)
    #expect(try answer("答复：已恢复供水。", [FilledReplyForm(of: assigned).attachment(), World.scan]) == [])
    #expect(try world.letter().answer?.text.shown == "已恢复供水。")
  }

  @Test func aMailThatWasWrittenAnewHasItsTokenInTheForm() throws {
    let empty = try FilledReplyForm(of: assigned).attachment()
    try world.reply(
      to: assigned, from: officer, "认领", attachments: [empty], quoting: false, at: Cast.office)
    try world.work()
    #expect(try world.letter().stage == .handling && world.office.ledger.heldMail().isEmpty)
    // From a mailbox that nobody registered it is no letter either.
    try world.reply(
      to: assigned, from: "baixue@private.example", "见附件",
      attachments: [filled().attachment(named: "NM2026000001(1).docx"), World.scan], quoting: false,
      at: Cast.office)
    try world.work()
    #expect(try world.office.ledger.heldMail().map(\.reason) == ["stranger"])
    #expect(try world.office.ledger.letters().count == 1 && world.letter().answer == nil)
  }

  @Test func aFormWithATokenOfNobodysIsNoUnitsReply() throws {
    var form = try filled()
    form.replace("nm2026000001-", with: "nm2026000001-0")
    try world.reply(
      to: assigned, from: officer, "见附件", attachments: [form.attachment(), World.scan], quoting: false,
      at: Cast.office)
    try world.work()
    #expect(try world.office.ledger.heldMail().map(\.reason) == ["no token"])
  }

  @Test func theFormOfAnotherLetterIsRefused() throws {
    var form = try filled()
    form.replace("编号：NM2026000001", with: "编号：NM2026000002")
    #expect(try answer("见附件", [form.attachment(), World.scan]) == ["form of another letter"])
    #expect(try refused().contains("编号是NM2026000002"))
  }

  @Test func anOldOrABrokenDocumentIsRefusedAsWhatItIs() throws {
    let rtf = Mail.Attachment(
      name: "情况表.doc", asciiName: "a.doc", type: "application/msword", bytes: Array("{\\rtf1}".utf8))
    #expect(try answer("见附件", [rtf, World.scan]) == ["old form"])
    #expect(try refused().contains(".docx"))
    var broken = try filled().attachment()
    broken.bytes.removeLast(40)
    #expect(try answer("见附件", [broken, World.scan]).last == "unread form")
    // With words of its own a mail is an answer, whatever else lies in it.
    _ = try answer("答复：已恢复供水。", [rtf, World.scan])
    #expect(try world.letter().answer?.text.shown == "已恢复供水。")
  }

  @Test func aFormWithoutAnAnswerAndTwoThatDifferAreRefused() throws {
    var form = try FilledReplyForm(of: assigned)
    form.write("管道冻裂", behind: "调查核实")
    #expect(try answer("见附件", [form.attachment(), World.scan]) == ["form without answer"])
    let held = try answer(
      "见附件", [filled("一").attachment(), filled("二").attachment(named: "2.docx"), World.scan])
    #expect(held.last == "several forms")
  }

  @Test func aSuggestionNotToPublishIsShownToTheReviewer() throws {
    var form = try filled()
    form.replace("□不公开", with: "☑不公开")
    form.replace("（理由：</w:t>", with: "（理由：涉及个人</w:t>")
    #expect(try answer("见附件", [form.attachment(), World.scan]) == [])
    for _ in 1...2 {
      let confirm = try #require(try world.mails("confirm-scan", about: world.letter().id).last)
      let clerk =
        confirm.to[0].mailbox == "chengang@naiman.example"
        ? "chengang@naiman.example" : "wangmin@naiman.example"
      try world.decide("三项无误", on: confirm, from: clerk)
      try world.work()
    }
    // Nothing goes on by itself then, though the rules would have it.
    #expect(try world.letter().stage == .signedOff)
    let review = try #require(try world.mails("review", about: world.letter().id).first)
    #expect(review.text.contains("承办单位建议不公开：涉及个人"))
    #expect(review.text.ranges(of: "建议不公开").count == 1)
    #expect(try world.letter().answer?.keptBack?.shown == "涉及个人")
  }

  @Test func aSuggestionNotToPublishNeedsItsReasonInTheDocumentAsInTheText() throws {
    var form = try filled()
    form.replace("□不公开", with: "☑不公开")
    #expect(try answer("见附件", [form.attachment(), World.scan]) == ["not understood"])
    #expect(try refused().contains("建议不公开的，请写明理由"))
    #expect(try world.letter().answer == nil)
  }

  @Test(arguments: ["不同意，数字不实，退回重写", "退回修改", "同意，但第二段要改", "再核实", "请重写", "？", "暂缓", "拟同意"])
  func anOpinionThatIsNoYesIsAskedBack(opinion: String) throws {
    var form = try filled()
    form.replace("意见：", with: "意见：\(opinion)")
    #expect(try answer("见附件", [form.attachment(), World.scan]) == ["not understood"])
    #expect(try world.letter().answer == nil)
    #expect(try refused().contains("意见:\(opinion == "？" ? "?" : opinion.replacing("，", with: ","))"))
    // Nor does it count less beside an answer in the mail, or in a form with nothing else in it.
    var empty = try FilledReplyForm(of: assigned)
    empty.replace("意见：", with: "意见：\(opinion)")
    #expect(try answer("答复：已恢复供水。", [empty.attachment(), World.scan]).count == 2)
  }

  @Test(arguments: [
    "意见：同意", "意见：同意。白雪", "意见：已阅，同意公开", "意见：同意 2026年11月24日", "意见：同意答复　二〇二六年十一月二十四日", "意见：√",
  ]) func anOpinionThatSaysYesIsOne(opinion: String) throws {
    var form = try filled()
    form.replace("意见：", with: opinion)
    form.replace("签字：", with: "签字：查干巴拉")
    #expect(try answer("见附件", [form.attachment(), World.scan]) == [])
    #expect(try world.letter().answer != nil)
  }

  @Test func aNoInThePlaceOfTheSignatureIsAskedBack() throws {
    var form = try filled()
    form.replace("签字：", with: "签字：不同意　王强")
    #expect(try answer("见附件", [form.attachment(), World.scan]) == ["not understood"])
  }

  @Test(arguments: ["不要公开，只告知本人", "此件请勿公开", "内部资料"])
  func aRemarkThatItBeKeptBackIsAskedBackAndWithItsTickKeepsItBack(remark: String) throws {
    var form = try filled()
    form.add(remark, behind: "备　　注")
    #expect(try answer("见附件", [form.attachment(), World.scan]) == ["not understood"])
    #expect(try refused().contains("备注：\(remark)"))
    form.replace("□不公开", with: "☑不公开")
    form.replace("（理由：</w:t>", with: "（理由：涉及个人</w:t>")
    _ = try answer("见附件", [form.attachment(), World.scan])
    #expect(try world.letter().answer?.keptBack?.shown == "涉及个人")
  }

  @Test func aRemarkIsShownToWhoeverDecidesAndKeepsTheReviewFromBeingAutomatic() throws {
    var form = try filled()
    form.add("已电话告知网民", behind: "备　　注")
    #expect(try answer("见附件", [form.attachment(), World.scan]) == [])
    let confirm = try world.last("confirm-scan")
    #expect(confirm.text.contains("承办单位在情况表中备注（不公开）：“已电话告知网民”"))
    for _ in 1...2 {
      let confirm = try world.last("confirm-scan")
      let clerk =
        confirm.to[0].mailbox == "chengang@naiman.example"
        ? "chengang@naiman.example" : "wangmin@naiman.example"
      try world.decide("三项无误", on: confirm, from: clerk)
      try world.work()
    }
    #expect(try world.letter().stage == .signedOff)
    #expect(try world.last("review").text.contains("承办单位在情况表中备注：已电话告知网民"))
  }

  @Test func whatTheOfficeRemarkedItselfIsNoRemarkOfTheUnits() {
    #expect(AssignmentForm.withoutOwnRemarks("第2次转办，以前的办件标识作废。本件反映多个事项，由牵头单位统一答复。已告知") == "已告知")
    #expect(AssignmentForm.withoutOwnRemarks("第2次转办，以前的办件标识作废。").isEmpty)
    #expect(AssignmentForm.withoutOwnRemarks("另见第2次转办，以前的办件标识作废。") == "另见第2次转办，以前的办件标识作废。")
  }

  @Test func aFormBesidesAnAnswerSaysThatItIsNotToBePublished() throws {
    var form = try FilledReplyForm(of: assigned)
    form.replace("□不公开", with: "■不公开")
    #expect(try answer("答复：已恢复供水。", [form.attachment(), World.scan]) == ["not understood"])
    form.replace("（理由：</w:t>", with: "（理由：涉及个人</w:t>")
    _ = try answer("答复：已恢复供水。", [form.attachment(), World.scan])
    #expect(try world.letter().answer?.keptBack?.shown == "涉及个人")
    #expect(try notes == ["情况表　公开建议：不公开（涉及个人）"])
  }

  @Test(arguments: [true, false]) func aYesBesidesAFormThatSaysNotToPublishIsAskedAbout(isKeptBack: Bool)
    throws
  {
    let world = try World(change: { $0.automatic.remove(.review) }, hasForm: true)
    try world.write(from: Cast.citizen, subject: "小区供热不足", text: "家里不热。")
    try world.work()
    try world.reply(to: world.last("assigned"), from: "officer@zhujian.example", "答复：已修复。")
    try world.work()
    var form = try FilledReplyForm(of: world.last("assigned"))
    form.write("已修复。", behind: "回复内容")
    if isKeptBack {
      form.replace("□不公开", with: "■不公开")
      form.replace("（理由：</w:t>", with: "（理由：涉及个人</w:t>")
    }
    try world.reply(
      to: world.last("sign-off"), from: "leader@zhujian.example", "同意", signedBy: true,
      attachments: [form.attachment()])
    try world.work()
    #expect(try world.letter().stage == (isKeptBack ? .replied : .signedOff))
    #expect(try world.held() == (isKeptBack ? ["not understood"] : []))
    guard isKeptBack else { return }
    #expect(try world.last("refused").text.contains("审签的答复没有写明不公开"))
  }

  @Test func aReasonWithoutATickKeepsItBackAndTwoTicksAreAsked() throws {
    var form = try filled()
    form.replace("（理由：</w:t>", with: "（理由：涉及个人</w:t>")
    #expect(try answer("见附件", [form.attachment(), World.scan]) == [])
    #expect(try world.letter().answer?.keptBack?.shown == "涉及个人")
    form.replace("□公开", with: "■公开")
    form.replace("□不公开", with: "■不公开")
    #expect(try answer("见附件", [form.attachment(), World.scan]) == ["not understood"])
    #expect(try refused().contains("是否公开不能确定"))
  }

  @Test(arguments: ["附件为盖章后的回复情况表，请审核。", "附件为回复情况表及盖章后的扫描件"])
  func whatOnlyNamesTheDocumentCoversIt(words: String) throws {
    #expect(try answer(words, [filled().attachment(), World.scan]) == [])
    #expect(try world.letter().answer?.text.shown == "已恢复供水。")
  }

  @Test func aMailThatIsTooLargeWithTheFormAloneFailsAndIsNotPackedForever() throws {
    let item = try #require(
      try world.office.ledger.outbox(of: world.letter().id).first { $0.mail.kind == "assigned" })
    #expect(try !world.office.repack(item, reply: "552 5.3.4 too large", at: world.now))
  }
}

/// A form within a signed mail: what the leader has signed is what is read.
@Suite struct SignedFormTests {
  private func assigned(_ world: World) throws -> Message {
    try world.write(from: Cast.citizen, subject: "供热不足", text: "家里只有十四度。")
    try world.work()
    return try #require(try world.mails("assigned", about: world.letter().id).first)
  }

  @Test func theLeadersSignatureOverTheFormPublishesIt() throws {
    let world = try World(hasForm: true)
    let mail = try assigned(world)
    var form = try FilledReplyForm(of: mail)
    form.write("管网已修复。", behind: "回复内容")
    // Nothing is quoted: the token stands in the form alone.
    try world.reply(
      to: mail, from: "leader@zhujian.example", "见附件", signedBy: true, attachments: [form.attachment()],
      quoting: false)
    try world.work()
    #expect(try world.office.ledger.heldMail().map(\.reason) == [])
    #expect(try world.letter().publication != nil)
    #expect(try world.page("hdjl/wszx/2026/NM2026000001.html").contains("管网已修复。"))
  }

  /// - Parameter file: all that the mail holds.
  private func signed(_ file: Mail.Attachment, to mail: Message, in world: World) throws {
    let fields = [
      "Date: Mon, 23 Nov 2026 09:00:00 +0800", "Message-ID: <form@zhujian.example>",
      "From: leader@zhujian.example", "To: \(mail.replyTo[0].mailbox)", "Subject: answer",
      "In-Reply-To: <\(mail.messageID ?? "")>", "MIME-Version: 1.0",
      "Content-Type: \(file.type); name=form.docx", "Content-Disposition: attachment; filename=form.docx",
      "Content-Transfer-Encoding: base64",
    ]
    let body = Data(file.bytes).base64EncodedString(options: [
      .lineLength76Characters, .endLineWithCarriageReturn, .endLineWithLineFeed,
    ])
    try world.post(
      Certificates.shared.signed(
        Array((fields.joined(separator: "\r\n") + "\r\n\r\n" + body + "\r\n").utf8),
        by: "leader@zhujian.example", at: world.now))
    try world.work()
  }

  @Test func aSignedMailThatIsTheFormAndNothingElseIsHisAnswer() throws {
    let world = try World(hasForm: true)
    let mail = try assigned(world)
    var form = try FilledReplyForm(of: mail)
    try signed(form.attachment(), to: mail, in: world)
    #expect(try world.held() == ["empty"])
    form.write("管网已修复。", behind: "回复内容")
    try signed(form.attachment(), to: mail, in: world)
    #expect(try world.letter().publication != nil && world.letter().answer?.text.shown == "管网已修复。")
  }

  @Test func whatItsLeaderSignsInThePlaceOfAnAnswerIsNeverPublished() throws {
    for words in ["延期 3 个工作日：需现场勘查", "认领", "同意", "询问：请问您是几号楼？", "转旗供热服务中心", "退回：不属我局"] {
      let world = try World(hasForm: true)
      let mail = try assigned(world)
      var form = try FilledReplyForm(of: mail)
      form.write(words, behind: "回复内容")
      try world.reply(
        to: mail, from: "leader@zhujian.example", "见附件", signedBy: true, attachments: [form.attachment()])
      try world.work()
      #expect(try world.letter().answer == nil && world.letter().publication == nil, "\(words)")
    }
  }

  @Test func aLeaderWhoSignsThatHeDoesNotAgreeIsNotPublished() throws {
    let world = try World(hasForm: true)
    let mail = try assigned(world)
    var form = try FilledReplyForm(of: mail)
    form.write("管网已修复。", behind: "回复内容")
    form.replace("意见：", with: "意见：不同意，数字不实，退回重写")
    try world.reply(
      to: mail, from: "leader@zhujian.example", "见附件", signedBy: true, attachments: [form.attachment()])
    try world.work()
    #expect(try world.held() == ["not understood"])
    #expect(try world.letter().answer == nil && world.letter().publication == nil)
  }

  @Test func aFormWithoutTheTokenIsNotBoundToTheLetter() throws {
    let world = try World(hasForm: true)
    let mail = try assigned(world)
    var form = try FilledReplyForm(of: mail)
    form.write("管网已修复。", behind: "回复内容")
    form.replace("办件标识", with: "标识")
    try world.reply(
      to: mail, from: "leader@zhujian.example", "见附件", signedBy: true, attachments: [form.attachment()],
      quoting: false)
    try world.work()
    #expect(try world.office.ledger.heldMail().map(\.reason) == ["token not signed"])
  }

  @Test func anUnsignedFormOfAUnitWithCertificatesIsNotEnough() throws {
    let world = try World(hasForm: true)
    let mail = try assigned(world)
    var form = try FilledReplyForm(of: mail)
    form.write("管网已修复。", behind: "回复内容")
    try world.reply(to: mail, from: "leader@zhujian.example", "见附件", attachments: [form.attachment()])
    try world.work()
    #expect(try world.office.ledger.heldMail().map(\.reason) == ["not signed"])
  }
}
