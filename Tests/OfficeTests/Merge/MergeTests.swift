import Domain
import Mail
import Store
import Testing
import World

@testable import Office

/// 并案: letters of one matter handled in one of them.
@Suite struct MergeTests {
  private let clerk = Party(.clerk, name: "王敏")
  private let world: World

  init() throws {
    world = try World()
    for (author, text) in ["三号楼供热管道漏水，家里不热。", "我家在五号楼，供热主管道漏水半个月了。", "供热不足。"].enumerated() {
      try world.write(from: Cast.citizens[author], subject: "小区供热管道漏水", text: text)
    }
    try world.work()
  }

  private func id(_ serial: Int) throws -> LetterID { try world.letter(serial).id }

  private func merge(_ letter: Int, into root: Int) throws {
    _ = try world.office.merge(id(letter), into: id(root), by: clerk, at: world.now)
    try world.work()
  }

  private func mails(_ kind: String, _ serial: Int) throws -> [Message] {
    try world.mails(kind, about: id(serial))
  }

  private func bar(_ letter: Int, into root: Int) throws -> MergeBar? {
    do {
      try merge(letter, into: root)
      return nil
    } catch OfficeError.cannotMerge(_, let bar) { return bar }
  }

  @Test func theAuthorIsToldTheUnitIsDoneWithItAndItsTokenIsDead() throws {
    let assigned = try #require(try mails("assigned", 2).first)
    try merge(2, into: 1)
    #expect(try world.letter(2).stage == .merged && world.letter(2).root == id(1))
    #expect(try mails("merged", 2).first?.to.map(\.mailbox) == [Cast.citizens[1].mailbox])
    #expect(try mails("void", 2).count == 1)
    try world.reply(to: assigned, from: "officer@zhujian.example", "认领")
    try world.work()
    #expect(try world.letter(2).stage == .merged)
    #expect(try world.letter(1).stage == .assigned, "the root goes on")
  }

  @Test func whoeverWroteBothIsNotToldOfOthers() throws {
    try world.write(from: Cast.citizens[0], subject: "供热管道还在漏水", text: "三号楼供热管道又漏了。")
    try world.work()
    try merge(4, into: 1)
    #expect(try mails("merged", 4).last?.text.contains("与您此前反映的是同一事项") == true)
    try merge(2, into: 1)
    #expect(try mails("merged", 2).last?.text.contains("与其他网民反映的是同一事项") == true)
  }

  @Test func theRootsUnitReadsWhatTheOtherSaysAndNotWhoSaysIt() throws {
    try merge(2, into: 1)
    let told = try #require(try mails("supplement", 1).last)
    #expect(told.text.contains("五号楼") && told.text.contains("另有网民反映同一事项"))
    for name in ["王大山", "wangdashan"] {
      #expect(!told.text.contains(name))
    }
  }

  @Test func everyAuthorGetsTheAnswerAndOnlyTheRootHasAPage() throws {
    try merge(2, into: 1)
    try world.answer("答复：已更换三号楼的供热管道。李梅梅反映属实。")
    #expect(try world.letter(1).stage == .published)
    for serial in 1...2 { #expect(try mails("answered", serial).count == 1) }
    let answer = try #require(try mails("answered", 2).first)
    #expect(answer.to.map(\.mailbox) == [Cast.citizens[1].mailbox])
    #expect(answer.text.contains("已更换三号楼的供热管道") && !answer.text.contains("李梅梅"))
    #expect(try world.letter(2).stage == .merged && world.letter(2).publication == nil)
    try world.work()
    #expect(try mails("answered", 2).count == 1, "once")
  }

  @Test func aPrivateAnswerIsToldWithoutTheRootsAuthor() throws {
    try merge(2, into: 1)
    let receipt = try #require(try mails("receipt", 1).first)
    try world.add("不公开", to: receipt)
    try world.answer("答复：已更换管道，李梅梅的电话13800001111已登记。")
    #expect(try world.letter(1).stage == .withheld)
    let answer = try #require(try mails("answered", 2).first)
    #expect(answer.text.contains("已更换管道"))
    #expect(!answer.text.contains("李梅梅") && !answer.text.contains("13800001111"))
  }

  @Test func aCorrectionIsToldToAllOfThem() throws {
    try merge(2, into: 1)
    try world.answer("答复：已更换管道。")
    try world.office.open(id(1), at: world.now) { docket in
      try docket.record(.reopened(reason: Words("更正")), by: clerk)
    }
    try world.work()
    #expect(try mails("answered", 2).count == 1)
    let assigned = try #require(try mails("assigned", 1).last)
    try world.reply(to: assigned, from: "leader@zhujian.example", "答复：已更换管道和阀门。", signedBy: true)
    try world.work()
    #expect(try mails("answered", 2).count == 2)
  }

  @Test func theRootsDeclineIsToldToAllOfThem() throws {
    try merge(2, into: 1)
    try world.office.decline(id(1), ground: .other, by: clerk, at: world.now)
    try world.work()
    #expect(try mails("declined", 2).count == 1)
    #expect(try world.letter(2).decline == nil, "it is handled with another, not declined")
  }

  @Test func aRootThatIsTakenBackLeavesTheOthersOnTheirOwn() throws {
    try merge(2, into: 1)
    let receipt = try #require(try mails("receipt", 1).first)
    try world.add("撤回", to: receipt)
    #expect(try world.letter(1).stage == .retracted)
    #expect(try mails("unmerged", 2).count == 1)
    #expect(try world.letter(2).stage == .assigned && world.letter(2).root == nil)
  }

  @Test func takenOutItIsDecidedAboutAnew() throws {
    try merge(2, into: 1)
    _ = try world.office.unmerge(id(2), because: "是另一根管道", by: clerk, at: world.now)
    try world.work()
    #expect(try world.letter(2).stage == .assigned && world.letter(2).rounds == 2)
    #expect(try mails("unmerged", 2).count == 1)
    try world.answer("答复：已更换管道。")
    #expect(try mails("answered", 2).isEmpty, "the root's answer is no longer its")
    #expect(throws: OfficeError.cannotMerge(try id(2), .isNotMerged)) {
      try world.office.unmerge(id(2), because: "又一次", by: clerk, at: world.now)
    }
  }

