import Digest
import Domain
import Foundation
import Mail
import Reading
import Testing
import Wire
import World

@testable import Office

/// What a portal finds in its folder.
@Suite struct StatusFolderTests {
  private let world: World
  private var path: String { world.directory + "/portal/status" }

  init() throws {
    world = try World {
      $0.intakes["liuyan"] = .init(
        channel: .portal, desk: Cast.desk.name,
        form: PortalForm(portal: "liuyan", senders: ["wszx@portal.example"]))
    }
  }

  private func tell(
    place: String = "portal", into folder: (any Folder)? = nil, batch: Int = 1000
  ) throws -> Int {
    let folder = try folder ?? LocalFolder(at: world.directory + "/portal", isShared: true)
    return try StatusFolder(
      office: world.office, portal: "liuyan", place: place, folder: folder, subfolder: "status",
      batch: batch
    ).run()
  }

  private func file(_ name: String = "NM2026000001.json") throws -> [String: Any] {
    let bytes = try Data(contentsOf: URL(fileURLWithPath: "\(path)/\(name)"))
    return try #require(try JSONSerialization.jsonObject(with: bytes) as? [String: Any])
  }

  private func submit(_ text: String, headers: [(name: String, value: String)] = []) throws {
    try world.write(from: PortalFormTests.portal, subject: "x", text: text, headers: headers)
    try world.work()
  }

