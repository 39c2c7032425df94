import Domain
import Mail
import Testing
import World

@testable import Office

/// 撤回.
@Suite struct RetractionTests {
  @Test func itIsCarriedOutAtOnceWhileNobodyHasAnswered() throws {
    let world = try World()
    let receipt = try world.letterWithReceipt()
    try world.add("我要撤回留言。", to: receipt)
    #expect(try world.letter().stage == .retracted)
    let void = try world.last("void")
    #expect(void.to.map(\.mailbox) == ["officer@zhujian.example"] && void.text.contains("网民已撤回留言"))
    #expect(try world.last("retracted").to.map(\.mailbox) == [Cast.citizen.mailbox])
    // The unit's answer comes too late.
    try world.answer("答复：已修复。")
    #expect(try world.office.ledger.heldMail().map(\.reason) == ["closed"])
  }

  @Test(arguments: [
    "撤回，问题已解决，谢谢", "撤回：暖气修好了。\n李梅梅\n13947599001\n2026年11月23日", "我要撤回\n因为重复提交了，谢谢领导关心", "撤回：不想办了",
    "撤回。没什么事了", "撤回。\n\n此致\n敬礼！",
  ])
  func aPlainReasonLeavesItAsItIs(words: String) throws {
    let world = try World()
    try world.add(words, to: try world.letterWithReceipt())
    #expect(try world.letter().stage == .retracted)
  }

  /// Whoever writes more than the word may mean something else by it: a person reads it first.
  @Test(arguments: [
    "撤回，但请先修好暖气", "撤回\n其实不是，请继续办", "撤回。我是被逼的", "撤回\n村长来我家了", "撤回：村里答应解决了", "撤回，问题还没解决",
    "撤回，他们说已经解决了", "撤回：三个问题解决了一个", "撤回\n可以吗？", "撤回。修好了再撤回",
  ])
  func otherWordsBesideItAreTheDesksToRead(words: String) throws {
    let world = try World()
    try world.add(words, to: try world.letterWithReceipt())
    #expect(try world.letter().stage == .assigned)
    let asked = try world.last("author-asks")
    #expect(asked.text.contains("另有说明") && asked.text.contains(words.suffix(4)))
    #expect(try world.last("not-retracted").text.contains("将由工作人员决定"))
    try world.add("撤回", to: try world.last("receipt"))
    #expect(try world.letter().stage == .retracted, "until he says so plainly")
  }

  @Test func whatIsWrittenBesideASecondWishReachesTheDeskToo() throws {
    let world = try World()
    let receipt = try world.letterWithReceipt()
    try world.add("撤回，但请先修好暖气", to: receipt)
    let first = try world.last("author-asks")
    try world.add("撤回。我是被逼的", to: receipt)
    #expect(try world.last("author-asks").text.contains("我是被逼的"))
    try world.decide("同意", on: first)
    try world.work()
    #expect(try world.letter().stage == .assigned)
  }

  @Test func theDesksQuestionIsVoid() throws {
    let world = try World { $0.automatic = [] }
    let receipt = try world.letterWithReceipt()
    try world.add("撤回", to: receipt)
    #expect(try world.letter().stage == .retracted)
    try world.decide("受理 旗住建局", on: try world.last("decide"))
    try world.work()
    #expect(try world.letter().stage == .retracted)
    #expect(try world.last("understood").text.contains("已失效"))
  }

  @Test(arguments: ["stranger@else.example", "limeimei@phone.example"])
  func fromAnotherAddressTheDeskDecides(sender: String) throws {
    let world = try World()
    let receipt = try world.letterWithReceipt()
    try world.add("撤回：不想办了", to: receipt, from: sender)
    #expect(try world.letter().stage == .assigned)
    let asked = try world.last("author-asks")
    #expect(asked.text.contains("与网民登记的不同") && asked.text.contains("不想办了"))
    let told = try world.last("not-retracted")
    #expect(told.to.map(\.mailbox) == [Cast.citizen.mailbox], "never at From")
    #expect(told.text.contains("如果这不是您本人的意思"))
    try world.decide("同意", on: asked)
    try world.work()
    #expect(try world.letter().stage == .retracted)
    #expect(try world.count("retracted") == 1 && world.count("void") == 1)
  }

