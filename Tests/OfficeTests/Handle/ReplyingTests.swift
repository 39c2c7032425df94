import Domain
import Mail
import Testing
import World

@testable import Office

/// What a unit's words do to a letter, where no scenario tells it.
@Suite struct ReplyingTests {
  private func assigned(_ world: World, _ subject: String = "供热") throws -> Message {
    try world.write(from: Cast.citizen, subject: subject, text: "家里不热。")
    try world.work()
    return try #require(try world.mails("assigned", about: world.letter().id).first)
  }

  @Test func theFormFilledInWithinTheQuotedMailIsTheAnswer() throws {
    let world = try World()
    let mail = try assigned(world)
    let filled = mail.text
      .replacing("回复内容（拟公开全文）：", with: "回复内容（拟公开全文）：管道已修复。")
      .replacing("是否属实：□属实", with: "是否属实：■属实")
      .replacing("□不公开（理由：　　　　　）", with: "■不公开（理由：涉及他人隐私）")
    try world.write(
      from: Address(name: "于洋", mailbox: "officer@zhujian.example"), subject: "回复：" + mail.subject,
      text:
        "\n------------------ 原始邮件 ------------------\n发件人: \"网站管理中心\" <liuyan@naiman.example>;\n\n\(filled)",
      to: mail.replyTo.first?.mailbox ?? "", inReplyTo: mail.messageID)
    try world.work()
    let answer = try #require(try world.letter().answer)
    #expect(answer.text.text == "管道已修复。")
    #expect(answer.finding == "属实" && answer.keptBack?.text == "涉及他人隐私")
    #expect(try world.letter().stage == .replied)
  }

  private func filledBetweenQuotedLines(_ mail: Message, _ written: [String: String]) -> String {
    mail.text.split(separator: "\n", omittingEmptySubsequences: false).flatMap { line in
      ["> \(line)"] + written.filter { line.hasPrefix($0.key) }.map(\.value)
    }.joined(separator: "\n")
  }

  @Test func theFormFilledInBetweenQuotedLinesIsReadAsTheForm() throws {
    let world = try World()
    let mail = try assigned(world)
    let form = filledBetweenQuotedLines(
      mail, ["调查核实情况：": "现场测温18度。", "回复内容（拟公开全文）：": "您好：管道已修复。\n请放心。"])
    try world.reply(
      to: mail, from: "officer@zhujian.example", "在 2026/11/23 9:12, 网站管理中心 写道:\n\(form)", quoting: false)
    try world.work()
    #expect(try world.held() == [])
    #expect(try world.letter().answer?.text.text == "您好：管道已修复。\n请放心。")
  }

  @Test(arguments: [
    ("意见：　　　签字：", "意见：第二段再核实　签字：王强", false), ("意见：　　　签字：", "意见：同意　签字：王强", true),
    ("── 以下由管理中心填写 ──", "备注：网民已撤诉，先不公开\n── 以下由管理中心填写 ──", false),
  ])
  func whatStandsInTheQuotedFormBesideTheAnswerIsRead(field: String, filled: String, isTaken: Bool) throws {
    let world = try World()
    let mail = try assigned(world)
    let text = mail.text.replacing("回复内容（拟公开全文）：", with: "回复内容（拟公开全文）：管道已修复。")
      .replacing(field, with: filled)
    try world.reply(
      to: mail, from: "officer@zhujian.example",
      "\n------------------ 原始邮件 ------------------\n发件人: \"网站管理中心\" <liuyan@naiman.example>;\n\n\(text)",
      quoting: false)
    try world.work()
    #expect(try world.held() == (isTaken ? [] : ["not understood"]))
    #expect(try world.letter().answer?.text.text == (isTaken ? "管道已修复。" : nil))
  }

  @Test func whatALeaderWroteIntoTheQuotedFormStandsBesideATypedAnswer() throws {
    let world = try World()
    let mail = try assigned(world)
    let text = mail.text.replacing("意见：　　　签字：", with: "意见：不同意，重写　签字：王强")
    try world.reply(
      to: mail, from: "officer@zhujian.example",
      "答复：管道已修复。\n\n------------------ 原始邮件 ------------------\n发件人: \"网站管理中心\" <liuyan@naiman.example>;\n\n\(text)",
      quoting: false)
    try world.work()
    #expect(try world.held() == ["not understood"] && world.letter().answer == nil)
  }