  @Test func oneLookUpLeadsToEveryPartOfADividedLetter() throws {
    try submit("编号：WZ7\n查询码：4821\n姓名：李四\n标题：两件事\n内容：一件暖气，一件水管。")
    let clerk = Party(.clerk, name: "王敏")
    _ = try world.office.split(
      world.letter().id,
      into: [Matter(title: "供热不足", text: "供热不足。"), Matter(title: "停水", text: "停水。")], by: clerk,
      at: world.now)
    try world.work()
    #expect(try tell() == 3)
    let (whole, part) = (try file(), try file("NM2026000002.json"))
    #expect(whole["parts"] as? [String] == ["NM2026000002", "NM2026000003"])
    #expect(whole["status"] as? String == "已分办" && part["status"] as? String == "已受理")
    #expect(part["serial"] == nil && part["messageID"] == nil && part["parts"] == nil)
    let check = try #require(part["queryCodeCheck"] as? [String: String])
    let salted = Array((try #require(check["salt"]) + "4821").utf8)
    #expect(check["sha256"] == Hex.encode(SHA256.digest(of: salted)))
    // What the portal sends again under its number is the whole.
    try submit("编号：WZ7\n查询码：4821\n姓名：李四\n标题：两件事\n内容：一件暖气，一件水管。")
    #expect(try world.office.ledger.letters(at: Stage.allCases).count == 3)
    for serial in [2, 3] {
      try world.office.decline(world.letter(serial).id, ground: .other, by: clerk, at: world.now)
    }
    _ = try tell()
    #expect(try file()["status"] as? String == "已办结")
  }

  @Test func theStoryOfALetter() throws {
    try submit("编号：WZ7\n查询码：4821\n姓名：李四\n电话：13900001234\n标题：供热\n内容：供热不足，室内只有12度。")
    #expect(try tell() == 1)
    var status = try file()
    #expect(status["serial"] as? String == "WZ7" && status["status"] as? String == "已受理")
    #expect(status["registeredAt"] as? String == "2026-11-23T09:00:00+08:00")
    #expect(status["answer"] == nil && status["declined"] == nil && status["queryCode"] == nil)
    let check = try #require(status["queryCodeCheck"] as? [String: String])
    let salted = Array((try #require(check["salt"]) + "4821").utf8)
    #expect(check["sha256"] == Hex.encode(SHA256.digest(of: salted)))
    #expect(try tell() == 0, "nothing has changed")

    world.now = Timestamp(Day("2026-11-25")!, hour: 15)
    try answer("您好！经入户测温，室温已达20度，回访电话13900001234。")
    #expect(try tell() == 1)
    status = try file()
    #expect(status["status"] as? String == "已办结")
    #expect(status["updatedAt"] as? String == "2026-11-25T15:00:00+08:00")
    let answer = try #require(status["answer"] as? [String: Any])
    #expect(answer["unit"] as? String == "奈曼旗住房和城乡建设局" && answer["public"] as? Bool == true)
    #expect((answer["text"] as? String)?.contains("室温已达20度") == true)
    #expect((answer["text"] as? String)?.contains("13900001234") == false)
    #expect((answer["url"] as? String)?.hasSuffix("NM2026000001.html") == true)
    let bytes = try String(contentsOfFile: path + "/NM2026000001.json", encoding: .utf8)
    for secret in ["李四", "13900001234", "只有12度", "4821\""] { #expect(!bytes.contains(secret)) }
  }

  private func answer(_ text: String) throws {
    let assigned = try #require(try world.mails("assigned", about: world.letter().id).first)
    try world.reply(to: assigned, from: "leader@zhujian.example", "答复：\(text)", signedBy: true)
    try world.work()
  }

  @Test func withoutANumberOfItsOwnThePortalKnowsTheMailAndTellsTheCode() throws {
    try submit("姓名：李四\n标题：供热\n内容：供热不足")
    #expect(try tell() == 1)
    let status = try file()
    #expect((status["messageID"] as? String)?.hasSuffix("@people.example") == true && status["serial"] == nil)
    #expect(status["queryCode"] as? String == (try world.letter().registration.queryCode.text))
  }

  @Test func whoHasAnAddressWasToldTheCodeHimself() throws {
    try submit("姓名：李四\n邮箱：li@citizen.example\n标题：供热\n内容：供热不足")
    #expect(try tell() == 1)
    #expect(try file()["queryCode"] == nil)
  }

  @Test func aDeclinedLetterSaysWhyAndWhatElseToDo() throws {
    try submit("编号：WZ7\n姓名：李四\n标题：供热\n内容：法院已判决，法院已判决的事。")
    try world.decline()
    #expect(try tell() == 1)
    let declined = try #require(try file()["declined"] as? [String: String])
    #expect(declined["ground"] == "第七条第（二）项" && declined["suggestion"] == "建议通过法定渠道反映。")
    #expect(try file()["status"] as? String == "不予受理")
  }

  @Test func lettersByMailAreNoPortals() throws {
    try world.write(from: Cast.citizen, subject: "供热", text: "供热不足")
    try world.work()
    #expect(try tell() == 0)
    #expect(!FileManager.default.fileExists(atPath: path))
  }

  @Test func aFolderThatIsAwayIsToldLaterAndNothingIsMissed() throws {
    for serial in ["WZ1", "WZ2", "WZ3"] { try submit("编号：\(serial)\n姓名：李四\n标题：供热\n内容：\(serial)供热不足") }
    let folder = MovingFolder(try LocalFolder(at: world.directory + "/portal"))
    folder.writesLeft = 1
    #expect(throws: FolderError.self) { try tell(into: folder) }
    #expect(try FileManager.default.contentsOfDirectory(atPath: path).count == 1)
    folder.writesLeft = .max
    #expect(try tell(into: folder) == 2)
    #expect(try FileManager.default.contentsOfDirectory(atPath: path).count == 3)
  }

  @Test func whatWasWrittenAndNotRecordedIsWrittenAgainWithTheSameBytes() throws {
    try submit("编号：WZ1\n姓名：李四\n标题：供热\n内容：供热不足")
    let folder = MovingFolder(try LocalFolder(at: world.directory + "/portal"))
    folder.dropsAnswer = true
    #expect(throws: FolderError.self) { try tell(into: folder) }
    let before = try Data(contentsOf: URL(fileURLWithPath: path + "/NM2026000001.json"))
    world.now = Timestamp(Day("2026-11-24")!, hour: 9)
    folder.dropsAnswer = false
    #expect(try tell(into: folder) == 1)
    #expect(try Data(contentsOf: URL(fileURLWithPath: path + "/NM2026000001.json")) == before)
  }

  @Test func anotherFolderIsToldEverythingAnew() throws {
    try submit("编号：WZ1\n姓名：李四\n标题：供热\n内容：供热不足")
    #expect(try tell() == 1 && tell(place: "elsewhere") == 1 && tell(place: "elsewhere") == 0)
  }

  @Test func moreLettersThanABatch() throws {
    for number in 1...5 { try submit("编号：W\(number)\n姓名：李四\n标题：供热\n内容：\(number)供热不足") }
    #expect(try tell(batch: 2) == 5)
    #expect(try tell(batch: 2) == 0)
  }

  @Test func whoeverStopsItInTheMiddleMissesNothing() throws {
    for number in 1...5 { try submit("编号：W\(number)\n姓名：李四\n标题：供热\n内容：\(number)供热不足") }
    var asked = 0
    let folder = try LocalFolder(at: world.directory + "/portal")
    let status = StatusFolder(
      office: world.office, portal: "liuyan", place: "portal", folder: folder, subfolder: "status")
    let first = try status.run {
      asked += 1
      return asked > 3
    }
    #expect(first == 2)
    #expect(try status.run() == 3)
  }

  @Test func othersOfItsGroupMayReadWhatLiesThere() throws {
    try submit("编号：WZ1\n姓名：李四\n标题：供热\n内容：供热不足")
    _ = try tell()
    let mode = try FileManager.default.attributesOfItem(atPath: path + "/NM2026000001.json")[
      .posixPermissions]
    #expect((mode as? Int).map { $0 & 0o037 } == 0)
  }
}

/// A real folder that goes away after some writes.
private final class MovingFolder: Folder {
  var writesLeft = Int.max
  /// Whether the file is put there and nobody hears of it.
  var dropsAnswer = false
  private let folder: LocalFolder

  init(_ folder: LocalFolder) { self.folder = folder }

  func files(in subfolder: String?) throws(FolderError) -> [FolderFile] { try folder.files(in: subfolder) }
  func read(_ name: String, in subfolder: String?, limit: Int) throws(FolderError) -> FolderContent {
    try folder.read(name, limit: limit)
  }
  func write(_ bytes: [UInt8], to name: String, in subfolder: String) throws(FolderError) {
    guard writesLeft > 0 else { throw .refused(server: "files.example", reason: "away") }
    writesLeft -= 1
    try folder.write(bytes, to: name, in: subfolder)
    if dropsAnswer { throw .refused(server: "files.example", reason: "away") }
  }
  func move(_ name: String, to newName: String, in subfolder: String) throws(FolderError) {
    try folder.move(name, to: newName, in: subfolder)
  }
  func remove(_ name: String, in subfolder: String) throws(FolderError) {
    try folder.remove(name, in: subfolder)
  }
  func close() { folder.close() }
}
