import Domain
import Foundation
import Store
import Testing
import Wire
import World

@testable import Office

/// What becomes of an account's exports once they were taken.
@Suite struct DoneExportsTests {
  private let world: World
  private let folder: LocalFolder
  private let intake: FolderIntake
  private var path: String { world.directory + "/导出" }

  init() throws {
    world = try World {
      $0.intakes["奈曼政务"] = .init(channel: .newMedia(account: "奈曼政务"), desk: Cast.desk.name, columns: [:])
    }
    folder = try LocalFolder(at: world.directory + "/导出")
    intake = FolderIntake(office: world.office, account: "奈曼政务", folder: folder, done: "已收")
  }

  /// The operator drops an export, and two looks find it the same.
  private func export(_ rows: String..., as name: String = "评论.csv") throws {
    let text = "评论ID,昵称,内容\n" + rows.map { $0 + "\n" }.joined()
    try Data(text.utf8).write(to: URL(fileURLWithPath: "\(path)/\(name)"))
    for _ in 0..<2 { _ = try intake.run(at: { world.now }) }
    try world.work()
  }

  private func done() throws -> [String] {
    try folder.files(in: "已收").map(\.name).filter { !$0.hasSuffix(".回执.txt") }
  }

  private func words(in name: String) throws -> String {
    String(decoding: try folder.read(name, in: "已收", limit: 10_000).bytes, as: UTF8.self)
  }

  private func receipts() throws -> [String] {
    try folder.files(in: "已收").map(\.name).filter { $0.hasSuffix(".回执.txt") }.map(words)
  }

  private var isToReread: Bool { get throws { try world.office.ledger.rereading(of: "奈曼政务") != nil } }

  private var letters: Int { get throws { try world.office.ledger.letters().count } }

  /// As the decision of two persons leaves it.
  private func erase(_ serial: Int) throws {
    let (id, clerk) = (try world.letter(serial).id, Party(.clerk, name: "王敏"))
    try world.office.ledger.write { book in
      try book.record(.retracted(reason: Words("x")), on: id, at: world.now, by: clerk)
      try book.orderErasure(
        Erasure(letter: id, reason: "本人申请", clerk: "王敏", at: world.now, isListed: true))
    }
    try world.office.eraseAgain(at: world.now)
  }

  @Test func theyAreNotReadAgainWithoutNeed() throws {
    try export("1,小李,供热不足")
    try folder.write(Array("评论ID,昵称,内容\n9,小王,没有人收过\n".utf8), to: "别的.0123abcd.csv", in: "已收")
    #expect(try intake.run(at: { world.now }) == 0)
    #expect(try !isToReread)
    #expect(try letters == 1)
  }

  @Test func everyExportWithAnErasedLetterGoesAndTheOthersStay() throws {
    try export("1,小李,供热不足", as: "周一.csv")
    try export("1,小李,供热不足", "2,小王,停水了", as: "周二.csv")
    try export("2,小王,停水了", as: "周三.csv")
    #expect(try done().count == 3)
    try erase(1)
    #expect(try isToReread)
    #expect(try intake.run(at: { world.now }) == 0, "nothing new is in them")
    #expect(try done().map { $0.prefix(2) } == ["周三"])
    #expect(try !isToReread)
    #expect(try receipts().count == 3, "what was taken when is still told")
    try world.work()
    #expect(try letters == 2)
  }

  /// Platforms export what somebody wrote again and again.
  @Test func anErasedCommentThatIsExportedAgainIsNoLetterAndItsFileIsNotKept() throws {
    try export("1,小李,供热不足")
    try erase(1)
    _ = try intake.run(at: { world.now })
    try export("1,小李,供热不足", "2,小王,停水了", as: "再次.csv")
    #expect(try letters == 2)
    #expect(try world.office.ledger.heldMail().isEmpty)
    #expect(try done().isEmpty && folder.files().isEmpty)
    let receipt = try #require(try receipts().first { $0.contains("再次.csv") })
    #expect(receipt.contains("新留言：1条") && receipt.contains("以前已收：1条"))
    #expect(receipt.contains("其中已按规定删除：1条，不再恢复；原文件含有其内容，已从文件夹中删除"))
    #expect(!receipt.contains("供热"))
  }