  @Test func whatAnAuthorWroteIsNoFieldOfTheForm() throws {
    let world = try World()
    try world.write(from: Cast.citizen, subject: "供热", text: "家里不热。\n是否属实请来核实。\n备注：请公开")
    try world.work()
    try world.reply(to: world.last("assigned"), from: "officer@zhujian.example", "答复：管道已修复。")
    try world.work()
    #expect(try world.held() == [] && world.letter().answer?.text.text == "管道已修复。")
  }

  @Test func aClaimAndTheAnswerBelowItAreBothTaken() throws {
    let world = try World()
    let mail = try assigned(world)
    try world.reply(to: mail, from: "officer@zhujian.example", "认领\n答复：管道已修复。")
    try world.work()
    #expect(try world.letter().stage == .replied && world.held() == [])
    #expect(try world.letter().answer?.text.text == "管道已修复。")
    #expect(try world.event(.claim) != nil)
  }

  @Test(arguments: ["阳光小区换热站已检修，温度已达标。", "经查，管道漏水属实，已于11月25日修复。\n请放心。"])
  func belowAClaimWhatMayBeTheAnswerIsAskedAboutAndTheClaimStands(words: String) throws {
    let world = try World()
    try world.reply(to: assigned(world), from: "officer@zhujian.example", "认领\n\(words)")
    try world.work()
    #expect(try world.letter().stage == .handling && world.held() == ["not understood"])
    let told = try #require(try world.mails("refused", about: world.letter().id).first)
    #expect(told.text.contains("认领已经记录") && !told.text.contains("未作任何办理"))
    #expect(told.text.contains("是答复的，请在第一行写“答复：”"))
  }