  @Test func theRootIsOpenAndItselfMergedIntoNone() throws {
    #expect(try bar(1, into: 1) == .itself)
    let none = LetterID(prefix: "NM", year: 2026, serial: 99)
    #expect(throws: OfficeError.cannotMerge(try id(1), .noSuchLetter)) {
      try world.office.merge(id(1), into: none, by: clerk, at: world.now)
    }
    try merge(2, into: 1)
    #expect(try bar(3, into: 2) == .rootIsMerged(into: try id(1)))
    #expect(try bar(1, into: 3) == .isRoot(of: 1))
    #expect(throws: InvalidTransition.self) { try merge(2, into: 3) }
    try world.answer("答复：已更换管道。")
    #expect(try bar(3, into: 1) == .rootIsClosed)
    #expect(try world.letter(3).stage == .assigned, "nothing half-done")
  }

  @Test func theHomePageCountsItWithItsRoot() throws {
    try merge(2, into: 1)
    func figures() throws -> [Stage: Int] { try world.office.ledger.mergedCensus() }
    #expect(try figures() == [.assigned: 1])
    try world.answer("答复：已更换管道。")
    #expect(try figures() == [.published: 1])
  }

  @Test func whatItsAuthorWritesAfterTheAnswerIsAskedAboutAndCanTakeItOut() throws {
    try merge(2, into: 1)
    try world.answer("答复：已更换管道。")
    let receipt = try #require(try mails("receipt", 2).first)
    try world.add("我家五号楼还是不热。", to: receipt, from: Cast.citizens[1].mailbox)
    let asked = try #require(try mails("follow-up", 2).last)
    try world.decide("重办", on: asked)
    try world.work()
    #expect(try world.letter(2).stage == .assigned && world.letter(2).root == nil)
  }

  @Test func whatItsAuthorWritesBeforeTheAnswerReachesTheDeskToo() throws {
    try merge(2, into: 1)
    #expect(try mails("follow-up", 2).isEmpty)
    let receipt = try #require(try mails("receipt", 2).first)
    try world.add("我反映的是另一件事，是我家的自来水。", to: receipt, from: Cast.citizens[1].mailbox)
    #expect(try mails("supplement", 1).last?.text.contains("自来水") == true)
    let asked = try #require(try mails("follow-up", 2).last)
    #expect(asked.text.contains("另一件事") && asked.text.contains("huiyin unmerge NM2026000002"))
    try world.decide("重办", on: asked)
    try world.work()
    #expect(try world.letter(2).root == nil && mails("unmerged", 2).count == 1)
  }

  @Test func thatTheRootIsTakenUpAgainIsToldToAllOfThem() throws {
    try merge(2, into: 1)
    try world.office.decline(id(1), ground: .other, by: clerk, at: world.now)
    try world.work()
    for count in 1...2 {
      _ = try world.office.reopen(id(1), because: "复核", by: clerk, at: world.now)
      try world.work()
      for serial in 1...2 { #expect(try mails("reopened", serial).count == count) }
      guard count == 1 else { continue }
      _ = try world.office.assign(id(1), lead: "旗住建局", cooperating: [], by: clerk, at: world.now)
      try world.work()
      try world.answer("答复：已更换管道。")
    }
    #expect(try mails("answered", 2).count == 1)
  }
}
