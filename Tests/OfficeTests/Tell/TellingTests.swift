import Domain
import Store
import Testing
import World

@testable import Office

/// Every word to an author goes on the way that reaches him.
@Suite struct TellingTests {
  private func registration(
    _ channel: Channel, address: String? = nil, telephone: String? = nil
  ) -> Registration {
    Registration(
      desk: Cast.desk.name, channel: channel, receivedAt: Timestamp(Day("2026-11-23")!, hour: 9),
      title: Words("路灯"), text: Words("路灯坏了。"), authorName: nil, authorAddress: address.map(Words.init),
      authorTelephone: telephone.map(Words.init), queryCode: Words("k7m2"), mail: nil)
  }

  @Test func anAuthorIsReachedByMailElseByHisAccountElseByTelephone() {
    let mail = Reach(registration(.portal, address: "li@citizen.example", telephone: "04751234567"))
    #expect(mail == .mail("li@citizen.example"))
    #expect(Reach(registration(.newMedia(account: "奈曼政务"), telephone: "0475")) == .account("奈曼政务"))
    #expect(Reach(registration(.portal, address: "no address", telephone: "04751234567")) == .telephone)
    #expect(Reach(registration(.mail, telephone: "")) == .nowhere)
  }

  @Test func whoReportsAnErrorReadsTheAnswerOnThePlatformHeUsed() {
    #expect(Reach(registration(.siteError, address: "gateway@platform.example")) == .account("我为政府网站找错"))
  }

  @Test func aCommentsReceiptWaitsForTheOperatorWithNumberAndQueryCode() throws {
    let office = try Commented()
    try office.comments("小区供热不足")
    let letter = try office.world.letter()
    let notice = try #require(try office.notices().first)
    #expect(notice.isOpen && notice.content.way == .account && notice.content.account == "奈曼政务")
    #expect(notice.content.text.contains("NM2026000001"))
    #expect(notice.content.text.contains(letter.registration.queryCode.shown))
    #expect(!notice.content.isPublic, "a query code is for the author alone")
    #expect(notice.content.signer == "奈曼旗人民政府门户网站管理中心")
    #expect(try office.world.office.ledger.openNotices(of: Cast.desk.name).count == 1)
    #expect(try office.world.office.ledger.openNotices(by: .telephone).isEmpty)
  }

  @Test func aPublishedAnswerIsSaidAsThePageSaysItInTheUnitsName() throws {
    let office = try Commented()
    try office.comments("小区供热不足")
    try office.answer("已修复，详询13812345678。")
    let notice = try #require(try office.notices().last)
    #expect(notice.content.kind == "answered" && notice.content.isPublic)
    #expect(notice.content.signer == "旗住建局")
    #expect(notice.content.text.contains("已修复"))
    #expect(!notice.content.text.contains("13812345678"), "a comment is as public as the page")
    #expect(notice.content.page == "https://www.naiman.example/hdjl/wszx/2026/NM2026000001.html")
  }

  @Test func aWithheldAnswerIsForTheAuthorAlone() throws {
    let office = try Commented()
    try office.comments("小区供热不足，请不公开")
    try office.answer("已修复，详询13812345678。")
    #expect(try office.world.letter().stage == .withheld)
    let notice = try #require(try office.notices().last)
    #expect(notice.content.kind == "answered" && !notice.content.isPublic && notice.content.page == nil)
    #expect(notice.content.text.contains("13812345678"))
  }

  @Test func aDeclinedCommentIsToldWhyAndWhereToGo() throws {
    let office = try Commented { $0.automatic = [] }
    try office.comments("法院已判决")
    try office.world.office.decline(
      office.world.letter().id, ground: .inLegalProceedings, by: Party(.clerk, name: "王敏"),
      at: office.world.now)
    let notice = try #require(try office.notices().last)
    #expect(notice.content.kind == "declined" && !notice.content.isPublic)
    #expect(notice.content.text.contains("第七条第（二）项") && notice.content.text.contains("建议通过法定渠道反映"))
  }

  @Test func whoCannotBeReachedIsNotForgotten() throws {
    let world = try World()
    try world.post(Array("From: \"李梅\" <no one>\r\nSubject: 供热不足\r\n\r\n供热不足。\r\n".utf8))
    try world.work()
    let ways = try world.letter().events.compactMap { event -> String? in
      if case .told(let way, _) = event.fact { way } else { nil }
    }
    #expect(ways == ["none"])
    #expect(try world.office.ledger.openNotices().isEmpty)
  }

  @Test func aNoticeIsClosedOnceAndTheLetterSaysHow() throws {
    let office = try Commented()
    try office.comments("小区供热不足")
    let notice = try #require(try office.notices().first)
    let told = Told(place: "https://weibo.example/1", at: Timestamp(Day("2026-11-23")!, hour: 10))
    let clerk = Party(.clerk, name: "王敏")
    for isFirst in [true, false] {
      let isClosed = try office.world.office.open(notice.letter, at: office.world.now) {
        try $0.close(notice, told, by: clerk)
      }
      #expect(isClosed == isFirst)
    }
    let words = try office.world.letter().events.compactMap { event -> String? in
      if case .told("account", let words) = event.fact { words.text } else { nil }
    }
    #expect(words == ["回执：2026-11-23 10:00 https://weibo.example/1"])
    #expect(try office.notices().first?.isOpen == false)
    #expect(try office.notices().first?.doneBy == "王敏")
    _ = try office.world.office.ledger.verify()
  }

  @Test func erasingALetterErasesWhatWasToBeSaid() throws {
    let office = try Commented()
    try office.comments("小区供热不足")
    try office.world.office.ledger.eraseWords(of: office.world.letter().id)
    #expect(try office.notices().map(\.content.text) == [""])
  }
}
