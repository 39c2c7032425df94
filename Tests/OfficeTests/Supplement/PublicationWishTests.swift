import Domain
import Testing
import World

@testable import Office

/// What authors write of not being published, in a first letter or later.
@Suite struct PublicationWishTests {
  @Test(arguments: [
    "路灯坏了三个月，请修理。请不要公开。", "路灯坏了。\n不公开", "路灯坏了（不公开）", "请求不公开，我怕报复", "不要把我的信公开", "请保密",
    "希望为我保密。", "我要求保密", "请勿在网上曝光", "请不要把这封信发布到网上，谢谢！", "路灯坏了。另外，希望不要公开我的来信", "我不想公开这件事",
    "申请匿名处理", "请匿名办理。", "请不要透露给村委会", "姓名：李某\n是否公开：否", "别公开", "本人不同意公开", "【不公开】",
  ])
  func aClearWishIsRead(text: String) {
    #expect(PublicationWish(in: text) == .clear)
  }

  @Test(arguments: [
    "村里账目不公开", "为什么村务，不公开？", "村务不公开，财务不透明，请查处。", "保密单位的暖气也不热", "能不能不公开？", "可以不公开吗", "请不要公开我的名字",
    "匿名公开", "希望学校不要公布学生成绩", "镇政府一直推脱，不愿公开。", "村账目，不公开，不透明", "请不要泄露我的电话", "请问怎样，请不要公开？",
    "他们要求不公开补偿标准",
  ])
  func whatMayBeAComplaintIsOnlyMentioned(text: String) {
    #expect(PublicationWish(in: text) == .mentioned)
  }

  @Test(arguments: ["", "路灯坏了，请修理。", "请公开收费标准", "同意公开", "不要再拖了，请公开处理结果", "请不要停水"])
  func nothingElseIsOne(text: String) {
    #expect(PublicationWish(in: text) == .none)
  }

  @Test(arguments: ["路灯坏了（不公开）", "不公开：路灯坏了", "【请保密】路灯", "路灯坏了 不公开"])
  func aSubjectIsReadPieceByPiece(subject: String) {
    #expect(PublicationWish(in: "路灯坏了。", subject: subject) == .clear)
  }

  @Test func aSubjectThatComplainsIsNone() {
    #expect(PublicationWish(in: "请查。", subject: "关于村务不公开的反映") == .mentioned)
  }

  @Test(arguments: [
    ("小区供热", "家里不热。请不要公开。"), ("小区供热（不公开）", "家里不热。"), ("小区供热", "家里不热。\n不公开"),
  ])
  func aFirstLetterThatAsksForItIsNotPublished(subject: String, text: String) throws {
    let world = try World()
    try world.write(from: Cast.citizen, subject: subject, text: text)
    try world.work()
    #expect(try world.letter().mayBePublished == false)
    #expect(try world.last("assigned").text.contains("是否公开：网民要求不公开"))
    try world.answer("答复：已修复。")
    #expect(try world.letter().stage == .withheld)
  }

  @Test func aMentionIsForTheReviewer() throws {
    let world = try World()
    try world.write(from: Cast.citizen, subject: "小区供热", text: "家里不热，收费标准不公开。")
    try world.work()
    #expect(try world.letter().mayBePublished)
    #expect(try world.last("assigned").text.contains("是否公开：网民未要求不公开"))
    try world.answer("答复：已修复。")
    #expect(try world.letter().stage == .signedOff, "no rule publishes it")
    let review = try world.last("review")
    #expect(review.text.contains("来信提到“不公开”“保密”或“匿名”，请核对网民是否要求不公开"))
    try world.decide("通过", on: review)
    try world.work()
    #expect(try world.letter().stage == .published)
  }

  @Test func aLaterMailThatAsksForItAnywhereIsTheWish() throws {
    let world = try World()
    let receipt = try world.letterWithReceipt()
    try world.add("补充一点，是3号楼。\n另外请不要把我的信公开。", to: receipt)
    #expect(try world.letter().mayBePublished == false)
    #expect(try world.last("wish").text.contains("不在网站公开"))
    #expect(try world.mails("supplement", about: world.letter().id).contains { $0.text.contains("是3号楼") })
  }

  @Test func aLaterMailThatMentionsItIsASupplementAndTheReviewerSees() throws {
    let world = try World { $0.automatic.remove(.review) }
    let receipt = try world.letterWithReceipt()
    try world.answer("答复：已修复。")
    try world.add("请不要公开我的名字", to: receipt)
    #expect(try world.letter().mayBePublished)
    let review = try world.last("review").text
    #expect(review.contains("请核对网民是否要求不公开"))
    #expect(review.contains("答复之后网民又有补充（补充内容不在网站公开）：请不要公开我的名字"))
  }

  @Test func whoAllowsItLaterIsBelieved() throws {
    let world = try World()
    try world.write(from: Cast.citizen, subject: "小区供热", text: "家里不热，收费标准不公开。")
    try world.work()
    try world.add("同意公开", to: try world.last("receipt"))
    try world.answer("答复：已修复。")
    #expect(try world.letter().stage == .published)
  }
}
