import Domain
import Testing

@testable import Store

@Suite struct NoticeTests {
  private func content(_ text: String, desk: String = "网站管理中心") -> Notice.Content {
    Notice.Content(
      kind: "answered", way: .telephone, account: "", desk: desk, text: text, signer: "旗住建局",
      page: "https://www.naiman.example/1")
  }

  @Test func theSameCauseIsOneNoticeAndAnotherIsAnother() throws {
    let test = try TestLedger()
    let id = try test.register()
    try test.ledger.write { book in
      try book.notify(content("已修复。"), about: id, cause: 7, at: monday)
      try book.notify(content("已修复。"), about: id, cause: 7, at: monday)
      try book.notify(content("又修复了。"), about: id, cause: 12, at: monday)
    }
    try test.reopen()
    let notices = try test.ledger.openNotices(of: "网站管理中心", by: .telephone)
    #expect(notices.map(\.content.text) == ["已修复。", "又修复了。"])
    #expect(notices[0].content.page == "https://www.naiman.example/1" && notices[0].at == monday)
    #expect(try test.ledger.openNotices(of: "旗融媒体中心").isEmpty)
    #expect(try test.ledger.openNotices(by: .account).isEmpty)
  }
}