  @Test(arguments: ["已安排人员核实。", "已通知供热公司，尽快答复。", "收到，我局正在核查。"])
  func belowAClaimWhatIsToBeDoneIsItsNote(words: String) throws {
    let world = try World()
    try world.reply(to: assigned(world), from: "officer@zhujian.example", "认领\n\(words)")
    try world.work()
    #expect(try world.letter().stage == .handling && world.held() == [])
    #expect(
      try world.letter().events.contains {
        if case .noted(let note) = $0.fact { note.shown == words } else { false }
      })
  }

  @Test func whatIsRefusedBelowAClaimIsToldTruly() throws {
    let world = try World()
    try world.reply(to: assigned(world), from: "officer@zhujian.example", "认领\n延期 30 个工作日：需现场勘查")
    try world.work()
    #expect(try world.letter().stage == .handling)
    let told = try #require(try world.mails("refused", about: world.letter().id).first)
    #expect(told.text.contains("认领已经记录，其余未作办理"))
  }

  @Test func whoSignsBelowAnAnswerIsNoPartOfIt() throws {
    let world = try World()
    let mail = try assigned(world)
    try world.reply(to: mail, from: "officer@zhujian.example", "答复：管道已修复。\n于洋\n电话：13800000000")
    try world.work()
    #expect(try world.letter().answer?.text.text == "管道已修复。")
  }

  @Test func aLeadersRemarkIsNeitherAYesNorAnotherAnswer() throws {
    let world = try World { $0.automatic.remove(.review) }
    let mail = try assigned(world)
    try world.reply(to: mail, from: "officer@zhujian.example", "答复：管道已修复。")
    try world.work()
    let waiting = try #require(try world.mails("sign-off", about: world.letter().id).first)
    for words in ["不行，重新写，温度到底多少度？", "好，发吧", "同意\n第二段温度再核实一下，先不要发。"] {
      try world.reply(to: waiting, from: "leader@zhujian.example", words, signedBy: true)
      try world.work()
      #expect(try world.letter().stage == .replied, "\(words)")
      #expect(try world.letter().answer?.text.text == "管道已修复。")
    }
    // He hears it himself, beside his officer.
    let told = try world.mails("refused", about: world.letter().id).map(\.to[0].mailbox)
    #expect(told.count { $0 == "leader@zhujian.example" } == 3 && told.count == 6)
    try world.reply(to: waiting, from: "leader@zhujian.example", "同意", signedBy: true)
    try world.work()
    #expect(try world.letter().stage == .signedOff)
  }

  @Test(arguments: [
    "请于洋同志阅处", "已阅。请于洋办理", "我在休假，12月5日回来，急事找王局。", "请于洋同志阅处，抓紧到现场核实情况后尽快回复网民。",
    "此件反映的问题很突出，请于洋同志牵头，会同供热科、质监站立即到现场核查，查清原因，明确责任，限期整改，三日内将办理结果报我，并及时回复网民。",
    "转供热管理办公室阅处，按程序办理，并于本周五前将办理情况报办公室。", "您看这样写行吗",
    "您看这样写行吗，我觉得供热公司的说法还不够充分，要不要再问一下", "您把第二段改一下，语气再缓和一些，改好以后再报给我看一遍", "您辛苦了，这个件我看过了，供热公司的数据和上次报的对不上",
    "老于再核实一下温度，把几户的数据写清楚，下午三点以前给我，别再出错了", "请老于核实后把温度写清楚，再跟供热公司核对一遍入户记录，下午给我",
    "小王去现场看看，把入户测温的记录带回来，回来以后我们再商量怎么写这份材料",
  ])
  func aSignedRemarkOnAnAssignmentIsNoAnswer(words: String) throws {
    let world = try World()
    let mail = try assigned(world)
    try world.reply(to: mail, from: "leader@zhujian.example", words, signedBy: true)
    try world.work()
    #expect(try world.letter().answer == nil && world.letter().stage == .assigned)
    #expect(try world.mails("refused", about: world.letter().id).count == 2)
  }

  @Test(arguments: ["好的，我们尽快安排。电话0475-0000003", "收到，我们会尽快安排人员到现场查看，有结果后第一时间反馈。", "已知悉此事"])
  func aCooperatingUnitsPromiseIsNoOpinion(words: String) throws {
    let world = try World()
    try world.write(from: Cast.citizen, subject: "物业不管夜间噪声", text: "小区物业不作为，旁边工厂夜间噪声扰民。")
    try world.work()
    let id = try world.letter().id
    let mail = try #require(try world.mails("cooperate", about: id).last)
    try world.reply(to: mail, from: try #require(mail.to.first).mailbox, words)
    try world.work()
    #expect(try world.letter().events.allSatisfy { $0.fact.act != .cooperate })
    #expect(try world.mails("refused", about: id).last?.text.contains("“配合意见：”") == true)
  }

  @Test(arguments: [
    "询问：哪个小区？\n这个网民是老上访户，注意口径。", "询问：这件归谁办？", "询问：领导，这件哪天到期？", "询问：请于洋同志核实是哪个小区",
    "询问：哪个小区？\n答复：管道已修复。", "询问：这个网民以前是不是上访过？", "询问：哪个小区？\n内部说明：先稳住他",
  ])
  func whatIsForColleaguesIsNeverAskedOfTheAuthor(words: String) throws {
    let world = try World()
    try world.reply(to: assigned(world), from: "officer@zhujian.example", words)
    try world.work()
    let id = try world.letter().id
    #expect(try world.held() == ["not understood"] && world.mails("question", about: id).isEmpty)
    #expect(try world.event(.ask) == nil)
  }

  @Test(arguments: ["询问：您住在哪个小区？\n几号楼？", "询问：您好，请问是哪天停的水？", "询问：您看哪天方便上门？"])
  func aPlainQuestionReachesHim(words: String) throws {
    let world = try World()
    try world.reply(to: assigned(world), from: "officer@zhujian.example", words)
    try world.work()
    #expect(try world.held() == [] && world.count("question") == 1)
  }

  @Test func wordlessTextReplacesNoAnswerThatIsThere() throws {
    let world = try World { $0.automatic.remove(.review) }
    let mail = try assigned(world)
    try world.reply(to: mail, from: "leader@zhujian.example", "答复：管道已修复。", signedBy: true)
    try world.work()
    #expect(try world.letter().stage == .signedOff)
    let other = "网民您好：经核实，您反映的管道漏水问题不属实，现场未见漏水。"
    for (sender, isSigned) in [("officer@zhujian.example", false), ("leader@zhujian.example", true)] {
      try world.reply(to: mail, from: sender, other, signedBy: isSigned)
      try world.work()
      #expect(try world.letter().stage == .signedOff && world.letter().answer?.text.text == "管道已修复。")
    }
    #expect(try world.held() == ["not understood", "not understood"])
    #expect(try world.last("refused").text.contains("要替换的，请写“答复：”及修改后的答复全文"))
    // With its word it does, and has to be signed off anew.
    try world.reply(to: mail, from: "officer@zhujian.example", "答复：" + other)
    try world.work()
    #expect(try world.letter().stage == .replied && world.letter().answer?.text.text == other)
  }

  @Test func whereTheClockWaitsForTheAuthorItsDaysAreAdded() throws {
    let world = try World { $0.questionStopsClock = true }
    let mail = try assigned(world)
    #expect(try world.letter().leadDue?.day == Day("2026-11-30"))
    try world.reply(to: mail, from: "officer@zhujian.example", "询问：哪个小区？")
    try world.work()
    world.now = Timestamp(Day("2026-11-25")!, hour: 9)
    let question = try #require(try world.mails("question", about: world.letter().id).first)
    try world.reply(to: question, from: Cast.citizen.mailbox, "诺恩吉雅小区。")
    try world.work()
    #expect(try world.letter().leadDue?.day == Day("2026-12-02"))
    #expect(try world.letter().leadDue?.reason == "等待网民答复询问2个工作日")
    // What he adds without being asked adds nothing.
    world.now = Timestamp(Day("2026-11-26")!, hour: 9)
    try world.reply(to: question, from: Cast.citizen.mailbox, "3号楼。")
    try world.work()
    #expect(try world.letter().leadDue?.day == Day("2026-12-02"))
  }

  @Test func anAuthorWhoseMailComesBackIsNotAskedAndTheUnitIsToldSo() throws {
    let world = try World()
    let mail = try assigned(world)
    let receipt = try #require(
      try world.office.ledger.outbox(of: world.letter().id).first { $0.mail.kind == "receipt" })
    try world.post(try DeliveryReport(of: receipt, in: world.office, tiedBy: .messageID, number: 1).bytes)
    try world.work()
    #expect(try world.letter().authorIsUnreachable)
    try world.reply(to: mail, from: "officer@zhujian.example", "询问：哪个小区？")
    try world.work()
    #expect(try world.office.ledger.heldMail().map(\.reason) == ["author unreachable"])
    #expect(try world.letter().events.allSatisfy { $0.fact.act != .ask })
    #expect(try world.mails("refused", about: world.letter().id).last?.text.contains("无法询问") == true)
  }

  @Test func whatAnOfficerAsksCarriesNoAddressToTheAuthor() throws {
    let world = try World()
    let mail = try assigned(world)
    try world.reply(
      to: mail, from: "officer@zhujian.example", "询问：哪个小区？请发到 officer@zhujian.example 或 13800000000")
    try world.work()
    let question = try #require(try world.mails("question", about: world.letter().id).first)
    #expect(!question.text.contains("zhujian.example") && !question.text.contains("13800000000"))
  }

  @Test func anotherSubUnitTakesOverAndTheFirstOnesTokenIsDead() throws {
    let world = try World()
    let mail = try assigned(world)
    try world.reply(to: mail, from: "officer@zhujian.example", "转 物业办")
    try world.work()
    let first = try #require(try world.mails("sub-unit", about: world.letter().id).first)
    try world.reply(to: mail, from: "officer@zhujian.example", "转 供热管理办公室")
    try world.work()
    #expect(
      try world.mails("void", about: world.letter().id).map(\.to[0].mailbox) == ["sub2@zhujian.example"])
    try world.reply(to: first, from: "sub2@zhujian.example", "答复：已修复。")
    try world.work()
    #expect(try world.office.ledger.heldMail().map(\.reason) == ["old round"])
    // Its own token in another's hands is nobody's.
    let second = try #require(try world.mails("sub-unit", about: world.letter().id).last)
    try world.reply(to: second, from: "sub2@zhujian.example", "答复：已修复。")
    try world.work()
    #expect(try world.office.ledger.heldMail().map(\.reason) == ["old round", "stranger"])
    #expect(try world.letter().answer == nil)
  }

  @Test func whatASubUnitSignsIsNotSignedOff() throws {
    let world = try World()
    let mail = try assigned(world)
    try world.reply(to: mail, from: "officer@zhujian.example", "转 供热管理办公室")
    try world.work()
    let its = try #require(try world.mails("sub-unit", about: world.letter().id).first)
    // The leader signs an answer to the sub-unit's mail: it is taken, and he is asked for his yes all the same.
    try world.reply(to: its, from: "leader@zhujian.example", "答复：已修复。", signedBy: true)
    try world.work()
    #expect(try world.letter().stage == .replied && world.letter().signOff == nil)
    #expect(try world.mails("sign-off", about: world.letter().id).count == 1)
  }

  @Test func aDeputyAnswersAndTheLeaderInOfficeIsAsked() throws {
    let world = try World()
    let mail = try assigned(world)
    try world.reply(to: mail, from: "OFFICER@zhujian.example", "答复：已修复。")
    try world.work()
    let asked = try world.mails("sign-off", about: world.letter().id)
    #expect(asked.map(\.to[0].mailbox) == ["leader@zhujian.example"])
  }
}