  @Test func anErasedCommentIsNotHeldWhereItsAuthorHasChangedItSince() throws {
    try export("1,小李,供热不足")
    try erase(1)
    try export("1,小李,供热不足，室内只有12度", as: "再次.csv")
    #expect(try letters == 1)
    #expect(try world.office.ledger.heldMail().isEmpty)
    #expect(try done().isEmpty)
  }

  @Test func aTakenExportWithoutAnEndingIsReadAgainLikeTheOthers() throws {
    try export("1,小李,供热不足", as: "评论")
    try erase(1)
    _ = try intake.run(at: { world.now })
    #expect(try done().isEmpty)
  }

  @Test func oneOrderDoesNotEndAnother() throws {
    try export("1,小李,供热不足")
    try erase(1)
    let rereading = try world.office.ledger.orderRereading(of: "奈曼政务")
    try world.office.ledger.markReread(rereading)
    #expect(try isToReread)
    _ = try intake.run(at: { world.now })
    #expect(try !isToReread)
    #expect(try done().isEmpty)
  }

  @Test func whatItsOperatorHasChangedOrPutThereIsHis() throws {
    try export("1,小李,供热不足")
    try erase(1)
    let name = try #require(try done().first)
    try folder.write(Array("评论ID,昵称,内容\n7,小张,改过\n".utf8), to: name, in: "已收")
    try folder.write(Array("评论ID,昵称,内容\n8,小王,手工放入\n".utf8), to: "手工.csv", in: "已收")
    #expect(try intake.run(at: { world.now }) == 0)
    #expect(try done() == ["手工.csv", name].sorted())
    #expect(try letters == 1)
  }

  @Test func aNewFileThatCannotBeTakenKeepsNothingOfThemWaiting() throws {
    try export("1,小李,供热不足")
    try erase(1)
    // A folder has taken the place of its receipt.
    let name = DoneName(of: "新.csv", Array("评论ID,内容\n2,停水了\n".utf8))
    try FileManager.default.createDirectory(
      atPath: "\(path)/已收/\(name.receipt)", withIntermediateDirectories: false)
    try Data("评论ID,内容\n2,停水了\n".utf8).write(to: URL(fileURLWithPath: path + "/新.csv"))
    _ = try? intake.run(at: { world.now })
    #expect(throws: FolderError.self) { try intake.run(at: { world.now }) }
    #expect(try done().isEmpty)
    #expect(try !isToReread)
  }

  @Test func whatCannotBeRemovedIsTriedAgain() throws {
    try export("1,小李,供热不足")
    try erase(1)
    // Where the folder of what is done should be, lies a link.
    #expect(rename(path + "/已收", world.directory + "/away") == 0)
    try FileManager.default.createSymbolicLink(
      atPath: path + "/已收", withDestinationPath: world.directory + "/away")
    #expect(throws: FolderError.self) { try intake.run(at: { world.now }) }
    #expect(try isToReread)
    #expect(unlink(path + "/已收") == 0)
    #expect(rename(world.directory + "/away", path + "/已收") == 0)
    _ = try intake.run(at: { world.now })
    #expect(try done().isEmpty)
  }

  @Test(arguments: [
    ("评论.csv", "评论.csv"), ("a.b.xlsx", "a.b.xlsx"), ("无后缀", "无后缀"), (".csv", ".csv"),
    (String(repeating: "长", count: 90) + ".csv", String(repeating: "长", count: 50) + ".csv"),
  ])
  func aTakenExportTellsWhatItWasCalled(name: String, original: String) {
    let taken = DoneName(of: name, [1, 2, 3])
    #expect(DoneName.original(of: taken.file) == original)
    #expect(DoneName.original(of: taken.receipt) == nil)
    #expect(DoneName(of: original, [1, 2, 3]).file == taken.file, "so a changed one is known")
    #expect(DoneName(of: original, [1, 2]).file != taken.file)
    #expect(taken.file.utf8.count < 200)
  }

  @Test(arguments: ["评论.csv", "评论.0123ABCD.csv", "评论.0123abcd.csv.bak.csv", "评论.0123abcd.回执.txt", ""])
  func whatWeDidNotNameIsNoTakenExport(name: String) {
    #expect(DoneName.original(of: name) == nil)
  }
}
