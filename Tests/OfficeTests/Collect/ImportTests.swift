import Digest
import Domain
import Papers
import Testing
import World

@testable import Office

/// Letters that come as rows of new-media exports.
@Suite struct ImportTests {
  private let account = "奈曼政务"

  private func world() throws -> World {
    try World {
      $0.intakes["奈曼政务"] = .init(channel: .newMedia(account: "奈曼政务"), desk: Cast.desk.name, columns: [:])
    }
  }

  @discardableResult
  private func takeIn(_ text: String, in world: World) throws -> ImportReceipt {
    let bytes = Array(text.utf8)
    return try world.office.takeIn(
      "评论.csv", digest: SHA256.digest(of: bytes), from: account, by: Party(.clerk, name: "王敏"), at: world.now
    ) {
      try Export(of: Table(reading: bytes), now: world.now.seconds)
    }
  }

  @Test func everyRowBecomesALetterOfItsAccount() throws {
    let world = try world()
    let receipt = try takeIn(
      "评论ID,昵称,内容,时间,作品标题\n71,小李,小区供热不足，\(String(repeating: "冷", count: 40)),2026-11-22 09:12,供热通知\n",
      in: world)
    #expect(receipt.lines == ["奈曼政务: 1 new"])
    try world.work()
    let letter = try world.letter()
    #expect(letter.registration.channel == .newMedia(account: account))
    #expect(letter.registration.desk == Cast.desk.name)
    #expect(letter.registration.authorName?.text == "小李")
    #expect(letter.registration.receivedAt == Timestamp(Day("2026-11-22")!, hour: 9, minute: 12))
    #expect(!letter.hasTitle)
    #expect(letter.registration.text.shown.hasSuffix("冷\n\n（评论于：《供热通知》）"))
    #expect(letter.stage == .assigned, "it goes on as any other letter")
    let raw = try #require(try world.office.ledger.mail(letter.registration.mail!.id))
    #expect(raw.reference.commitment == letter.registration.mail?.commitment)
    #expect(String(decoding: raw.bytes, as: UTF8.self).contains("\"takenBy\":\"王敏\""))
    let notice = try #require(try world.office.ledger.notices(about: letter.id).first)
    #expect(
      notice.content.text.contains(letter.registration.queryCode.shown), "the operator tells the author")
    _ = try world.office.ledger.verify()
  }

  @Test func anOverlappingExportBringsOnlyTheNewRows() throws {
    let world = try world()
    let first = "评论ID,昵称,内容,时间\n71,甲,供热不足,2026-11-22 09:12\n72,乙,停水了,2026-11-22 09:13\n"
    try takeIn(first, in: world)
    try world.work()
    let receipt = try takeIn(first + "73,丙,噪声太大,昨天 10:00\n", in: world)
    #expect(receipt.lines == ["奈曼政务: 1 new, 2 known"])
    try world.work()
    #expect(try world.office.ledger.letters().count == 3)
  }

  @Test func withoutNumbersWhoWroteWhatWhenTellsRowsApart() throws {
    let world = try world()
    let first = "昵称,内容,时间\n甲,供热不足,2026-11-22 09:12:33\n甲,供热不足,2026-11-21 09:12\n乙,供热不足,2026-11-22 09:12\n"
    #expect(try takeIn(first, in: world).new == 3)
    // The same, written in another way.
    let again = "时间,昵称,内容\n昨天 09:12,甲, 供热不足\n2026年11月21日9时12分,甲,供热不足\n11-22 09:12,乙,供热不足\n"
    #expect(try takeIn(again, in: world).lines == ["奈曼政务: 0 new, 3 known"])
  }

  @Test func rowsThatNothingTellsApartAreCounted() throws {
    let world = try world()
    #expect(try takeIn("内容\n什么时候修\n什么时候修\n", in: world).new == 2)
    #expect(try takeIn("内容\n什么时候修\n什么时候修\n什么时候修\n", in: world).lines == ["奈曼政务: 1 new, 2 known"])
  }

  @Test func aBadRowIsHeldOnceAndTheGoodOnesGoIn() throws {
    let world = try world()
    let text = "评论ID,内容,时间\n6.9E+18,供热不足,2026-11-22\n72,停水了,明天\n73,噪声,2026-11-22\n"
    let receipt = try takeIn(text, in: world)
    #expect(receipt.new == 1)
    #expect(receipt.heldRows.map(\.line) == [2, 3])
    try takeIn(text, in: world)
    try world.work()
    #expect(try world.office.ledger.letters().count == 1)
    #expect(
      try world.office.ledger.heldMail().map(\.detail) == [
        "奈曼政务 评论.csv line 2: 评论ID \"6.9E+18\": the number was rounded",
        "奈曼政务 评论.csv line 3: 时间 \"明天\": this is no time that can be read",
      ])
  }

  @Test func whatTheAccountItselfWroteIsNoLetter() throws {
    let world = try world()
    #expect(
      try takeIn("昵称,内容\n奈曼政务,已转办\n小李,供热不足\n", in: world).lines
        == ["奈曼政务: 1 new, 1 of the account itself"])
  }

  /// What comes before its fault is not taken either.
  @Test func ofAFileThatBreaksOffNothingIsTaken() throws {
    let world = try world()
    let rows = (1...1200).map { "\($0),供热不足" }.joined(separator: "\n")
    #expect(throws: TableError.openQuote(line: 1202)) {
      try takeIn("评论ID,内容\n\(rows)\n9,\"停水了", in: world)
    }
    #expect(try world.office.ledger.newMail(limit: 1).isEmpty)
    #expect(try world.office.ledger.mail(1) == nil)
    #expect(try takeIn("评论ID,内容\n\(rows)\n", in: world).new == 1200)
  }

  /// An operator's table counts its lines from 1 every day.
  @Test func aCountOfLinesIsNoNumberOfThePlatform() throws {
    let world = try world()
    #expect(try takeIn("id,content\n1,供热\n2,暖气另一条\n", in: world).new == 2)
    #expect(try takeIn("id,content\n1,第二天的供热投诉\n2,暖气另一条\n", in: world).lines == ["奈曼政务: 1 new, 1 known"])
    #expect(try takeIn("编号,content\n1,第三天\n", in: world).new == 1)
  }

  @Test func aNumberThatComesAgainWithOtherWordsIsHeldOnce() throws {
    let world = try world()
    try takeIn("评论ID,内容\n71,供热不足\n", in: world)
    let text = "评论ID,内容\n71,供热 不足！\n71,供热不足，老人冻病了\n71,供热不足，老人冻病了\n72,停水\n72,停电\n"
    for _ in 0..<2 { #expect(try takeIn(text, in: world).held == 3) }
    try world.work()
    #expect(try world.office.ledger.letters().count == 2)
    let held = try world.office.ledger.heldMail()
    #expect(
      held.map(\.detail) == [
        "奈曼政务 评论.csv line 3: 评论ID \"71\": this number came before, with other words",
        "奈曼政务 评论.csv line 6: 评论ID \"72\": this number came before, with other words",
      ])
    // Whoever finds that it is another comment makes a letter of it.
    try world.office.release(held[0].id, as: .letter, by: Party(.clerk, name: "王敏"), at: world.now)
    try world.work()
    #expect(try world.letter(3).registration.text.shown == "供热不足，老人冻病了")
  }

  /// The receipt asked the operator to correct it, and the pen still offers it.
  @Test func aBadRowThatWasCorrectedSinceIsNoSecondLetter() throws {
    let world = try world()
    try takeIn("评论ID,内容,时间\n72,停水了,明天\n", in: world)
    try takeIn("评论ID,内容,时间\n72,停水了,2026-11-22\n", in: world)
    try world.work()
    let held = try #require(try world.office.ledger.heldMail().first)
    let refusal = #expect(throws: PenRefusal.self) {
      try world.office.release(held.id, as: .letter, by: Party(.clerk, name: "王敏"), at: world.now)
    }
    #expect(refusal?.description == "another export has brought the same comment, which is NM2026000001")
    try world.office.discard(held.id, why: "已改正", by: Party(.clerk, name: "王敏"), at: world.now)
  }
}
