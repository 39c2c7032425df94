import Digest
import Domain
import Foundation
import Testing
import Wire
import World

@testable import Office

/// Exports that are dropped into an account's folder.
@Suite struct FolderIntakeTests {
  private let world: World
  private let intake: FolderIntake
  private var path: String { world.directory + "/导出" }

  init() throws {
    world = try World {
      $0.intakes["奈曼政务"] = .init(channel: .newMedia(account: "奈曼政务"), desk: Cast.desk.name, columns: [:])
    }
    intake = FolderIntake(
      office: world.office, account: "奈曼政务", folder: try LocalFolder(at: world.directory + "/导出"), done: "已收")
  }

  private func drop(_ text: String, as name: String = "评论.csv") throws {
    try Data(text.utf8).write(to: URL(fileURLWithPath: "\(path)/\(name)"))
  }

  private func look() throws -> Int { try intake.run(at: { world.now }) }

  private func receipt() throws -> String {
    let names = try FileManager.default.contentsOfDirectory(atPath: path + "/已收").sorted()
    let name = try #require(names.first { $0.hasSuffix(".回执.txt") })
    return try String(contentsOfFile: "\(path)/已收/\(name)", encoding: .utf8)
  }

  @Test func aFileIsTakenOnceTwoLooksHaveFoundItTheSame() throws {
    try drop("评论ID,内容\n1,供热不足\n")
    #expect(try look() == 0)
    #expect(intake.isAwaitingMore)
    try drop("评论ID,内容\n1,供热不足\n2,停水了\n")
    #expect(try look() == 0, "somebody still writes to it")
    #expect(try look() == 1)
    #expect(!intake.isAwaitingMore)
    try world.work()
    #expect(try world.office.ledger.letters().count == 2)
    #expect(try look() == 0)
  }

