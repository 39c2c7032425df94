import Domain
import Foundation
import Testing
import World

@testable import Office

/// What stands at a letter's address after its publication.
@Suite struct PageTests {
  private func published() throws -> World {
    let world = try World()
    try world.write(from: Cast.citizen, subject: "供热", text: "家里不热。")
    try world.work()
    let assigned = try #require(try world.mails("assigned", about: world.letter().id).first)
    try world.reply(to: assigned, from: "leader@zhujian.example", "答复：已修复。", signedBy: true)
    try world.work()
    return world
  }

  private let clerk = Party(.clerk, name: "王敏")

  /// However a unit writes it; its own landline stays.
  @Test(arguments: [
    "13812345678", "138 1234 5678", "138-1234-5678", "１３８１２３４５６７８", "138.1234.5678", "+86 13812345678",
    "0138 1234 5678",
    "138****5678或13812345678", "138\u{200B}12345678", "138 12345678", "1381234 5678",
  ])
  func aMobileNumberInAnAnswerIsOnNoPage(number: String) throws {
    let world = try World()
    try world.write(from: Cast.citizen, subject: "供热", text: "家里不热。")
    try world.work()
    let assigned = try #require(try world.mails("assigned", about: world.letter().id).first)
    try world.reply(
      to: assigned, from: "leader@zhujian.example",
      "答复：经联系网民手机\(number)，管道已修复，咨询电话0475-4212345。", signedBy: true)
    try world.work()
    let files = try #require(FileManager.default.enumerator(atPath: world.office.siteDirectory))
      .compactMap { $0 as? String }
    let pages = files.compactMap {
      FileManager.default.contents(atPath: "\(world.office.siteDirectory)/\($0)")
    }
    .map { String(decoding: $0, as: UTF8.self) }
    #expect(try world.letter().stage == .published && pages.contains { $0.contains("0475-4212345") })
    for page in pages {
      let digits = page.unicodeScalars.compactMap { OfficeText.halfWidth(String($0)).first?.wholeNumberValue }
        .map(String.init).joined()
      #expect(!digits.contains("13812345678"), "\(number)")
    }
  }

  @Test func aLetterThatIsHandledAnewKeepsIt() throws {
    let world = try published()
    let path = try #require(try world.letter().publication?.path)
    let page = try world.page(path)
    try world.office.open(try world.letter().id, at: world.now) {
      try $0.record(.reopened(reason: Words("又不热了")), by: clerk)
    }
    for scope in [Office.SiteScope.lists, .pages, .everything] {
      try world.office.buildSite(scope, at: world.now)
      #expect(try world.page(path) == page)
      #expect(try world.page("hdjl/wszx/index.html").contains("NM2026000001"))
    }
  }

  @Test func aNoteTakesThePlaceOfAnAnswerThatWasWithdrawn() throws {
    let world = try published()
    let path = try #require(try world.letter().publication?.path)
    try world.office.open(try world.letter().id, at: world.now) {
      try $0.withdraw(because: "答复有误", by: clerk)
    }
    for scope in [Office.SiteScope.lists, .pages, .everything] {
      try world.office.buildSite(scope, at: world.now)
      #expect(try world.page(path).contains("答复已撤回") && !world.page(path).contains("已修复"))
      #expect(try !world.page("hdjl/wszx/index.html").contains("NM2026000001"))
    }
  }

  @Test func noListNamesTheOnlyLetterOfAMonthThatWasWithdrawn() throws {
    let world = try published()
    let site = world.office.siteDirectory
    func names() throws -> [String] {
      let files = try #require(FileManager.default.enumerator(atPath: site)).compactMap { $0 as? String }
      return files.filter { file in
        FileManager.default.contents(atPath: "\(site)/\(file)")?.range(of: Data("供热".utf8)) != nil
      }
    }
    try #require(try names().contains { $0.hasPrefix("hdjl/wszx/yf/2026-11/") })
    try world.office.open(try world.letter().id, at: world.now) {
      try $0.withdraw(because: "答复有误", by: clerk)
    }
    try world.work()
    #expect(try names() == [])
  }

  @Test func whatIsNotPublishedIsNotWithdrawn() throws {
    let world = try World()
    try world.write(from: Cast.citizen, subject: "供热", text: "家里不热。")
    try world.work()
    let id = try world.letter().id
    #expect(throws: OfficeError.noPage(id)) {
      try world.office.open(id, at: world.now) {
        try $0.withdraw(because: "误操作", by: clerk)
      }
    }
    #expect(throws: (any Error).self) { try world.page("hdjl/wszx/2026/NM2026000001.html") }
  }
}
