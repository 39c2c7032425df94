import Domain
import Foundation
import Papers
import Store
import Testing
import Wire
import World

@testable import Mail
@testable import Office

/// What is said under an account reaches its operator in files, once.
@Suite struct ReplyFileTests {
  private static let name = "奈曼政务-回复-2026-11-23-001.csv"

  private func office(length: Int = 300) throws -> Commented {
    try Commented {
      $0.replies[Commented.account] = .init(length: length, folder: "回复", pause: 3600)
    }
  }

  private func delivery(_ office: Commented) -> ReplyDelivery {
    ReplyDelivery(office: office.world.office, account: Commented.account, subfolder: "回复") {
      try LocalFolder(at: office.world.directory + "/导出")
    }
  }

  private func names(_ office: Commented) -> [String] {
    // Where nothing was written there is no such folder.
    ((try? FileManager.default.contentsOfDirectory(atPath: office.world.directory + "/导出/回复")) ?? []).sorted()
  }

  private func table(_ office: Commented, _ name: String = name) throws -> [[String]] {
    let file = office.world.directory + "/导出/回复/" + name
    let bytes = Array(try Data(contentsOf: URL(fileURLWithPath: file)))
    return try Self.rows(of: bytes)
  }

  private static func rows(of bytes: [UInt8]) throws -> [[String]] {
    let table = try Table(reading: bytes)
    var rows: [[String]] = []
    while let row = try table.next() { rows.append(row.cells.map(\.shown)) }
    return rows
  }