/// One mail about two letters.
@Suite struct SeveralLettersTests {
  private func twoAssigned(_ world: World) throws -> (Message, Token) {
    try world.write(from: Cast.citizen, subject: "供热", text: "家里不热。")
    try world.write(from: Cast.citizens[1], subject: "物业", text: "物业不管。")
    try world.work()
    let mail = try #require(try world.mails("assigned", about: world.letter(1).id).first)
    let other = try #require(try world.mails("assigned", about: world.letter(2).id).first)
    return (mail, try #require(Token.all(in: other.text).first))
  }

  private func stages(after words: (Token) -> String, signed: Bool = false) throws -> [Stage] {
    let world = try World()
    let (mail, token) = try twoAssigned(world)
    try world.reply(
      to: mail, from: signed ? "leader@zhujian.example" : "officer@zhujian.example", words(token),
      signedBy: signed)
    try world.work()
    return [try world.letter(1).stage, try world.letter(2).stage]
  }

  @Test func eachPartBelowItsNumberIsDealtWith() throws {
    #expect(
      try stages { "NM2026000001：认领\n\($0) 退回：不归我局管" } == [.handling, .accepted])
  }

  @Test(arguments: [
    "NM2026000001答复：管道已修复。\nNM2026000002答复：物业已整改。", "NM2026000001、NM2026000002：答复：已修复。",
  ])
  func answersBelowTheirNumbersAreOneForEach(words: String) throws {
    #expect(try stages { "\(words)\n办件标识：\($0)" } == [.replied, .replied])
  }