  @Test func aReceiptLiesBesideTheFileThatWasTaken() throws {
    try drop("评论ID,内容,时间\n1,供热不足,2026-11-22\n6.9E+18,停水了,明天\n")
    _ = (try look(), try look())
    let names = try FileManager.default.contentsOfDirectory(atPath: path + "/已收").sorted()
    #expect(names.count == 2 && names[0].contains(/^评论\.[0-9a-f]{8}\.csv$/))
    let receipt = try receipt()
    #expect(receipt.hasPrefix("回执：评论.csv（奈曼政务）\n\n收取时间：2026-11-23 09:00\n新留言：1条"))
    #expect(
      receipt.contains("  第3行：“评论ID”一栏的“6.9E+18”：数字已被表格软件舍入，请将该栏设为文本后重新导出；“时间”一栏的“明天”：不是可以识别的时间"))
    #expect(receipt.hasSuffix("奈曼旗人民政府门户网站管理中心\n"))
  }

  @Test func whatWasDroppedAgainBringsNothingNew() throws {
    for name in ["评论.csv", "评论.csv", "另一个.csv"] {
      try drop("评论ID,内容\n1,供热不足\n", as: name)
      _ = (try look(), try look())
      try world.work()
    }
    #expect(try world.office.ledger.letters().count == 1)
    #expect(try FileManager.default.contentsOfDirectory(atPath: path).count == 1, "nothing but what is done")
  }

  @Test func aFileThatCouldNotBeMovedIsTakenOnce() throws {
    try drop("评论ID,内容\n1,供热不足\n")
    // Where the folder of what is done should be, lies a file.
    try drop("x", as: "已收")
    for _ in 0..<3 { _ = try? look() }
    #expect(throws: FolderError.self) { try look() }
    try FileManager.default.removeItem(atPath: path + "/已收")
    _ = (try look(), try look())
    try world.work()
    #expect(try world.office.ledger.letters().count == 1)
    #expect(try receipt().contains("以前已收：1条"))
  }

  @Test func whatIsNoExportIsHeldAndTheOthersGoOn() throws {
    try drop("%PDF-1.7", as: "a.csv")
    try drop("序号,点赞\n1,2\n", as: "b.csv")
    try drop("", as: "c.csv")
    try drop("评论ID,内容\n1,供热不足\n", as: "d.csv")
    _ = try look()
    #expect(try look() == 4)
    try world.work()
    #expect(try world.office.ledger.letters().count == 1)
    #expect(
      try world.office.ledger.heldMail().map(\.detail) == [
        "奈曼政务 a.csv: this is no table but a PDF",
        "奈曼政务 b.csv: no column looks like the text of a comment: 序号, 点赞",
        "奈曼政务 c.csv: there is no row in it",
      ])
    #expect(try receipt().contains("原文件已转人工处理，没有丢失"))
    let held = try world.office.ledger.heldMail()[0]
    #expect(try world.office.ledger.mail(held.mail)?.bytes == Array("%PDF-1.7".utf8))
  }

  /// 评论.csv in GB18030: no text to us, and a letter all the same.
  @Test func aFileWithAChineseNameOfWindowsIsTaken() throws {
    try drop("评论ID,内容\n1,供热不足\n", as: "a")
    let name = Array("\(path)/".utf8) + [0xC6, 0xC0, 0xC2, 0xDB, 0x2E, 0x63, 0x73, 0x76, 0]
    #expect(rename("\(path)/a", name.map(CChar.init(bitPattern:))) == 0)
    _ = (try look(), try look())
    try world.work()
    #expect(try world.office.ledger.letters().count == 1)
    #expect(try receipt().hasPrefix("回执：评论.csv（奈曼政务）"))
    #expect(try look() == 0)
  }

  /// Somebody died over it, again and again; twice he may have been killed by anybody.
  @Test func aFileThatKillsIsHeldAndTheOthersGoOn() throws {
    let texts = ["评论ID,内容\n1,供热不足\n", "评论ID,内容\n2,停水了\n"]
    for (deaths, text) in zip([2, 3], texts) {
      try drop(text, as: "\(deaths).csv")
      for _ in 0..<deaths {
        _ = try world.office.ledger.beginReading(file: SHA256.digest(of: Array(text.utf8)))
      }
    }
    _ = try look()
    #expect(try look() == 2)
    try world.work()
    #expect(try world.letter().registration.text.shown == "供热不足")
    let held = try world.office.ledger.heldMail()
    #expect(held.map(\.detail) == ["奈曼政务 3.csv: the process died 3 times over it"])
    #expect(try FileManager.default.contentsOfDirectory(atPath: path) == ["已收"])
    // Who came to its end begins anew.
    #expect(try world.office.ledger.beginReading(file: SHA256.digest(of: Array(texts[0].utf8))) == 0)
  }

  @Test func relativeTimesCountFromWhenTheFileWasWritten() throws {
    try drop("评论ID,内容,时间\n1,供热不足,昨天 09:12\n")
    let written = Timestamp(Day("2026-11-20")!, hour: 12)
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSince1970: Double(written.seconds))],
      ofItemAtPath: path + "/评论.csv")
    _ = (try look(), try look())
    try world.work()
    #expect(try world.letter().registration.receivedAt == Timestamp(Day("2026-11-19")!, hour: 9, minute: 12))
  }

  @Test func whatTakesAFilesPlaceWhileItIsReadIsTakenToo() throws {
    let folder = ReplacedFolder(try LocalFolder(at: path)) { [path] in
      // As long as the first, and as old.
      let date = try FileManager.default.attributesOfItem(atPath: path + "/评论.csv")[.modificationDate]
      try Data("评论ID,内容\n2,停水了呀\n".utf8).write(to: URL(fileURLWithPath: path + "/.新"))
      try FileManager.default.setAttributes([.modificationDate: date!], ofItemAtPath: path + "/.新")
      #expect(rename(path + "/.新", path + "/评论.csv") == 0)
    }
    let intake = FolderIntake(office: world.office, account: "奈曼政务", folder: folder, done: "已收")
    try drop("评论ID,内容\n1,供热不足\n")
    for _ in 0..<4 { _ = try intake.run(at: { world.now }) }
    try world.work()
    let texts = try (1...2).map { try world.letter($0).registration.text.shown }
    #expect(texts == ["供热不足", "停水了呀"])
    #expect(try folder.files().isEmpty)
  }
}

/// A folder in which something happens once a file was read.
private final class ReplacedFolder: Folder {
  private let folder: LocalFolder
  private var event: (() throws -> Void)?

  init(_ folder: LocalFolder, _ event: @escaping () throws -> Void) {
    self.folder = folder
    self.event = event
  }

  func files(in subfolder: String?) throws(FolderError) -> [FolderFile] { try folder.files(in: subfolder) }

  func read(_ name: String, in subfolder: String?, limit: Int) throws(FolderError) -> FolderContent {
    let content = try folder.read(name, limit: limit)
    do { try event?() } catch { Issue.record(error) }
    event = nil
    return content
  }

  func write(_ bytes: [UInt8], to name: String, in subfolder: String) throws(FolderError) {
    try folder.write(bytes, to: name, in: subfolder)
  }

  func move(_ name: String, to newName: String, in subfolder: String) throws(FolderError) {
    try folder.move(name, to: newName, in: subfolder)
  }

  func remove(_ name: String, in subfolder: String) throws(FolderError) {
    try folder.remove(name, in: subfolder)
  }

  func close() {}
}