  @Test func theFileTellsTheOperatorWhatToSayToWhom() throws {
    let office = try office()
    try office.comments("小区供热不足", "村里停水")
    #expect(try delivery(office).run(at: { office.world.now }) == 1)
    let rows = try table(office)
    #expect(rows[0] == ReplyRow.heading)
    #expect(rows.count == 3)
    let code = try office.world.letter().registration.queryCode.shown
    #expect(
      rows[1] == [
        "1", "NM2026000001", "回执", "私信", "小李", "71", "供热通知", "", "小区供热不足",
        "您好！您的留言已登记，编号NM2026000001，查询码\(code)（请勿告知他人）。我们将按规定办理，并在此告知您结果。如遇危及生命财产安全的紧急情况，请立即拨打110、119、120。"
          + "——奈曼旗人民政府门户网站管理中心 2026年11月23日",
        "奈曼旗人民政府门户网站管理中心", "2026-11-23",
      ])
  }

  @Test func theDeskHearsOfAFileOnceItLiesThere() throws {
    let office = try office()
    try office.comments("小区供热不足")
    #expect(try office.mails("replies").isEmpty)
    #expect(try delivery(office).run(at: { office.world.now }) == 1)
    try office.world.work()
    let mail = try #require(try office.mails("replies").first)
    #expect(mail.to.map(\.mailbox) == [Cast.desk.address] && mail.attachments.isEmpty)
    #expect(mail.subject == "【待告知】奈曼政务：1条（\(Self.name)）")
    #expect(mail.text.contains("1．NM2026000001　回执　【私信】"))
    #expect(!mail.text.contains("小李"), "a nickname stands in the file alone")
  }

  @Test func whatIsSaidSoonAfterIsGatheredIntoTheNextFile() throws {
    let office = try office()
    try office.comments("小区供热不足")
    try office.answer("已修复。")
    #expect(try delivery(office).run(at: { office.world.now }) == 1)
    office.world.now = office.world.now + 3599
    try office.world.work()
    #expect(try delivery(office).run(at: { office.world.now }) == 0)
    office.world.now = office.world.now + 1
    try office.world.work()
    #expect(try delivery(office).run(at: { office.world.now }) == 1)
    #expect(names(office) == [Self.name, "奈曼政务-回复-2026-11-23-002.csv"])
    let row = try table(office, names(office)[1])[1]
    #expect(row[0...3] == ["2", "NM2026000001", "答复", "公开回复"])
    #expect(row[9] == "您好！您的留言（编号NM2026000001）已办理，答复如下： 已修复。——旗住建局 2026年11月23日")
  }

  @Test func aFileThatWasWrittenAndNotRecordedIsWrittenAgainTheSame() throws {
    let office = try office()
    try office.comments("=HYPERLINK(\"http://evil\")供热")
    let waiting = try #require(try office.world.office.ledger.waitingReplyFiles().first)
    // As a process that dies between the two leaves it.
    let folder = try LocalFolder(at: office.world.directory + "/导出")
    try folder.write(waiting.bytes ?? [], to: waiting.name, in: "回复")
    let before = try table(office)
    office.world.now = office.world.now + 86_400
    try office.world.restart()
    #expect(try delivery(office).run(at: { office.world.now }) == 1)
    #expect(try delivery(office).run(at: { office.world.now }) == 0)
    #expect(names(office) == [Self.name])
    #expect(try table(office) == before)
    #expect(before[1][8].hasPrefix("'=HYPERLINK"), "nothing in it is a formula")
    try office.world.work()
    #expect(try office.mails("replies").count == 1)
  }

  @Test func aFolderThatIsAwayLosesNothing() throws {
    let office = try office()
    try office.comments("小区供热不足")
    let away = ReplyDelivery(office: office.world.office, account: Commented.account, subfolder: "回复") {
      throw FolderError.missing("导出")
    }
    #expect(throws: FolderError.self) { try away.run(at: { office.world.now }) }
    try office.world.work()
    #expect(try office.mails("replies").isEmpty, "the desk is not sent to a file that is not there")
    #expect(try delivery(office).run(at: { office.world.now }) == 1)
    #expect(try table(office).count == 2)
  }

  @Test func whatIsErasedGoesFromAFileThatStillLiesThere() throws {
    let office = try office()
    try office.comments("小区供热不足", "村里停水")
    #expect(try delivery(office).run(at: { office.world.now }) == 1)
    let before = try table(office)
    try erase(office, 1)
    #expect(try office.world.office.ledger.staleReplyFiles().map(\.name) == [Self.name])
    #expect(try delivery(office).run(at: { office.world.now }) == 0, "nothing new is there to be said")
    #expect(try table(office) == [before[0], before[2]])
    #expect(try office.world.office.ledger.staleReplyFiles().isEmpty)
  }

  @Test func aFileThatItsOperatorHasTakenAwayDoesNotComeBackWhenSomethingOfItIsErased() throws {
    let office = try office()
    try office.comments("小区供热不足")
    #expect(try delivery(office).run(at: { office.world.now }) == 1)
    try FileManager.default.removeItem(atPath: office.world.directory + "/导出/回复/" + Self.name)
    try erase(office, 1)
    #expect(try delivery(office).run(at: { office.world.now }) == 0)
    #expect(!names(office).contains(Self.name))
    #expect(try office.world.office.ledger.staleReplyFiles().isEmpty)
  }

  /// As the decision of two persons leaves it.
  private func erase(_ office: Commented, _ serial: Int) throws {
    let (id, clerk) = (try office.world.letter(serial).id, Party(.clerk, name: "王敏"))
    try office.world.office.ledger.write { book in
      try book.record(.retracted(reason: Words("x")), on: id, at: office.world.now, by: clerk)
      try book.orderErasure(
        Erasure(letter: id, reason: "本人申请", clerk: "王敏", at: office.world.now, isListed: true))
    }
    try office.world.office.eraseAgain(at: office.world.now)
  }

  @Test func anAccountWithoutAFolderGetsItsFileByMail() throws {
    let office = try Commented()
    try office.comments("小区供热不足")
    let mail = try #require(try office.mails("replies").first)
    #expect(mail.attachments.map(\.name) == [Self.name])
    let rows = try Self.rows(of: mail.content(of: mail.attachments[0]))
    #expect(rows.count == 2 && rows[1][4] == "小李")
    #expect(try office.world.office.ledger.waitingReplyFiles().isEmpty)
  }

  @Test func aLongAnswerNamesItsPageAndAWithheldOneTakesSeveralRows() throws {
    let office = try office(length: 140)
    try office.comments("小区供热不足", "小区供热不足，请不公开")
    let words = String(repeating: "管道已经清洗。", count: 30)
    try office.answer(words, 1)
    try office.answer(words, 2)
    office.world.now = office.world.now + 3600
    try office.world.work()
    #expect(try delivery(office).run(at: { office.world.now }) == 2)
    let rows = try table(office, names(office)[1]).dropFirst()
    #expect(rows.map { $0[0] } == ["3", "4-1", "4-2", "4-3"])
    #expect(rows.allSatisfy { $0[9].utf16.count <= 140 && $0[9].hasSuffix("——旗住建局 2026年11月23日") })
    #expect(
      rows.first?[9].contains("全文见 https://www.naiman.example/hdjl/wszx/2026/NM2026000001.html ") == true)
    #expect(rows.map { $0[3] } == ["公开回复", "私信", "私信", "私信"])
  }

  @Test func anAccountsNameMakesAUsableFileName() throws {
    let office = try Commented()
    try office.world.office.ledger.write { book in
      try book.file([], of: "../政务/\"微博\"", as: [1], at: office.world.now)
    }
    let file = try #require(try office.world.office.ledger.waitingReplyFiles().first)
    #expect(file.name == "_.._政务__微博_-回复-2026-11-23-001.csv")
  }
}