  @Test(arguments: [
    "NM2026000001、NM2026000002：认领", "NM2026000001 NM2026000002 均认领", "NM2026000001、000002：认领",
    "NM2026000001和000002 认领", "NM2026000001和NM2026000002 认领",
  ])
  func oneWordForTwoNumbersIsSaidOfBoth(words: String) throws {
    #expect(try stages { "\(words)\n办件标识：\($0)" } == [.handling, .handling])
  }

  @Test func aNumberWithoutItsTokenIsRefusedForThat() throws {
    let world = try World()
    let (mail, _) = try twoAssigned(world)
    try world.reply(to: mail, from: "officer@zhujian.example", "NM2026000001、NM2026000002：认领")
    try world.work()
    #expect(try [world.letter(1).stage, world.letter(2).stage] == [.assigned, .assigned])
    #expect(
      try world.mails("refused", about: world.letter(1).id).last?.text.contains("没有NM2026000002的办件标识") == true
    )
  }

  @Test func twoNumbersInOneSubjectAreNeverOneAnsweredAlone() throws {
    let world = try World()
    let (mail, _) = try twoAssigned(world)
    for (subject, isAsked) in [
      ("回复：NM2026000001、NM2026000002 认领", true), ("回复：NM2026000001、000002", true),
      ("NM2026000001和2026000002两件", true), ("NM2026000001，2", true), ("回复：NM2026000001、2号楼供热", false),
      ("回复：NM2026000001 认领", false),
      ("回复：NM2026000001，另NM2026000099", false),
    ] {
      let held = try world.held().count
      try world.write(
        from: Address(name: nil, mailbox: "officer@zhujian.example"), subject: subject, text: "认领\n已派人。",
        to: mail.replyTo.first?.mailbox ?? "", inReplyTo: mail.messageID)
      try world.work()
      #expect(try world.held().count - held == (isAsked ? 1 : 0), "\(subject)")
      #expect(try world.letter(1).stage == (isAsked ? .assigned : .handling))
      #expect(try world.letter(2).stage == .assigned)
    }
    #expect(try Set(world.held()) == ["several letters"])
  }

  @Test(arguments: [
    ("NM2026000003、000021", [3, 21]), ("NM2026000003、000021、22", [3, 21, 22]), ("NM2026000003及21", [3, 21]),
    ("NM2026000003, 0021两件", [3, 21]), ("NM2026000003；2026000021号", [3, 21]),
    ("NM2026000003、21号楼供热", [3]), ("NM2026000003 21", [3]), ("NM2026000003、2026年", [3]),
    ("NM2026000003，11月21日", [3]), ("、000021", []), ("NM2026000003号、000021", [3]),
    ("NM2026000003、NM2026000021", [3, 21]), ("NM2026000003、0", [3]),
    ("NM2026000003、123456789012345678901", [3]),
  ])
  func aNumberBehindAnotherMayBeShortened(text: String, serials: [Int]) {
    #expect(ListedNumbers.all(in: text).map(\.serial) == serials, "\(text)")
  }

  @Test func twoDraftsInOneMailAreSentBack() throws {
    #expect(try stages { "认领\n\n办件标识：\($0)" } == [.assigned, .assigned])
  }

  @Test func aSubUnitSaysNothingWithTheTokenOfItsUnit() throws {
    let world = try World()
    let (mail, token) = try twoAssigned(world)
    try world.reply(to: mail, from: "officer@zhujian.example", "转 供热管理办公室")
    try world.work()
    let its = try #require(try world.mails("sub-unit", about: world.letter(1).id).first)
    try world.reply(
      to: its, from: "sub1@zhujian.example", "NM2026000001：认领\nNM2026000002：退回：不归我局管\n办件标识：\(token)")
    try world.work()
    #expect(try [world.letter(1).stage, world.letter(2).stage] == [.handling, .assigned])
  }

  @Test func whoSignsBelowAPartIsNoPartOfTheAnswer() throws {
    let world = try World()
    let (mail, _) = try twoAssigned(world)
    try world.reply(
      to: mail, from: "officer@zhujian.example", "NM2026000001答复：管道已修复。\n\n于洋\n旗住建局\n电话：0475-0000001")
    try world.work()
    #expect(try world.letter(1).answer?.text.shown == "管道已修复。")
  }

  @Test func aSignedAnswerIsOneLettersAlone() throws {
    #expect(
      try stages(after: { "NM2026000001：答复：已修。\nNM2026000002：答复：已办。\n\($0)" }, signed: true)
        == [.assigned, .assigned])
  }

  @Test func whatIsDoubtfulInOnePartHoldsUpAll() throws {
    #expect(
      try stages { "NM2026000001：认领\nNM2026000002：暂不认领\n办件标识：\($0)" } == [.assigned, .assigned])
  }

  @Test(arguments: [
    ("NM2026000001号留言反映的同一问题已答复。", false), ("NM2026000001：认领", true), ("【NM2026000001】认领", true),
    ("编号：NM2026000001 认领", true),
    ("nm2026000001 认领", true), ("ＮＭ２０２６０００００１：认领", true), ("您好！\nNM2026000001：认领", true),
    ("认领\nNM2026000001：认领", false), ("NM2026000001", false), ("NM2026000001：认领\nNM2026000001：退回：x", false),
    ("AB2026000001：认领", false), ("NM2026000001认领", true), ("NM2026000001答复：已修", true),
    ("NM2026000001退回的垃圾已清运", false), ("NM2026000001、NM2026000002：认领", true),
    ("NM2026000001、NM2026000001：认领", false), ("NM2026000001、000001：认领", false),
    ("NM2026000001号、NM2026000002号留言是同一问题。", false),
  ])
  func aPartBeginsWithItsNumber(words: String, isCertain: Bool) {
    #expect((LetterParts(of: words, prefix: "NM")?.isCertain ?? false) == isCertain, "\(words)")
  }
}
