import Domain
import Foundation
import Mail
import Testing
import World

@testable import Office

/// 不公开 and 同意公开.
@Suite struct WishTests {
  @Test func itHoldsFromThenOn() throws {
    let world = try World()
    let receipt = try world.letterWithReceipt()
    try world.add("请不要公开\n另外，是3号楼。", to: receipt)
    #expect(try world.letter().mayBePublished == false)
    let told = try world.mails("supplement", about: world.letter().id)
    #expect(told.contains { $0.text.contains("网民要求不公开本件") })
    #expect(told.contains { $0.text.contains("是3号楼") })
    #expect(try world.last("wish").text.contains("不在网站公开"))
    try world.answer("答复：已修复。")
    #expect(try world.letter().stage == .withheld)
    #expect(try world.count("answered") == 1)
    #expect(
      !FileManager.default.fileExists(atPath: world.directory + "/site/" + "hdjl/wszx/2026/NM2026000001.html")
    )
  }

  @Test func itIsTakenBackFromTheAuthorsAddressAlone() throws {
    let world = try World()
    let receipt = try world.letterWithReceipt()
    try world.add("不公开", to: receipt, from: "limeimei@phone.example")
    #expect(
      try world.letter().mayBePublished == false, "less may be shown at anybody's word who has the token")
    try world.add("同意公开", to: receipt, from: "limeimei@phone.example")
    #expect(try world.letter().mayBePublished == false)
    #expect(try world.last("supplement").text.contains("同意公开"), "a person reads it")
    try world.add("同意公开", to: receipt)
    #expect(try world.letter().mayBePublished)
    try world.answer("答复：已修复。")
    #expect(try world.letter().stage == .published)
  }

  @Test func theReviewerIsAskedAnewAndHisYesWithholds() throws {
    let world = try World { $0.automatic.remove(.review) }
    let receipt = try world.letterWithReceipt()
    try world.answer("答复：已修复。")
    try world.add("不公开", to: receipt)
    let review = try world.last("review")
    #expect(try world.count("review") == 2 && review.text.contains("网民要求不公开"))
    try world.decide("通过", on: review)
    try world.work()
    #expect(try world.letter().stage == .withheld)
    #expect(try world.last("understood").text.contains("按网民要求不公开"))
  }

  /// Between a yes and the page, where the disk was full, say.
  @Test func aWishThatComesAfterTheReviewStillHolds() throws {
    let world = try World { $0.automatic.remove(.review) }
    _ = try world.letterWithReceipt()
    try world.answer("答复：已修复。")
    let id = try world.letter().id
    try world.office.ledger.write { book in
      try book.voidQuestions(about: id)
      try book.record(.cleared(.toPublish), on: id, at: world.now, by: Party(.clerk, name: "王敏"))
      try book.record(.supplemented(Words("不公开"), mayBePublished: false), on: id, at: world.now, by: .author)
    }
    try world.work()
    #expect(try world.letter().stage == .signedOff)
    #expect(try world.letter().publication == nil)
    #expect(try world.last("review").text.contains("网民要求不公开"))
  }

  @Test func aPageIsTakenDownByTwoPersons() throws {
    let world = try World()
    let receipt = try world.publishedLetter()
    let path = try #require(try world.letter().publication?.path)
    try world.add("不公开", to: receipt)
    #expect(try world.letter().stage == .published)
    #expect(try world.last("wish").text.contains("已转工作人员决定"))
    try world.decide("同意", on: try world.last("author-asks"))
    try world.work()
    #expect(try world.letter().stage == .published)
    let second = try world.last("author-asks")
    #expect(second.to.map(\.mailbox) == ["chengang@naiman.example"])
    try world.decide("同意", on: second)
    try world.work()
    #expect(try world.letter().stage == .published, "not the same person twice")
    try world.decide("同意", on: second, from: "chengang@naiman.example")
    try world.work()
    #expect(try world.letter().stage == .withdrawn)
    #expect(try world.page(path).contains("答复已撤回") && !world.page(path).contains("已修复"))
    #expect(try world.last("wish").text.contains("已从网站撤下"))
    for scope in [Office.SiteScope.pages, .everything] {
      try world.office.buildSite(scope, at: world.now)
      #expect(try world.page(path).contains("答复已撤回"), "and stays so")
    }
  }

  @Test func whatElseHeAskedIsStillAskedAfterThePageIsGone() throws {
    let world = try World { $0.secondPerson = [] }
    let receipt = try world.publishedLetter()
    try world.add("又不热了。", to: receipt)
    try world.add("不公开", to: receipt)
    let followUp = try world.last("follow-up")
    try world.decide("重办", on: followUp)
    try world.work()
    #expect(try world.last("understood").text.contains("请先答复"))
    try world.decide("同意", on: try world.last("author-asks"))
    try world.work()
    #expect(try world.letter().stage == .withdrawn)
    try world.decide("重办", on: followUp)
    try world.work()
    #expect(try world.letter().stage == .handling)
  }

  @Test func theDeskMayKeepThePageWithAReason() throws {
    let world = try World()
    let receipt = try world.publishedLetter()
    try world.add("不公开", to: receipt)
    try world.decide("不同意：答复对其他群众有用", on: try world.last("author-asks"))
    try world.work()
    #expect(try world.letter().stage == .published)
    #expect(try world.last("wish").text.contains("答复对其他群众有用"))
  }
}
