import Domain
import Foundation
import Mail
import Store
import Testing
import World

@testable import Office

/// 一信多事: a letter that is divided, or answered together.
@Suite struct SplittingTests {
  private let clerk = Party(.clerk, name: "王敏")
  private let matters = [
    Matter(title: "供热不足", text: "供热不足。"), Matter(title: "停水", text: "自来水天天停水。"),
  ]

  private func divided(_ change: (inout OfficeRules) -> Void = { _ in }) throws -> World {
    let world = try World(change: change)
    try world.write(
      from: Cast.citizen, subject: "两件事", text: "一件暖气不热，一件水管没水。", attachments: [World.photo])
    try world.work()
    _ = try world.office.split(world.letter().id, into: matters, by: clerk, at: world.now)
    try world.work()
    return world
  }

  @Test func partsAreReadFromLines() {
    let text = """
      请分为两件：
      1．标题：供热不足
      内容：供热不足，
      只有15度。

      【标题】停水
      天天停水。
      """
    #expect(
      Matter.all(in: text) == [
        Matter(title: "供热不足", text: "供热不足，\n只有15度。"), Matter(title: "停水", text: "天天停水。"),
      ])
    #expect(Matter.all(in: "没有分件").isEmpty)
  }

  @Test func whatItsClerkSignsWithIsInNoPart() throws {
    let world = try World { $0.automatic = [] }
    try world.write(from: Cast.citizen, subject: "两件事", text: "一件暖气不热，一件水管没水。")
    try world.work()
    let decide = try #require(try world.mails("decide", about: world.letter().id).first)
    let code = try #require(Token.all(in: decide.text).first)
    try world.decide(
      "分办\n标题：供热不足\n暖气不热。\n标题：停水\n水管没水。\n\n王敏\n电话：0475-0000001\n核验码：\(code)", on: decide)
    try world.work()
    #expect(try world.letter(1).stage == .split && world.letter(3).registration.text.shown == "水管没水。")
    #expect(try world.mails("understood", about: world.letter(1).id).last?.text.contains("落款未计入正文") == true)
  }

  @Test(arguments: ["等等，先别分，我问下领导", "以上作废\n王敏"]) func aDoubtBelowThePartsDividesNothing(doubt: String) throws
  {
    let world = try World { $0.automatic = [] }
    try world.write(from: Cast.citizen, subject: "两件事", text: "一件暖气不热，一件水管没水。")
    try world.work()
    let decide = try #require(try world.mails("decide", about: world.letter().id).first)
    let parts = "分办\n标题：供热不足\n暖气不热。\n标题：停水\n停水、停电等等，先是半天，后是全天，等了半年没有回复。"
    try world.decide("\(parts)\n\(doubt)", on: decide)
    try world.work()
    #expect(try world.letter().stage == .registered)
    try world.decide(parts, on: decide)
    try world.work()
    let said = try world.mails("understood", about: world.letter(1).id).last?.text ?? ""
    #expect(try world.letter(1).stage == .split, "\(said)")
  }

  @Test func partsKeepTheAuthorTheCodeAndTheFilesAndGoTheirOwnWays() throws {
    let world = try divided()
    let (whole, heat, water) = (try world.letter(1), try world.letter(2), try world.letter(3))
    #expect(whole.stage == .split && whole.children == [heat.id, water.id])
    #expect(heat.assignment?.lead == "旗住建局" && water.assignment?.lead == "旗水务局")
    for part in [heat, water] {
      #expect(part.registration.parent == whole.id)
      #expect(part.registration.authorAddress?.text == Cast.citizen.mailbox)
      #expect(part.registration.queryCode.text == whole.registration.queryCode.text)
      #expect(part.registration.receivedAt == whole.registration.receivedAt)
      #expect(try world.mails("receipt", about: part.id).isEmpty)
      #expect(try world.mails("assigned", about: part.id).first?.attachments.count == 1)
    }
    #expect(try world.mails("split", about: whole.id).count == 1)
    #expect(try world.office.ledger.verify() > 0)
  }

  @Test func whatIsWithAUnitOrIsAPartIsNotDivided() throws {
    let world = try divided()
    for serial in [1, 2] {
      #expect(throws: MatterFault.self) {
        try world.office.split(world.letter(serial).id, into: matters, by: clerk, at: world.now)
      }
    }
    #expect(try world.office.ledger.letters(at: Stage.allCases).count == 3)
  }

  @Test func badPartsDivideNothing() throws {
    let world = try World { $0.automatic = [] }
    try world.write(from: Cast.citizen, subject: "两件事", text: "……")
    try world.work()
    let id = try world.letter().id
    func fault(_ matters: [Matter]) throws -> MatterFault? {
      do {
        _ = try world.office.split(id, into: matters, by: clerk, at: world.now)
        return nil
      } catch let fault as MatterFault { return fault }
    }
    #expect(try fault([]) == .fewParts)
    #expect(try fault(Array(repeating: matters[0], count: 11)) == .manyParts(most: 10))
    #expect(try fault([matters[0], Matter(title: "停水", text: "")]) == .emptyPart(2))
    #expect(try fault([matters[0], Matter(title: "", text: "停水")]) == .noTitle)
    #expect(try fault([matters[0], Matter(title: "李梅梅家停水", text: "停水")]) == .personal(["author's name"]))
    #expect(try world.letter().stage == .registered)
    #expect(try world.office.ledger.letters(at: Stage.allCases).count == 1)
  }

  @Test func theWholeIsClosedWithItsLastPartAndSaysSo() throws {
    let world = try divided()
    func isSettled() throws -> Bool { try world.letter().isSettled(world.office.ledger.letter) }
    try world.office.decline(world.letter(2).id, ground: .other, by: clerk, at: world.now)
    #expect(try !isSettled() && !world.notes().contains("分办的2件均已办结"))
    try world.office.decline(world.letter(3).id, ground: .other, by: clerk, at: world.now)
    #expect(try isSettled() && world.notes().last == "分办的2件均已办结")
  }

  @Test func takingBackTheWholeTakesBackEveryPart() throws {
    let world = try divided()
    let split = try #require(try world.mails("split", about: world.letter().id).first)
    try world.add("撤回", to: split)
    #expect(try world.letter(2).stage == .retracted && world.letter(3).stage == .retracted)
    #expect(try world.mails("retracted", about: world.letter(2).id).count == 1)
    try world.add("撤回", to: split)
    #expect(try world.count("not-retracted") == 1)
  }

  @Test func aWishAboutTheWholeIsOneAboutEveryPart() throws {
    let world = try divided()
    let assigned = try #require(try world.mails("assigned", about: world.letter(2).id).last)
    try world.reply(to: assigned, from: "leader@zhujian.example", "答复：已修复。", signedBy: true)
    try world.work()
    #expect(try world.letter(2).stage == .published)
    let split = try #require(try world.mails("split", about: world.letter().id).first)
    try world.add("不公开", to: split)
    #expect(try !world.letter(2).mayBePublished && !world.letter(3).mayBePublished)
    #expect(try world.mails("author-asks", about: world.letter(2).id).count == 1)
    #expect(try world.last("wish").text.contains("已转工作人员决定"))
  }

  @Test func whatHeAddsAfterTheEndIsTheDesks() throws {
    let world = try divided()
    for serial in [2, 3] {
      try world.office.decline(world.letter(serial).id, ground: .other, by: clerk, at: world.now)
    }
    let split = try #require(try world.mails("split", about: world.letter().id).first)
    try world.add("还有一件事。", to: split)
    let question = try world.last("follow-up")
    try world.decide("重办", on: question)
    try world.work()
    #expect(try world.last("understood").text.contains("本件已分为NM2026000002、NM2026000003"))
    try world.decide("新件", on: question)
    try world.work()
    #expect(try world.letter(4).registration.text.shown.contains("还有一件事"))
  }

  @Test func oneLeadAnswersAllAndTheAuthorIsTold() throws {
    let world = try World { $0.automatic = [] }
    try world.write(from: Cast.citizen, subject: "两件事", text: "……")
    try world.work()
    try world.decide("统一答复 旗住建局 配合 旗水务局", on: world.last("decide"))
    try world.work()
    let letter = try world.letter()
    #expect(letter.assignment?.answersAll == true && letter.assignment?.cooperating == ["旗水务局"])
    #expect(try world.last("together").text.contains("由奈曼旗住房和城乡建设局牵头"))
    #expect(try world.last("assigned").text.contains("由贵单位牵头统一答复"))
    #expect(try world.last("understood").text.contains("由其统一答复"))
  }

  @Test func partsAreHandledUnderTheClauseOfTheWhole() throws {
    let world = try divided()
    let assigned = try #require(try world.mails("assigned", about: world.letter(2).id).first)
    #expect(assigned.text.contains("受理类别：第六条"))
  }

  @Test func aUnitThatIsNamedTwiceCooperatesOnce() throws {
    let world = try divided()
    let id = try world.letter(2).id
    _ = try world.office.assign(
      id, lead: "旗住建局", cooperating: ["旗水务局", "旗水务局"], by: clerk, at: world.now)
    #expect(try world.letter(2).assignment?.cooperating == ["旗水务局"])
  }
}
