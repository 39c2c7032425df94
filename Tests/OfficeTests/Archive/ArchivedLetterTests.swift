import Domain
import Foundation
import Mail
import Testing
import World

@testable import Office
@testable import Papers

/// What lies in the archive of a letter that is closed.
@Suite struct ArchivedLetterTests {
  private let wang = Party(.clerk, name: "王敏")
  private let chen = Party(.clerk, name: "陈刚")

  private func archived(_ world: World, _ serial: Int = 1) throws -> ArchivedLetter {
    let letter = try world.letter(serial)
    return try ArchivedLetter(
      of: letter, closedAt: try #require(letter.clock.closedAt), isImportant: false, in: world.office,
      form: world.office.replyForm, record: Array("{}".utf8))
  }

  private func year(_ world: World) throws -> ClosedLetters {
    try ClosedLetters(in: try #require(Period(year: "2026")), world.office.ledger)
  }

  private func text(_ file: ArchivedLetter, _ name: String) throws -> String {
    String(decoding: try #require(file.files.first { $0.name == name }).bytes, as: UTF8.self)
  }

  private func rows(_ file: ArchivedLetter) throws -> [[String]] {
    let form = try #require(file.files.first { $0.name == "01-回复情况表.docx" })
    return try #require(try WordDocument(form.bytes)).rows.map(\.cells)
  }

  private func published() throws -> World {
    let world = try World(hasForm: true)
    try world.write(
      from: Cast.citizen, subject: "小区供热不足", text: "室内只有12度，请尽快解决。我是李梅梅，电话13912345678。")
    try world.work()
    try world.answer("答复：已开阀，今日恢复供热。")
    return world
  }

  @Test func itHoldsFormLetterPageHistoryAndProof() throws {
    let file = try archived(published())
    #expect(
      file.files.map(\.name).filter { !$0.hasPrefix("证据/") } == [
        "01-回复情况表.docx", "02-来信.eml", "04-公开页面.html", "05-办理过程.txt", "05-办理过程.json",
      ])
    let proof = Set(file.files.map(\.name).filter { $0.hasPrefix("证据/") })
    #expect(proof.isSuperset(of: ["证据/README", "证据/mail.eml", "证据/verdict.json", "证据/SHA256SUMS"]))
    #expect(file.unproven == nil && file.remarks.isEmpty && file.retention == .ordinary)
    let history = try text(file, "05-办理过程.txt")
    for words in ["标题：小区供热不足", "电话13912345678", "转旗住建局办理", "已开阀，今日恢复供热。", "公开答复", "保管期限：10年", "转办件"] {
      #expect(history.contains(words), "\(words)")
    }
  }

  @Test func itsFormSaysWhoWroteWhatWasAnsweredAndWhoSigned() throws {
    let rows = try rows(archived(published())).map { $0.map { $0.filter { !$0.isWhitespace } } }
    func value(_ label: String) -> String? {
      for row in rows {
        guard let place = row.firstIndex(where: { $0.hasPrefix(label) }), place + 1 < row.count else {
          continue
        }
        return row[place + 1]
      }
      return nil
    }
    #expect(value("网民称呼")?.contains("李梅梅") == true)
    #expect(value("联系电话")?.contains(Cast.citizen.mailbox) == true)
    #expect(value("回复内容") == "已开阀，今日恢复供热。")
    #expect(value("承办单位")?.hasPrefix("旗住建局") == true)
    #expect(value("单位领导审签")?.contains("电子签名") == true)
    #expect(value("管理中心审核") == "■通过")
    #expect(value("回复网民")?.contains("公开") == true && value("回访结果") == "未评价")
  }

  @Test func aScanThatWasConfirmedLiesOpenInIt() throws {
    let world = try World(hasForm: true)
    try world.write(from: Cast.citizen, subject: "村里停水", text: "停水三天了。")
    try world.work()
    try world.reply(
      to: world.last("assigned"), from: "officer@shuiwu.example", "答复：已恢复供水。", attachments: [World.scan])
    try world.work()
    try world.decide("三项无误", on: world.last("confirm-scan"))
    try world.work()
    try world.decide("三项无误", on: world.last("confirm-scan"), from: "chengang@naiman.example")
    try world.work()
    let file = try archived(world)
    #expect(file.files.first { $0.name == "03-扫描件1.pdf" }?.bytes == World.scan.bytes)
    #expect(try rows(file).joined().contains { $0.contains("盖章扫描件，经王敏、陈刚核对") })
  }

  @Test func aDeclinedLetterIsFiledWithTheTextOfItsDecline() throws {
    let world = try World(hasForm: true)
    try world.write(from: Cast.citizen, subject: "官司", text: "法院判了，我不服。")
    try world.work()
    try world.decline()
    let file = try archived(world)
    let text = try #require(try world.letter().decline?.explanation.text)
    #expect(try rows(file).joined().contains { $0.contains(text.prefix(20)) })
    #expect(try self.text(file, "05-办理过程.txt").contains("不予受理：第七条第（二）项"))
    #expect(file.files.allSatisfy { !$0.name.hasPrefix("证据/") } && file.unproven == nil)
  }

  @Test func ofAnErasedLetterOnlyWhatIsLeftIsFiledAndThatIsSaid() throws {
    let world = try World(hasForm: true)
    try world.write(from: Cast.citizen, subject: "供热", text: "我是李梅梅，电话13812345678，家里供热不足。")
    try world.work()
    try world.decline()
    let id = try world.letter().id
    _ = try world.office.erase(id, because: "本人申请", by: wang, at: world.now)
    _ = try world.office.erase(id, because: "本人申请", by: chen, at: world.now)
    try world.work()
    let file = try archived(world)
    #expect(file.remarks.contains { $0.contains("删除个人信息") })
    #expect(!file.files.contains { $0.name == "02-来信.eml" })
    for part in file.files { #expect(!String(decoding: part.bytes, as: UTF8.self).contains("李梅梅")) }
    #expect(try rows(file).joined().contains { $0.contains("依法删除个人信息") })
  }

  @Test func whatIsDeclinedAsGroundFourIsFiledApart() throws {
    let world = try World()
    try world.write(from: Cast.citizen, subject: "反映情况", text: "附件为绝密文件。")
    try world.work()
    try world.decline(on: .secretOrPrivate)
    #expect(try world.letter().isFiledApart)
    var index = ArchiveIndex()
    index.add(.init(filedApart: try world.letter(), closedAt: world.now, isImportant: false))
    let cells = try Table(reading: try index.workbook()).texts()
    #expect(cells.joined().contains("（不列示）") && !cells.joined().contains("反映情况"))
    #expect(cells.joined().contains { $0.contains("huiyin show NM2026000001") })
  }

  @Test func aLetterGoesToTheYearInWhichItWasClosedLast() throws {
    let world = try published()
    try world.write(from: Cast.citizen, subject: "路灯", text: "村里的路灯坏了。")
    try world.work()
    let closed = try year(world)
    #expect(closed.letters.map(\.letter.serial) == [1] && closed.open.map(\.serial) == [2])
    _ = try world.office.reopen(world.letter().id, because: "网民追问", by: wang, at: world.now)
    #expect(try year(world).letters.isEmpty)
    #expect(try year(world).open.map(\.serial) == [1, 2])
  }

  @Test func aMergedLetterIsClosedWithTheOneItIsHandledIn() throws {
    let world = try World()
    for text in ["室内只有12度，供热不足。", "家里供热不足，只有12度。"] {
      try world.write(from: Cast.citizen, subject: "供热", text: text)
      try world.work()
    }
    _ = try world.office.merge(world.letter(2).id, into: world.letter(1).id, by: wang, at: world.now)
    try world.work()
    #expect(try year(world).letters.isEmpty)
    try world.decline()
    #expect(try year(world).letters.map(\.letter.serial) == [1, 2])
  }

  @Test func testsAreLeftOut() throws {
    let world = try World()
    try world.write(from: Cast.citizen, subject: "测试", text: "季度试投。")
    try world.work()
    _ = try world.office.open(world.letter().id, at: world.now) {
      try $0.mark(test: true, because: "检查前试投", by: wang)
    }
    try world.decline()
    let closed = try year(world)
    #expect(closed.letters.isEmpty && closed.tests.map(\.serial) == [1])
  }
}

extension Table {
  /// Its cells row by row, as they read.
  fileprivate func texts() throws -> [[String]] {
    var rows: [[String]] = []
    while let row = try next() { rows.append(row.cells.map(\.shown)) }
    return rows
  }
}