  @Test func theAuthorsProtestReachesTheDeskThatHasTheQuestion() throws {
    let world = try World()
    let receipt = try world.letterWithReceipt()
    try world.add("撤回", to: receipt, from: "stranger@else.example")
    let first = try world.last("author-asks")
    try world.add("不是我要撤回的！请继续办理。", to: try world.last("not-retracted"))
    let second = try world.last("author-asks")
    #expect(second.text.contains("不是我要撤回的") && second.text.contains("从其登记的邮箱"))
    try world.decide("同意", on: first)
    try world.work()
    #expect(try world.letter().stage == .assigned, "a yes to the first question is none to the second")
  }

  @Test func aTipOffIsTheDesksToKeep() throws {
    let world = try World()
    let receipt = try world.letterWithReceipt("举报供热公司")
    try world.add("撤回", to: receipt)
    #expect(try world.letter().stage == .registered, "no rule sends a tip-off anywhere")
    let asked = try world.last("author-asks")
    #expect(asked.text.contains("本件为举报"))
    try world.decide("不同意", on: asked)
    try world.work()
    #expect(try world.last("understood").text.contains("不同意须写明原因"))
    try world.decide("不同意：须查清事实", on: asked)
    try world.work()
    #expect(try world.letter().stage == .registered)
    #expect(try world.last("not-retracted").text.contains("须查清事实"))
  }

  @Test func anAnsweredLetterIsNotPublishedBeforeTheDeskHasDecided() throws {
    let world = try World()
    let receipt = try world.letterWithReceipt("停水")
    try world.reply(
      to: try world.last("assigned"), from: "officer@shuiwu.example", "答复：已恢复。",
      attachments: [World.scan])
    try world.work()
    try world.add("撤回", to: receipt)
    try world.add("撤回", to: receipt)
    #expect(try world.count("author-asks") == 1, "the desk is asked once")
    #expect(try world.count("not-retracted") == 1)
    try world.decide("三项无误", on: try world.last("confirm-scan"))
    try world.work()
    try world.decide("三项无误", on: try world.last("confirm-scan"), from: "chengang@naiman.example")
    try world.work()
    #expect(try world.letter().stage == .signedOff)
    let review = try world.last("review")
    #expect(review.text.contains("网民要求撤回本件"))
    try world.decide("通过", on: review)
    try world.work()
    #expect(try world.letter().stage == .signedOff)
    #expect(try world.last("understood").text.contains("请先答复"))
    try world.decide("同意", on: try world.last("author-asks"))
    try world.work()
    #expect(try world.letter().stage == .retracted)
  }

  @Test func afterPublicationItIsTooLateAndTheAuthorHearsWhatHeCanDo() throws {
    let world = try World()
    let receipt = try world.publishedLetter()
    try world.add("撤回", to: receipt)
    #expect(try world.letter().stage == .published)
    let told = try world.last("not-retracted")
    #expect(told.text.contains("不能再撤回") && told.text.contains("不公开"))
    #expect(try world.count("follow-up") == 0)
  }

  @Test func aMergedLetterIsTakenOutOfItsRootFirst() throws {
    let world = try World()
    _ = try world.letterWithReceipt()
    try world.write(from: Cast.citizens[1], subject: "供热", text: "也不热。")
    try world.work()
    let (root, id) = (try world.letter(1).id, try world.letter(2).id)
    try world.office.ledger.write {
      try $0.record(.merged(into: root), on: id, at: world.now, by: Party(.clerk, name: "王敏"))
    }
    let receipt = try #require(try world.mails("receipt", about: id).first)
    try world.add("撤回", to: receipt, from: Cast.citizens[1].mailbox)
    let asked = try #require(try world.mails("author-asks", about: id).last)
    #expect(asked.text.contains("本件已并案"))
    try world.decide("同意", on: asked)
    try world.work()
    #expect(try world.letter(2).stage == .retracted)
    #expect(try world.letter(1).stage == .assigned)
    #expect(try world.count("void") == 0, "the root's unit goes on")
  }

  @Test func aSubjectWillDoWhereNothingStandsBelowIt() throws {
    let world = try World()
    let receipt = try world.letterWithReceipt()
    try world.write(
      from: Cast.citizen, subject: "撤回", text: "", to: try #require(receipt.replyTo.first?.mailbox))
    try world.work()
    #expect(try world.letter().stage == .retracted)
  }
}
